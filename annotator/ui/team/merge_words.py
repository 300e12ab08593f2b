"""What a person reads of a merge: names of attributes, and versions that contradict each other."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import display
from annotator.services.team.merging.report import Conflict
from annotator.ui.kit.translation import marked

_ATTRIBUTES = {
    "spans": marked("Text"),
    "text": marked("Text"),
    "state": marked("State"),
    "reason": marked("Reason"),
    "note": marked("Note"),
    "flagged": marked("Look again"),
    "type": marked("Type"),
    "title": marked("Title"),
    "source": marked("Outlet"),
    "author": marked("Author"),
    "published": marked("Date"),
    "language": marked("Language"),
    "url": marked("Address"),
    "name": marked("Name"),
    "kind": marked("Kind"),
    "country": marked("Country"),
    "aliases": marked("Also called"),
}
_KINDS = {
    "project": marked("Project"),
    "coder": marked("Coder"),
    "codebook": marked("Codebook"),
    "actor": marked("Actor"),
    "article": marked("Article"),
    "record": marked("Record"),
    "link": marked("Link"),
    "status": marked("Status"),
    "assignment": marked("Assignment"),
}


def words(text: str) -> str:
    """What is marked for translation here, in the person's language."""
    return QCoreApplication.translate("Actions", text)


def thing_of(conflict: Conflict, codebook: Codebook) -> str:
    """What a conflict is about, such as ``Record: Quote``."""
    label = conflict.label
    if conflict.kind == "record":
        label = next((each.label for each in codebook.types if each.key == label), label)
    kind = words(_KINDS[conflict.kind])
    name = f"{kind}: {label}" if label and conflict.kind != "article" else kind
    return f"{name} “{conflict.words}”" if conflict.words else name


def version_of(conflict: Conflict, state: Mapping[str, Any] | None, codebook: Codebook) -> str:
    """One of the two versions, a line an attribute."""
    if state is None:
        return words(marked("Deleted"))
    return "\n".join(_lines(conflict, state, codebook))


def _lines(conflict: Conflict, state: Mapping[str, Any], codebook: Codebook) -> Iterator[str]:
    fields = _fields(conflict, codebook)
    for name, value in state.items():
        key = name.removeprefix("fields.")
        if key != name:
            field = fields.get(key)
            yield f"{field.label if field else key}: {_values(value, field)}"
        elif name in _ATTRIBUTES:
            yield f"{words(_ATTRIBUTES[name])}: {_plain(value)}"
        else:
            yield f"{name}: {_plain(value)}"


def _fields(conflict: Conflict, codebook: Codebook) -> dict[str, Field]:
    for each in codebook.types:
        if conflict.kind == "record" and each.key == conflict.label:
            return {field.key: field for field in each.fields}
    return {}


def _values(values: Any, field: Field | None) -> str:
    if not values:
        return "—"
    said: list[str] = []
    for each in values:
        value, spans = each.get("value"), each.get("spans") or ()
        evidence = f"“{' … '.join(span['text'] for span in spans)}”" if spans else ""
        text = "" if value is None else _value(value, field)
        said.append(" ".join(part for part in (text, evidence) if part))
    return "; ".join(said)


def _value(value: Any, field: Field | None) -> str:
    if field is None or isinstance(value, dict):
        return _plain(value)
    return display(field, value)


def _plain(value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "—"
        case bool():
            return words(marked("yes")) if value else words(marked("no"))
        case list():
            parts = [
                f"“{each['text']}”" if isinstance(each, dict) and "text" in each else _plain(each)
                for each in value
            ]
            return ", ".join(parts)
        case dict():
            return ", ".join(f"{key} {_plain(each)}" for key, each in value.items())
        case _:
            return str(value)
