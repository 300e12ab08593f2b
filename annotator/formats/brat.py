"""brat standoff: a text file beside one or more ``.ann`` files, read as a corpus.

Source: https://brat.nlplab.org/standoff.html. Offsets are code points of the text file as it
lies there, line ends included.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.span import Span
from annotator.core.text import sha256
from annotator.formats.brat_files import TextFiles, paired
from annotator.formats.foreign import Annotation, ForeignArticle, Relation, Role, Scalar
from annotator.formats.foreign_content import ForeignContent, Reading
from annotator.formats.offsets import RawText
from annotator.formats.one_article import file_name
from annotator.formats.plain import title_of
from annotator.formats.sidecar import Sidecar, sidecar_of

NAME = "brat"
_SPAN = re.compile(r"(\d{1,9}) (\d{1,9})")
_BEGINS = re.compile(r"(?:[TERAMN#]\S*|\*)\t")
_ROLE = re.compile(r"([^\s:]+):(\S+)")
_BINARY = 2

Place = Callable[[int], int]


class _Line(msgspec.Struct, frozen=True):
    """One annotation of the file, of which the text may go on over several lines."""

    number: int
    id: str
    rest: str


class _TextBound(msgspec.Struct, frozen=True):
    line: int
    label: str
    spans: tuple[Span, ...]
    text: str


class BratFile(msgspec.Struct, frozen=True):
    """One text with what its annotators made of it.

    Attributes:
        annotations: each annotator's name, empty if the files do not tell, and file.
        beside: what an export of a project left beside its files.
    """

    text: Path
    annotations: tuple[tuple[str, Path], ...]
    article_id: str
    beside: Sidecar | None = None

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.text)

    def documents(self) -> Iterator[ForeignArticle]:
        """The one article.

        Raises:
            InputError: a file cannot be read, or a line of it does not hold; names the line.
        """
        raw = _raw_text(self.text)
        article = Article(
            id=self.article_id,
            title=title_of(raw.text, markdown=False),
            text=raw.text,
            sha256=sha256(raw.text),
            metadata={"file": file_name(self.text.name)},
        )
        annotations: list[Annotation] = []
        relations: list[Relation] = []
        for coder, path in self.annotations:
            # Ids that an export gave are looked up as they are.
            parsed = _Standoff(path, raw, coder if self.beside is None else "")
            annotations += parsed.annotations()
            relations += parsed.relations()
        document = ForeignArticle(article, tuple(annotations), tuple(relations))
        if self.beside is not None:
            document = self.beside.joined(self.text.with_suffix(""), document)
        yield document


def sources(
    pairs: Iterable[TextFiles], new_id: Callable[[], str], beside: Sidecar | None = None
) -> list[BratFile]:
    """The texts with their annotations."""
    return [BratFile(pair.text, pair.annotations, new_id(), beside) for pair in pairs]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are; annotations without a text are a problem of it.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    pairs = paired(paths)
    beside = sidecar_of(paths)
    files = sources(pairs.texts, reading.new_id, beside)
    content = ForeignContent(NAME, files, reading, beside.project if beside else None)
    content.problems[:0] = pairs.problems
    return content


def _decoded(path: Path) -> str:
    file = str(path)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = "it is not UTF-8, as brat's files are. Save it again as UTF-8."
        raise InputError(file, reason, f"line {line}") from error
    except OSError as error:
        raise InputError(file, f"it cannot be read: {error.strerror or error}.") from error


def _raw_text(path: Path) -> RawText:
    try:
        raw = RawText(_decoded(path))
    except TextError as error:
        raise InputError(str(path), str(error)) from error
    if not raw.text.strip():
        raise InputError(str(path), "the file is empty. Put an article into it or leave it out.")
    return raw


class _Standoff:
    """One ``.ann`` file, parsed line by line."""

    def __init__(self, path: Path, raw: RawText, coder: str) -> None:
        self._file = str(path)
        self._raw = raw
        self._coder = coder
        self._lines: dict[str, _Line] = {}
        self._attributes: defaultdict[str, dict[str, tuple[Scalar, ...]]] = defaultdict(dict)
        self._notes: defaultdict[str, list[str]] = defaultdict(list)
        self._rest: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._equivalences: list[list[str]] = []
        for line in _lines(self._file, _decoded(path)):
            self._sort(line)
        self._text_bound = self._with_places()
        self._require_targets()

    # Parsing

    def _sort(self, line: _Line) -> None:
        match line.id[0]:
            case "T" | "E" | "R":
                if line.id in self._lines:
                    raise self._error(line, f"{line.id} stands twice.")
                self._lines[line.id] = line
            case "A" | "M":
                name, target, *value = self._parts(line, 2)
                known = self._attributes[target].get(name, ())
                self._attributes[target][name] = (*known, " ".join(value) if value else True)
            case "N":
                head, _, text = line.rest.partition("\t")
                parts = head.split(" ")
                if len(parts) != 3:
                    raise self._error(line, "it should read “Type Target Resource:Id”.")
                entry = {"id": line.id, "type": parts[0], "to": parts[2], "text": text}
                self._rest[parts[1]].setdefault("normalizations", []).append(entry)
            case "#":
                head, _, text = line.rest.partition("\t")
                kind, _, target = head.partition(" ")
                self._notes[target.strip()].append(text)
                if kind != "AnnotatorNotes":
                    self._rest[target.strip()].setdefault("note_types", []).append(kind)
            case _:
                name, *members = self._parts(line, 3)
                self._equivalences.append([name, *members])

    def _parts(self, line: _Line, least: int) -> list[str]:
        parts = line.rest.split("\t", 1)[0].split()
        if len(parts) < least:
            raise self._error(line, f"it breaks off after “{line.rest.strip()}”.")
        return parts

    def _error(self, line: _Line | int, reason: str) -> InputError:
        number = line if isinstance(line, int) else line.number
        return InputError(self._file, reason, f"line {number}")

    # Places

    def _with_places(self) -> dict[str, _TextBound]:
        """The text-bound annotations, by offsets as the specification counts them or, where
        their texts show that the file counts otherwise, as it does."""
        lines = [line for line in self._lines.values() if line.id[0] == "T"]
        parsed = {line.id: self._parsed(line) for line in lines}
        for place in (self._raw.offset, _same, self._raw.offset_of_utf16):
            found = {name: self._placed(each, place) for name, each in parsed.items()}
            if all(map(self._reads_so, found.values())):
                return found
        for each in (self._placed(each, self._raw.offset) for each in parsed.values()):
            if not self._reads_so(each):
                there = " ".join(self._raw.text[s.start : s.end] for s in each.spans)
                raise self._error(
                    each.line, f"it says “{each.text}”, but the text reads “{there}” there."
                )
        return {}

    def _parsed(self, line: _Line) -> _TextBound:
        head, _, text = line.rest.partition("\t")
        label, _, places = head.strip().partition(" ")
        spans: list[Span] = []
        for piece in places.split(";"):
            place = _SPAN.fullmatch(piece.strip())
            if place is None:
                raise self._error(line, f"“{places}” are no offsets, such as “4 9;12 20”.")
            spans.append(Span(int(place[1]), int(place[2])))
        return _TextBound(line.number, label, tuple(spans), text)

    def _placed(self, found: _TextBound, place: Place) -> _TextBound:
        spans = [Span(place(span.start), place(span.end)) for span in found.spans]
        return msgspec.structs.replace(found, spans=tuple(spans))

    def _reads_so(self, found: _TextBound) -> bool:
        length = len(self._raw.text)
        if any(not 0 <= span.start < span.end <= length for span in found.spans):
            return False
        there = "".join(self._raw.text[span.start : span.end] for span in found.spans)
        return not found.text.strip() or "".join(there.split()) == "".join(found.text.split())

    # What is said of the places

    def _require_targets(self) -> None:
        named = {**self._attributes, **self._notes, **self._rest}
        for target in named:
            if target not in self._lines and target and target[0] in "TER":
                raise self._unknown(target)
        for line in self._lines.values():
            if line.id[0] != "T":
                for _name, target in self._arguments(line):
                    if target not in self._lines:
                        raise self._error(
                            line, f"{line.id} names {target}, which is not in the file."
                        )

    def _unknown(self, target: str) -> InputError:
        return InputError(self._file, f"{target} is described, but is not in the file.")

    def _arguments(self, line: _Line) -> list[tuple[str, str]]:
        head = line.rest.split("\t", 1)[0]
        parts = head.split() if line.id[0] == "E" else head.split()[1:]
        arguments = [_ROLE.fullmatch(part) for part in parts]
        if not arguments or any(part is None for part in arguments):
            raise self._error(line, f"“{head.strip()}” should be “Type:T1 Role:T2”.")
        return [(found[1], found[2]) for found in arguments if found]

    def annotations(self) -> Iterator[Annotation]:
        """Text-bound annotations and events; a trigger is the event's, not one of its own."""
        events = {
            line.id: self._arguments(line) for line in self._lines.values() if _is_event(line)
        }
        triggers = {arguments[0][1] for arguments in events.values()}
        described = {*self._attributes, *self._notes, *self._rest}
        told = {target for args in events.values() for _role, target in args[1:]}
        told |= {
            target
            for line in self._lines.values()
            if line.id[0] == "R"
            for _role, target in self._arguments(line)
        }
        told |= {member for group in self._equivalences for member in group}
        for name, found in self._text_bound.items():
            if name not in triggers or name in described | told:
                yield self._annotation(name, found.label, found.spans)
        for name, ((label, trigger), *arguments) in events.items():
            bound = self._text_bound.get(trigger)
            if bound is None:
                raise self._error(self._lines[name], f"its trigger {trigger} is no piece of text.")
            roles = tuple(Role(role, self._name(target)) for role, target in arguments)
            rest = {"trigger": trigger}
            if bound.label != label:
                rest["trigger_label"] = bound.label
            event = self._annotation(name, label, bound.spans, rest)
            yield msgspec.structs.replace(event, roles=roles, statement=True)

    def _annotation(
        self,
        name: str,
        label: str,
        spans: tuple[Span, ...],
        rest: dict[str, Any] | None = None,
    ) -> Annotation:
        return Annotation(
            id=self._name(name),
            label=label,
            spans=spans,
            attributes=self._attributes.get(name, {}),
            note="\n".join(self._notes.get(name, ())),
            coder=self._coder,
            rest={**(rest or {}), **self._rest.get(name, {})},
        )

    def relations(self) -> Iterator[Relation]:
        """Relations, and each equivalence as relations of its first member to the others."""
        for line in self._lines.values():
            if line.id[0] != "R":
                continue
            arguments = self._arguments(line)
            if len(arguments) != _BINARY:
                raise self._error(line, f"{line.id} should lead from one annotation to another.")
            (first, source), (second, target) = sorted(arguments)
            ends = {} if (first, second) == ("Arg1", "Arg2") else {"ends": [first, second]}
            yield Relation(
                id=self._name(line.id),
                label=line.rest.split(" ", 1)[0],
                source=self._name(source),
                target=self._name(target),
                attributes=self._attributes.get(line.id, {}),
                note="\n".join(self._notes.get(line.id, ())),
                coder=self._coder,
                rest=ends,
            )
        for n, (label, first, *others) in enumerate(self._equivalences, 1):
            for other in others:
                name = self._name(f"*{n}")
                yield Relation(name, label, self._name(first), self._name(other), coder=self._coder)

    def _name(self, name: str) -> str:
        """Unique also where several annotators number theirs from 1."""
        return f"{self._coder}/{name}" if self._coder else name


def _is_event(line: _Line) -> bool:
    return line.id[0] == "E"


def _same(offset: int) -> int:
    return offset


def _lines(file: str, text: str) -> Iterator[_Line]:
    """The annotations; a line that begins none goes on with the text of the one before."""
    number, pending = 0, ""
    for n, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        if _BEGINS.match(line):
            if pending:
                yield _split(number, pending)
            number, pending = n, line
        elif pending:
            pending += f"\n{line}"
        elif line.strip():
            reason = "it is no annotation: those begin with an id such as T1 and a tab."
            raise InputError(file, reason, f"line {n}")
    if pending:
        yield _split(number, pending)


def _split(number: int, text: str) -> _Line:
    name, _, rest = text.partition("\t")
    return _Line(number, name, rest.rstrip("\n"))
