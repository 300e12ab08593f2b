"""Resolves the selectors of a Web Annotation to spans of a text.

Source: https://www.w3.org/TR/annotation-model/#selectors; fragments of texts are RFC 5147.
Several selectors of one place are alternatives: where they disagree, the quoted words decide.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from annotator.core.text.normalization import Utf16Map
from annotator.core.text.span import Span
from annotator.formats.parsing.offsets import RawText
from annotator.formats.web_annotation.json_ld import Json, types_of
from annotator.formats.web_annotation.quote_matching import Placed, QuotedText
from annotator.formats.web_annotation.selectors import (
    Quote,
    alternatives,
    position_of,
    positions_of,
    quote_of,
    quotes_of,
    text_at,
)

_FRAGMENT = re.compile(r"(char|line)=(\d{0,12})(,(\d{0,12}))?((?:;(?:length|md5)=[^;]*)*)")
_CHECK = re.compile(r";(length|md5)=([0-9A-Fa-f]+)")


class Unit(msgspec.Struct, frozen=True):
    """How a file counts offsets."""

    name: str
    place: Callable[[int], int]


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
        self._quoted = QuotedText(self.text)
        self._data = raw.encode() if data is None else data
        self.units = [Unit("counting-code-points", self._raw.offset)]
        if not self._raw.is_exact:
            self.units.append(Unit("counting-single-line-ends", _same))
        if not self.text.isascii():
            self.units.append(Unit("counting-utf16", self._raw.offset_of_utf16))
            if not self._raw.is_exact:
                single = Utf16Map(self.text)
                self.units.append(Unit("counting-utf16", single.to_code_point))
        self.unit = self.units[0]

    def count_as(self, selections: Iterable[list[Json]]) -> None:
        """Finds out how the file counts, by the places whose words it gives as well."""
        if len(self.units) == 1:
            return
        known = [
            (position, quote)
            for selectors in selections
            for quote in quotes_of(selectors)
            for position in positions_of(selectors)
        ]
        scores = [
            sum(
                self._quoted.reads(self._span(position, unit), quote.exact)
                for position, quote in known
            )
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
        quotes = list(quotes_of(selectors))
        spans: list[Span] = []
        missing: list[str] = []
        doubtful: Placed | None = None
        for selector in selectors:
            spans += self._evaluated(selector, within, missing)
        outside = [each for each in spans if not within.contains(each)]
        inside = [each for each in spans if within.contains(each) and each.length]
        for span in (s for quote in quotes for s in inside if self._quoted.reads(s, quote.exact)):
            return Placed("kept", (span,))
        for quote in quotes:
            found = self._quoted.place(quote, within, inside or outside)
            if found.how == "doubtful":
                doubtful = doubtful or found
            elif found.how != "lost":
                return found
            missing.append(found.why)
        if doubtful is not None:
            return doubtful
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
        inner = alternatives(selector.get("refinedBy"))
        own = self._own(selector, within, missing)
        if not inner:
            if own is not None:
                yield own
            return
        own = own or self._of_quote(selector, within)
        if own is None and list(quotes_of(inner)):
            # Of what cannot be told here, such as an element of a page, words still can be found.
            own = within
        if own is None:
            return
        placed = self._placed(inner, own)
        if placed.how in ("lost", "doubtful"):
            missing.append(placed.why)
        else:
            yield from placed.spans

    def _of_quote(self, selector: Json, within: Span) -> Span | None:
        quote = quote_of(selector)
        placed = self._quoted.place(quote, within, []) if quote is not None else Placed("lost")
        return placed.spans[0] if placed.spans and placed.how != "doubtful" else None

    def _own(self, selector: Json, within: Span, missing: list[str]) -> Span | None:
        kinds = types_of(selector)
        if "TextPositionSelector" in kinds:
            position = position_of(selector)
            if within.start == 0:
                return self._span(position, self.unit)
            return Span(within.start + position.start, within.start + position.end)
        if "DataPositionSelector" in kinds:
            return self._of_bytes(position_of(selector))
        if "FragmentSelector" in kinds:
            return self._of_fragment(text_at(selector, "value"), missing)
        if "RangeSelector" in kinds and "startSelector" in selector:
            ends = [
                self._end(selector.get(key), within) for key in ("startSelector", "endSelector")
            ]
            if ends[0] is not None and ends[1] is not None:
                return Span(ends[0], ends[1])
        if not kinds & {"TextQuoteSelector"}:
            name = "/".join(sorted(kinds)) or "one without a type"
            why = f"a selector of the kind {name} leads nowhere in a plain text"
            if not kinds and isinstance(selector.get("id"), str):
                why = f"its selector is not in the file but at {selector['id']}; nothing is fetched"
            missing.append(why)
        return None

    def _end(self, value: Any, within: Span) -> int | None:
        selectors = alternatives(value)
        if selectors and types_of(selectors[0]) & {"TextPositionSelector"}:
            position = position_of(selectors[0])
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
        match = _FRAGMENT.fullmatch(value.removeprefix("#"))
        if match is None or not (match[2] or match[4]):
            missing.append(f"the fragment “{value}” leads nowhere in a plain text")
            return None
        for name, wanted in _CHECK.findall(match[5] or ""):
            if name == "length":
                is_so = int(wanted) == len(self.text)
            else:
                own = hashlib.md5(self._data, usedforsecurity=False).hexdigest()
                is_so = wanted.lower() == own
            if not is_so:
                missing.append(f"by “{value}”, it is of another state of the text")
                return None
        end = (int(match[4]) if match[4] else None) if match[3] else int(match[2])
        if match[1] == "line":
            starts = [0, *(each.end() for each in re.finditer("\n", self.text)), len(self.text)]
            last = len(starts) - 1
            start = starts[min(int(match[2] or 0), last)]
            return Span(start, starts[last if end is None else min(end, last)])
        return Span(int(match[2] or 0), len(self.text) if end is None else end)


def _same(offset: int) -> int:
    return offset
