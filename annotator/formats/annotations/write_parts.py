"""The annotations that take part in one record: those that came with it, and new ones."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from annotator.core.text.span import Fragment
from annotator.formats.annotations.model import Annotation, Role
from annotator.formats.annotations.passthrough import Passthrough, plain_id


class Numbers:
    """Ids that no annotation has."""

    def __init__(self, taken: set[str]) -> None:
        """Starts with the first that is free."""
        self._taken = {plain_id(each) for each in taken}
        self._last = 0

    def next(self) -> str:
        """The next free id."""
        self._last += 1
        while f"T{self._last}" in self._taken:
            self._last += 1
        return f"T{self._last}"


class Parts:
    """The annotations of one record beside its own."""

    def __init__(self, passed: Passthrough, coder: str, name: str, numbers: Numbers) -> None:
        """Begins with those that came with it.

        Args:
            passed: what came with the record.
            coder: the name of its coder.
            name: the id of its own annotation.
            numbers: makes ids.
        """
        self._passed = passed
        self._coder = coder
        self._name = name
        self._numbers = numbers
        self._known = {part.id: replace(part, coder=coder) for part in passed.annotations}
        self._roles = list(passed.roles)
        self._new: list[Annotation] = []

    def of(self, spans: Sequence[Fragment], role: str, label: str) -> str:
        """The id of the annotation of this evidence."""
        positions = tuple(fragment.span for fragment in spans)
        if positions == (self._passed.spans or ()):
            return self._name
        for part in self._known.values():
            if part.spans == positions:
                return part.id
        part = Annotation(self._numbers.next(), label, positions, coder=self._coder)
        self._new.append(part)
        self._roles.append(Role(role, part.id))
        return part.id

    def text(self, spans: Sequence[Fragment], label: str) -> tuple[str, ...]:
        """The ids of the annotations that together are the record's own text."""
        wanted = {fragment.span for fragment in spans}
        parts = [part for part in self._known.values() if set(part.spans) <= wanted]
        ordered = sorted(parts, key=lambda part: part.spans)
        if [span for part in ordered for span in part.spans] == sorted(wanted):
            return tuple(part.id for part in ordered)
        return (self.of(spans, "text", f"{label}_text"),)

    def annotations(self) -> Iterator[Annotation]:
        """All of them."""
        yield from self._known.values()
        yield from self._new

    def roles(self) -> tuple[Role, ...]:
        """The role of each annotation in the record."""
        return tuple(self._roles)
