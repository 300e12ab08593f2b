"""Writing brat standoff: a folder of texts and ``.ann`` files, by coder where there are several.

What standoff cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.messages import Message, message
from annotator.core.text.span import Span, merged
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.brat import files as brat_files
from annotator.formats.brat import read as brat
from annotator.formats.brat.lines import places_of, spans_of
from annotator.formats.brat.standoff import COMMENT, NOTE
from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader

_TOKEN = re.compile(r"[^\s]+(?: [^\s]+)*")
_LONGEST = 500
_LINE_END = re.compile(r"[\r\n]+")
_UNSAFE = re.compile(r"[\s\0]")


def write(content: Content, out: Path) -> list[Message]:
    """Writes the content to a folder.

    Returns:
        What only the file beside the standoff says.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    used: defaultdict[str, set[str]] = defaultdict(set)
    left = Left()
    with corpus_folder(brat.NAME, content, out) as folder:
        for place, document in folder.documents():
            standoff = _Standoff(document, used, left)
            lines = "".join([f"{_one_line(line)}\n" for line in standoff.lines()])
            (folder.path / f"{place}.txt").write_bytes(document.article.text.encode())
            (folder.path / f"{place}.ann").write_bytes(lines.encode())
            folder.keep(place, document, standoff.names)
        (folder.path / "annotation.conf").write_text(_settings(used), encoding="utf-8")
    return left.notes()


class _Entry(msgspec.Struct, frozen=True):
    """What an annotation is an entry of elsewhere."""

    type: str
    to: str
    text: str = ""


class _Extra(msgspec.Struct, frozen=True):
    """What `brat_standoff` keeps beside an annotation or relation. It has been metadata in between,
    which can be edited: what has another shape is left out."""

    trigger: str = ""
    trigger_label: str = ""
    places: str = ""
    notes: list[tuple[str, str]] = []
    normalizations: list[_Entry] = []
    attribute_ids: dict[str, list[str]] = {}
    ends: tuple[str, str] = ("Arg1", "Arg2")
    others: list[tuple[str, str]] = []
    about: str = ""
    line: str = ""


_NOTHING = _Extra()


def _extra_of(thing: Annotation | Relation) -> _Extra:
    try:
        return msgspec.convert(thing.extra, _Extra) if thing.extra else _NOTHING
    except msgspec.ValidationError:
        return _NOTHING


class Left:
    """What standoff cannot say, counted.

    Attributes:
        values: values of fields with line ends, or too long for an attribute.
    """

    def __init__(self) -> None:
        self.values = 0

    def notes(self) -> list[Message]:
        """The same, for a person."""
        if not self.values:
            return []
        return [message("values-not-in-standoff", count=self.values, most=_LONGEST)]


