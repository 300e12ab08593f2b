"""Metadata as projects of version 0.1 hold them: what passed through had no version there."""

from typing import Any


def first_version(metadata: dict[str, Any], *, of_article: bool = False) -> dict[str, Any]:
    """The metadata of an article or record with what passes through as it was stored then."""
    return {
        name: (_article(stored) if of_article else _record(stored))
        if isinstance(stored, dict) and "passthrough" in stored
        else stored
        for name, stored in metadata.items()
    }


def _article(stored: dict[str, Any]) -> list[dict[str, Any]]:
    return [*stored.get("relations", ()), *stored.get("annotations", ())]


def _record(stored: dict[str, Any]) -> dict[str, Any]:
    renamed = {"attribute_names": "names", "annotations": "parts"}
    plain = ("id", "label", "spans", "attributes", "relations", *renamed)
    first = {renamed.get(key, key): stored[key] for key in plain if key in stored}
    first |= stored.get("rest", {})
    if "roles" in stored:
        first["roles"] = [[each["name"], each["target"]] for each in stored["roles"]]
    if "originals" in stored:
        first["made"] = {
            key: {"values": each["values"], "said": each["written"]}
            for key, each in stored["originals"].items()
        }
    if "borrowed" in stored:
        first["borrowed"] = {
            key: [[[span["start"], span["end"]] for span in spans] for spans in each]
            for key, each in stored["borrowed"].items()
        }
    return first
