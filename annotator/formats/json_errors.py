"""Where exactly a JSON file is wrong."""

import json
import re
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.text import line_and_column

_AT = re.compile(r"(?s)(?P<reason>.*) - at (?:`key` in )?`(?P<path>\$.*)`")
_STEP = re.compile(r"\.(?P<name>[^.\[\]]+)|(?P<unknown>\[\.\.\.\])|\[(?P<index>\d+)\]")
_LONE_SURROGATE = re.compile(
    r"(?i)\\u(?:d[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab]..\\u)d[c-f][0-9a-f]{2})"
)

Step = str | int


def malformed(path: Path, data: bytes, first_line: int = 1) -> InputError:
    """What to say of bytes that are no JSON, with the line and column.

    Args:
        path: the file.
        data: the bytes.
        first_line: the line of the file in which they begin.
    """
    before = first_line - 1
    file = str(path)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line, column = line_and_column(*_up_to(data, error.start))
        return InputError(
            file, "it is not UTF-8, as JSON must be.", f"line {before + line}, column {column}"
        )
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {before + error.lineno}, column {error.colno}"
        if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
            reason = "it ends in the middle; it was cut off when it was written or copied."
            return InputError(file, reason, place)
        return InputError(file, f"it is not JSON: {error.msg}.", place)
    except RecursionError:
        return InputError(file, "it is nested too deeply.", f"line {first_line}" if before else "")
    # What the strict decoder refuses and the lenient one reads: half of a surrogate pair.
    found = _LONE_SURROGATE.search(text)
    line, column = line_and_column(text, found.start() if found else 0)
    return InputError(
        file,
        "it holds a lone surrogate or another character that no text can hold.",
        f"line {before + line}, column {column}",
    )


def _up_to(data: bytes, offset: int) -> tuple[str, int]:
    before = data[:offset].decode(errors="replace")
    return before, len(before)


def invalid(
    path: Path, data: bytes | memoryview, wanted: Any, error: msgspec.ValidationError, base: str
) -> InputError:
    """What to say of JSON that is not of the wanted shape, with the JSON path.

    Args:
        path: the file.
        data: the JSON that was decoded.
        wanted: the type that it was decoded as.
        error: what msgspec said. It does not say which item of a list is wrong.
        base: the JSON path of ``data`` in the file.
    """
    found = _AT.fullmatch(str(error))
    if not found:
        return InputError(str(path), f"{error}.", base)
    steps = _resolved(msgspec.json.decode(data), wanted, str(error), found["path"])
    place = base + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)
    return InputError(str(path), f"{found['reason'].rstrip('.')}.", place)


def nul_place(value: Any, at: str = "$") -> str | None:
    """The JSON path of the first string that holds a NUL character, if any does."""
    match value:
        case str():
            return at if "\0" in value else None
        case list():
            items = cast("list[Any]", value)
            places = (nul_place(item, f"{at}[{n}]") for n, item in enumerate(items))
        case dict():
            entries = cast("dict[str, Any]", value)
            places = (
                f"{at}.{key}" if "\0" in key else nul_place(item, f"{at}.{key}")
                for key, item in entries.items()
            )
        case _:
            return None
    return next((place for place in places if place), None)


def _resolved(data: Any, wanted: Any, message: str, path: str) -> list[Step]:
    """The steps of msgspec's path with each ``[...]`` replaced by the index or key meant.

    Each item alone in its list is tried until one gives the same message.
    """
    real: list[Step] = []
    probing: list[Step] = []
    for step in _STEP.finditer(path):
        if not step["unknown"]:
            known: Step = step["name"] or int(step["index"])
            real.append(known)
            probing.append(known)
            continue
        found = _culprit(data, wanted, message, probing)
        if found is None:
            return real
        data, key = found
        real.append(key)
        probing.append(0 if isinstance(key, int) else key)
    return real


def _culprit(data: Any, wanted: Any, message: str, at: list[Step]) -> tuple[Any, Step] | None:
    container = data
    for step in at:
        container = container[step]
    pairs: list[tuple[Step, Any]] = (
        list(enumerate(cast("list[Any]", container)))
        if isinstance(container, list)
        else list(cast("dict[str, Any]", container).items())
    )
    for key, item in pairs:
        trial = _replaced(data, at, [item] if isinstance(key, int) else {key: item})
        try:
            msgspec.json.decode(msgspec.json.encode(trial), type=wanted)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return trial, key
    return None


def _replaced(data: Any, at: list[Step], new: Any) -> Any:
    if not at:
        return new
    copy: Any = data.copy()
    copy[at[0]] = _replaced(data[at[0]], at[1:], new)
    return copy
