"""Annotator JSON: the lossless format. Importing it into a new project gives the same project."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import InputError, unreadable
from annotator.core.messages import Message, message
from annotator.formats.content import CodedArticle, Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.parsing.json.errors import invalid, malformed
from annotator.formats.readers import FileReader
from annotator.formats.wire.checks import Checks
from annotator.formats.wire.conversion import (
    ENCODER,
    Head,
    coded,
    decoded,
    encoded,
    encoded_article,
    link_of,
    made,
)
from annotator.formats.wire.shape import (
    FORMAT_NAME,
    VERSION,
    ActorShape,
    ArticleShape,
    CoderShape,
    Document,
    LinkShape,
    ProjectShape,
)

__all__ = ["FORMAT", "FORMAT_NAME", "VERSION", "JsonContent", "file_bytes", "read", "write"]

_SPOOL_IN_MEMORY = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_DECODER = msgspec.json.Decoder(Document[msgspec.Raw])
_BEGINS = re.compile(rb'\s*\{\s*"format"\s*:\s*"annotator"\s*,')

# Reading


class JsonContent:
    """A file of the format, checked; its articles are read again each time they are asked for."""

    problems: Sequence[InputError] = ()
    notes: Sequence[Message] = ()

    def __init__(
        self, path: Path, data: bytes, load: Callable[[Path], bytes] | None = None
    ) -> None:
        """Checks what the file holds.

        Args:
            path: the file.
            data: what it holds.
            load: reads that again, where it is not what simply stands there.

        Raises:
            InputError: something in it does not hold; names the place.
        """
        self._path = path
        self._load = load or file_bytes
        document = _document(path, data)
        self.info: ProjectInfo | None = made(document.project, ProjectInfo)
        self.codebook: Codebook | None = document.codebook
        self._head = msgspec.structs.replace(document, articles=())
        self._hash = hash(data)
        checks = Checks(str(path))
        checks.head(document)
        for at, article in self._decoded(document):
            checks.article(at, article)
        checks.links(document.links)

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text; all was checked already."""
        return (coded.article.sha256 for coded in self.articles())

    def coders(self) -> Sequence[Coder]:
        """Everybody whom the file names."""
        return [made(coder, Coder) for coder in self._head.coders]

    def actors(self) -> Iterator[Actor]:
        """The actors in the order of the file."""
        return (made(actor, Actor) for actor in self._head.actors)

    def articles(self) -> Iterator[CodedArticle]:
        """The articles in the order of the file."""
        for _, article in self.shapes():
            yield coded(article)

    def links(self) -> Iterator[Link]:
        """The links in the order of the file."""
        return map(link_of, self._head.links)

    def shapes(self) -> Iterator[tuple[str, ArticleShape]]:
        """The articles as the file has them, each with its JSON path.

        Raises:
            InputError: the file is no longer as it was when it was checked.
        """
        data = self._load(self._path)
        if hash(data) != self._hash:
            raise InputError(str(self._path), message("changed-while-read"))
        return self._decoded(_document(self._path, data))

    def _decoded(self, document: Document[msgspec.Raw]) -> Iterator[tuple[str, ArticleShape]]:
        decoder = msgspec.json.Decoder(ArticleShape)
        for n, raw in enumerate(document.articles):
            at = f"$.articles[{n}]"
            try:
                yield at, decoder.decode(raw)
            except msgspec.ValidationError as error:
                raise invalid(self._path, bytes(raw), ArticleShape, error, at) from error
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise malformed(self._path, self._path.read_bytes()) from error


def read(path: Path, new_id: Callable[[], str]) -> JsonContent:  # noqa: ARG001 - things have ids
    """A file of the format, completely checked.

    Raises:
        InputError: it cannot be read, or something in it does not hold; names the place.
    """
    data = file_bytes(path)
    if not data.strip():
        raise InputError(str(path), message("file-empty"))
    return JsonContent(path, data)


def file_bytes(path: Path) -> bytes:
    """What the file holds, without a byte order mark.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise unreadable(path, error) from error


def recognises(path: Path) -> bool:
    """Whether the file says that it is of this format."""
    try:
        data = path.read_bytes().removeprefix(_BOM)
    except OSError:
        return False
    try:
        return msgspec.json.decode(data, type=Head).format == FORMAT_NAME
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # A damaged one is still told what is wrong with it by its own reader.
        return _BEGINS.match(data) is not None


def _document(path: Path, data: bytes) -> Document[msgspec.Raw]:
    return decoded(path, data, _DECODER, is_head=True)


# Writing


def write(content: Content, out: Path) -> None:
    """Writes the content to a file: one coder, actor, article or link a line.

    Raises:
        AnnotatorError: the file cannot be written; what was there before still is.
    """
    if content.info is None or content.codebook is None:
        raise InputError(str(out), message("codebook-needed"))
    with replacing_file(out) as file, tempfile.SpooledTemporaryFile(_SPOOL_IN_MEMORY) as spool:
        # Coders come before the articles, but who coded is known only after them.
        used: set[str] = set()
        for n, article in enumerate(content.articles()):
            used |= article.coders
            spool.write(b",\n" if n else b"\n")
            spool.write(encoded_article(article))
        spool.seek(0)
        coders = sorted(
            (coder for coder in content.coders() if coder.id in used), key=lambda c: c.name
        )
        file.write(b'{"format":"%s","version":%d,\n' % (FORMAT_NAME.encode(), VERSION))
        file.write(b'"project":' + encoded(ProjectShape, content.info) + b",\n")
        codebook = msgspec.structs.replace(content.codebook, version=1)
        file.write(b'"codebook":' + ENCODER.encode(codebook) + b",\n")
        _write_list(file, "coders", (encoded(CoderShape, coder) for coder in coders))
        _write_list(file, "actors", (encoded(ActorShape, actor) for actor in content.actors()))
        file.write(b'"articles":[')
        shutil.copyfileobj(spool, file)
        file.write(b"\n],\n")
        _write_list(
            file, "links", (encoded(LinkShape, link) for link in content.links()), last=True
        )
        file.write(b"}\n")


def _write_list(file: IO[bytes], key: str, lines: Iterable[bytes], *, last: bool = False) -> None:
    file.write(b'"%s":[' % key.encode())
    for n, line in enumerate(lines):
        file.write(b",\n" if n else b"\n")
        file.write(line)
    file.write(b"\n]\n" if last else b"\n],\n")


FORMAT = Format(
    name="json",
    title="Annotator JSON: the whole project",
    extensions=(".json",),
    reader=FileReader(read, recognises=recognises, in_folders=False),
    writer=Writer(write),
)
