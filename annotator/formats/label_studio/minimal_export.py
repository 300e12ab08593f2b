"""Label Studio's smaller export (JSON-MIN): an annotation a task, each control beside the data.

Source: https://labelstud.io/guide/export#JSON-MIN.
"""

from collections.abc import Iterator
from typing import Any, cast

ENDS = frozenset(
    {"annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement", "history"}
)
"""What stands of the annotation after the data and the controls."""


def from_minimal(item: dict[str, Any]) -> dict[str, Any]:
    """A task as the full export has it, from one of JSON-MIN: an annotation with its data.

    There the data come first, then the task's id, then what each control was given.
    """
    names = list(item)
    first_given = names.index("id") + 1 if "id" in names and names.index("id") > 0 else len(names)
    data: dict[str, Any] = {}
    results: list[dict[str, Any]] = []
    for n, (name, value) in enumerate(item.items()):
        if name in ENDS or name == "id":
            continue
        given = list(_given(name, value, is_control=n >= first_given))
        if given:
            results += given
        else:
            data[name] = value
    shared = {key: value for key, value in item.items() if key in ENDS}
    return {
        "id": item.get("id"),
        "data": data,
        "annotations": [
            {
                **{key: shared[key] for key in shared if key not in ("annotator", "annotation_id")},
                "id": item.get("annotation_id"),
                "completed_by": item.get("annotator"),
                "result": results,
            }
        ],
    }


_GIVEN = frozenset({"choices", "taxonomy", "rating", "number", "datetime", "text"})


def _given(name: str, value: Any, *, is_control: bool) -> Iterator[dict[str, Any]]:
    """What a control was given, as results; nothing if it is data."""
    if is_control and isinstance(value, str):
        yield {"from_name": name, "type": "choices", "value": {"choices": [value]}}
        return
    entries: list[Any] = cast("list[Any]", value) if isinstance(value, list) else [value]
    for entry in entries:
        if isinstance(entry, str) and is_control:
            yield {"from_name": name, "type": "choices", "value": {"choices": [entry]}}
        if not isinstance(entry, dict):
            continue
        data = cast("dict[str, Any]", entry)
        kind = next((key for key in data if key.endswith("labels")), "")
        has_place = "start" in data and "end" in data
        kind = kind or next(
            (
                key
                for key in data
                if key in _GIVEN
                and (is_control or has_place)
                and not (key == "text" and isinstance(data[key], str) and has_place)
            ),
            "",
        )
        kind = kind or ("choices" if data.keys() == {"choices"} else "")
        kind = kind or ("labels" if has_place else "")
        if kind:
            yield {
                "from_name": name,
                "type": "textarea" if kind == "text" else kind,
                "value": data,
            }