class _Standoff:
    """The lines of one file.

    Attributes:
        names: what each annotation is called in the file.
    """

    def __init__(
        self, document: ForeignArticle, used: defaultdict[str, set[str]], left: Left
    ) -> None:
        self._document = document
        self._text = document.article.text
        self._used = used
        self._left = left
        self._next: Counter[str] = Counter()
        self._taken = {_plain(each.id) for each in document.annotations}
        self._triggers: dict[str, str] = {}
        for each in (*document.annotations, *document.relations):
            if each.extra:
                extra = _extra_of(each)
                self._taken.add(extra.trigger)
                self._taken.update(*extra.attribute_ids.values())
        self._used_names: set[str] = set()
        self.names = {each.id: self._name(each) for each in document.annotations}

    def _name(self, annotation: Annotation) -> str:
        plain = _plain(annotation.id)
        if _is_remark(annotation) and _extra_of(annotation).line:
            # It has no id in the file; so it will be called when it is read.
            self._next[COMMENT] += 1
            return f"#{COMMENT}{self._next[COMMENT]}"
        letter = "#" if _is_remark(annotation) else "E" if annotation.statement else "T"
        is_usable = plain.startswith(letter) and not _UNSAFE.search(plain)
        name = plain if is_usable and plain not in self._used_names else self._free(letter)
        self._used_names.add(name)
        return name

    def _free(self, letter: str) -> str:
        """An id that nothing else of the file has."""
        number = self._next[letter] + 1
        while f"{letter}{number}" in self._taken:
            number += 1
        self._next[letter] = number
        return f"{letter}{number}"

    def lines(self) -> Iterator[str]:
        """Pieces of text first, then what is said of them."""
        annotations = [each for each in self._document.annotations if not _is_remark(each)]
        for each in annotations:
            if not each.statement:
                self._used["entities"].add(each.label)
                name = self.names[each.id]
                self._triggers[name] = line = self._bound(name, each.label, each)
                yield line
        for each in annotations:
            if each.statement:
                yield from self._event(each)
        yield from self._relations()
        for each in annotations:
            yield from self._described(each, self.names[each.id])
        for each in self._document.annotations:
            if _is_remark(each):
                extra = _extra_of(each)
                content = f"{each.label} {extra.about}\t{_one_line(each.note)}"
                yield extra.line or f"{self.names[each.id]}\t{content}"

    def _bound(self, name: str, label: str, annotation: Annotation) -> str:
        spans: Sequence[Span] = annotation.spans
        if written := _extra_of(annotation).places:
            as_it_was = spans_of(written)
            merged_spans = merged(span for span in as_it_was if span.start < span.end)
            spans = as_it_was if tuple(merged_spans) == tuple(spans) else spans
        words = " ".join([self._text[span.start : span.end] for span in spans])
        return f"{name}\t{label} {places_of(spans)}\t{words}"

    def _event(self, annotation: Annotation) -> Iterator[str]:
        extra = _extra_of(annotation)
        label = extra.trigger_label or annotation.label
        trigger = extra.trigger or self._free("T")
        line = self._bound(trigger, label, annotation)
        if self._triggers.get(trigger, line) != line:
            # One of those that shared it was moved since.
            trigger = self._free("T")
            line = self._bound(trigger, label, annotation)
        if trigger not in self._triggers:
            self._triggers[trigger] = line
            yield line
        roles: list[str] = []
        counts: Counter[str] = Counter()
        for role in annotation.roles:
            counts[role.name] += 1
            number = str(counts[role.name]) if counts[role.name] > 1 else ""
            roles.append(f"{role.name}{number}:{self.names[role.target]}")
        self._used["events"].add(" ".join((annotation.label, *sorted(counts))))
        head = f"{annotation.label}:{trigger}"
        yield f"{self.names[annotation.id]}\t{' '.join((head, *roles))}"

    def _relations(self) -> Iterator[str]:
        groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        taken: set[str] = set()
        for each in self._document.relations:
            name, source = _plain(each.id), self.names[each.source]
            if name.startswith("*"):
                groups[name, each.label, source].append(self.names[each.target])
                continue
            if not name.startswith("R") or name in taken or _UNSAFE.search(name):
                name = self._free("R")
            taken.add(name)
            self._taken.add(name)
            self._used["relations"].add(each.label)
            extra = _extra_of(each)
            first, second = extra.ends
            ends = [f"{first}:{source}", f"{second}:{self.names[each.target]}"]
            ends += [f"{role}:{self.names[end]}" for role, end in extra.others if end in self.names]
            yield f"{name}\t{each.label} {' '.join(ends)}"
            yield from self._described(each, name)
        for (_name, label, first), others in groups.items():
            yield f"*\t{label} {' '.join((first, *others))}"

    def _described(self, thing: Annotation | Relation, name: str) -> Iterator[str]:
        extra = _extra_of(thing)
        if thing.attributes:
            for attribute, values in thing.attributes.items():
                self._used["attributes"].add(attribute)
                known = extra.attribute_ids.get(attribute, ())
                for n, value in enumerate(values):
                    shown = self._shown(value)
                    if shown is not None:
                        number = known[n] if n < len(known) else self._free("A")
                        yield f"{number}\t{attribute} {name}{shown}"
        for entry in extra.normalizations:
            yield f"{self._free('N')}\t{entry.type} {name} {entry.to}\t{entry.text}"
        if thing.note or extra.notes:
            notes = extra.notes
            if "\n".join(text for _kind, text in notes) != thing.note:
                notes = [(NOTE, line) for line in thing.note.split("\n") if line.strip()]
            for kind, text in notes:
                yield f"{self._free('#')}\t{kind} {name}\t{_one_line(text)}"

    def _shown(self, value: Scalar) -> str | None:
        """The value as the end of an attribute's line; None if the format cannot say it."""
        if value is True:
            return ""
        written = str(value).lower() if isinstance(value, bool) else str(value)
        if len(written) <= _LONGEST and _TOKEN.fullmatch(written):
            return f" {written}"
        self._left.values += 1
        return None


def _one_line(text: str) -> str:
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


def _plain(name: str) -> str:
    """The id without the annotator's name."""
    return name.rpartition("/")[2]


def _is_remark(annotation: Annotation) -> bool:
    """Whether it is a comment, or a note on something that is no annotation."""
    return not annotation.spans and bool(annotation.extra.keys() & {"about", "line"})


def _settings(used: dict[str, set[str]]) -> str:
    """What brat needs to show the files: https://brat.nlplab.org/configuration.html."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for event in used.get("events", ()):
        label, *roles = event.split(" ")
        events[label] |= set(roles)
    lines = {
        "entities": sorted(used.get("entities", ())),
        "relations": [
            f"{label}\tArg1:<ANY>, Arg2:<ANY>" for label in sorted(used.get("relations", ()))
        ],
        "events": [
            f"{label}\t{', '.join(f'{role}*:<ANY>' for role in sorted(roles))}"
            for label, roles in sorted(events.items())
        ],
        "attributes": [f"{name}\tArg:<ANY>" for name in sorted(used.get("attributes", ()))],
    }
    return "\n".join(
        f"[{section}]\n" + "".join(f"{line}\n" for line in each) for section, each in lines.items()
    )


FORMAT = Format(
    name="brat",
    title="brat standoff: texts with .ann files beside them",
    extensions=(brat_files.ANNOTATIONS,),
    reader=CorpusReader(brat.read, brat_files.claimed),
    writer=Writer(write, folder=True),
    companions=brat.COMPANIONS,
)
