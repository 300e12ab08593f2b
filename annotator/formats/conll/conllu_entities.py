"""Entities in the MISC column of CoNLL-U: brackets as in CorefUD and GUM, or tags as in NER.

Source: https://ufal.mff.cuni.cz/corefud (format) and the Universal Anaphora proposal,
https://github.com/UniversalAnaphora/UniversalAnaphora. ``Entity=(e1-person-1-coref`` opens a
mention of the entity e1, ``e1)`` closes the newest one that is open, ``(e1-person)`` is one token,
and ``(e1[1/2]-person`` is the first of two pieces.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import at_line, message
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation
from annotator.formats.conll.conllu_sentences import Token
from annotator.formats.conll.tokens import decoded, is_tag

_CHUNK = re.compile(r"\([^()]+\)?|[^()]+\)")
_PIECE = re.compile(r"(?P<name>.*)\[(?P<number>\d{1,4})/(?P<count>\d{1,4})\]")
_MARKED = re.compile(r"[BIESLUM]-.+")
_FIELDS = ("eid", "etype", "head", "other")
_NAMES = {"GRP": "eid"}
"""What GUM calls the entity's id."""
_OF_TOKENS = ("head", "minspan")
_ENTITY = "Entity"
_UNSAID = frozenset({"", "_"})


class PlacedToken(msgspec.Struct, frozen=True):
    """A token of a document; ``span`` is in the document's text."""

    token: Token
    span: Span
    starts_sentence: bool = False


class _Mention(msgspec.Struct):
    """A mention that is being read; ``fields`` as the brackets give them."""

    line: int
    name: str
    fields: dict[str, str]
    first: int
    last: int = -1
    piece: tuple[int, int] = (1, 1)


def entities(file: str, placed: Sequence[PlacedToken], declared: str) -> Iterator[Annotation]:
    """The entities of a document.

    Args:
        file: what problems name.
        placed: all its tokens.
        declared: which fields the brackets have, as the comment ``global.Entity`` says it.

    Raises:
        InputError: a bracket is closed that was not opened, or the other way round.
    """
    if any(_is_bracket(place.token.misc.get(_ENTITY, "")) for place in placed):
        yield from _of_brackets(file, placed, declared)
    keys = dict.fromkeys(key for place in placed for key in place.token.misc)
    for key in keys:
        values = [place.token.misc.get(key, "") or "O" for place in placed]
        if any(map(_MARKED.fullmatch, values)) and all(map(is_tag, values)):
            yield from _of_tags(key, values, placed)


def _is_bracket(value: str) -> bool:
    return value.startswith("(") or value.endswith(")")


def _of_tags(key: str, values: list[str], placed: Sequence[PlacedToken]) -> Iterator[Annotation]:
    spoken = list(_spoken(values, placed))
    breaks = frozenset(at for at, n in enumerate(spoken) if placed[n].starts_sentence)
    for each in decoded((values[n] for n in spoken), breaks):
        inside = [placed[n].span for n in spoken[each.first : each.last + 1]]
        span = Span(inside[0].start, inside[-1].end)
        yield Annotation(
            id=f"{key} {span.start}-{span.end} {each.label}",
            label=each.label,
            spans=(span,) if span.length else (),
            extra={"key": key},
        )


def _spoken(values: list[str], placed: Sequence[PlacedToken]) -> Iterator[int]:
    """The indexes of the tokens whose tags count: a multiword token's tag replaces its words'."""
    inside = 0
    for n, place in enumerate(placed):
        name = place.token.id
        inside = 0 if place.starts_sentence else inside
        if "-" in name:
            if values[n] != "O":
                inside = int(name.partition("-")[2])
                yield n
        elif not place.token.is_empty and int(name) > inside:
            yield n


