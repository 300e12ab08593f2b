"""One file of Web Annotations: each annotation with the places that it is about."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.web_annotation.json_ld import (
    Annotations,
    Found,
    Json,
    first_text,
    iri_of,
    is_group,
    listed,
    load,
    types_of,
)
from annotator.formats.web_annotation.selectors import BadSelectorError, check, selectors_of

_DEPTH = 20


class Target(msgspec.Struct, frozen=True):
    """A place that is annotated: the resource, and the selectors within it, if any."""

    iri: str
    selectors: list[Json] = []


class Item(msgspec.Struct, frozen=True):
    """An annotation as its file has it.

    Attributes:
        targets: places in resources.
        others: the annotations of the same file that it is about.
    """

    at: str
    id: str
    json: Json
    targets: tuple[Target, ...] = ()
    others: tuple[str, ...] = ()


class WebFile:
    """One file, its annotations sorted by the resources that they are about."""

    def __init__(self, path: Path) -> None:
        """Reads it.

        Raises:
            InputError: it cannot be read, or something in it does not hold; names the JSON path.
        """
        self.path = path
        self.annotations: Annotations = load(path)
        self._ids = {name_of(each) for each in self.annotations.found}
        self.items = [self._item(each) for each in self.annotations.found]
        self.by_id = {item.id: item for item in self.items}
        self.by_iri: dict[str, list[Item]] = {iri: [] for iri in self.annotations.about}
        for item in self.items:
            for iri in dict.fromkeys(self._iris(item, _DEPTH)):
                self.by_iri.setdefault(iri, []).append(item)

    def resource(self, iri: str) -> Json:
        """What the file says of a resource."""
        return self.annotations.described.get(iri, {})

    def _iris(self, item: Item, depth: int) -> Iterator[str]:
        """The resources that it is about, be it by way of other annotations."""
        yield from (target.iri for target in item.targets)
        if not item.targets and depth:
            for other in item.others[:1]:
                yield from self._iris(self.by_id[other], depth - 1)

    def _item(self, found: Found) -> Item:
        try:
            targets, others = self._targets(found)
        except BadSelectorError as error:
            raise self.error(found.at, error.message) from error
        if not targets and not others:
            raise self.error(found.at, message("annotation-without-target"))
        return Item(found.at, name_of(found), found.json, tuple(targets), tuple(others))

    def _targets(self, found: Found) -> tuple[list[Target], list[str]]:
        targets: list[Target] = []
        others: list[str] = []
        for each in self._flat(found, found.json.get("target")):
            target = self._target(each)
            if target.iri in self._ids and target.iri != name_of(found) and not target.selectors:
                others.append(target.iri)
            elif target.iri:
                targets.append(target)
            else:
                raise self.error(found.at, message("target-without-resource"))
        return targets, others

    def _flat(self, found: Found, value: Any) -> Iterator[Any]:
        for each in listed(value):
            if isinstance(each, dict) and is_group(cast("Json", each)):
                group = cast("Json", each)
                items = listed(group["items"])
                yield from self._flat(found, items[:1] if "Choice" in types_of(group) else items)
            elif isinstance(each, dict | str):
                yield each  # pyright: ignore[reportUnknownVariableType] - JSON of any kind
            else:
                raise self.error(found.at, message("no-target"))

    def _target(self, value: Any) -> Target:
        if isinstance(value, str):
            return _of_iri(value, [])
        node = cast("Json", value)
        selectors = selectors_of(node)
        check(selectors)
        source: Any = next(iter(listed(node.get("source"))), None)
        if source is None and "source" not in node:
            source = node
        iri = iri_of(source)
        if not iri and isinstance(source, dict):
            resource = cast("Json", source)
            if text := first_text(resource.get("value")):
                iri = f"_:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}"
                self.annotations.described.setdefault(iri, resource)
        return _of_iri(iri, selectors)

    def error(self, at: str, reason: Message | str) -> InputError:
        """What to say of something in the file that does not hold."""
        return InputError(str(self.path), reason, at)


def _of_iri(iri: str, selectors: list[Json]) -> Target:
    """The target, with a fragment of a text as the selector that it is."""
    resource, mark, fragment = iri.partition("#")
    if mark and resource and re.match(r"(char|line)=", fragment):
        return Target(resource, [*selectors, {"type": "FragmentSelector", "value": fragment}])
    return Target(iri, selectors)


def name_of(found: Found) -> str:
    """The annotation's id; one made of what it says if it has none."""
    if name := first_text(found.json.get("id")):
        return name
    data = msgspec.json.encode(found.json, order="sorted")
    return f"_:{hashlib.sha256(data).hexdigest()[:16]}"
