"""What a Web Annotation says of its place: its label, values, notes, and who said it when."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

from annotator.formats.annotations.model import Role, Scalar
from annotator.formats.web_annotation.file import Item
from annotator.formats.web_annotation.json_ld import (
    FIELD,
    NOTE,
    Json,
    first_text,
    iri_of,
    is_group,
    listed,
    types_of,
)

_TOLD = frozenset({"id", "type", "body", "bodyValue", "target"})


class Bodies:
    """What the bodies of an annotation say.

    Attributes:
        label: what it is called: by a body that classifies, the first tag, or the motivation.
        attributes: what the other bodies say, by what they are for.
        roles: other annotations that are bodies of this one.
    """

    def __init__(self, annotation: Json, others: dict[str, Item]) -> None:
        self._json = annotation
        self._others = others
        self.note = ""
        self._label_body: Any = None
        self._bodies: list[list[Any]] = []
        self._motivations = [m for m in listed(annotation.get("motivation")) if isinstance(m, str)]
        self.label = ""
        found = list(self._found())
        for wanted in ("classifying", "tagging"):
            for each in found:
                name, value, _ = each
                if name == wanted and not self.label and (text := _label(value)):
                    self.label, self._label_body = text, each[2]
                    found = [other for other in found if other is not each]
        motivation = next(iter(self._motivations), "") or "annotation"
        self.label = self.label or _label(motivation) or "annotation"
        attributes: defaultdict[str, list[Scalar]] = defaultdict(list)
        roles: list[Role] = []
        for name, value, raw in found:
            if isinstance(raw, dict) and NOTE in raw:
                self.note = "\n".join(filter(None, (self.note, str(value))))
                continue
            self._bodies.append([name, value, raw])
            if isinstance(value, str) and self._is_other(value, raw):
                roles.append(Role(name, value))
            else:
                attributes[name].append(value)
        self.attributes = {name: tuple(values) for name, values in attributes.items()}
        self.roles = tuple(roles)

    def as_extra(self, contexts: list[Any] | None) -> Json:
        """The raw JSON that is stored to be written again unchanged."""
        extra: Json = {"json": {k: v for k, v in self._json.items() if k not in _TOLD}}
        if self._bodies:
            extra["bodies"] = self._bodies
        if self._label_body is not None:
            extra["label_body"] = self._label_body
        if contexts:
            extra["context"] = contexts
        return extra

    def extra_of_relation(self, targets: int) -> Json:
        """The same for a relation; empty for a plain link, which we write alike."""
        extra = self.as_extra(None)
        stated = {key: value for key, value in extra["json"].items() if key != "creator"}
        creator = self._json.get("creator")
        is_plain_creator = not isinstance(creator, dict) or set(cast("Json", creator)) <= {
            "type",
            "name",
        }
        texts = [value for _, value, raw in self._bodies if not self._is_other(str(value), raw)]
        if stated == {"motivation": "linking"} and is_plain_creator and not texts and targets == 1:
            return {}
        return extra | {"targets": targets}

    def _is_other(self, value: str, raw: Any) -> bool:
        is_text = isinstance(raw, dict) and ("value" in raw or "bodyValue" in raw)
        return value in self._others and not is_text

    def _found(self) -> Iterator[tuple[str, Scalar, Any]]:
        if isinstance(value := self._json.get("bodyValue"), str):
            yield self._purpose({}), value, {"bodyValue": value}
        for body in listed(self._json.get("body")):
            yield from self._of(body)

    def _of(self, body: Any) -> Iterator[tuple[str, Scalar, Any]]:
        if isinstance(body, str):
            yield self._purpose({}), body, body
        elif isinstance(body, dict):
            node = cast("Json", body)
            if is_group(node):
                items = [list(self._of(each)) for each in listed(node["items"])]
                if "Choice" in types_of(node):
                    for name, value, _ in [each for found in items for each in found][:1]:
                        yield name, value, node
                else:
                    yield from (each for found in items for each in found)
                return
            value = next(iter(listed(node.get("value"))), None)
            if value is None or isinstance(value, dict | list):
                source: Any = next(iter(listed(node.get("source"))), None)
                value = iri_of(source) or iri_of(node)
                if not value and isinstance(source, dict):
                    value = first_text(cast("Json", source).get("value"))
            if isinstance(value, str | int | float | bool) and value != "":
                yield self._purpose(node), value, node

    def _purpose(self, body: Json) -> str:
        own = first_text(body.get(FIELD)) or first_text(body.get("purpose"))
        return own or next(iter(self._motivations), "") or "body"


def _label(value: Any) -> str:
    """A label of what a body says: of an IRI, its last part."""
    if not isinstance(value, str):
        return ""
    text = " ".join(value.split())
    if (re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$", text) and "/" in text) or "#" in text:
        text = re.split(r"[/#]", text.rstrip("/#"))[-1]
    return text[:200]


def creator_of(annotation: Json) -> str:
    """The name of who made it; empty if it does not say."""
    creator: Any = next(iter(listed(annotation.get("creator"))), None)
    if isinstance(creator, dict):
        node = cast("Json", creator)
        names = (first_text(node.get(key)) for key in ("name", "nickname", "label", "email"))
        name = next((each for each in names if each), "") or iri_of(node)
    else:
        name = creator if isinstance(creator, str) else ""
    name = " ".join(name.split())
    if re.match(r"(mailto|acct):", name):
        return name.partition(":")[2].partition("@")[0]
    if re.match(r"https?://", name):
        return re.split(r"[/#]", name.rstrip("/#"))[-1]
    return name


def moment(value: Any) -> datetime | None:
    """The time that is written, to the millisecond; None if that cannot be told."""
    text = next(iter(listed(value)), None)
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found.replace(microsecond=found.microsecond // 1000 * 1000)
