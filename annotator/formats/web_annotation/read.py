"""W3C Web Annotations as JSON-LD, and what Hypothes.is exports, read as a corpus.

Source: https://www.w3.org/TR/annotation-model/.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.messages import Message, message, of_file
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import (
    DOUBTFUL,
    ForeignContent,
    Found,
    Note,
    Reading,
    TakenPassages,
    is_taken,
    passage,
)
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.web_annotation.anchoring import Text
from annotator.formats.web_annotation.bodies import Bodies, creator_of, moment
from annotator.formats.web_annotation.file import Item, Target, WebFile
from annotator.formats.web_annotation.json_ld import Json, listed
from annotator.formats.web_annotation.quote_matching import Placed
from annotator.formats.web_annotation.texts import SUFFIXES, Texts, Whereabouts, article_of

NAME = "w3c"
LD = ".jsonld"
JSON = ".json"
_HEAD = 1 << 16
_TELLS = re.compile(
    rb'www\.w3\.org/ns/(anno|oa)\b|"(oa:)?Annotation(Page|Collection)"|"oa:[A-Za-z]+"'
    rb'|"(type|@type)"\s*:\s*\[?\s*"Annotation"|"uri"\s*:.{0,4000}?"target"\s*:'
    rb'|"target"\s*:.{0,4000}?"uri"\s*:|"acct:',
    re.DOTALL,
)
_OTHERS = re.compile(rb"iiif\.io/api/|%TYPES|%FEATURE_STRUCTURES")
_FILES_AT_ONCE = 4
_BESIDE = 40
"""So many characters beside a passage tell where it stands."""


class _Files:
    """The files, of which the last few are kept, for one may hold what many texts need."""

    def __init__(self) -> None:
        self._opened: dict[Path, WebFile] = {}

    def opened(self, path: Path) -> WebFile:
        """The file.

        Raises:
            InputError: as `WebFile` raises it.
        """
        if path not in self._opened:
            while len(self._opened) >= _FILES_AT_ONCE:
                del self._opened[next(iter(self._opened))]
            self._opened[path] = WebFile(path)
        return self._opened[path]


class Corpus:
    """The files of an import, and which text each of their resources is.

    Attributes:
        problems: what is left out, and why.
        notes: what a person should know.
        texts: where each text is, and the files and resources that are about it.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        """Reads all files once; ``paths`` are annotations and texts."""
        paths = list(paths)
        self.files = _Files()
        self.problems: list[InputError] = []
        self.notes: list[Message] = []
        self.texts: dict[str, tuple[Whereabouts, list[tuple[Path, str]]]] = {}
        known = Texts(paths)
        for path in paths:
            if path.suffix.lower() in SUFFIXES:
                continue
            try:
                self._index(self.files.opened(path), known)
            except InputError as error:
                self.problems.append(error)

    def _index(self, file: WebFile, known: Texts) -> None:
        is_only = len(file.by_iri) == 1
        for iri, items in file.by_iri.items():
            where = known.of(file.path, iri, file.resource(iri), is_only=is_only)
            if where is None:
                at = items[0].at if items else "$"
                self.problems.append(file.error(at, _missing(iri, len(items))))
                continue
            self.texts.setdefault(where.key, (where, []))[1].append((file.path, iri))
        if file.annotations.elsewhere and not file.items:
            note = message("annotations-elsewhere", example=file.annotations.elsewhere[0])
            self.notes.append(of_file(file.path, note))


def _missing(iri: str, count: int) -> str:
    name = iri.rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]
    stem = name.rpartition(".")[0] or name or "NAME"
    what = f"the text of {iri} is not there, which {count} annotations are about."
    if count == 1:
        what = f"the text of {iri} is not there, which the annotation is about."
    return (
        f"{what} Put it beside this file as {stem}.txt, or import it along with a first line "
        f"“url: {iri}” and an empty line after it."
    )


