"""Writing brat standoff: a folder of texts and ``.ann`` files, by coder where there are several.

What standoff cannot say goes into ``annotator.jsonl`` beside them, so that the folder is read
again as the same project.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from annotator.formats import brat, brat_files
from annotator.formats.content import Content
from annotator.formats.corpus_folder import corpus_folder
from annotator.formats.foreign import Annotation, ForeignArticle, Relation, Scalar
from annotator.formats.format import Format

_TOKEN = re.compile(r"\S+")


def write(content: Content, out: Path, spreadsheet: bool = False) -> None:  # noqa: ARG001
    """Writes the content to a folder.

    Raises:
        AnnotatorError: the folder cannot be written, or holds anything already.
    """
    used: defaultdict[str, set[str]] = defaultdict(set)
    with corpus_folder(brat.NAME, content, out) as folder:
        for place, document in folder.documents():
            standoff = _Standoff(document, used)
            lines = "".join(f"{line}\n" for line in standoff.lines())
            (folder.path / f"{place}.txt").write_bytes(document.article.text.encode())
            (folder.path / f"{place}.ann").write_bytes(lines.encode())
            folder.keep(place, document, standoff.names)
        (folder.path / "annotation.conf").write_text(_settings(used), encoding="utf-8")


class _Standoff:
    """The lines of one file.

    Attributes:
        names: what each annotation is called in the file.
    """

    def __init__(self, document: ForeignArticle, used: defaultdict[str, set[str]]) -> None:
        self._document = document
        self._used = used
        self._attributes = self._notes = self._normalizations = 0
        taken = {each.id.rpartition("/")[2] for each in document.annotations}
        taken |= {str(each.rest.get("trigger", "")) for each in document.annotations}
        self._taken = taken
        self.names = {each.id: self._name(each) for each in document.annotations}

    def _name(self, annotation: Annotation) -> str:
        plain = annotation.id.rpartition("/")[2]
        letter = "E" if annotation.statement else "T"
        return plain if plain.startswith(letter) else self._free(letter)

    def _free(self, letter: str) -> str:
        number = 1
        while f"{letter}{number}" in self._taken:
            number += 1
        self._taken.add(f"{letter}{number}")
        return f"{letter}{number}"

    def lines(self) -> Iterator[str]:
        """Pieces of text first, then what is said of them."""
        triggers: dict[str, str] = {}
        for each in self._document.annotations:
            if not each.statement:
                self._used["entities"].add(each.label)
                yield self._text_bound(self.names[each.id], each.label, each)
        for each in self._document.annotations:
            if each.statement:
                trigger = str(each.rest.get("trigger") or self._free("T"))
                label = str(each.rest.get("trigger_label", each.label))
                line = self._text_bound(trigger, label, each)
                if triggers.setdefault(trigger, line) == line:
                    yield line
                yield self._event(each, trigger)
        for each in (*self._document.annotations, *self._document.relations):
            yield from self._described(each)

    def _text_bound(self, name: str, label: str, annotation: Annotation) -> str:
        text = self._document.article.text
        places = ";".join(f"{span.start} {span.end}" for span in annotation.spans)
        words = " ".join(text[span.start : span.end] for span in annotation.spans)
        return f"{name}\t{label} {places}\t{words.replace(chr(10), ' ')}"

    def _event(self, annotation: Annotation, trigger: str) -> str:
        roles: list[str] = []
        counts: defaultdict[str, int] = defaultdict(int)
        for role in annotation.roles:
            counts[role.name] += 1
            number = str(counts[role.name]) if counts[role.name] > 1 else ""
            roles.append(f"{role.name}{number}:{self.names[role.target]}")
        self._used["events"].add(" ".join((annotation.label, *sorted(counts))))
        return f"{self.names[annotation.id]}\t{' '.join((f'{annotation.label}:{trigger}', *roles))}"

    def _described(self, thing: Annotation | Relation) -> Iterator[str]:
        if isinstance(thing, Relation):
            name = thing.id.rpartition("/")[2]
            if name.startswith("*"):
                ends = self.names[thing.source], self.names[thing.target]
                yield f"*\t{thing.label} {' '.join(ends)}"
                return
            self._used["relations"].add(thing.label)
            first, second = thing.rest.get("ends", ("Arg1", "Arg2"))
            yield (
                f"{name}\t{thing.label} {first}:{self.names[thing.source]} "
                f"{second}:{self.names[thing.target]}"
            )
        else:
            name = self.names[thing.id]
        for attribute, values in thing.attributes.items():
            for value in values:
                if shown := _shown(value):
                    self._attributes += 1
                    self._used["attributes"].add(attribute)
                    yield f"A{self._attributes}\t{attribute} {name}{shown}"
        for entry in thing.rest.get("normalizations", ()):
            self._normalizations += 1
            number = f"N{self._normalizations}"
            yield f"{number}\t{entry['type']} {name} {entry['to']}\t{entry['text']}"
        if thing.note:
            self._notes += 1
            yield f"#{self._notes}\tAnnotatorNotes {name}\t{' '.join(thing.note.split())}"


def _shown(value: Scalar) -> str:
    """The value as the end of an attribute's line; empty if the format cannot say it."""
    if value is True:
        return " "
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return f" {written}" if _TOKEN.fullmatch(written) else ""


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
    extensions=(".ann",),
    writes_folder=True,
    write=write,
    read_corpus=brat.read,
    claims=brat_files.claimed,
    in_folders=True,
)