def _of_brackets(file: str, placed: Sequence[PlacedToken], declared: str) -> Iterator[Annotation]:
    names = tuple(_NAMES.get(each, each) for each in declared.split("-") if each)
    open_ones: list[_Mention] = []
    closed: list[_Mention] = []
    for n, place in enumerate(placed):
        value = place.token.misc.get(_ENTITY, "")
        if value in _UNSAID or not _is_bracket(value):
            continue
        chunks = _CHUNK.findall(value)
        if "".join(chunks) != value:
            raise InputError(
                file, message("no-entity-brackets", text=value), at_line(place.token.line)
            )
        for chunk in chunks:
            if chunk.startswith("("):
                mention = _opened(chunk.strip("()"), names, n, place.token.line)
                open_ones.append(mention)
                if not chunk.endswith(")"):
                    continue
                closing = mention
            else:
                closing = _closing(chunk.removesuffix(")"), open_ones)
            if closing is None:
                reason = message("entity-not-open", text=chunk)
                raise InputError(file, reason, at_line(place.token.line))
            closing.last = n
            open_ones.remove(closing)
            closed.append(closing)
    if open_ones:
        reason = message("entity-never-closed", name=open_ones[0].name)
        raise InputError(file, reason, at_line(open_ones[0].line))
    yield from _united(closed, placed)


def _opened(text: str, names: tuple[str, ...], first: int, line: int) -> _Mention:
    fields = _fields(text, names)
    name, piece = _piece(fields.get("eid", ""))
    if "eid" in fields:
        fields["eid"] = name
    else:
        text, piece = _piece(text)
    return _Mention(line, name or text, fields, first, piece=piece)


def _piece(name: str) -> tuple[str, tuple[int, int]]:
    match = _PIECE.fullmatch(name)
    if match is None:
        return name, (1, 1)
    return match["name"], (int(match["number"]), int(match["count"]))


def _fields(text: str, names: tuple[str, ...]) -> dict[str, str]:
    if names:
        values = text.split("-", len(names) - 1)
        return dict(zip(names, values, strict=False))
    values = text.split("-")
    if len(values) == 1:
        # Only ids, or only types.
        return {"eid" if any(map(str.isdigit, text)) else "etype": text}
    if values[1].isdigit() and not values[0].isdigit():
        # As GUM had them: person-1.
        return {"etype": values[0], "eid": values[1], "other": "-".join(values[2:])}
    return dict(zip(_FIELDS, text.split("-", len(_FIELDS) - 1), strict=False))


def _closing(text: str, open_ones: list[_Mention]) -> _Mention | None:
    """The newest mention that is open and called so: by its id, or by all that opened it."""
    name, piece = _piece(text)
    for each in reversed(open_ones):
        type_and_id = "-".join(filter(None, (each.fields.get("etype"), each.fields.get("eid"))))
        if name in (each.name, type_and_id) and piece in (each.piece, (1, 1)):
            return each
    return None


def _united(closed: list[_Mention], placed: Sequence[PlacedToken]) -> Iterator[Annotation]:
    """The mentions in the order in which they begin, each with all its pieces."""
    waiting: defaultdict[str, list[list[_Mention]]] = defaultdict(list)
    found: list[list[_Mention]] = []
    for each in sorted(closed, key=lambda mention: (mention.first, -mention.last)):
        number, _count = each.piece
        started = (
            [m for m in waiting[each.name] if m[-1].piece[0] == number - 1] if number > 1 else []
        )
        if started:
            started[-1].append(each)
            continue
        found.append([each])
        if each.piece[1] > 1:
            waiting[each.name].append(found[-1])
    seen: defaultdict[str, int] = defaultdict(int)
    for mentions in found:
        spans = [span for each in mentions if (span := _span(each, placed)) is not None]
        first = mentions[0]
        where = ",".join(f"{span.start}-{span.end}" for span in spans)
        name = f"{first.name} {where}".strip()
        seen[name] += 1
        suffix = f" {seen[name]}" if seen[name] > 1 else ""
        attributes = {
            key: (value,)
            for key, value in first.fields.items()
            if key not in ("etype", *_OF_TOKENS) and value not in _UNSAID
        }
        label = first.fields.get("etype", "")
        yield Annotation(
            id=name + suffix,
            label=label if label not in _UNSAID else "entity",
            spans=tuple(spans),
            attributes=dict(attributes),
            extra={
                key: value
                for key, value in first.fields.items()
                if key in _OF_TOKENS and value not in _UNSAID
            },
        )


def _span(mention: _Mention, placed: Sequence[PlacedToken]) -> Span | None:
    """From the first to the last token that is in the text; None if there are only empty nodes."""
    inside = placed[mention.first : mention.last + 1]
    words = [place.span for place in inside if not place.token.is_empty]
    return Span(words[0].start, words[-1].end) if words else None
