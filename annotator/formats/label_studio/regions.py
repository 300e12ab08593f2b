"""The results of a Label Studio annotation: regions, what is said of them, and relations."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from annotator.core.coding.record import RecordState
from annotator.core.errors import InputError
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, Relation, Scalar
from annotator.formats.annotations.span_relations import DOCUMENT
from annotator.formats.label_studio.texts import PageText, TaskText, Value, reads

Error = Callable[[str, str], InputError]
"""The problem at a JSON path of the task."""

_GAP = "\n\n"
_REGION = frozenset({"id", "type", "value", "from_name", "to_name", "meta"})
_PLACE = frozenset({"start", "end", "startOffset", "endOffset", "globalOffsets", "text"})
_UNNAMED = "region"


class Made(msgspec.Struct, frozen=True):
    """What one person, or a model, made of a task at one time.

    Attributes:
        at: the JSON path of the results.
        name: tells it from the others of the task.
        prefix: whether the ids of regions are only its own.
    """

    at: str
    name: str
    coder: str
    state: RecordState | None
    results: Sequence[Any]
    prefix: bool


class _Region(msgspec.Struct):
    """The results under one id that have a place, or say something of the one that has."""

    at: str
    name: str
    shown: str
    value: Value
    is_page: bool
    said: str = ""
    labels: list[str] = []
    main: dict[str, Any] = {}
    controls: list[dict[str, Any]] = []


class _Sorted(msgspec.Struct):
    """The results of one annotation by what they are."""

    regions: dict[str, _Region] = {}
    about_all: list[dict[str, Any]] = []
    relations: list[tuple[str, dict[str, Any]]] = []


class Results:
    """Everything that was made of one task.

    Attributes:
        annotations: regions, and what is said of the task as a whole.
        relations: between regions.
        text: the article's: that of everything that has regions.
        keys: the keys of the data that hold it.
        pages: those of them that are web pages.
        told: by key, the only way of counting that fits, where just one does.
    """

    def __init__(self, usual: Mapping[str, Counter[int]], error: Error) -> None:
        self._usual = usual
        self._error = error
        self._regions: defaultdict[str, list[_Region]] = defaultdict(list)
        self.annotations: list[Annotation] = []
        self.relations: list[Relation] = []
        self.text = ""
        self.keys: list[str] = []
        self.pages: set[str] = set()
        self.told: dict[str, int] = {}

    # Sorting

    @property
    def shown(self) -> Sequence[str]:
        """The names of what has regions (``to_name``), in the order of the file."""
        return list(self._regions)

    def is_page(self, shown: str) -> bool:
        """Whether its regions are places in a web page."""
        return any(region.is_page for region in self._regions.get(shown, ()))

    def add(self, made: Made) -> _Sorted:
        """Sorts the results of one annotation.

        Raises:
            InputError: one is none.
        """
        found = _Sorted()
        later: list[tuple[str, dict[str, Any]]] = []
        for n, each in enumerate(made.results):
            at = f"{made.at}[{n}]"
            if not isinstance(each, dict):
                raise self._error(at, "it is no result.")
            result = cast("dict[str, Any]", each)
            value = result.get("value")
            if result.get("type") == "relation" or "from_id" in result:
                found.relations.append((at, result))
            elif not isinstance(value, dict):
                raise self._error(f"{at}.value", "it is no object.")
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
        self, regions: dict[str, _Region], at: str, result: dict[str, Any], value: Value
    ) -> None:
        name = result.get("id")
        if name is not None and not isinstance(name, str | int):
            raise self._error(f"{at}.id", "it is no id.")
        key = str(name) if name not in (None, "") else _place_name(value)
        region = regions.get(key)
        if region is None:
            shown = result.get("to_name")
            is_page = "globalOffsets" in value or (
                isinstance(value["start"], str) and "/" in value["start"]
            )
            region = _Region(at, key, str(shown or ""), value, is_page)
            regions[key] = region
        self._describe(region, at, result)
        if isinstance(value.get("text"), str) and result.get("type") != "textarea":
            region.said = region.said or value["text"]

    def _describe(self, region: _Region, at: str, result: dict[str, Any]) -> None:
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
            raise self._error(f"{at}.value.{key}", "these are no labels.")
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
        self, made: Sequence[tuple[Made, _Sorted]], texts: Mapping[str, tuple[str, TaskText]]
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
            maker = _Maker(each, found, seen, self._error)
            self.annotations += maker.annotations(spans, len(self.text))
            self.relations += maker.relations()

    def _spans(
        self, key: str, text: TaskText, regions: Sequence[_Region]
    ) -> Iterator[tuple[_Region, Span]]:
        usual = self._usual.get(key, Counter())
        order = sorted(range(len(text.countings)), key=lambda n: (-usual[n], n))
        ways = {
            n: places
            for n in order
            if None not in (places := [_placed(region, text, n) for region in regions])
        }
        told = {tuple(str(place) for place in places) for places in ways.values()}
        if ways:
            way, places = next(iter(ways.items()))
            # Only a text in which the ways differ tells which is meant.
            if len(told) == 1 and len(ways) < len(order) and any(each.said for each in regions):
                self.told[key] = way
            yield from ((r, p) for r, p in zip(regions, places, strict=True) if p is not None)
            return
        for region in regions:
            place = next(
                (place for n in order if (place := _placed(region, text, n)) is not None), None
            )
            if place is None:
                raise self._nowhere(region, text, order)
            yield region, place

    def _nowhere(self, region: _Region, text: TaskText, order: Sequence[int]) -> InputError:
        at = f"{region.at}.value"
        for n in order:
            span = text.countings[n](region.value)
            if span is not None:
                there = text.text[span.start : span.end]
                reason = f"it says “{_short(region.said)}”, but the text reads “{_short(there)}”"
                return self._error(at, f"{reason} there.")
        if region.is_page and "globalOffsets" not in region.value:
            reason = "its XPath leads to no place in the page. Export it with globalOffsets."
            return self._error(at, reason)
        return self._error(at, f"its place does not lie in the text, which ends at "
                               f"{len(text.text)}.")  # fmt: skip


_BARE = frozenset({"text", "hypertext", "paragraphs"})


class _Maker:
    """Makes annotations of one person's results."""

    def __init__(self, made: Made, found: _Sorted, seen: set[str], error: Error) -> None:
        self._made = made
        self._found = found
        self._error = error
        self._seen = seen
        self._names = {name: self._name(name) for name in found.regions}

    def _name(self, name: str) -> str:
        """Unique also where annotations share regions, as those made from a prediction do."""
        full = f"{self._made.name}/{name}"
        if not self._made.prefix and name not in self._seen:
            full = name
        self._seen.add(full)
        return full

    def annotations(self, spans: Mapping[int, Span], length: int) -> Iterator[Annotation]:
        """Those of the regions, then what is said of the task as a whole."""
        for region in self._found.regions.values():
            [first, *others] = region.labels or [str(region.main.get("from_name") or _UNNAMED)]
            name, span = self._names[region.name], spans[id(region)]
            attributes, rest = _said(first, region.controls)
            note, more = self._note(region.main)
            rest |= {
                key: region.main[key] for key in ("from_name", "to_name") if key in region.main
            }
            more |= {key: value for key, value in region.main.items() if key not in _REGION}
            if more:
                rest["region"] = more
            if not region.labels:
                rest["unlabelled"] = True
            yield self._annotation(name, first, span, attributes, rest, note)
            for n, label in enumerate(others, 2):
                again = {"with": name, **{k: v for k, v in rest.items() if k == "from_name"}}
                yield self._annotation(f"{name}#{n}", label, span, {}, again)
        if self._found.about_all:
            attributes, rest = _said(DOCUMENT, self._found.about_all)
            name = self._name(str(self._found.about_all[0].get("id") or DOCUMENT))
            rest[DOCUMENT] = True
            yield self._annotation(name, DOCUMENT, Span(0, length), attributes, rest)

    def _annotation(
        self,
        name: str,
        label: str,
        span: Span,
        attributes: dict[str, tuple[Scalar, ...]],
        rest: dict[str, Any],
        note: str = "",
    ) -> Annotation:
        made = self._made
        return Annotation(
            id=name,
            label=label,
            spans=(span,),
            attributes=attributes,
            note=note,
            coder=made.coder,
            rest={"annotation": made.name, **rest},
            state=made.state,
        )

    def _note(self, result: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The notes of a region, and what else its meta holds."""
        meta = result.get("meta")
        if not isinstance(meta, dict):
            return "", {}
        data = dict(cast("dict[str, Any]", meta))
        text = data.pop("text", "")
        lines: list[Any] = cast("list[Any]", text) if isinstance(text, list) else [text]
        note = "\n".join(str(line) for line in lines if line is not None)
        return note, {"meta": data} if data else {}

    def relations(self) -> Iterator[Relation]:
        """Those between regions, one a label; an end that was deleted stays named."""
        for n, (at, result) in enumerate(self._found.relations, 1):
            ends = result.get("from_id"), result.get("to_id")
            if not all(isinstance(end, str | int) for end in ends):
                raise self._error(at, "it does not say from where to where it leads.")
            source, target = (self._end(str(end)) for end in ends)
            direction = result.get("direction")
            if direction == "left":
                source, target = target, source
            labels: Any = result.get("labels")
            given = cast("list[Any]", labels) if isinstance(labels, list) else [labels]
            names = [each for each in given if isinstance(each, str) and each.strip()]
            rest = {"direction": direction} if direction not in (None, "right") else {}
            for m, label in enumerate(names or ["relation"], 1):
                yield Relation(
                    id=f"{self._made.name}/R{n}" + (f".{m}" if m > 1 else ""),
                    label=label,
                    source=source,
                    target=target,
                    coder=self._made.coder,
                    rest=rest if names else {**rest, "unlabelled": True},
                )

    def _end(self, name: str) -> str:
        return self._names.get(name, f"{self._made.name}/{name}")


def _said(
    label: str, controls: Sequence[dict[str, Any]]
) -> tuple[dict[str, tuple[Scalar, ...]], dict[str, Any]]:
    """What controls say, by their names without the label's; and with it what kind of control
    each is, and what is no value."""
    attributes: dict[str, tuple[Scalar, ...]] = {}
    kinds: dict[str, dict[str, str]] = {}
    unheld: list[Any] = []
    for result in controls:
        kind = str(result.get("type") or "")
        values = _values(kind, result.get("value"))
        if values is None:
            unheld.append(result)
            continue
        control = str(result.get("from_name") or kind)
        name = control.removeprefix(f"{label}_") or control
        attributes[name] = (*attributes.get(name, ()), *values)
        kinds[name] = {"type": kind, "from_name": control}
    rest: dict[str, Any] = {}
    if kinds:
        rest["controls"] = kinds
    if unheld:
        rest["results"] = unheld
    return attributes, rest


def _values(kind: str, value: Any) -> tuple[Scalar, ...] | None:
    """The values of a result; None if they are none that a field could hold."""
    data = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    given = data.get("text" if kind == "textarea" else kind)
    if given is None or kind not in _KINDS:
        return None
    entries: list[Any] = cast("list[Any]", given) if isinstance(given, list) else [given]
    found: list[Scalar] = []
    for entry in entries:
        if isinstance(entry, list) and all(isinstance(e, str) for e in cast("list[Any]", entry)):
            found.append("/".join(cast("list[str]", entry)))
        elif isinstance(entry, str | int | float):
            found.append(entry)
        else:
            return None
    return tuple(found)


_KINDS = frozenset({"choices", "taxonomy", "textarea", "rating", "number", "datetime"})


def _placed(region: _Region, text: TaskText, way: int) -> Span | None:
    """Where it lies by that way of counting; None if nowhere, or where it reads otherwise."""
    span = text.countings[way](region.value)
    if span is None or (region.said.strip() and not reads(text.text, span, region.said)):
        return None
    return span


def _place_name(value: Value) -> str:
    """What a region without an id is called: results of one place belong together."""
    keys = ("start", "startOffset", "end", "endOffset")
    return ":".join(str(value[key]) for key in keys if key in value)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
