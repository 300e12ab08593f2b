"""The results of Label Studio annotations, sorted and placed in the texts of their task."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, Relation
from annotator.formats.label_studio.made_annotations import MadeAnnotations
from annotator.formats.label_studio.results import Error, Made, Region, SortedResults
from annotator.formats.label_studio.texts import PageText, TaskText, Value, reads

_GAP = "\n\n"
_PLACE = frozenset({"start", "end", "startOffset", "endOffset", "globalOffsets", "text"})
_BARE = frozenset({"text", "hypertext", "paragraphs"})


class Results:
    """Everything that was made of one task.

    Attributes:
        annotations: regions, and what is said of the task as a whole.
        relations: between regions.
        text: the article's: that of everything that has regions.
        keys: the keys of the data that hold it.
        pages: those of them that are web pages.
        counting_by_key: by key, the one way of counting offsets that fits, if just one does.
    """

    def __init__(self, usual: Mapping[str, Counter[int]], error: Error) -> None:
        self._usual = usual
        self._error = error
        self._regions: defaultdict[str, list[Region]] = defaultdict(list)
        self.annotations: list[Annotation] = []
        self.relations: list[Relation] = []
        self.text = ""
        self.keys: list[str] = []
        self.pages: set[str] = set()
        self.counting_by_key: dict[str, int] = {}

    # Sorting

    @property
    def shown(self) -> Sequence[str]:
        """The names of what has regions (``to_name``), in the order of the file."""
        return list(self._regions)

    def is_page(self, shown: str) -> bool:
        """Whether its regions are places in a web page."""
        return any(region.is_page for region in self._regions.get(shown, ()))

    def add(self, made: Made) -> SortedResults:
        """Sorts the results of one annotation.

        Raises:
            InputError: one is none.
        """
        found = SortedResults()
        later: list[tuple[str, dict[str, Any]]] = []
        for n, each in enumerate(made.results):
            at = f"{made.at}[{n}]"
            if not isinstance(each, dict):
                raise self._error(at, message("no-result"))
            result = cast("dict[str, Any]", each)
            value = result.get("value")
            if result.get("type") == "relation" or "from_id" in result:
                found.relations.append((at, result))
            elif not isinstance(value, dict):
                raise self._error(f"{at}.value", message("no-object"))
            elif "start" in value and "end" in value:
                self._take(found.regions, at, result, cast("Value", value))
            else:
                later.append((at, result))
        for at, result in later:
            region = found.regions.get(str(result.get("id")))
            if region is None:
                found.about_all.append(result)
            else:
                self._describe(region, at, result)
        for region in found.regions.values():
            self._regions[region.shown].append(region)
        return found

    def _take(
        self, regions: dict[str, Region], at: str, result: dict[str, Any], value: Value
    ) -> None:
        name = result.get("id")
        if name is not None and not isinstance(name, str | int):
            raise self._error(f"{at}.id", message("no-id"))
        key = str(name) if name not in (None, "") else _place_name(value)
        region = regions.get(key)
        if region is None:
            shown = result.get("to_name")
            is_page = "globalOffsets" in value or (
                isinstance(value["start"], str) and "/" in value["start"]
            )
            region = Region(at, key, str(shown or ""), value, is_page)
            regions[key] = region
        self._describe(region, at, result)
        if isinstance(value.get("text"), str) and result.get("type") != "textarea":
            region.quoted = region.quoted or value["text"]

    def _describe(self, region: Region, at: str, result: dict[str, Any]) -> None:
        """Adds the labels that the result gives, or what else it says of the region."""
        labels = self._labels(at, result, cast("Value", result["value"]))
        if labels is None:
            region.controls.append(result)
        else:
            region.labels += labels
            region.main = region.main or result

    def _labels(self, at: str, result: dict[str, Any], value: Value) -> list[str] | None:
        """The labels of a region; None if the result says something else of it."""
        kind = result.get("type")
        key = str(kind) if isinstance(kind, str) and kind in value else ""
        key = key or next((key for key in value if key.endswith("labels")), "")
        if not key.endswith("labels"):
            is_bare = isinstance(kind, str) and (kind.endswith("labels") or kind in _BARE)
            return [] if is_bare and not value.keys() - _PLACE else None
        given: Any = value[key]
        labels: list[Any] = cast("list[Any]", given) if isinstance(given, list) else [given]
        if not all(isinstance(each, str) for each in labels):
            raise self._error(f"{at}.value.{key}", message("no-labels"))
        return [each for each in labels if each.strip()]

    # Placing

    def fits(self, shown: str, text: TaskText) -> bool:
        """Whether some way of counting has every region of it read as it says."""
        regions = self._regions.get(shown, ())
        return any(
            all(_placed(region, text, n) is not None for region in regions)
            for n in range(len(text.countings))
        )

    def place(
        self, made: Sequence[tuple[Made, SortedResults]], texts: Mapping[str, tuple[str, TaskText]]
    ) -> None:
        """Makes annotations of what was sorted.

        Args:
            made: what was made, sorted.
            texts: by the name of what is shown, the key and the text of it.

        Raises:
            InputError: a region lies nowhere in its text, or is not what it says.
        """
        bases: dict[str, int] = {}
        for key, text in texts.values():
            if key not in bases:
                bases[key] = len(self.text) + len(_GAP) * bool(self.text)
                self.text += f"{_GAP if self.text else ''}{text.text}"
        self.keys = list(bases)
        self.pages = {key for key, text in texts.values() if isinstance(text, PageText)}
        spans: dict[int, Span] = {}
        for shown, regions in self._regions.items():
            key, text = texts[shown]
            for region, span in self._spans(key, text, regions):
                spans[id(region)] = Span(span.start + bases[key], span.end + bases[key])
        seen: set[str] = set()
        for each, found in made:
            maker = MadeAnnotations(each, found, seen, self._error)
            self.annotations += maker.annotations(spans, len(self.text))
            self.relations += maker.relations()

    def _spans(
        self, key: str, text: TaskText, regions: Sequence[Region]
    ) -> Iterator[tuple[Region, Span]]:
        usual = self._usual.get(key, Counter())
        order = sorted(range(len(text.countings)), key=lambda n: (-usual[n], n))
        ways = {
            n: spans
            for n in order
            if None not in (spans := [_placed(region, text, n) for region in regions])
        }
        outcomes = {tuple(str(place) for place in spans) for spans in ways.values()}
        if ways:
            way, spans = next(iter(ways.items()))
            # Only a text in which the ways differ tells which is meant.
            if (
                len(outcomes) == 1
                and len(ways) < len(order)
                and any(each.quoted for each in regions)
            ):
                self.counting_by_key[key] = way
            yield from ((r, p) for r, p in zip(regions, spans, strict=True) if p is not None)
            return
        for region in regions:
            place = next(
                (place for n in order if (place := _placed(region, text, n)) is not None), None
            )
            if place is None:
                raise self._nowhere(region, text, order)
            yield region, place

    def _nowhere(self, region: Region, text: TaskText, order: Sequence[int]) -> InputError:
        at = f"{region.at}.value"
        for n in order:
            span = text.countings[n](region.value)
            if span is not None:
                there = text.text[span.start : span.end]
                reason = message("text-differs", text=_short(region.quoted), there=_short(there))
                return self._error(at, reason)
        if region.is_page and "globalOffsets" not in region.value:
            reason = message("xpath-leads-nowhere")
            return self._error(at, reason)
        return self._error(at, message("outside-text", length=len(text.text)))


def _placed(region: Region, text: TaskText, way: int) -> Span | None:
    """Where it lies by that way of counting; None if nowhere, or where it reads otherwise."""
    span = text.countings[way](region.value)
    if span is None or (region.quoted.strip() and not reads(text.text, span, region.quoted)):
        return None
    return span


def _place_name(value: Value) -> str:
    """What a region without an id is called: results of one place belong together."""
    keys = ("start", "startOffset", "end", "endOffset")
    return ":".join(str(value[key]) for key in keys if key in value)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
