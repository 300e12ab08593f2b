"""The lines of brat standoff, each for itself: what they say, not yet whether it holds.

Source: https://brat.nlplab.org/standoff.html. A fault is what leaves a line without a meaning that
is beyond doubt; what can mean only one thing is taken, however oddly it is written.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, at_line, message
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Scalar

_OFFSETS = r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*"
_BOUND = re.compile(rf"(\S+) ({_OFFSETS})(?:\t(.*))?", re.DOTALL)
# Written by hand or by another tool: blanks of any kind between the parts.
_LOOSE = re.compile(
    r"(\S+)\s+(\d{1,9}\s+\d{1,9}(?:\s*;\s*\d{1,9}\s+\d{1,9})*)\s*(?:\t(.*))?", re.DOTALL
)
_NUMBER = re.compile(r"\d+")
_BEGINS = re.compile(
    r"(?:[TERAMN]\S*\d\S*|[#*]\S*)\t"
    # An id without a number is one where what follows is what its letter asks for.
    r"|T\S*\t\S+\s+\d+\s+\d+|E\S*\t\S+:\S|R\S*\t\S+\s+\S+:\S|[AMN]\S*\t\S+ [TER]\S*(?: |$)"
)
_NO_ANNOTATION = message("no-brat-annotation")
_REFERENCE = 3
_BINARY = 2
_SHOWN = 60

Offsets = list[tuple[int, int]]
Arguments = list[tuple[str, str]]


class Bound(msgspec.Struct, gc=False):
    """A text-bound annotation: its offsets and its text as the file gives them."""

    line: int
    label: str
    offsets: Offsets
    words: str

    def placed(self, place: Callable[[int], int] | None) -> Offsets:
        """Its pieces as code point offsets of the article."""
        if place is None:
            return self.offsets
        return [(place(start), place(end)) for start, end in self.offsets]


class Event(msgspec.Struct, gc=False):
    """An event; the first argument is its type and trigger."""

    line: int
    arguments: Arguments


class Binary(msgspec.Struct, gc=False):
    """A relation."""

    line: int
    label: str
    arguments: Arguments


class AttributeLine(msgspec.Struct, gc=False):
    """An attribute of an annotation."""

    line: int
    id: str
    name: str
    target: str
    value: Scalar


class Remark(msgspec.Struct, gc=False):
    """A note on an annotation; without a target a comment, of which the text is the whole line."""

    line: int
    id: str
    kind: str
    target: str
    text: str


class Lines:
    """The lines of one file.

    Attributes:
        equivalences: by line, the label and the members.
        entries: by line, what an annotation is an entry of elsewhere: its id and the entry.
        given: the ids of annotations that have a line, if only one that does not hold.
        faults: the lines that do not hold.
        notes: what was taken although it is odd.
    """

    def __init__(self, file: str, content: str) -> None:
        """Parses; ``file`` is what problems name."""
        self._file = file
        self.bound: dict[str, Bound] = {}
        self.events: dict[str, Event] = {}
        self.relations: dict[str, Binary] = {}
        self.equivalences: list[tuple[int, list[str]]] = []
        self.attributes: list[AttributeLine] = []
        self.entries: list[tuple[int, str, dict[str, Any]]] = []
        self.remarks: list[Remark] = []
        self.given: dict[str, str] = {}
        self.faults: list[InputError] = []
        self.notes: list[Message] = []
        sorts = {
            "T": self._sort_bound,
            "E": self._sort_event,
            "R": self._sort_relation,
            "A": self._sort_attribute,
            "M": self._sort_attribute,
            "N": self._sort_entry,
            "#": self._sort_remark,
            "*": self._sort_equivalence,
        }
        for number, line in self._whole_lines(content):
            name, _, remainder = line.rstrip("\n").partition("\t")
            if "\0" in line:
                self.fault(number, message("nul-character"))
            elif name[0] not in "TER" or self._is_new(number, name, remainder.rstrip()):
                sorts[name[0]](number, name, remainder)

    def fault(self, number: int, reason: Message | str) -> None:
        """Says what of a line does not hold."""
        self.faults.append(InputError(self._file, reason, at_line(number)))

    def note(self, number: int, note: Message) -> None:
        """Says what of a line is odd."""
        self.notes.append(message("note-of-line", file=self._file, line=number, note=note))

    def fault_after(self, number: int) -> None:
        """Says of the line after one that it is none, although it could have been its words."""
        self.fault(number + 1, _NO_ANNOTATION)

    def _whole_lines(self, content: str) -> Iterator[tuple[int, str]]:
        """The annotations; a line that begins none continues the text of the one before."""
        number, pending = 0, ""
        content = content.lstrip("\ufeff").replace("\r\n", "\n")
        for n, line in enumerate(content.split("\n"), 1):
            if _BEGINS.match(line):
                if pending:
                    yield number, pending
                number, pending = n, line
            elif pending and pending[0] in "T#N":
                pending += f"\n{line}"
            elif line.startswith("#"):
                self.remarks.append(Remark(n, "", "", "", line))
            elif line.strip():
                self.fault(n, _NO_ANNOTATION)
        if pending:
            yield number, pending

    def _is_new(self, number: int, name: str, remainder: str) -> bool:
        known = self.given.setdefault(name, remainder)
        if known is remainder:
            return True
        if known == remainder:
            self.note(number, message("stands-twice-alike", name=name))
        else:
            self.fault(number, message("stands-twice", name=name))
        return False

    def _sort_bound(self, number: int, name: str, remainder: str) -> None:
        match = _BOUND.fullmatch(remainder) or _LOOSE.fullmatch(remainder)
        if match is None:
            written = remainder.split("\t", 1)[0].strip().partition(" ")[2]
            self.fault(number, message("brat-no-offsets", text=short(written)))
            return
        label, written, words = match.groups("")
        numbers = [int(each) for each in _NUMBER.findall(written)]
        offsets = list(zip(numbers[::2], numbers[1::2], strict=True))
        if any(start > end for start, end in offsets):
            self.fault(number, message("ends-before-it-begins", text=short(written)))
            return
        self.bound[name] = Bound(number, label, offsets, words)

    def _sort_event(self, number: int, name: str, remainder: str) -> None:
        arguments = _arguments(remainder.split("\t", 1)[0].split())
        if arguments:
            self.events[name] = Event(number, arguments)
        else:
            self.fault(number, message("brat-no-event", text=short(remainder)))

    def _sort_relation(self, number: int, name: str, remainder: str) -> None:
        label, *parts = remainder.split("\t", 1)[0].split() or [""]
        arguments = _arguments(parts)
        if not arguments:
            self.fault(number, message("brat-no-relation", text=short(remainder)))
        elif len(arguments) < _BINARY:
            self.fault(number, message("brat-leads-elsewhere", name=name))
        else:
            self.relations[name] = Binary(number, label, arguments)

    def _sort_attribute(self, number: int, name: str, remainder: str) -> None:
        if parts := self._parts(number, remainder, 2):
            attribute, target, *value = parts
            attribute_value = " ".join(value) if value else True
            self.attributes.append(AttributeLine(number, name, attribute, target, attribute_value))

    def _sort_entry(self, number: int, name: str, remainder: str) -> None:
        head, _, text = remainder.partition("\t")
        parts = head.split()
        if len(parts) == _REFERENCE:
            entry = {"id": name, "type": parts[0], "to": parts[2], "text": text}
            self.entries.append((number, parts[1], entry))
        else:
            self.fault(number, message("brat-no-entry"))

    def _sort_remark(self, number: int, name: str, remainder: str) -> None:
        head, _, text = remainder.partition("\t")
        kind, *target = head.split()[:_REFERENCE] or [""]
        if len(target) == 1:
            self.remarks.append(Remark(number, name, kind, target[0], text))
        else:
            self.remarks.append(Remark(number, "", "", "", f"{name}\t{remainder}"))

    def _sort_equivalence(self, number: int, name: str, remainder: str) -> None:  # noqa: ARG002 - has none
        if parts := self._parts(number, remainder, 3):
            self.equivalences.append((number, parts))

    def _parts(self, number: int, remainder: str, least: int) -> list[str]:
        parts = remainder.split("\t", 1)[0].split()
        if len(parts) < least:
            self.fault(number, message("breaks-off-after", text=short(remainder)))
            return []
        return parts


def _arguments(parts: Sequence[str]) -> Arguments:
    """The roles and what plays them; none if a part is something else."""
    arguments: Arguments = []
    for part in parts:
        role, _, target = part.partition(":")
        if not role or not target:
            return []
        arguments.append((role, target))
    return arguments


def places_of(spans: Sequence[Span]) -> str:
    """The spans as a line has them."""
    return ";".join([f"{span.start} {span.end}" for span in spans])


def spans_of(written: str) -> list[Span]:
    """What `places_of` wrote; empty if it is something else."""
    if not re.fullmatch(_OFFSETS, written):
        return []
    numbers = [int(each) for each in _NUMBER.findall(written)]
    return [Span(start, end) for start, end in zip(numbers[::2], numbers[1::2], strict=True)]


def short(text: str) -> str:
    """The text as a message quotes it."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
