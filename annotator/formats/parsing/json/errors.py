"""Error messages for JSON files that name the exact line, column or JSON path."""

import json
import re
from pathlib import Path
from typing import Any, cast

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import at_line, message
from annotator.core.text.normalization import line_and_column

_AT = re.compile(r"(?s)(?P<reason>.*) - at (?:`key` in )?`(?P<path>\$.*)`")
_STEP = re.compile(r"\.(?P<name>[^.\[\]]+)|(?P<unknown>\[\.\.\.\])|\[(?P<index>\d+)\]")
_BYTE = re.compile(r"(?:JSON is malformed: )?(?P<reason>.*) \(byte (?P<byte>\d+)\)")
_INDEX = re.compile(r"\[\d+\]")
_LONE_SURROGATE = re.compile(
    r"(?i)\\u(?:d[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab]..\\u)d[c-f][0-9a-f]{2})"
)

_TOO_DEEP = message("nested-too-deeply")

Step = str | int


def malformed(path: Path, data: bytes, first_line: int = 1) -> InputError:
    """The error for malformed JSON, with its line and column.

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
        return InputError(file, message("not-utf8-as", kind="JSON"), at_line(before + line, column))
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        place = at_line(before + error.lineno, error.colno)
        if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
            reason = message("cut-off")
            return InputError(file, reason, place)
        return InputError(file, message("not-json", reason=error.msg), place)
    except RecursionError:
        return InputError(file, _TOO_DEEP, at_line(first_line) if before else "")
    # What the strict decoder refuses and the lenient one reads.
    if match := _LONE_SURROGATE.search(text):
        line, column = line_and_column(text, match.start())
        return InputError(
            file,
            message("no-text-can-hold"),
            at_line(before + line, column),
        )
    return _refused_strictly(file, data, first_line)


def _refused_strictly(file: str, data: bytes, first_line: int) -> InputError:
    """What to say of JSON as other programs write it, such as of ``NaN``."""
    try:
        msgspec.json.decode(data)
    except RecursionError:
        pass
    except msgspec.DecodeError as error:
        if match := _BYTE.fullmatch(str(error)):
            line, column = line_and_column(*_up_to(data, int(match["byte"])))
            place = at_line(first_line - 1 + line, column)
            return InputError(file, message("not-json", reason=match["reason"]), place)
        return InputError(file, message("cannot-be-read", reason=str(error)), at_line(first_line))
    return InputError(file, _TOO_DEEP, at_line(first_line) if first_line > 1 else "")


def _up_to(data: bytes, offset: int) -> tuple[str, int]:
    before = data[:offset].decode(errors="replace")
    return before, len(before)


def invalid(
    path: Path,
    data: bytes | memoryview,
    wanted: Any,
    error: msgspec.ValidationError,
    base: str,
    first_line: int = 1,
) -> InputError:
    """What to say of JSON that is not of the wanted shape, with the JSON path; of what is no JSON
    at all further on, that, with the line and column.

    Args:
        path: the file.
        data: the JSON that was decoded.
        wanted: the type that it was decoded as.
        error: what msgspec said. It does not say which item of a list is wrong.
        base: the JSON path of ``data`` in the file.
        first_line: the line of the file in which ``data`` begins.
    """
    match = _AT.fullmatch(str(error))
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Damage further on is why it has another shape as often as not, and comes first.
        return malformed(path, bytes(data), first_line)
    if not match:
        return InputError(str(path), message("of-another-shape", reason=str(error)), base)
    steps = _resolved(whole, wanted, str(error), match["path"])
    place = base + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)
    reason = message("of-another-shape", reason=match["reason"].rstrip("."))
    return InputError(str(path), reason, place)


def nul_place(value: Any, at: str = "$") -> str | None:
    """The JSON path of the first string that holds a NUL character, if any does."""
    match value:
        case str():
            return at if "\0" in value else None
        case list():
            items = cast("list[Any]", value)
            paths = (nul_place(item, f"{at}[{n}]") for n, item in enumerate(items))
        case dict():
            entries = cast("dict[str, Any]", value)
            paths = (
                f"{at}.{key}" if "\0" in key else nul_place(item, f"{at}.{key}")
                for key, item in entries.items()
            )
        case _:
            return None
    return next((place for place in paths if place), None)


def _resolved(data: Any, wanted: Any, message: str, path: str) -> list[Step]:
    """The steps of msgspec's path with each ``[...]`` replaced by the index or key meant.

    Each item alone, in nothing but what it lies in, is tried until one gives the same message: what
    stands beside it is not looked at again.
    """
    real: list[Step] = []
    probing: list[Step] = []
    for step in _STEP.finditer(path):
        if not step["unknown"]:
            known: Step = step["name"] or int(step["index"])
            if _has(data, known):
                real.append(known)
                probing.append(known)
                data = data[known]
            continue
        found = next(
            (pair for pair in _items(data) if _says(pair, probing, wanted, message)),
            None,
        )
        if found is None:
            return real
        key, data = found
        real.append(key)
        probing.append(0 if isinstance(key, int) else key)
    return real


def _items(container: Any) -> list[tuple[Step, Any]]:
    if isinstance(container, list):
        return list(enumerate(cast("list[Any]", container)))
    return list(cast("dict[str, Any]", container).items()) if isinstance(container, dict) else []


def _has(container: Any, step: Step) -> bool:
    if isinstance(container, list) and isinstance(step, int):
        return step < len(cast("list[Any]", container))
    return isinstance(container, dict) and step in container


def _says(pair: tuple[Step, Any], at: list[Step], wanted: Any, message: str) -> bool:
    key, trial = pair
    for step in (key, *reversed(at)):
        trial = [trial] if isinstance(step, int) else {step: trial}
    try:
        msgspec.json.decode(msgspec.json.encode(trial), type=wanted)
    except msgspec.ValidationError as error:
        # Alone in its list, an item is the first.
        return _INDEX.sub("", str(error)) == _INDEX.sub("", message)
    return False
