"""Where the selectors of a Web Annotation lead in a text.

Source: https://www.w3.org/TR/annotation-model/#selectors; fragments of texts are RFC 5147.
Several selectors of one place are alternatives: where they disagree, the quoted words decide.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, cast

import msgspec

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.reanchoring import Anchoring
from annotator.core.text.span import Fragment, Span, merged
from annotator.formats.parsing.offsets import RawText
from annotator.formats.web_annotation.json_ld import Json, first_text, listed, types_of

How = Literal["kept", "moved", "whole", "lost"]
"""Whether the place is the one that the file names, one found by its words, the text as a whole,
or not to be found."""

_FRAGMENT = re.compile(r"(char|line)=(\d{0,12})(,(\d{0,12}))?((?:;(?:length|md5)=[^;]*)*)")
_CHECK = re.compile(r";(length|md5)=([0-9A-Fa-f]+)")
_LARGEST = 10**12
_AROUND = 400
_MOST_MATCHES = 1000


class Placed(msgspec.Struct, frozen=True):
    """Where a target is; ``why`` says what is wrong where it is lost."""

    how: How
    spans: tuple[Span, ...] = ()
    why: str = ""


class BadSelectorError(Exception):
    """A selector that breaks the rules of the model; the message says how."""


class Unit(msgspec.Struct, frozen=True):
    """How a file counts offsets."""

    name: str
    place: Callable[[int], int]


class Quote(msgspec.Struct, frozen=True):
    """The words at a place, and those around it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Text:
    """A text in which places are looked up.

    Attributes:
        text: the article's text.
        unit: how the file seems to count; code points unless `count_as` found otherwise.
    """

    def __init__(self, raw: str, data: bytes | None = None) -> None:
        """Takes the text as it lies in its file, and its bytes, by which some selectors count.

        Raises:
            TextError: the text cannot be stored.
        """
        self._raw = RawText(raw)
        self.text = self._raw.text
        self._data = raw.encode() if data is None else data
        self.units = [Unit("code points", self._raw.offset)]
        if not self._raw.is_exact:
            self.units.append(Unit("code points with single line ends", _same))
        if not self.text.isascii():
            self.units.append(Unit("UTF-16 units", self._raw.offset_of_utf16))
            if not self._raw.is_exact:
                single = Utf16Map(self.text)
                self.units.append(Unit("UTF-16 units", single.to_code_point))
        self.unit = self.units[0]

    def count_as(self, selections: Iterable[list[Json]]) -> None:
        """Finds out how the file counts, by the places whose words it gives as well."""
        if len(self.units) == 1:
            return
        told = [
            (position, quote)
            for selectors in selections
            for quote in _quotes(selectors)
            for position in _positions(selectors)
        ]
        scores = [
            sum(self._reads(self._span(position, unit), quote.exact) for position, quote in told)
            for unit in self.units
        ]
        self.unit = self.units[scores.index(max(scores))]

    def placed(self, selectors: list[Json]) -> Placed:
        """Where alternative selectors lead.

        Raises:
            BadSelectorError: one breaks the rules.
        """
        return self._placed(selectors, Span(0, len(self.text)))

    def _placed(self, selectors: list[Json], within: Span) -> Placed:
        quotes = list(_quotes(selectors))
        spans: list[Span] = []
        missing: list[str] = []
        for selector in selectors:
            spans += self._evaluated(selector, within, missing)
        outside = [each for each in spans if not within.contains(each)]
        inside = [each for each in spans if within.contains(each) and each.length]
        for span in (s for quote in quotes for s in inside if self._reads(s, quote.exact)):
            return Placed("kept", (span,))
        for quote in quotes:
            found = self._found(quote, within, inside or outside)
            if found.how != "lost":
                return found
            missing.append(found.why)
        if not quotes and inside and all(each == inside[0] for each in inside):
            if outside:
                return Placed("lost", why="its selectors name different places")
            return Placed("kept", (inside[0],))
        return Placed("lost", why=self._why(quotes, inside, outside, missing))

    @staticmethod
    def _why(
        quotes: list[Quote], inside: list[Span], outside: list[Span], missing: list[str]
    ) -> str:
        if quotes and missing:
            return missing[-1]
        if inside:
            return "its selectors name different places, and none quotes the words"
        if outside:
            return f"{outside[0].start}–{outside[0].end} lies beyond the text"
        return missing[-1] if missing else "it marks a point between two characters"

    # Selectors other than quotes

    def _evaluated(self, selector: Json, within: Span, missing: list[str]) -> Iterator[Span]:
        inner = _selectors(selector.get("refinedBy"))
        own = self._own(selector, within, missing)
        if not inner:
            if own is not None:
                yield own
            return
        own = own or self._of_quote(selector, within)
        if own is None and list(_quotes(inner)):
            # Of what cannot be told here, such as an element of a page, words still can be found.
            own = within
        if own is None:
            return
        placed = self._placed(inner, own)
        if placed.how == "lost":
            missing.append(placed.why)
        yield from placed.spans

    def _of_quote(self, selector: Json, within: Span) -> Span | None:
        for quote in _own_quotes(selector):
            found = self._found(quote, within, [])
            return found.spans[0] if found.spans else None
        return None

    def _own(self, selector: Json, within: Span, missing: list[str]) -> Span | None:
        kinds = types_of(selector)
        if "TextPositionSelector" in kinds:
            position = _position(selector)
            if within.start == 0:
                return self._span(position, self.unit)
            return Span(within.start + position.start, within.start + position.end)
        if "DataPositionSelector" in kinds:
            return self._of_bytes(_position(selector))
        if "FragmentSelector" in kinds:
            return self._of_fragment(_text(selector, "value"), missing)
        if "RangeSelector" in kinds and "startSelector" in selector:
            ends = [
                self._end(selector.get(key), within) for key in ("startSelector", "endSelector")
            ]
            if ends[0] is not None and ends[1] is not None:
                return Span(ends[0], ends[1])
        if not kinds & {"TextQuoteSelector"}:
            name = "/".join(sorted(kinds)) or "one without a type"
            missing.append(f"a selector of the kind {name} leads nowhere in a plain text")
        return None

    def _end(self, value: Any, within: Span) -> int | None:
        selectors = _selectors(value)
        if selectors and types_of(selectors[0]) & {"TextPositionSelector"}:
            position = _position(selectors[0])
            return (
                self._span(position, self.unit).start
                if within.start == 0
                else (within.start + position.start)
            )
        placed = self._placed(selectors, within)
        return placed.spans[0].start if placed.spans else None

    def _span(self, position: Span, unit: Unit) -> Span:
        return Span(unit.place(position.start), unit.place(position.end))

    def _of_bytes(self, position: Span) -> Span:
        before = self._data[: position.start].decode(errors="replace")
        upto = self._data[: position.end].decode(errors="replace")
        return Span(self._raw.offset(len(before)), self._raw.offset(len(upto)))

    def _of_fragment(self, value: str, missing: list[str]) -> Span | None:
        found = _FRAGMENT.fullmatch(value.removeprefix("#"))
        if found is None or not (found[2] or found[4]):
            missing.append(f"the fragment “{value}” leads nowhere in a plain text")
            return None
        for name, wanted in _CHECK.findall(found[5] or ""):
            if name == "length":
                is_so = int(wanted) == len(self.text)
            else:
                own = hashlib.md5(self._data, usedforsecurity=False).hexdigest()
                is_so = wanted.lower() == own
            if not is_so:
                missing.append(f"by “{value}”, it is of another state of the text")
                return None
        end = (int(found[4]) if found[4] else None) if found[3] else int(found[2])
        if found[1] == "line":
            starts = [0, *(each.end() for each in re.finditer("\n", self.text)), len(self.text)]
            last = len(starts) - 1
            start = starts[min(int(found[2] or 0), last)]
            return Span(start, starts[last if end is None else min(end, last)])
        return Span(int(found[2] or 0), len(self.text) if end is None else end)

    # Quotes

    def _reads(self, span: Span, exact: str) -> bool:
        if not 0 <= span.start < span.end <= len(self.text):
            return False
        there = self.text[span.start : span.end]
        return there == exact or there.split() == exact.split() != []

    def _found(self, quote: Quote, within: Span, near: list[Span]) -> Placed:
        words = quote.exact.split()
        if not words:
            return Placed("lost", why="it quotes no words")
        matches = list(self._matches(quote.exact, within))
        if not matches:
            return self._like(quote, within, near)
        if len(matches) == 1:
            return Placed("moved" if near else "kept", (matches[0],))
        around = [self._same_around(quote, each) for each in matches]
        full = len(quote.prefix.split()) > 0, len(quote.suffix.split()) > 0
        best = max(around)
        chosen = [each for each, score in zip(matches, around, strict=True) if score == best]
        if near and len(chosen) > 1:
            chosen.sort(key=lambda each: abs(each.start - near[0].start))
            return Placed("moved", (chosen[0],))
        if len(chosen) == 1 or best == self._whole_context(quote) or not any(full):
            # The model: a quote that stands several times means all of these places.
            return Placed("moved" if near else "kept", tuple(merged(chosen)))
        return Placed("lost", why=f"“{_short(quote.exact)}” stands {len(chosen)} times in the text")

    def _matches(self, exact: str, within: Span) -> Iterator[Span]:
        pattern = re.escape(exact)
        if not re.search(pattern, self.text[within.start : within.end]):
            pattern = r"\s+".join(map(re.escape, exact.split()))
        for n, found in enumerate(
            re.compile(pattern).finditer(self.text, within.start, within.end)
        ):
            if n == _MOST_MATCHES:
                return
            yield Span(found.start(), found.end())

    def _whole_context(self, quote: Quote) -> int:
        return len(_squeezed(quote.prefix)) + len(_squeezed(quote.suffix))

    def _same_around(self, quote: Quote, span: Span) -> int:
        """How many characters of the quote's context stand there, white space aside."""
        reach = 4 * (len(quote.prefix) + len(quote.suffix)) + 64
        before = _squeezed(self.text[max(span.start - reach, 0) : span.start])
        after = _squeezed(self.text[span.end : span.end + reach])
        prefix, suffix = _squeezed(quote.prefix), _squeezed(quote.suffix)
        return _common(prefix[::-1], before[::-1]) + _common(suffix, after)

    def _like(self, quote: Quote, within: Span, near: list[Span]) -> Placed:
        """Where words that were corrected since are, near the place or between the context."""
        lost = Placed("lost", why=f"“{_short(quote.exact)}” is not in the text")
        at = self._vicinity(quote, within, near)
        if at is None:
            return lost
        start = max(at - _AROUND, within.start)
        window = self.text[start : min(at + len(quote.exact) + _AROUND, within.end)]
        old = quote.prefix + quote.exact + quote.suffix
        place = len(quote.prefix)
        fragment = Fragment(place, place + len(quote.exact), quote.exact)
        placement = Anchoring(old, window).place(fragment)
        if placement.fragment is None or placement.how == "lost":
            return lost
        found = placement.fragment
        return Placed("moved", (Span(start + found.start, start + found.end),))

    def _vicinity(self, quote: Quote, within: Span, near: list[Span]) -> int | None:
        if near and 0 <= near[0].start <= len(self.text):
            return near[0].start
        for words, is_before in ((quote.prefix, True), (quote.suffix, False)):
            if len(words.strip()) < 8:
                continue
            matches = list(self._matches(words.strip(), within))
            if len(matches) == 1:
                return matches[0].end if is_before else matches[0].start - len(quote.exact)
        return None


