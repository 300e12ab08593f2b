"""brat standoff: one ``.ann`` file as annotations and relations of its text.

What a line names must be there, and what it says stands somewhere must stand there.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from annotator.core.messages import Message, message, of_file
from annotator.core.text.span import Span, merged
from annotator.formats.annotations.model import Annotation, Relation, Role, Scalar, base_name
from annotator.formats.brat.lines import (
    Arguments,
    AttributeLine,
    Bound,
    Lines,
    Offsets,
    Remark,
    places_of,
    short,
)
from annotator.formats.parsing.offsets import RawText

NOTE = "AnnotatorNotes"
COMMENT = "comment"
"""The label of a line that begins with # and is no note."""


class Standoff:
    """One ``.ann`` file.

    Attributes:
        annotations: text-bound annotations and events; a trigger is the event's, not one of its
            own. What is about no annotation of the file has no place and comes last.
        relations: relations, and each equivalence as relations of its first member to the others.
        faults: the lines that do not hold and are left out, with what hangs on them.
        notes: what was taken although it is odd.
    """

    def __init__(self, file: str, raw: RawText, content: str, coder: str = "") -> None:
        """Parses.

        Args:
            file: what problems name.
            raw: the text that it is about.
            content: what the file holds.
            coder: whose it is; stands before each id, for annotators number theirs from 1.
        """
        self._file = file
        self._raw = raw
        self._coder = coder
        self._prefix = f"{coder}/" if coder else ""
        self._lines = Lines(file, content)
        # Where each text-bound annotation lies; and its places as written, where that is more.
        self._spans: dict[str, tuple[tuple[Span, ...], str]] = {}
        self._values: defaultdict[str, dict[str, tuple[Scalar, ...]]] = defaultdict(dict)
        self._extra: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._texts: dict[str, str] = {}
        self._loose: list[Annotation] = []
        self._place()
        self._there = self._what_holds()
        self._describe()
        self._remark()
        self.annotations = list(self._annotations())
        self.relations = list(self._relations())
        self.faults = sorted(self._lines.faults, key=lambda fault: int(fault.place.split()[1]))
        self.notes = self._lines.notes

    # Places

    def _place(self) -> None:
        """Places text-bound annotations by offsets as the specification counts them or, where
        their texts show that the file counts otherwise, as it does."""
        text, bound = self._raw.text, self._lines.bound
        how, chosen, fewest = "", None, len(bound) + 1
        for name, place in self._raw.countings():
            wrong = sum(not _reads(text, each.placed(place), each.words) for each in bound.values())
            if wrong < fewest:
                how, chosen, fewest = name, place, wrong
            if not wrong:
                break
        if how:
            self._lines.notes.append(
                of_file(self._file, message("offsets-count", unit=message(how)))
            )
        for name, each in bound.items():
            offsets = each.placed(chosen)
            if fewest and not self._holds(each, offsets):
                continue
            self._spans[name] = spans, _offsets = _spans(offsets)
            if not spans:
                self._lines.note(each.line, message("marks-no-text", name=name))

    def _holds(self, each: Bound, offsets: Offsets) -> bool:
        """Whether the article has its words at these offsets; if not, notes a fault."""
        text = self._raw.text
        if _reads(text, offsets, each.words):
            return True
        first, *lines = each.words.split("\n")
        last = max(end for _start, end in offsets)
        if last > len(text):
            reason = message("reaches-beyond-text", last=last, length=len(text))
            self._lines.fault(each.line, reason)
        elif lines and _reads(text, offsets, first):
            if all(not line.strip() or line[0] == "#" for line in lines):
                comments = enumerate(lines, each.line + 1)
                self._lines.remarks += (Remark(n, "", "", "", line) for n, line in comments)
                return True
            self._lines.fault_after(each.line)
        else:
            there = short(" ".join(text[start:end] for start, end in offsets))
            reason = message("text-differs", text=short(each.words), there=there)
            self._lines.fault(each.line, reason)
        return False

    # What leads where

    def _what_holds(self) -> set[str]:
        """The annotations whose triggers and arguments exist; others become faults."""
        lines = self._lines
        there = {*self._spans, *lines.events, *lines.relations}
        while gone := [*self._without_trigger(), *self._without_ends(there)]:
            for name, number, reason in gone:
                if name in there:
                    lines.fault(number, reason)
                    lines.events.pop(name, None)
                    lines.relations.pop(name, None)
                    there.discard(name)
        for number, members in tuple(lines.equivalences):
            if missing := next((each for each in members[1:] if each not in there), None):
                lines.fault(number, self._missing(missing))
                lines.equivalences.remove((number, members))
        return there

    def _missing(self, named: str) -> Message:
        code = "names-unsound" if named in self._lines.given else "names-missing"
        return message(code, name=named)

    def _without_trigger(self) -> Iterator[tuple[str, int, Message]]:
        for name, event in self._lines.events.items():
            trigger = event.arguments[0][1]
            if trigger not in self._spans:
                if trigger in self._lines.given and trigger[0] != "T":
                    yield name, event.line, message("trigger-without-text", name=trigger)
                else:
                    yield name, event.line, self._missing(trigger)

    def _without_ends(self, there: set[str]) -> Iterator[tuple[str, int, Message]]:
        ends = [
            (name, event.line, event.arguments[1:]) for name, event in self._lines.events.items()
        ]
        ends += [(name, each.line, each.arguments) for name, each in self._lines.relations.items()]
        for name, number, arguments in ends:
            for _role, target in arguments:
                if target not in there:
                    yield name, number, self._missing(target)
                    break

    # What is said of them

    def _describe(self) -> None:
        for attribute in self._lines.attributes:
            if self._is_there(attribute.line, attribute.target):
                values = self._values[attribute.target]
                values[attribute.name] = (*values.get(attribute.name, ()), attribute.value)
                if attribute.id[0] == "M":
                    self._name_attribute(attribute)
        for number, target, entry in self._lines.entries:
            if self._is_there(number, target):
                self._extra[target].setdefault("normalizations", []).append(entry)

    def _name_attribute(self, attribute: AttributeLine) -> None:
        """Stores the ids of an annotation's attributes of that name, to write them unchanged."""
        ids = self._extra[attribute.target].setdefault("attribute_ids", {})
        if attribute.name not in ids:
            ids[attribute.name] = [
                each.id
                for each in self._lines.attributes
                if each.target == attribute.target and each.name == attribute.name
            ]

    def _is_there(self, number: int, target: str) -> bool:
        if target in self._there:
            return True
        self._lines.fault(number, self._missing(target))
        return False

    def _remark(self) -> None:
        remarks: defaultdict[str, list[Remark]] = defaultdict(list)
        for each in self._lines.remarks:
            if each.target in self._there:
                remarks[each.target].append(each)
            elif each.target in self._lines.given:
                self._is_there(each.line, each.target)
            else:
                self._keep(each)
        for target, each in remarks.items():
            self._texts[target] = "\n".join(remark.text for remark in each)
            if len(each) > 1 or each[0].kind != NOTE or "\n" in each[0].text or not each[0].text:
                self._extra[target]["notes"] = [[remark.kind, remark.text] for remark in each]

    def _keep(self, remark: Remark) -> None:
        """Keeps a remark on what is no annotation of the file, such as an attribute."""
        known = {each.id for each in self._loose}
        if not remark.target:
            if remark.text.strip("# \t"):
                number = sum(each.label == COMMENT for each in self._loose) + 1
                name = f"{self._prefix}#{COMMENT}{number}"
                extra = {"line": remark.text}
                self._loose.append(Annotation(name, COMMENT, coder=self._coder, extra=extra))
            return
        attribute = {each.id: each for each in self._lines.attributes}.get(remark.target)
        entries = {entry["id"] for _number, _target, entry in self._lines.entries}
        if attribute:
            self._name_attribute(attribute)
        elif remark.target not in entries and remark.target[0] != "*":
            note = message("about-what-is-missing", name=remark.target)
            self._lines.note(remark.line, note)
        name = f"{self._prefix}{remark.id}"
        name = f"{name}line{remark.line}" if name in known or remark.id == "#" else name
        extra = {"about": remark.target}
        annotation = Annotation(name, remark.kind, note=remark.text, coder=self._coder, extra=extra)
        self._loose.append(annotation)

    # What they become

    def _annotations(self) -> Iterator[Annotation]:
        triggers = {event.arguments[0][1] for event in self._lines.events.values()}
        if triggers:
            triggers -= self._referenced()
        for name, (spans, offsets) in self._spans.items():
            if name not in triggers:
                extra: dict[str, Any] = {"places": offsets} if offsets else {}
                yield self._annotation(name, self._lines.bound[name].label, spans, extra)
        for name, event in self._lines.events.items():
            (label, trigger), *arguments = event.arguments
            spans, offsets = self._spans[trigger]
            extra = {"trigger": trigger}
            if self._lines.bound[trigger].label != label:
                extra["trigger_label"] = self._lines.bound[trigger].label
            if offsets:
                extra["places"] = offsets
            roles = tuple([Role(role, self._prefix + target) for role, target in arguments])
            yield self._annotation(name, label, spans, extra, roles, statement=True)
        yield from self._loose

    def _referenced(self) -> set[str]:
        """The ids that anything but an event refers to as its trigger."""
        names = {*self._values, *self._extra, *self._texts}
        for event in self._lines.events.values():
            names.update([target for _role, target in event.arguments[1:]])
        for relation in self._lines.relations.values():
            names.update([target for _role, target in relation.arguments])
        for _number, (_label, *members) in self._lines.equivalences:
            names.update(members)
        return names

    def _annotation(
        self,
        name: str,
        label: str,
        spans: tuple[Span, ...],
        extra: dict[str, Any],
        roles: tuple[Role, ...] = (),
        *,
        statement: bool = False,
    ) -> Annotation:
        if more := self._extra.get(name):
            extra |= more
        return Annotation(
            id=self._prefix + name,
            label=label,
            spans=spans,
            attributes=self._values.get(name) or {},
            roles=roles,
            statement=statement,
            note=self._texts.get(name, ""),
            coder=self._coder,
            extra=extra,
        )

    def _relations(self) -> Iterator[Relation]:
        for name, relation in self._lines.relations.items():
            (first, source), (second, target), *others = _ordered(relation.arguments)
            extra = {**self._extra.get(name, {})}
            if (first, second) != ("Arg1", "Arg2"):
                extra["ends"] = [first, second]
            if others:
                extra["others"] = [[role, self._prefix + end] for role, end in others]
            yield Relation(
                id=self._prefix + name,
                label=relation.label,
                source=self._prefix + source,
                target=self._prefix + target,
                attributes=self._values.get(name) or {},
                note=self._texts.get(name, ""),
                coder=self._coder,
                extra=extra,
            )
        for n, (_number, (label, first, *others)) in enumerate(self._lines.equivalences, 1):
            name = f"{self._prefix}*{n}"
            for other in others:
                ends = self._prefix + first, self._prefix + other
                yield Relation(name, label, *ends, coder=self._coder)


def _reads(text: str, offsets: Offsets, words: str) -> bool:
    """Whether the text has the words there, white space aside; without words, whether
    the text is that long."""
    length = len(text)
    for _start, end in offsets:
        if end > length:
            return False
    there = "".join([text[start:end] for start, end in offsets])
    return there == words or not words.strip() or "".join(there.split()) == "".join(words.split())


def _ordered(arguments: Arguments) -> Arguments:
    """``Arg1`` before ``Arg2``, whatever stands first; others as they stand."""
    names = {role for role, _target in arguments}
    is_numbered = len({base_name(name) for name in names}) == 1 and len(names) == len(arguments)
    return sorted(arguments, key=lambda each: (len(each[0]), each[0])) if is_numbered else arguments


def _spans(offsets: Offsets) -> tuple[tuple[Span, ...], str]:
    """The spans in reading order, apart from one another; the pieces, if that is not the same."""
    if len(offsets) == 1 and offsets[0][0] < offsets[0][1]:
        return (Span(*offsets[0]),), ""
    spans = [Span(start, end) for start, end in offsets]
    united = merged(span for span in spans if span.start < span.end)
    return tuple(united), "" if united == spans else places_of(spans)
