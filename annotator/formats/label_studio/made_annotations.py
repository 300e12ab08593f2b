"""Label Studio's results made annotations and relations, with the values that controls give."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from annotator.core.messages import message
from annotator.core.text.span import Span
from annotator.formats.annotations.model import Annotation, Relation, Scalar
from annotator.formats.annotations.span_relations import DOCUMENT
from annotator.formats.label_studio.results import Error, Made, SortedResults

_REGION = frozenset({"id", "type", "value", "from_name", "to_name", "meta"})
_UNNAMED = "region"


class MadeAnnotations:
    """Annotations and relations of what one person, or a model, made of a task."""

    def __init__(self, made: Made, found: SortedResults, seen: set[str], error: Error) -> None:
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
            attributes, extra = _control_values(first, region.controls)
            note, more = self._note(region.main)
            extra |= {
                key: region.main[key] for key in ("from_name", "to_name") if key in region.main
            }
            more |= {key: value for key, value in region.main.items() if key not in _REGION}
            if more:
                extra["region"] = more
            if not region.labels:
                extra["unlabelled"] = True
            yield self._annotation(name, first, span, attributes, extra, note)
            for n, label in enumerate(others, 2):
                repeated = {"with": name, **{k: v for k, v in extra.items() if k == "from_name"}}
                yield self._annotation(f"{name}#{n}", label, span, {}, repeated)
        if self._found.about_all:
            attributes, extra = _control_values(DOCUMENT, self._found.about_all)
            name = self._name(str(self._found.about_all[0].get("id") or DOCUMENT))
            extra[DOCUMENT] = True
            yield self._annotation(name, DOCUMENT, Span(0, length), attributes, extra)

    def _annotation(
        self,
        name: str,
        label: str,
        span: Span,
        attributes: dict[str, tuple[Scalar, ...]],
        extra: dict[str, Any],
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
            extra={"annotation": made.name, **extra},
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
                raise self._error(at, message("relation-without-ends"))
            source, target = (self._end(str(end)) for end in ends)
            direction = result.get("direction")
            if direction == "left":
                source, target = target, source
            labels: Any = result.get("labels")
            given = cast("list[Any]", labels) if isinstance(labels, list) else [labels]
            names = [each for each in given if isinstance(each, str) and each.strip()]
            extra = {"direction": direction} if direction not in (None, "right") else {}
            for m, label in enumerate(names or ["relation"], 1):
                yield Relation(
                    id=f"{self._made.name}/R{n}" + (f".{m}" if m > 1 else ""),
                    label=label,
                    source=source,
                    target=target,
                    coder=self._made.coder,
                    extra=extra if names else {**extra, "unlabelled": True},
                )

    def _end(self, name: str) -> str:
        return self._names.get(name, f"{self._made.name}/{name}")


def _control_values(
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
    extra: dict[str, Any] = {}
    if kinds:
        extra["controls"] = kinds
    if unheld:
        extra["results"] = unheld
    return attributes, extra


def _values(kind: str, value: Any) -> tuple[Scalar, ...] | None:
    """The values of a result; None if they are none that a field could hold."""
    data = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    given = data.get("text" if kind == "textarea" else kind)
    if given is None or kind not in _KINDS:
        return None
    entries: list[Any] = cast("list[Any]", given) if isinstance(given, list) else [given]
    values: list[Scalar] = []
    for entry in entries:
        if isinstance(entry, list) and all(isinstance(e, str) for e in cast("list[Any]", entry)):
            values.append("/".join(cast("list[str]", entry)))
        elif isinstance(entry, str | int | float):
            values.append(entry)
        else:
            return None
    return tuple(values)


_KINDS = frozenset({"choices", "taxonomy", "textarea", "rating", "number", "datetime"})
