"""A made-up format, as another package would add it: a whole project in a gzip file."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import InputError
from annotator.formats.content import CodedArticle, Content, Uncoded
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.readers import FileReader


class _Whole(msgspec.Struct):
    info: ProjectInfo | None
    codebook: Codebook | None
    coders: Sequence[Coder]
    actors: list[Actor]
    articles: list[CodedArticle]
    links: list[Link]


class _Packed(Uncoded):
    def __init__(self, path: Path, _new_id: Callable[[], str]) -> None:
        try:
            self._whole = msgspec.json.decode(gzip.decompress(path.read_bytes()), type=_Whole)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            raise InputError(str(path), f"it cannot be read: {error}.") from error
        self.info, self.codebook = self._whole.info, self._whole.codebook

    def coders(self) -> Sequence[Coder]:
        return self._whole.coders

    def actors(self) -> Iterator[Actor]:
        return iter(self._whole.actors)

    def articles(self) -> Iterator[CodedArticle]:
        return iter(self._whole.articles)

    def links(self) -> Iterator[Link]:
        return iter(self._whole.links)


def _write(content: Content, out: Path) -> None:
    who, what = (content.coders(), list(content.actors())), list(content.articles())
    whole = _Whole(content.info, content.codebook, *who, what, list(content.links()))
    with replacing_file(out) as file:
        file.write(gzip.compress(msgspec.json.encode(whole)))


_WRITER = Writer(_write, loses="made-up things")
FORMAT = Format("packed", "Packed project", (".packed",), FileReader(_Packed), _WRITER)
