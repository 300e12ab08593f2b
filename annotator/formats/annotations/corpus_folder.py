"""Writing a corpus: a folder of files, one an article and coder, with the sidecar beside them."""

import re
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.formats.annotations import sidecar
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.annotations.write_records import LabelWriter
from annotator.formats.content import Content
from annotator.formats.output import replacing_folder

_SLUG = re.compile(r"[^\w-]+")


class CorpusFolder:
    """A folder that is being written.

    Attributes:
        path: where to write, until it takes its place.
        codebook: the project's.
    """

    def __init__(
        self,
        path: Path,
        labels: LabelWriter,
        content: Content,
        beside: BinaryIO,
        codebook: Codebook,
    ) -> None:
        self.path = path
        self.codebook = codebook
        self._labels = labels
        self._content = content
        self._beside = beside
        self._folders = _folders(coder.name for coder in content.coders())

    def documents(self) -> Iterator[tuple[str, ForeignArticle]]:
        """Each article as each of its coders left it, and its place: a path in the folder without
        a suffix, whose parent is there. Once without a coder if nobody coded it."""
        for stem, document in self.whole_documents():
            for coder, part in by_coder(document, self._folders):
                folder = self._folders[coder]
                (self.path / folder).mkdir(exist_ok=True)
                yield f"{folder}{stem}", part

    def whole_documents(self) -> Iterator[tuple[str, ForeignArticle]]:
        """Each article with what all coders made of it, and its place as in `documents`."""
        for number, coded in enumerate(self._content.articles(), 1):
            document = self._labels.written(coded)
            yield numbered_name(number, document.article.title), document

    def keep(
        self,
        place: str,
        document: ForeignArticle,
        names: Mapping[str, str],
        more: Iterable[Annotation] = (),
    ) -> None:
        """Writes what the file at that place cannot say to the sidecar.

        Args:
            names: what each annotation is called in the file; by itself if not named.
            more: the annotations that the file has no place for.
        """
        known = {each.id: names.get(each.id, each.id) for each in document.annotations}
        sidecar.write_line(self._beside, sidecar.line_of(place, document, known, more))


@contextmanager
def corpus_folder(
    format_name: str, content: Content, out: Path, written_as: str = ""
) -> Generator[CorpusFolder, None, None]:
    """A new folder that takes the place of ``out`` when the block ends.

    Args:
        format_name: under which name labels are known.
        content: what to write.
        out: where to.
        written_as: the format's own name, where several share their labels.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    links = list(content.links())
    head = sidecar.project_head(content, out, links)
    names = {coder.id: coder.name for coder in head.coders}
    labels = LabelWriter(format_name, head.codebook, names, links)
    with (
        replacing_folder(out, head.project.id, written_as or format_name) as path,
        (path / sidecar.NAME).open("xb") as beside,
    ):
        sidecar.write_line(beside, head)
        yield CorpusFolder(path, labels, content, beside, head.codebook)


def numbered_name(number: int, title: str) -> str:
    """The name without a suffix of an article's file in a folder of many."""
    return f"{number:06}-{_slug(title)}".rstrip("-")


def by_coder(
    document: ForeignArticle, known: Collection[str]
) -> Iterator[tuple[str, ForeignArticle]]:
    """The document as each coder left it; once without a coder if nobody coded it.

    What is no record goes to whoever made it, or along with the records of the first coder.

    Args:
        document: the article with what all made of it.
        known: the names of those who may have files.
    """
    coders = sorted({each.coder for each in document.annotations if each.record})
    coders = coders or sorted({each.coder for each in document.annotations} & {*known}) or [""]
    named = {name_key(coder): coder for coder in coders}
    annotations = [
        each
        if each.coder in coders
        else msgspec.structs.replace(each, coder=named.get(name_key(each.coder), coders[0]))
        for each in document.annotations
    ]
    owners = {each.id: each.coder for each in annotations}
    for coder in coders:
        yield (
            coder,
            msgspec.structs.replace(
                document,
                annotations=tuple(each for each in annotations if each.coder == coder),
                relations=tuple(
                    relation
                    for relation in document.relations
                    if owners.get(relation.source) == owners.get(relation.target) == coder
                ),
            ),
        )


def _folders(names: Iterable[str]) -> dict[str, str]:
    """Each coder's folder; with a single coder there is none."""
    ordered = sorted(set(names))
    if len(ordered) < 2:
        return dict.fromkeys((*ordered, ""), "")
    folders: dict[str, str] = {"": ""}
    for name in ordered:
        slug = _slug(name) or "coder"
        while f"{slug}/" in folders.values():
            slug += "_"
        folders[name] = f"{slug}/"
    return folders


def _slug(text: str) -> str:
    return _SLUG.sub("-", text.lower())[:40].strip("-")