def recognises(path: Path) -> bool:
    """Whether a JSON file looks like Web Annotations."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return bool(_TELLS.search(head)) and not _OTHERS.search(head)


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are Web Annotations, and the texts that they are about."""
    files = [
        path
        for path in paths
        if path.suffix.lower() == LD or (path.suffix.lower() == JSON and recognises(path))
    ]
    texts = [path for path in paths if path.suffix.lower() in SUFFIXES]
    if not files or not texts:
        return files
    used = {
        str(where.path.resolve())
        for where, _ in Corpus([*files, *texts]).texts.values()
        if where.path
    }
    return [*files, *(path for path in texts if str(path.resolve()) in used)]


class AnnotatedText:
    """One text with the annotations of all files that are about it."""

    def __init__(
        self,
        files: _Files,
        where: Whereabouts,
        sources: list[tuple[Path, str]],
        article_id: str,
        beside: Sidecar | None,
        *,
        takes_doubtful: TakenPassages,
    ) -> None:
        self._files = files
        self._where = where
        self._sources = sources
        self._id = article_id
        self._beside = beside
        self._takes_doubtful = takes_doubtful

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._sources[0][0])

    def documents(self) -> Iterator[Found]:
        """The one article; the annotations whose place is not to be found are problems.

        Raises:
            InputError: something in its files does not hold; names file and JSON path.
        """
        path, iri = self._sources[0]
        first = self._files.opened(path)
        article, text = article_of(self._where, path, iri, first.resource(iri), self._id)
        reading = _Reading(
            self._files, article, text, self._sources, takes_doubtful=self._takes_doubtful
        )
        document = reading.document()
        if self._beside is not None and len({path for path, _ in self._sources}) == 1:
            document = self._beside.joined(path.with_suffix(""), document)
        yield document
        yield from reading.unplaced
        if text.unit is not text.units[0]:
            yield self._note(message("places-count", unit=message(text.unit.name)))
        if moved := reading.moved:
            yield self._note(message("places-found-by-words", count=moved))
        if whole := reading.whole:
            yield self._note(message("about-the-page", count=whole))

    def _note(self, said: Message) -> Note:
        return Note(of_file(self.file, said))


