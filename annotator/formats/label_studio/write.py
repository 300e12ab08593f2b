"""Writing Label Studio's JSON: a folder with the tasks and the configuration of their project.

What its results cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project, also with a newer export of the tasks in the place of the old.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.messages import Message, message
from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span
from annotator.formats.annotations import sidecar
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle, Scalar
from annotator.formats.annotations.span_relations import CONTINUED, is_document, relations_between
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.label_studio import read as label_studio
from annotator.formats.label_studio.config import LABELS, SHOWN, Controls, shown
from annotator.formats.label_studio.task import MADE, TASK
from annotator.formats.parsing.json.columns import columns_of
from annotator.formats.readers import CorpusReader

TASKS = "tasks.json"
CONFIG = "label_config.xml"
_USER = re.compile(r"user (\d{1,15})")
_ONE_EACH = frozenset({"number", "rating", "datetime"})
_ADDED = "coder"


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a folder; what a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    lost: Counter[str] = Counter()
    with (
        corpus_folder(label_studio.NAME, content, out) as folder,
        (folder.path / TASKS).open("xb") as file,
    ):
        controls = Controls(folder.codebook)
        file.write(b"[")
        for number, (_, document) in enumerate(folder.whole_documents(), 1):
            task = _Task(document, controls, lost)
            file.write(
                (b",\n" if number > 1 else b"\n") + msgspec.json.encode(task.written(number))
            )
            folder.keep(document.article.sha256, document, task.names)
        file.write(b"\n]\n")
        (folder.path / CONFIG).write_text(controls.written(), encoding="utf-8")
    named = {"file": sidecar.NAME, "relation": CONTINUED, "key": _ADDED}
    kinds = ("relations", "columns", "fragments", "coders")
    return [
        message(f"label-studio-{kind}", count=lost[kind], **named) for kind in kinds if lost[kind]
    ]


class _Group(msgspec.Struct):
    """The annotations that are one of Label Studio's."""

    kind: str
    coder: str
    state: str
    name: str
    members: dict[str, Annotation] = {}


