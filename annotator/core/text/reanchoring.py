"""Re-anchoring: where fragments of a text lie after the text was corrected."""

import unicodedata
from bisect import bisect_left, bisect_right
from typing import Literal

import msgspec

from annotator.core.text.diff import Replacement, differences
from annotator.core.text.normalization import trim
from annotator.core.text.sentences import sentence_at
from annotator.core.text.span import Fragment, Span, cut

How = Literal["kept", "corrected", "moved", "lost"]
"""What became of a fragment: the same words, perhaps further on; words of which some were
corrected; the same words somewhere else; or gone."""

_CONTEXT = 48
_TELLING = 8  # characters of the context that must be the same for a place to count
_LONG = 24  # characters of a text that needs no context
_CANDIDATES = 100
_PASSAGE = 400
_JOINERS = "_\u200c\u200d\ufe0e\ufe0f"


class Placement(msgspec.Struct, frozen=True):
    """What became of a fragment, and where it is now; None where it is lost."""

    how: How
    fragment: Fragment | None


class Anchoring:
    """Maps fragments of one text to their offsets in a corrected one.

    Attributes:
        changes: what differs between the two.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self.changes = differences(old, new)
        self._starts = [change.old.start for change in self.changes]
        self._ends = [change.old.end for change in self.changes]
        self._new_ends = [change.new.end for change in self.changes]

    def is_untouched(self, fragment: Fragment) -> bool:
        """Whether nothing that differs overlaps the fragment or borders on it."""
        return bisect_left(self._ends, fragment.start) == bisect_right(self._starts, fragment.end)

    def shifted(self, fragment: Fragment) -> Fragment | None:
        """Where the fragment is in the new text, if it is untouched."""
        first = bisect_left(self._ends, fragment.start)
        if first != bisect_right(self._starts, fragment.end):
            return None
        shift = self._shift(first)
        return Fragment(fragment.start + shift, fragment.end + shift, fragment.text)

    def place(self, fragment: Fragment) -> Placement:
        """Where the fragment is in the new text."""
        if shifted := self.shifted(fragment):
            return Placement("kept", shifted)
        first = bisect_left(self._ends, fragment.start)
        last = bisect_right(self._starts, fragment.end)
        return self._place_touched(fragment, self.changes[first:last])

    def nearest(self, fragment: Fragment) -> Fragment | None:
        """The sentence that is closest to where the fragment was; None if no text is left."""
        index = bisect_left(self._ends, fragment.start)
        at = fragment.start + self._shift(index)
        if index < len(self.changes) and self.changes[index].old.start <= fragment.start:
            change = self.changes[index]
            part = (fragment.start - change.old.start) / max(change.old.length, 1)
            at = change.new.start + round(part * change.new.length)
        return passage_at(self.new, at)

    def _shift(self, changes: int) -> int:
        """By how much the text after so many changes lies further on."""
        return self._new_ends[changes - 1] - self._ends[changes - 1] if changes else 0

    def _place_touched(self, fragment: Fragment, changes: list[Replacement]) -> Placement:
        if _survives(fragment, changes):
            start, end = self._start(fragment.start), self._end(fragment.end)
            length = len(fragment.text)
            for exact in (start, end - length):
                if exact >= 0 and self.new.startswith(fragment.text, exact):
                    span = Span(exact, exact + length)
                    if not (self._cut_short(fragment, span)):
                        return Placement("kept", Fragment(span.start, span.end, fragment.text))
            span = self._whole_words(fragment, Span(start, end), changes)
            span = span if fragment.text.strip() != fragment.text else trim(self.new, span)
            if span.length > 0:
                placed = cut(self.new, span)
                how: How = "kept" if placed.text == fragment.text else "corrected"
                return Placement(how, placed)
        if moved := self._look_for(fragment):
            return Placement("moved", moved)
        return Placement("lost", None)

    def _start(self, at: int) -> int:
        n = bisect_left(self._ends, at)
        if n == len(self.changes) or self.changes[n].old.start > at:
            return at + self._shift(n)
        change = self.changes[n]
        begins_with_it = change.old.start == at < change.old.end
        return change.new.start if begins_with_it else change.new.end

    def _end(self, at: int) -> int:
        n = bisect_left(self._ends, at)
        if n == len(self.changes) or self.changes[n].old.start > at:
            return at + self._shift(n)
        change = self.changes[n]
        ends_with_it = change.old.start < at == change.old.end
        return change.new.end if ends_with_it else change.new.start

    def _cut_short(self, fragment: Fragment, span: Span) -> bool:
        """Whether a word that was whole goes on beyond the fragment's edge now."""
        return (_is_edge(self.old, fragment.start) and not _is_edge(self.new, span.start)) or (
            _is_edge(self.old, fragment.end) and not _is_edge(self.new, span.end)
        )

    def _whole_words(self, fragment: Fragment, span: Span, changes: list[Replacement]) -> Span:
        """The span with what was put in beside it and goes on with its first or last word."""
        start, end = span.start, span.end
        if _is_edge(self.old, fragment.start):
            least = min((c.new.start for c in changes if c.new.end == start), default=start)
            while start > least and not _is_edge(self.new, start):
                start -= 1
        if _is_edge(self.old, fragment.end):
            most = max((c.new.end for c in changes if c.new.start == end), default=end)
            while end < most and not _is_edge(self.new, end):
                end += 1
        return Span(start, max(start, end))

    def _look_for(self, fragment: Fragment) -> Fragment | None:
        """Where the exact text was put in elsewhere, if the words around it tell the place."""
        scored: list[tuple[int, int]] = []
        for change in self.changes:
            at = change.new.start - 1
            while len(scored) < _CANDIDATES and change.new.length >= fragment.length:
                at = self.new.find(fragment.text, at + 1, change.new.end)
                if at < 0:
                    break
                if not self._cut_short(fragment, Span(at, at + fragment.length)):
                    scored.append((self._same_around(fragment, at), at))
        scored.sort(reverse=True)
        if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        score, at = scored[0]
        if score < _TELLING and fragment.length < _LONG:
            return None
        return Fragment(at, at + fragment.length, fragment.text)

    def _same_around(self, fragment: Fragment, at: int) -> int:
        """How many characters before and after the text are the same there as they were."""
        before, here = (
            self.old[max(fragment.start - _CONTEXT, 0) : fragment.start],
            self.new[max(at - _CONTEXT, 0) : at],
        )
        after, there = (
            self.old[fragment.end : fragment.end + _CONTEXT],
            self.new[at + fragment.length : at + fragment.length + _CONTEXT],
        )
        return _same_length(before[::-1], here[::-1]) + _same_length(after, there)