def selectors_of(target: Json) -> list[Json]:
    """The alternative selectors of a target.

    Raises:
        BadSelectorError: there is something else in their place.
    """
    return _selectors(target.get("selector"))


def _selectors(value: Any) -> list[Json]:
    found: list[Json] = []
    for each in listed(value):
        if not isinstance(each, dict):
            raise BadSelectorError("a selector is an object, or a list of objects.")
        node = cast("Json", each)
        if types_of(node) & {"Choice", "List"} and "items" in node:
            found += _selectors(node["items"])
        else:
            found.append(node)
    return found


def check(selectors: list[Json], depth: int = 0) -> None:
    """Requires that selectors follow the rules, wherever they lead.

    Raises:
        BadSelectorError: one does not.
    """
    if depth > 10:
        raise BadSelectorError("its selectors nest too deeply.")
    for selector in selectors:
        kinds = types_of(selector)
        if kinds & {"TextPositionSelector", "DataPositionSelector"}:
            _position(selector)
        if "TextQuoteSelector" in kinds:
            list(_own_quotes(selector))
        if "FragmentSelector" in kinds:
            _text(selector, "value")
        for key in ("refinedBy", "startSelector", "endSelector"):
            if key in selector:
                check(_selectors(selector[key]), depth + 1)


def _quotes(selectors: list[Json]) -> Iterator[Quote]:
    for selector in selectors:
        if "refinedBy" not in selector:
            yield from _own_quotes(selector)


