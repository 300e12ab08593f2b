"""REFI-QDA projects (``.qdpx``), which tools for qualitative analysis exchange, read as a corpus.

A zip with ``project.qde`` and the texts in ``Sources``; see `refi`. Positions are code points of
the plain text by the standard; where the words that a passage is named by show that a file counts
otherwise, it is read as it counts.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, message, of_file
from annotator.core.text.normalization import sha256
from annotator.formats.annotations.corpus import ForeignContent, Found, Note, Reading
from annotator.formats.annotations.model import ForeignArticle, SidecarHead
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import file_name
from annotator.formats.parsing.paragraphs import one_line, storable, title_of
from annotator.formats.parsing.safe_xml import Element, local
from annotator.formats.qda import refi
from annotator.formats.qda.code_scheme import CodeScheme
from annotator.formats.qda.coded_file import content_of
from annotator.formats.qda.offset_counting import RawOffsets
from annotator.formats.qda.qdpx_codings import Codings
from annotator.formats.qda.qdpx_passthrough import SidecarSources
from annotator.formats.qda.qdpx_project import QdpxProject
from annotator.formats.qda.qdpx_values import ValueCodes

NAME = "qdpx"
EXTENSION = ".qdpx"
ARTICLE_VARIABLES = ("source", "author", "published", "language", "url")
"""The variables that an export of ours keeps what is known of an article in."""

_TEXTS = {
    "PDFSource": "Representation",
    "PictureSource": "TextDescription",
    "AudioSource": "Transcript",
    "VideoSource": "Transcript",
}
"""Sources that are no text, and the child that is one."""
_WITHOUT = {"PDFSource": "pdfs-without-text", "PictureSource": "pictures-without-text"}
_PLACES = frozenset(("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection"))


class QdpxFile:
    """One project."""

    def __init__(
        self, path: Path, new_id: Callable[[], str], codebook: Codebook | None = None
    ) -> None:
        """Reads all but the sources.

        Args:
            path: the file.
            new_id: makes ids for articles.
            codebook: whose values some codes may stand for.

        Raises:
            InputError: it is no project, or damaged; names the place.
        """
        self._path = path
        self._new_id = new_id
        self._ids: list[str] = []
        self._problems: list[InputError] = []
        self._project = QdpxProject(path)
        self._rests = SidecarSources(self.file, self._project.archive)
        # Where our own part is there, it says so itself.
        is_known = codebook is not None and self._rests.project is None
        self._values = ValueCodes(codebook) if codebook and is_known else None

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._path)

    @property
    def scheme(self) -> CodeScheme:
        """Its codes."""
        return self._project.scheme

    @property
    def head(self) -> SidecarHead | None:
        """What an export of a project of ours said of it, if this is one."""
        return self._rests.project

    def _notes(self) -> Iterator[Note]:
        if self.head is None:
            self._project.left_out["memos-on-no-text"] = self._project.unasked()
        counts = [
            message(kind, count=number) for kind, number in self._project.left_out.items() if number
        ]
        if counts:
            yield Note(of_file(self.file, message("not-taken", shown=counts)))
        for name, strays in self._project.strays.items():
            yield Note(of_file(self.file, of_file(name, strays)))

    def documents(self) -> Iterator[Found]:
        """The texts with their codings. What of a source does not hold becomes a problem.

        Raises:
            InputError: the file is damaged; names the place.
        """
        number = 0
        self._rests.restart()
        for parent, node in self._project.nodes():
            for nodes in self._texts(node) if parent == "Sources" else ():
                if number == len(self._ids):
                    self._ids.append(self._new_id())
                if made := self._article(nodes, self._ids[number]):
                    yield made
                number += 1
        yield from self._problems
        yield from self._notes()

    def _texts(self, node: Element) -> list[tuple[Element, ...]]:
        """Each text of a source, as the elements that it is: the source, and what holds the text
        if that is another."""
        kind = local(node)
        if kind == "TextSource":
            return [(node,)]
        if kind not in _TEXTS:
            return []
        count = sum(local(each) in _PLACES for each in node)
        self._miss("codings-of-places", count)
        texts = [
            (node, each)
            for each in node
            if local(each) == _TEXTS[kind]
            and (refi.get(each, "plainTextPath") or refi.text_of(each, "PlainTextContent"))
        ]
        if not texts:
            self._miss(_WITHOUT.get(kind, "recordings-without-text"), 1)
        return texts

    def _miss(self, kind: str, number: int) -> None:
        self._project.left_out[kind] += number

    def _article(self, nodes: tuple[Element, ...], article_id: str) -> ForeignArticle | None:
        source = refi.guid(refi.get(nodes[0], "guid"))
        names = (one_line(storable(refi.get(node, "name"))) for node in nodes)
        name = next(filter(None, names), "")

        def refuse(reason: Message | str) -> None:
            place = message("at-source", name=name or source)
            self._problems.append(InputError(self.file, reason, place))

        try:
            raw = RawOffsets(self._text(nodes[-1]))
        except (TextError, InputError) as error:
            refuse(error.message)
            return None
        if not raw.text.strip():
            refuse(message("source-without-text"))
            return None
        metadata = self._project.variables(source, nodes)
        known = _known(metadata)
        article = Article(
            id=article_id,
            title=name or title_of(raw.text, markdown=False),
            text=raw.text,
            sha256=sha256(raw.text),
            language=known.get("language") or language_of(raw.text),
            source=known.get("source", ""),
            author=known.get("author", ""),
            published=known.get("published", ""),
            url=known.get("url", ""),
            metadata={"file": file_name(self._path.name), **metadata},
            note=self._note(nodes),
        )
        document = Codings(self._project, raw, nodes, refuse).document(article)
        if self._values is not None:
            document = self._values.taken(document)
        return self._rests.joined(source, document)

    def _note(self, nodes: tuple[Element, ...]) -> str:
        parts = [refi.text_of(node, "Description").strip() for node in nodes]
        for ident in (each for node in nodes for each in refi.references(node, "NoteRef")):
            found = self._project.note(ident)
            if found is not None and not found.selections:
                parts.append(self._project.words_of(ident))
        return "\n\n".join(dict.fromkeys(part for part in parts if part))

    def _text(self, node: Element) -> str:
        if path := refi.get(node, "plainTextPath"):
            return self._project.text_at(path)
        if any(local(each) == "PlainTextContent" for each in node):
            return refi.text_of(node, "PlainTextContent")
        code = "only-formatted-text" if refi.get(node, "richTextPath") else "without-plain-text"
        raise InputError(self.file, message(code))


def _known(metadata: dict[str, Any]) -> dict[str, str]:
    """What is known of the article, which is taken out of the metadata."""
    return {
        name: one_line(metadata.pop(name))
        for name in ARTICLE_VARIABLES
        if isinstance(metadata.get(name), str) and (name != "published" or _is_day(metadata[name]))
    }


def _is_day(published: str) -> bool:
    try:
        date.fromisoformat(published[:10])
    except ValueError:
        return False
    return True


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are projects."""
    return [path for path in paths if ends_with(path, EXTENSION)]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The project that the one path names.

    Raises:
        InputError: it is no project, or damaged; names the place.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    [path] = paths
    file = QdpxFile(path, reading.new_id, reading.codebook)
    return content_of(NAME, file, reading, file.head)
