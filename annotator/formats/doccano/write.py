"""Writing doccano's JSON lines: a folder with a file a coder, as doccano itself exports them.

What its lines cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project, also after spans were worked on in doccano.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from annotator.core.messages import Message, message
from annotator.formats.annotations import sidecar
from annotator.formats.annotations.corpus_folder import by_coder, corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.annotations.span_relations import CONTINUED, is_document, relations_between
from annotator.formats.content import Content
from annotator.formats.doccano import read as doccano
from annotator.formats.format import Format, Writer
from annotator.formats.parsing.json.columns import columns_of
from annotator.formats.readers import CorpusReader

_UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_LONGEST_NAME = 60
_COLOURS = ("#7c4dff", "#009688", "#ef6c00", "#d81b60", "#827717", "#455a64", "#1e88e5", "#43a047")
_NATIVE = ("label", doccano.CATEGORIES)


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a folder; what a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    stems = _stems(coder.name for coder in content.coders())
    summary = _WriteSummary()
    with corpus_folder(doccano.NAME, content, out) as folder, ExitStack() as files:
        opened: dict[str, BinaryIO] = {}
        for _, document in folder.whole_documents():
            for coder, part in by_coder(document, stems):
                stem = stems[coder]
                if stem not in opened:
                    file = (folder.path / f"{stem}.jsonl").open("xb")
                    opened[stem] = files.enter_context(file)
                line = _Line(part, summary)
                opened[stem].write(msgspec.json.encode(line.written()) + b"\n")
                folder.keep(f"{stem}/{part.article.sha256}", part, line.names)
        _write_types(folder.path / doccano.SPAN_TYPES, summary.spans)
        _write_types(folder.path / doccano.RELATION_TYPES, summary.relations)
    return summary.notes()


class _WriteSummary(msgspec.Struct):
    """Counts what was written, and what doccano's lines cannot hold."""

    spans: set[str] = set()
    relations: set[str] = set()
    lost: Counter[str] = msgspec.field(default_factory=Counter[str])

    def notes(self) -> list[Message]:
        """What a person should know."""
        named = {"file": sidecar.NAME, "relation": CONTINUED}
        return [
            message(f"doccano-{kind}", count=self.lost[kind], **named)
            for kind in ("values", "notes", "columns", "relations", "fragments", "overlaps")
            if self.lost[kind]
        ]


class _Line:
    """One article as one coder left it.

    Attributes:
        names: what each annotation is called in the file beside.
    """

    def __init__(self, document: ForeignArticle, summary: _WriteSummary) -> None:
        self._document = document
        self._summary = summary
        length = len(document.article.text)
        self._about_all = next(
            (
                each
                for each in document.annotations
                if is_document(each, length) and any(key in each.attributes for key in _NATIVE)
            ),
            None,
        )
        self._spans = [each for each in document.annotations if each is not self._about_all]
        # The order in which they are read again.
        ordered = [*self._spans, *([self._about_all] if self._about_all else [])]
        self.names = doccano.content_names(ordered)

    def written(self) -> dict[str, Any]:
        """The line."""
        article = self._document.article
        columns, unheld = columns_of(article, doccano.COLUMNS)
        columns.pop(doccano.NAME, None)
        self._summary.lost["columns"] += unheld
        line = {"text": article.text, **columns}
        numbers = _Numbers(_plain(each.id) for each in self._spans)
        entities: list[dict[str, Any]] = []
        heads: dict[str, int] = {}
        chains: list[tuple[int, int]] = []
        for each in self._spans:
            ids = [numbers.of(_plain(each.id)), *(numbers.new() for _ in each.spans[1:])]
            heads[each.id] = ids[0]
            chains += pairwise(ids)
            entities += self._entities(each, ids)
        line["entities"] = entities
        line["relations"] = self._relations(heads, chains)
        if self._about_all is not None:
            for key in _NATIVE:
                if values := self._about_all.attributes.get(key):
                    line[key] = list(values)
        for each in self._document.annotations:
            self._count(each)
        self._count_overlaps()
        return line

    def _entities(self, annotation: Annotation, ids: list[int]) -> list[dict[str, Any]]:
        self._summary.spans.add(annotation.label)
        return [
            {
                **annotation.extra,
                "id": name,
                "label": annotation.label,
                "start_offset": span.start,
                "end_offset": span.end,
            }
            for name, span in zip(ids, annotation.spans, strict=True)
        ]

    def _relations(
        self, heads: dict[str, int], chains: list[tuple[int, int]]
    ) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = []
        relations = list(relations_between(self._spans, self._document.relations))
        numbers = _Numbers(_plain(each.id) for each in relations)
        for each in relations:
            source, target = heads.get(each.source), heads.get(each.target)
            if source is None or target is None:
                self._summary.lost["relations"] += 1
                continue
            self._summary.relations.add(each.label)
            number = numbers.of(_plain(each.id))
            ends = {"from_id": source, "to_id": target, "type": each.label}
            entries.append({**each.extra, "id": number, **ends})
            self._summary.lost["values"] += sum(map(len, each.attributes.values()))
        for source, target in chains:
            self._summary.relations.add(CONTINUED)
            ends = {"from_id": source, "to_id": target, "type": CONTINUED}
            entries.append({"id": numbers.new(), **ends})
        return entries

    def _count(self, annotation: Annotation) -> None:
        lost = self._summary.lost
        held = _NATIVE if annotation is self._about_all else ()
        lost["values"] += sum(
            len(values) for key, values in annotation.attributes.items() if key not in held
        )
        lost["notes"] += bool(annotation.note)
        lost["fragments"] += len(annotation.spans) > 1

    def _count_overlaps(self) -> None:
        spans = sorted(span for each in self._spans for span in each.spans)
        self._summary.lost["overlaps"] += any(
            before.end > after.start for before, after in pairwise(spans)
        )


