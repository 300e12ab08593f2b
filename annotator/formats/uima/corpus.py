"""Files of UIMA as a corpus: what they hold, and what was left."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.mapping import Mapping
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.parsing.one_article import file_name, origin
from annotator.formats.uima import model as cas
from annotator.formats.uima.cas import Cas, View, count_empty, views
from annotator.formats.uima.files import CasFile, Kind, Load, files_in, grouped
from annotator.formats.uima.notes import notes_of_reading
from annotator.formats.uima.read_annotations import Origin, article_of
from annotator.formats.uima.read_type_system import TypeSystems
from annotator.formats.uima.type_system import TypeSystem


class CasDocument:
    """The files of one text as a source of articles: one for each of their texts."""

    def __init__(
        self,
        files: Sequence[tuple[str, CasFile]],
        load: Load,
        corpus: "_Corpus",
    ) -> None:
        """Reads nothing yet."""
        self._files = list(files)
        self._load = load
        self._corpus = corpus
        self._ids: dict[str, str] = {}
        self._is_counted = False

    @property
    def file(self) -> str:
        """What problems name."""
        return self._files[0][1].file

    def documents(self) -> Iterator[ForeignArticle]:
        """The articles; a file that does not hold is left out, unless it is the only one.

        Raises:
            InputError: none of the files holds; names file and place.
        """
        left: Counter[str] = Counter()
        found: dict[str, ForeignArticle] = {}
        sound: list[tuple[str, CasFile]] = []
        for coder, file in self._files:
            try:
                articles = list(self._articles(coder, file, left))
            except InputError as error:
                if len(self._files) == 1:
                    raise
                self._corpus.problems.append(error)
                continue
            sound.append((coder, file))
            for each in articles:
                known = found.get(each.article.sha256)
                found[each.article.sha256] = _merged(known, each) if known else each
        if not sound:
            error = self._corpus.problems.pop()
            raise error
        self._files = sound
        if not self._is_counted:
            self._is_counted = True
            self._corpus.left.update(left)
        yield from found.values()

    def _articles(self, coder: str, file: CasFile, left: Counter[str]) -> Iterator[ForeignArticle]:
        data = file.data()
        if not data.strip():
            raise InputError(file.file, message("cas-file-empty"))
        loaded = self._load(
            file.file, data, lambda: self._corpus.types_of(file), self._corpus.systems
        )
        filled = list(views(loaded))
        if not filled:
            raise InputError(file.file, message("cas-without-text"))
        left["empty"] += count_empty(loaded)
        for view in filled:
            beside = self._corpus.beside
            is_plain = beside is None
            prefix = f"{coder}/" if coder and is_plain else ""
            name = Origin(file.file, coder if is_plain else "", prefix, self._corpus.mapped)
            document = self._article(view, loaded, name, file, left, data)
            if beside is not None:
                place = file.path.with_suffix("")
                document = _without_known(beside.joined(place, document))
            yield document

    def _article(
        self,
        view: View,
        loaded: Cas,
        name: Origin,
        file: CasFile,
        left: Counter[str],
        data: bytes,
    ) -> ForeignArticle:
        document = article_of(view, loaded.types, name, "", left)
        sha256 = document.article.sha256
        article_id = self._ids.get(sha256) or self._corpus.new_id()
        self._ids[sha256] = article_id
        metadata = {**document.article.metadata, **origin(file.path, data)}
        if file.members:
            metadata["file"] = file_name(file.members[-1])
        return replace(
            document, article=replace(document.article, id=article_id, metadata=metadata)
        )


def _merged(first: ForeignArticle, second: ForeignArticle) -> ForeignArticle:
    """What several coders say of one text."""
    metadata = passthrough.joined(first.article.metadata, second.article.metadata)
    known = {each.id for each in (*first.annotations, *first.relations)}
    return ForeignArticle(
        replace(first.article, metadata=metadata),
        (*first.annotations, *(each for each in second.annotations if each.id not in known)),
        (*first.relations, *(each for each in second.relations if each.id not in known)),
    )


def _without_known(document: ForeignArticle) -> ForeignArticle:
    """The document without what came in from UIMA once and is no record of its own: the metadata
    of articles and records have it."""
    known = passthrough.of(document.article.metadata, cas.NAME).ids
    parts: set[str] = set()
    for each in document.annotations:
        if each.record is not None:
            parts.update(each.record.parts())
            known |= passthrough.of(each.record.metadata, cas.NAME).ids

    def is_new(each: Annotation | Relation) -> bool:
        is_record = isinstance(each, Annotation) and each.record is not None
        return is_record or each.id in parts or each.id not in known

    return replace(
        document,
        annotations=tuple(each for each in document.annotations if is_new(each)),
        relations=tuple(each for each in document.relations if is_new(each)),
    )


# The corpus


class _Corpus:
    """What the files of a corpus share."""

    def __init__(self, reading: Reading, beside: Sidecar | None) -> None:
        self.systems = TypeSystems()
        self.beside = beside
        self.new_id = reading.new_id
        mapping = reading.mapping or reading.remembered.get(cas.NAME) or Mapping()
        self.mapped = frozenset(label for label, each in mapping.types.items() if each.record)
        self.problems: list[InputError] = []
        self.left: Counter[str] = Counter()

    def types_of(self, file: CasFile) -> TypeSystem | None:
        found = file.type_system()
        return self.systems.read(*found) if found else None


def read(paths: Sequence[Path], reading: Reading, kind: Kind) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    if known := reading.remembered.get(kind.name):
        reading = replace(reading, remembered={cas.NAME: known})
    beside = sidecar_of(paths)
    corpus = _Corpus(reading, beside)
    files = list(files_in(paths, kind, corpus.problems))
    groups = (
        [[("", each)] for each in files]
        if beside is not None
        else list(grouped(files, corpus.problems))
    )
    sources = [CasDocument(group, kind.load, corpus) for group in groups]
    content = ForeignContent(cas.NAME, sources, reading, beside.project if beside else None)
    # Metadata call both kinds alike; a person calls them by their names.
    content.format_name = kind.name
    content.problems[:0] = corpus.problems
    if beside is not None:
        # What was kept of other programs is what the project kept already.
        corpus.left = Counter({"orphans": corpus.left["orphans"]})
    content.notes = [*content.notes, *notes_of_reading(corpus.left)]
    return content