def passage_at(text: str, at: int) -> Fragment | None:
    """The sentence at a place of a text, or the one closest to it; None if there is no text."""
    at = min(max(at, 0), len(text))
    line = _line_at(text, at)
    if not text[line.start : line.end].strip():
        before, after = text[:at].rstrip(), text[at:].lstrip()
        if not before and not after:
            return None
        from_before, from_after = at - len(before), len(text) - at - len(after)
        is_after = not before or (bool(after) and from_after < from_before)
        at = at + from_after if is_after else len(before) - 1
        line = _line_at(text, at)
    # Of a paragraph without end, what lies around the place.
    start, end = max(line.start, at - _PASSAGE), min(line.end, at + _PASSAGE)
    sentence = sentence_at(text[start:end], at - start)
    span = trim(text, Span(start + sentence.start, start + sentence.end))
    return cut(text, span if span.length else trim(text, line))


def _line_at(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


def _survives(fragment: Fragment, changes: list[Replacement]) -> bool:
    """Whether at least half of the fragment's characters are there still, blanks aside."""
    gone = 0
    for change in changes:
        start = max(change.old.start - fragment.start, 0)
        end = max(change.old.end - fragment.start, start)
        gone += _solid(fragment.text[start:end])
    all_of_it = _solid(fragment.text)
    if all_of_it:
        return 2 * gone <= all_of_it and gone < all_of_it
    return not any(change.old.overlaps(fragment) for change in changes)


def _solid(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _is_edge(text: str, at: int) -> bool:
    """Whether an offset is a boundary: inside no word and no grapheme."""
    if not 0 < at < len(text):
        return True
    return not (_goes_on(text[at - 1]) and _goes_on(text[at]))


def _goes_on(character: str) -> bool:
    return (
        character.isalnum()
        or character in _JOINERS
        or unicodedata.category(character).startswith("M")
    )


def _same_length(one: str, other: str) -> int:
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n