def _own_quotes(selector: Json) -> Iterator[Quote]:
    if "TextQuoteSelector" in types_of(selector):
        prefix, suffix = (first_text(selector.get(key)) for key in ("prefix", "suffix"))
        yield Quote(_text(selector, "exact"), prefix, suffix)


def _positions(selectors: list[Json]) -> Iterator[Span]:
    for selector in selectors:
        if "TextPositionSelector" in types_of(selector) and "refinedBy" not in selector:
            yield _position(selector)


def _position(selector: Json) -> Span:
    ends: list[int] = []
    for key in ("start", "end"):
        value: Any = next(iter(listed(selector.get(key))), None)
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value[:20])
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST:
            raise BadSelectorError(f"“{key}” of a position is a count of characters from 0.")
        ends.append(value)
    if ends[1] < ends[0]:
        raise BadSelectorError(f"it ends ({ends[1]}) before it starts ({ends[0]}).")
    return Span(*ends)


def _text(selector: Json, key: str) -> str:
    value: Any = next(iter(listed(selector.get(key))), None)
    if not isinstance(value, str):
        kind = "/".join(sorted(types_of(selector)))
        raise BadSelectorError(f"a {kind} has a text at “{key}”.")
    return value


def _same(offset: int) -> int:
    return offset


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))