class _Task:
    """One article as a task.

    Attributes:
        names: what each annotation is called in the file beside.
    """

    def __init__(self, document: ForeignArticle, controls: Controls, lost: Counter[str]) -> None:
        self._document = document
        self._controls = controls
        self._lost = lost
        self._text = document.article.text
        self._utf16 = Utf16Map(self._text)
        self._found = {each.id: each for each in document.annotations}
        self._taken: set[str] = set()
        self.names: dict[str, str] = {}
        for each in document.annotations:
            if not self._is_further_label(each):
                self.names[each.id] = self._free(each.id.rpartition("/")[2])
        self._further: defaultdict[str, list[Annotation]] = defaultdict(list)
        for each in document.annotations:
            if each.id not in self.names:
                head = each.extra["with"]
                self._further[head].append(each)
                self.names[each.id] = f"{self.names[head]}#{len(self._further[head]) + 1}"
        self._relations = list(relations_between(document.annotations, document.relations))
        metadata: Any = document.article.metadata.get(TASK)
        self._stored: dict[str, Any] = metadata if isinstance(metadata, dict) else {}

    def _is_further_label(self, annotation: Annotation) -> bool:
        """Whether it is one of several labels of a region, and nothing was added to it."""
        head = self._found.get(str(annotation.extra.get("with", "")))
        return (
            head is not None
            and "with" not in head.extra
            and head.spans == annotation.spans
            and len(head.spans) == 1
            and head.coder == annotation.coder
            and head.state == annotation.state
            and not (annotation.attributes or annotation.roles or annotation.note)
        )

    def _free(self, wanted: str) -> str:
        name, number = wanted or "r", 2
        while name in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._taken.add(name)
        return name

    def written(self, number: int) -> dict[str, Any]:
        """The task."""
        article = self._document.article
        own = {TASK, label_studio.NAME}
        metadata = {key: value for key, value in article.metadata.items() if key not in own}
        plain = msgspec.structs.replace(article, metadata=metadata)
        columns, unheld = columns_of(plain, (SHOWN,))
        self._lost["columns"] += unheld
        made: dict[str, list[dict[str, Any]]] = {"annotations": [], "predictions": []}
        relations = set(range(len(self._relations)))
        for group in self._groups():
            results = list(self._results(group, relations))
            made.setdefault(group.kind, []).append(self._made(group, results))
        self._lost["relations"] += len(relations)
        stored = {key: value for key, value in self._stored.items() if key not in MADE}
        return {"id": number, **stored, "data": {SHOWN: article.text, **columns}, **made}

    # Who made it

    def _groups(self) -> Iterator[_Group]:
        groups: dict[tuple[str, str, str], _Group] = {}
        homes: defaultdict[str, list[_Group]] = defaultdict(list)
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for each in self._document.annotations:
            inside = {role.target for role in each.roles}
            inside |= set(each.record.parts()) if each.record else set()
            for part in inside - {each.id}:
                parts[part].append(each.id)
        ordered = sorted(self._document.annotations, key=lambda each: each.record is None)
        for each in ordered:
            owners = [group for owner in parts[each.id] for group in homes[owner]]
            if each.record is not None or not owners:
                owners = [*owners, self._group_of(each, groups)]
            homes[each.id] = owners
            for group in owners:
                group.members[each.id] = each
        for group in groups.values():
            members = [each for each in self._document.annotations if each.id in group.members]
            group.members = {each.id: each for each in members}
            yield group

    def _group_of(
        self, annotation: Annotation, groups: dict[tuple[str, str, str], _Group]
    ) -> _Group:
        name = str(annotation.extra.get("annotation", ""))
        state = annotation.state or "done"
        kind = "predictions" if state == "suggested" else "annotations"
        if state == "draft" and name.startswith("d"):
            kind = "drafts"
        if state in ("draft", "suggested"):
            state = "done"
        key = annotation.coder, f"{kind} {state}", name
        return groups.setdefault(key, _Group(kind, annotation.coder, state, name))

    def _made(self, group: _Group, results: list[dict[str, Any]]) -> dict[str, Any]:
        """The annotation, draft or prediction, with what Label Studio said of it."""
        stored = self._stored_of(group)
        if group.kind == "predictions":
            return {"model_version": group.coder, **stored, "result": results}
        made: dict[str, Any] = {**stored, "result": results}
        if group.kind == "annotations":
            made["was_cancelled"] = group.state == "rejected"
            made["ground_truth"] = group.state == "gold"
        if not stored.keys() & {"completed_by", "user"}:
            made |= self._by(group.coder)
        return made

    def _by(self, coder: str) -> dict[str, Any]:
        """Who made it. Label Studio refuses a file that names a user whom it does not know, so
        that only names which came from there are given as such."""
        if number := _USER.fullmatch(coder):
            return {"completed_by": int(number[1])}
        if "@" in coder:
            return {"completed_by": {"email": coder}}
        self._lost["coders"] += 1
        return {_ADDED: coder}

    def _stored_of(self, group: _Group) -> dict[str, Any]:
        wanted = group.name.removeprefix("p" if group.kind == "predictions" else "")
        wanted = wanted.removeprefix("d" if group.kind == "drafts" else "")
        kinds = [group.kind, "completions"] if group.kind == "annotations" else [group.kind]
        for kind in kinds:
            entries: Any = self._stored.get(kind)
            for entry in cast("list[Any]", entries) if isinstance(entries, list) else ():
                data = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
                if wanted and str(data.get("id")) == wanted:
                    return data
        return {}

    # Results

    def _results(self, group: _Group, relations: set[int]) -> Iterator[dict[str, Any]]:
        heads: dict[str, str] = {}
        chains: list[tuple[str, str]] = []
        for each in group.members.values():
            if "#" in self.names[each.id] and self._is_further_label(each):
                continue
            if is_document(each, len(self._text)) and (each.attributes or "results" in each.extra):
                yield from self._about_all(each)
                continue
            name = self.names[each.id]
            names = [name, *(self._free(f"{name}.{n}") for n in range(2, len(each.spans) + 1))]
            heads[each.id] = name
            chains += pairwise(names)
            self._lost["fragments"] += len(names) > 1
            for n, (piece, span) in enumerate(zip(names, each.spans, strict=True)):
                yield from self._region(each, piece, span, is_first=n == 0)
        yield from self._related(heads, chains, relations)

    def _region(
        self, annotation: Annotation, name: str, span: Span, *, is_first: bool
    ) -> Iterator[dict[str, Any]]:
        place = {
            "start": self._utf16.to_utf16(span.start),
            "end": self._utf16.to_utf16(span.end),
            "text": self._text[span.start : span.end],
        }
        control = str(annotation.extra.get("from_name") or LABELS)
        labels = [annotation.label, *(each.label for each in self._further[annotation.id])]
        is_labelled = not annotation.extra.get("unlabelled")
        for label in labels if is_labelled else ():
            self._controls.label(control, label)
        region: dict[str, Any] = dict(annotation.extra.get("region", {}))
        meta: dict[str, Any] = region.pop("meta", {})
        if is_first and annotation.note:
            meta = {**meta, "text": [annotation.note]}
        result = {
            "id": name,
            "from_name": control,
            "to_name": SHOWN,
            "type": "labels",
            "value": {**place, "labels": labels if is_labelled else []},
            **({"origin": "manual"} if "origin" not in region else {}),
            **region,
            **({"meta": meta} if meta else {}),
        }
        yield result
        if is_first:
            for kind, control_name, value in self._values(annotation):
                yield {
                    "id": name,
                    "from_name": control_name,
                    "to_name": SHOWN,
                    "type": kind,
                    "value": {**place, **value},
                }
            for raw in annotation.extra.get("results", ()):
                value = {**raw.get("value", {}), **place}
                yield {**raw, "id": name, "to_name": SHOWN, "value": value}

    def _about_all(self, annotation: Annotation) -> Iterator[dict[str, Any]]:
        results: list[dict[str, Any]] = [
            {"from_name": control, "to_name": SHOWN, "type": kind, "value": value}
            for kind, control, value in self._values(annotation)
        ]
        # The first is what the annotation is known by; no other may be taken for a region.
        name = self.names[annotation.id]
        for n, result in enumerate([*results, *annotation.extra.get("results", ())], 1):
            yield {**result, "id": name if n == 1 else self._free(f"{name}.{n}")}

    def _values(self, annotation: Annotation) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """What controls say: the kind and name of each, and its value."""
        for attribute, values in annotation.attributes.items():
            name, kind = self._controls.value(annotation, attribute, values)
            for value in _values(kind, values):
                yield kind, name, value

    def _related(
        self, heads: dict[str, str], chains: list[tuple[str, str]], waiting: set[int]
    ) -> Iterator[dict[str, Any]]:
        for n, each in enumerate(self._relations):
            source, target = heads.get(each.source), heads.get(each.target)
            if source is None or target is None:
                continue
            waiting.discard(n)
            is_labelled = not each.extra.get("unlabelled")
            direction = str(each.extra.get("direction", "right"))
            if direction == "left":
                source, target = target, source
            yield self._relation(source, target, each.label if is_labelled else "", direction)
        for source, target in chains:
            yield self._relation(source, target, CONTINUED, "right")

    def _relation(self, source: str, target: str, label: str, direction: str) -> dict[str, Any]:
        if label:
            self._controls.relation(label)
        return {
            "from_id": source,
            "to_id": target,
            "type": "relation",
            "direction": direction,
            **({"labels": [label]} if label else {}),
        }


def _values(kind: str, values: Sequence[Scalar]) -> Iterator[dict[str, Any]]:
    """The values as results of that kind have them; one each where they take but one."""
    match kind:
        case "choices":
            yield {"choices": [shown(value) for value in values]}
        case "taxonomy":
            yield {"taxonomy": [shown(value).split("/") for value in values]}
        case kind if kind in _ONE_EACH:
            yield from ({kind: value} for value in values)
        case _:
            yield {"text": [shown(value) for value in values]}


FORMAT = Format(
    name=label_studio.NAME,
    title="Label Studio JSON: tasks with their annotations, and the configuration for them",
    extensions=label_studio.EXTENSIONS,
    reader=CorpusReader(label_studio.read, label_studio.claimed),
    companions=frozenset((CONFIG,)),
    writer=Writer(
        write,
        folder=True,
        loses="links between articles, which annotator.jsonl beside the tasks keeps",
    ),
)