class _Reading:
    """One text's annotations, made of what its files say."""

    def __init__(
        self,
        files: _Files,
        article: Article,
        text: Text,
        sources: list[tuple[Path, str]],
        *,
        takes_doubtful: TakenPassages,
    ) -> None:
        self._takes_doubtful = takes_doubtful
        self._article = article
        self._text = text
        self.unplaced: list[InputError] = []
        self.moved = 0
        self.whole = 0
        self._items: dict[str, tuple[WebFile, Item]] = {}
        self._iris = {iri for _, iri in sources}
        for path, iri in sources:
            file = files.opened(path)
            for item in file.by_iri.get(iri, ()):
                self._take(file, item)

    def _take(self, file: WebFile, item: Item) -> None:
        known = self._items.get(item.id)
        if known is not None and known[1].json != item.json:
            raise file.error(item.at, message("stands-twice", name=item.id))
        self._items.setdefault(item.id, (file, item))

    def document(self) -> ForeignArticle:
        """The article with its annotations."""
        self._text.count_as(
            target.selectors
            for _, item in self._items.values()
            for target in item.targets
            if target.iri in self._iris
        )
        replies: defaultdict[str, list[Json]] = defaultdict(list)
        annotations: dict[str, Annotation] = {}
        relations: list[Relation] = []
        for file, item in self._items.values():
            made = Bodies(item.json, file.by_id)
            if relation := self._relation(item, made):
                relations.append(relation)
            elif not item.targets and (root := self._root(file, item)):
                replies[root].append(item.json)
            else:
                annotations[item.id] = self._annotation(file, item, made)
        for name, answers in replies.items():
            if name in annotations:
                annotations[name] = _with_replies(annotations[name], answers)
        return ForeignArticle(self._article, tuple(annotations.values()), tuple(relations))

    def _relation(self, item: Item, made: "Bodies") -> Relation | None:
        """What leads from one annotation to another: two targets, or a target and a body."""
        if item.targets or "linking" not in listed(item.json.get("motivation")):
            return None
        linked = [role.target for role in made.roles]
        ends = (item.others + tuple(linked))[:2]
        if len(ends) < 2 or len(item.others) + len(linked) != 2:
            return None
        return Relation(
            id=item.id,
            label=made.label,
            source=ends[0],
            target=ends[1],
            attributes=made.attributes,
            coder=creator_of(item.json),
            extra=made.extra_of_relation(len(item.others)),
        )

    def _root(self, file: WebFile, item: Item) -> str:
        """The annotation with a place that a reply goes back to; empty if there is none."""
        seen = {item.id}
        while not item.targets and item.others:
            if item.others[0] in seen:
                return ""
            item = file.by_id[item.others[0]]
            seen.add(item.id)
        return item.id

    def _annotation(self, file: WebFile, item: Item, made: "Bodies") -> Annotation:
        spans: list[Span] = []
        for target in item.targets:
            if target.iri not in self._iris:
                continue
            placed = self._placed(target)
            if placed.how == "lost":
                reason = f"its place is not to be found: {placed.why}."
                consequence = " It goes into the article's metadata."
                self.unplaced.append(file.error(item.at, reason + consequence))
            elif placed.how == "doubtful" and not is_taken(
                self._takes_doubtful, passage(str(file.path), item.at, placed.why)
            ):
                around = _around(self._article.text, placed.spans[0])
                reason = message(DOUBTFUL, words=placed.why, around=around)
                self.unplaced.append(file.error(item.at, reason))
                continue
            self.moved += placed.how in ("moved", "doubtful")
            self.whole += placed.how == "whole"
            spans += placed.spans
        created = moment(item.json.get("created"))
        return Annotation(
            id=item.id,
            label=made.label,
            spans=tuple(spans) if len(spans) < 2 else _in_order(spans),
            attributes=made.attributes,
            roles=made.roles,
            statement=False,
            note=made.note,
            coder=creator_of(item.json),
            created=created,
            updated=moment(item.json.get("modified")) or created,
            extra=made.as_extra(file.annotations.contexts)
            | {"target": item.json["target"], "placed": [[s.start, s.end] for s in spans]},
        )

    def _placed(self, target: Target) -> Placed:
        if not target.selectors:
            return Placed("whole")
        return self._text.placed(target.selectors)


def _around(text: str, span: Span) -> str:
    """The words of a passage as they stand in the text, between some others."""
    start, end = max(span.start - _BESIDE, 0), span.end + _BESIDE
    words = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _with_replies(annotation: Annotation, replies: list[Json]) -> Annotation:
    """The annotation with what others answered as notes, each with who said it."""
    lines: list[str] = []
    for reply in replies:
        who = creator_of(reply)
        for values in Bodies(reply, {}).attributes.values():
            lines += [f"{who}: {value}" if who else str(value) for value in values]
    note = "\n".join(filter(None, (annotation.note, *lines)))
    extra = {**annotation.extra, "replies": replies, "told": note}
    return msgspec.structs.replace(annotation, note=note, extra=extra)


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(dict.fromkeys(spans)))


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
        InputError: what an export left beside them cannot be read.
    """
    corpus = Corpus(paths)
    beside = sidecar_of(path for path in paths if path.suffix.lower() not in SUFFIXES)
    if beside is not None:
        reading = _with_coders(reading, beside)
    sources = [
        AnnotatedText(
            corpus.files,
            where,
            read_from,
            reading.new_id(),
            beside,
            takes_doubtful=reading.takes_doubtful,
        )
        for where, read_from in corpus.texts.values()
    ]
    content = ForeignContent(NAME, sources, reading, beside.project if beside else None)
    content.problems[:0] = corpus.problems
    content.notes = [*corpus.notes, *content.notes]
    return content


def _with_coders(reading: Reading, beside: Sidecar) -> Reading:
    """Takes coders whom the project of an export has as those of the project."""
    known = {name_key(coder.name): coder for coder in beside.project.coders}

    def named(name: str) -> Any:
        return known.get(name_key(name)) or reading.coder_named(name)

    return msgspec.structs.replace(reading, coder_named=named)
