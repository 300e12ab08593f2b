"""The controls that a Label Studio project needs to show what was written for it.

Source: https://labelstud.io/tags. The configuration is pasted into the project's settings.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

import msgspec

from annotator.core.codebook.model import Choice, Codebook, paths
from annotator.formats.annotations.model import Annotation, Scalar
from annotator.formats.annotations.span_relations import DOCUMENT

LABELS = "label"
SHOWN = "text"
_COLOURS = ("#7c4dff", "#009688", "#ef6c00", "#d81b60", "#827717", "#455a64", "#1e88e5", "#43a047")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAGS = {
    "choices": "Choices",
    "taxonomy": "Taxonomy",
    "textarea": "TextArea",
    "number": "Number",
    "rating": "Rating",
    "datetime": "DateTime",
}


class Control(msgspec.Struct):
    """What is asked of a region, or of the text as a whole.

    Attributes:
        labels: those of the regions that it is asked of.
        values: what can be chosen.
    """

    kind: str
    about_all: bool = False
    labels: dict[str, None] = {}
    values: dict[str, None] = {}


class Controls:
    """Collects what was used."""

    def __init__(self, codebook: Codebook) -> None:
        self._fields = {
            (each.key, field.key): field for each in codebook.types for field in each.fields
        }
        self._labels: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._controls: dict[str, Control] = {}
        self._relations: dict[str, None] = {}

    def label(self, control: str, label: str) -> None:
        """Notes that a region has the label."""
        self._labels[control][label] = None

    def relation(self, label: str) -> None:
        """Notes that a relation has the label."""
        self._relations[label] = None

    def value(
        self, annotation: Annotation, attribute: str, values: tuple[Scalar, ...]
    ) -> tuple[str, str]:
        """The name and the kind of the control for an attribute."""
        declared = annotation.extra.get("controls", {}).get(attribute, {})
        name = declared.get("from_name") or f"{annotation.label}_{attribute}"
        wanted = declared.get("type") or self._kind(annotation, attribute, values)
        control = self._controls.setdefault(name, Control(wanted))
        about_all = annotation.extra.get(DOCUMENT) is True
        control.about_all = about_all
        if not about_all:
            control.labels[annotation.label] = None
        if control.kind in ("choices", "taxonomy"):
            control.values |= dict.fromkeys(map(shown, values))
            control.values |= dict.fromkeys(self._choices(annotation, attribute))
        return name, control.kind

    def _kind(self, annotation: Annotation, attribute: str, values: tuple[Scalar, ...]) -> str:
        record_type = annotation.record.type if annotation.record else ""
        field = self._fields.get((record_type, attribute))
        if field is not None and field.kind == "tree":
            return "taxonomy"
        if field is not None and field.kind in ("choice", "boolean"):
            return "choices"
        if all(isinstance(value, bool) for value in values):
            return "choices"
        if any(isinstance(value, str | bool) for value in values):
            return "textarea"
        return "number"

    def _choices(self, annotation: Annotation, attribute: str) -> Iterator[str]:
        record_type = annotation.record.type if annotation.record else ""
        field = self._fields.get((record_type, attribute))
        if field is not None and field.kind == "boolean":
            yield from ("yes", "no")
        choices: Iterable[Choice] = field.choices if field is not None else ()
        yield from (path for path, _ in paths(choices))

    def written(self) -> str:
        """The configuration."""
        return "\n".join(("<View>", *self._lines(), "</View>", ""))

    def _lines(self) -> Iterator[str]:
        for name, labels in (self._labels or {LABELS: {}}).items():
            yield f"  <Labels name={_quoted(name)} toName={_quoted(SHOWN)}>"
            for n, label in enumerate(labels):
                colour = _COLOURS[n % len(_COLOURS)]
                yield f"    <Label value={_quoted(label)} background={_quoted(colour)}/>"
            yield "  </Labels>"
        yield f'  <Text name={_quoted(SHOWN)} value="$text" granularity="symbol"/>'
        if self._relations:
            yield "  <Relations>"
            yield from (f"    <Relation value={_quoted(each)}/>" for each in self._relations)
            yield "  </Relations>"
        for name, control in self._controls.items():
            yield from self._control(name, control)

    def _control(self, name: str, control: Control) -> Iterator[str]:
        tag = _TAGS.get(control.kind, "TextArea")
        head = f"  <{tag} name={_quoted(name)} toName={_quoted(SHOWN)}"
        if not control.about_all:
            # Several labels stand in one attribute, with commas between them.
            labels = ",".join(control.labels)
            head += f' perRegion="true" whenLabelValue={_quoted(labels)}'
        if tag == "Choices":
            head += ' choice="multiple"'
        if tag == "TextArea":
            head += ' editable="true"'
        if not control.values:
            yield f"{head}/>"
            return
        yield f"{head}>"
        if tag == "Taxonomy":
            yield from _nested(control.values, "    ")
        else:
            yield from (f"    <Choice value={_quoted(value)}/>" for value in control.values)
        yield f"  </{tag}>"


def shown(value: Scalar) -> str:
    """The value as a choice."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _nested(values: Iterable[str], indent: str) -> Iterator[str]:
    below: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for value in values:
        first, _, remainder = value.partition("/")
        below[first] |= {remainder: None} if remainder else {}
    for first, remainder in below.items():
        if remainder:
            yield f"{indent}<Choice value={_quoted(first)}>"
            yield from _nested(remainder, f"{indent}  ")
            yield f"{indent}</Choice>"
        else:
            yield f"{indent}<Choice value={_quoted(first)}/>"


def _quoted(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", text))
