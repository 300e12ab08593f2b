"""CoNLL-U and CoNLL-U Plus: sentences of tokens with their places in the text.

Sources: https://universaldependencies.org/format.html, https://universaldependencies.org/ext-format.html
and, for what stands in MISC, https://universaldependencies.org/misc.html. Written here, for what
reads it elsewhere names no lines.
"""

import re
from collections.abc import Iterator

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import at_line, message
from annotator.core.text.span import Span

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
_ID = re.compile(
    r"(?P<word>\d{1,6})|(?P<first>\d{1,6})-(?P<last>\d{1,6})|(?P<empty>\d{1,6}\.\d{1,6})"
)
_COMMENT = re.compile(r"#\s*(?P<key>[^=]+?)\s*(?:=\s*(?P<value>.*?)\s*)?$")
_SPACES = re.compile(r"\s+")
_ESCAPES = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}


class Token(msgspec.Struct, frozen=True):
    """A word, a range of words as one writes them, or an empty node.

    Attributes:
        span: in the sentence's text; that of the range for a word within one, and of no length,
            after what comes before it, for an empty node.
    """

    line: int
    id: str
    form: str
    misc: dict[str, str]
    span: Span = Span(0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether it stands for what is not in the text."""
        return "." in self.id


class Sentence(msgspec.Struct):
    """A sentence.

    Attributes:
        after: what stands in the text between it and the next one; None if it does not say.
        is_as_written: whether the tokens are in the text that a comment gives.
        comments: by key.
        lines: all of it as it stands in the file.
    """

    tokens: list[Token]
    text: str
    comments: dict[str, str]
    lines: list[str]
    after: str | None = None
    is_as_written: bool = True

    @property
    def begins_document(self) -> bool:
        """Whether a comment says so."""
        return "newdoc" in self.comments or "newdoc id" in self.comments

    @property
    def begins_paragraph(self) -> bool:
        """Whether a comment or the first token says so."""
        begins = "newpar" in self.comments or "newpar id" in self.comments
        return begins or any(t.misc.get("NewPar") == "Yes" for t in self.tokens[:1])


def sentences(file: str, text: str) -> Iterator[Sentence]:
    """The sentences, one by one.

    Raises:
        InputError: a line does not hold; names it.
    """
    columns = COLUMNS
    block: list[tuple[int, str]] = []
    comments: dict[str, str] = {}
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if not line.strip():
            if block:
                yield _sentence(file, block, columns, comments, lines)
            elif not comments:
                continue
            if block or not _belongs_to_file(comments):
                block, comments, lines = [], {}, []
            continue
        lines.append(line)
        if line.startswith("#") and not block:
            if match := _COMMENT.fullmatch(line):
                comments[match["key"]] = match["value"] or ""
                if match["key"] == "global.columns":
                    columns = _columns(file, number, match["value"] or "")
        elif line.startswith("#"):
            # Comments within a sentence are none of the format, but do no harm.
            continue
        else:
            block.append((number, line))


def _belongs_to_file(comments: dict[str, str]) -> bool:
    """Whether comments with an empty line after them tell of what follows."""
    return any(key.startswith(("newdoc", "newpar", "meta::", "global.")) for key in comments)


def _columns(file: str, number: int, value: str) -> tuple[str, ...]:
    columns = tuple(value.split())
    if "FORM" not in columns:
        raise InputError(file, message("no-form-column"), at_line(number))
    return columns


def _sentence(
    file: str,
    block: list[tuple[int, str]],
    columns: tuple[str, ...],
    comments: dict[str, str],
    lines: list[str],
) -> Sentence:
    tokens: list[Token] = []
    expected, last = 1, 0
    for number, line in block:
        token = _token(file, number, line, columns, expected)
        match = _ID.fullmatch(token.id)
        if match is None:
            raise InputError(file, message("no-token-id", id=token.id), at_line(number))
        if match["word"]:
            if int(match["word"]) != expected:
                reason = message("token-number-wrong", id=token.id, expected=expected)
                raise InputError(file, reason, at_line(number))
            expected += 1
        elif match["first"]:
            first, end = int(match["first"]), int(match["last"])
            if first != expected or end < first or first <= last:
                reason = message("range-begins-elsewhere", id=token.id)
                raise InputError(file, reason, at_line(number))
            last = end
        tokens.append(token)
    if last >= expected:
        reason = message("range-words-missing", last=last)
        raise InputError(file, reason, at_line(block[-1][0]))
    return _placed(tokens, comments, lines)


def _token(file: str, number: int, line: str, columns: tuple[str, ...], expected: int) -> Token:
    cells = line.split("\t")
    if len(cells) != len(columns):
        reason = message("columns-differ", count=len(cells), wanted=len(columns))
        raise InputError(file, reason, at_line(number))
    by_name = dict(zip(columns, cells, strict=True))
    form = by_name["FORM"]
    if not form.strip():
        raise InputError(file, message("token-without-form"), at_line(number))
    name = by_name.get("ID", str(expected)).strip()
    return Token(number, name, form, _misc(by_name.get("MISC", "_")))


def _misc(cell: str) -> dict[str, str]:
    if cell == "_":
        return {}
    pairs = (each.partition("=") for each in cell.split("|"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def _placed(tokens: list[Token], comments: dict[str, str], lines: list[str]) -> Sentence:
    """The sentence with the place of each token in the text that the comment gives, or in the
    one that the tokens make."""
    written = comments.get("text", "")
    surface = _surface(tokens)
    spans = _aligned(surface, written) if written else None
    text = written
    if spans is None:
        text, spans = _made(surface)
    last = surface[-1] if surface else None
    return Sentence(
        _with_places(tokens, surface, spans),
        text,
        comments,
        list(lines),
        after=_after(last) if last else None,
        is_as_written=text == written or not written,
    )


def _surface(tokens: list[Token]) -> list[Token]:
    """What stands in the text: ranges, and words that are in none."""
    shown: list[Token] = []
    inside = 0
    for token in tokens:
        if "-" in token.id:
            inside = int(token.id.partition("-")[2])
        elif token.is_empty or int(token.id) <= inside:
            continue
        shown.append(token)
    return shown


def _aligned(surface: list[Token], text: str) -> list[Span] | None:
    spans: list[Span] = []
    at = 0
    for token in surface:
        if not text.startswith(token.form, at):
            match = _SPACES.match(text, at)
            at = match.end() if match else at
        if not text.startswith(token.form, at):
            return None
        spans.append(Span(at, at + len(token.form)))
        at += len(token.form)
    return spans if not text[at:].strip() else None


def _made(surface: list[Token]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for n, token in enumerate(surface):
        spans.append(Span(at, at + len(token.form)))
        after = _after(token)
        gap = "" if n == len(surface) - 1 else " " if after is None else after
        parts += [token.form, gap]
        at += len(token.form) + len(gap)
    return "".join(parts), spans


def _after(token: Token) -> str | None:
    """What stands after the token; None if it does not say."""
    if token.misc.get("SpaceAfter") == "No":
        return ""
    spaces = token.misc.get("SpacesAfter")
    if not spaces or spaces == "_":
        return None
    spacing = re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[0]), spaces)
    # As it is stored, so that places stay what they are.
    return spacing.replace("\r\n", "\n").replace("\r", "\n")


def _with_places(tokens: list[Token], surface: list[Token], spans: list[Span]) -> list[Token]:
    spans_by_id = {token.id: span for token, span in zip(surface, spans, strict=True)}
    placed: list[Token] = []
    at = Span(0, 0)
    inside = 0
    for token in tokens:
        if token.is_empty:
            placed.append(msgspec.structs.replace(token, span=Span(at.end, at.end)))
            continue
        if "-" in token.id:
            inside = int(token.id.partition("-")[2])
        at = spans_by_id.get(token.id, at) if "-" in token.id or int(token.id) > inside else at
        placed.append(msgspec.structs.replace(token, span=at))
    return placed
