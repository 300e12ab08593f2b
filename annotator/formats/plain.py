"""Plain text and Markdown: one file, one article, its text kept as it is written."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import charset_normalizer

from annotator.core.actor import Actor
from annotator.core.article import Article
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.errors import InputError, TextError
from annotator.core.link import Link
from annotator.core.project import ProjectInfo
from annotator.core.text import line_and_column, normalise, sha256
from annotator.formats.content import CodedArticle
from annotator.formats.front_matter import read_front_matter

LONGEST_TITLE = 150
_SHORTENED_TITLE = 80
_ENCODINGS: list[str] = [
    "utf_8",
    "utf_16",
    "utf_32",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "cp874",
    "iso8859_2",
    "iso8859_15",
    "koi8_r",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
]
"""What news is found in. Those of DOS and old Macs are left out: they fit nearly any bytes, and
turn a French accent into another letter."""
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)


class PlainContent:
    """One article. The file is read again each time the article is asked for, so that a folder
    of any size can be imported without holding its texts."""

    info: ProjectInfo | None = None
    codebook: Codebook | None = None

    def __init__(self, path: Path, article_id: str, *, markdown: bool) -> None:
        self._path = path
        self._id = article_id
        self._markdown = markdown
        _, self.notes = self._read()

    def coders(self) -> Sequence[Coder]:
        """Nobody."""
        return ()

    def actors(self) -> Iterator[Actor]:
        """None."""
        return iter(())

    def articles(self) -> Iterator[CodedArticle]:
        """The one article, uncoded."""
        yield CodedArticle(self._read()[0])

    def links(self) -> Iterator[Link]:
        """None."""
        return iter(())

    def _read(self) -> tuple[Article, Sequence[str]]:
        return _article(self._path, self._id, markdown=self._markdown)


def read_text(path: Path, new_id: Callable[[], str]) -> PlainContent:
    """A plain text file.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    return PlainContent(path, new_id(), markdown=False)


def read_markdown(path: Path, new_id: Callable[[], str]) -> PlainContent:
    """A Markdown file; nothing is rendered.

    Raises:
        InputError: it cannot be read, is empty or is not text.
    """
    return PlainContent(path, new_id(), markdown=True)


def _article(path: Path, article_id: str, *, markdown: bool) -> tuple[Article, Sequence[str]]:
    file = str(path)
    whole, notes = _decoded(path)
    front = read_front_matter(file, whole)
    text = whole[front.start :]
    if not text.strip():
        what = "has no text after its first block" if front.start else "is empty"
        raise InputError(file, f"the file {what}. Put an article into it or leave it out.")
    title = front.known.get("title") or title_of(text, markdown=markdown)
    article = Article(
        id=article_id,
        title=title,
        text=text,
        sha256=sha256(text),
        language=front.known.get("language", ""),
        source=front.known.get("source", ""),
        author=front.known.get("author", ""),
        published=front.known.get("published", ""),
        url=front.known.get("url", ""),
        metadata={**front.metadata, "file": storable(path.name)},
    )
    return article, (*notes, *front.notes)


def storable(name: str) -> str:
    """The name of a file, in which Python keeps bytes that are not UTF-8 as lone surrogates."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _decoded(path: Path) -> tuple[str, list[str]]:
    file = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(file, f"it cannot be read: {error.strerror or error}.") from error
    notes: list[str] = []
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = charset_normalizer.from_bytes(raw, cp_isolation=_ENCODINGS).best()
        if guess is None:
            line = raw.count(b"\n", 0, error.start) + 1
            raise InputError(
                file,
                f"it is not text in any encoding that could be recognised (byte {error.start} is "
                "not UTF-8). Save it again as UTF-8.",
                f"line {line}",
            ) from error
        text = str(guess)
        notes.append(
            f"{file}: it is not UTF-8 and was read as {guess.encoding}; check its letters."
        )
    if (nul := text.find("\0")) >= 0:
        line, column = line_and_column(text, nul)
        raise InputError(
            file,
            "it holds a NUL character, so it is no plain text, or text in another encoding. "
            "Save it again as UTF-8.",
            f"line {line}, column {column}",
        )
    try:
        return normalise(text), notes
    except TextError as error:
        raise InputError(file, str(error)) from error


def title_of(text: str, *, markdown: bool) -> str:
    """A heading, or the first line if it reads like one, or how the first line begins.

    It stays in the text: offsets would mean nothing if it were cut out.
    """
    if markdown and (heading := _HEADING.search(text)):
        return heading[1]
    first, _, rest = text.lstrip().partition("\n")
    first = " ".join(first.split())
    stands_alone = not rest.split("\n", 1)[0].strip()
    if len(first) <= LONGEST_TITLE and (stands_alone or not _SENTENCE_END.search(first)):
        return first
    if len(first) <= _SHORTENED_TITLE:
        return first
    return first[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