class _Numbers:
    """Ids as doccano has them: numbers, each once in a line."""

    def __init__(self, names: Iterable[str]) -> None:
        self._taken = {number for name in names if (number := _number(name)) is not None}
        self._given: set[int] = set()
        self._last = 0

    def of(self, name: str) -> int:
        """The number that the name is, unless it was given; else a new one."""
        number = _number(name)
        if number is None or number in self._given:
            return self.new()
        self._given.add(number)
        return number

    def new(self) -> int:
        """A number that nothing has."""
        self._last += 1
        while self._last in self._taken:
            self._last += 1
        return self._last


def _plain(name: str) -> str:
    return name.rpartition("/")[2]


def _number(name: str) -> int | None:
    return int(name) if name.isascii() and name.isdigit() and len(name) < 16 else None


def _stems(names: Iterable[str]) -> dict[str, str]:
    """Each coder's file; with a single coder there is one for all."""
    ordered = sorted(set(names))
    if len(ordered) < 2:
        return dict.fromkeys((*ordered, ""), doccano.ALL)
    stems = {"": doccano.UNCODED}
    taken = {doccano.ALL, doccano.UNCODED, "unknown", Path(sidecar.NAME).stem}
    for name in ordered:
        plain = _UNSAFE.sub("-", name).strip(". ")[:_LONGEST_NAME].strip(". ") or "coder"
        stem, number = plain, 2
        while stem.casefold() in taken:
            stem, number = f"{plain} {number}", number + 1
        taken.add(stem.casefold())
        stems[name] = stem
    return stems


def _write_types(path: Path, names: Iterable[str]) -> None:
    """The labels as doccano imports them, so that the project can be set up."""
    types = [
        {
            "text": name,
            "prefix_key": None,
            "suffix_key": None,
            "background_color": _COLOURS[n % len(_COLOURS)],
            "text_color": "#ffffff",
        }
        for n, name in enumerate(sorted(names))
    ]
    path.write_bytes(msgspec.json.format(msgspec.json.encode(types)) + b"\n")


FORMAT = Format(
    name=doccano.NAME,
    title="doccano JSON lines: a text a line with its spans, relations and labels",
    extensions=doccano.EXTENSIONS,
    reader=CorpusReader(doccano.read, doccano.claimed),
    writer=Writer(
        write,
        folder=True,
        loses="fields and working notes, which annotator.jsonl beside the files keeps",
    ),
    companions=doccano.COMPANIONS,
)
