"""Codebooks: the presets that ship with the program, and those that people write as files."""

import codecs
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import msgspec
import yaml

from annotator import atomic_files
from annotator.core.codebook.model import Choice, Codebook, Field, RecordType, check
from annotator.core.errors import AnnotatorError, CodebookError, InputError, unreadable
from annotator.core.location import require_path
from annotator.core.messages import Message, at_line, message
from annotator.formats.parsing import safe_yaml
from annotator.formats.parsing.json.errors import malformed, nul_place
from annotator.resources import resources_folder

DEFAULT_PRESET = "news"

_SUFFIXES = (".yaml", ".yml", ".json")
_MOST_BYTES = 16 << 20


class _Written(msgspec.Struct):
    """A codebook as a file writes it; with ``extends`` its types replace or follow the preset's."""

    name: str
    title: str
    types: tuple[RecordType, ...] = ()
    help: str = ""
    version: int = 1
    extends: str = ""


_PARTS: dict[type[msgspec.Struct], tuple[str, type[msgspec.Struct]]] = {
    _Written: ("types", RecordType),
    RecordType: ("fields", Field),
    Field: ("choices", Choice),
    Choice: ("children", Choice),
}

_Path = tuple[str | int, ...]
"""The way from a file's top to a place in it, such as ``("types", 0, "key")``."""


def preset_names() -> list[str]:
    """The names of the codebooks that ship with the program, the usual one first."""
    names = (path.stem for path in (resources_folder() / "codebooks").glob("*.yaml"))
    return sorted(names, key=lambda name: (name != DEFAULT_PRESET, name))


def load(name_or_path: str) -> Codebook:
    """A preset by its name, or a codebook from a YAML or JSON file.

    Raises:
        CodebookError: neither a preset nor a file is called that.
        InputError: the file cannot be read, or breaks a rule of codebooks.
    """
    if name_or_path in preset_names():
        return _load_preset(resources_folder() / "codebooks" / f"{name_or_path}.yaml")
    path = Path(name_or_path)
    if path.suffix.lower() in _SUFFIXES or path.is_file():
        return _load_file(path)
    raise CodebookError(
        message("no-such-codebook", name=name_or_path, presets=", ".join(preset_names()))
    )


@cache
def _load_preset(path: Path) -> Codebook:
    return _load_file(path)


def dump(codebook: Codebook) -> str:
    """The codebook as YAML that `load` reads again."""
    return yaml.safe_dump(
        msgspec.to_builtins(codebook), sort_keys=False, allow_unicode=True, width=100
    )


def save(codebook: Codebook, path: Path) -> None:
    """Writes the codebook as YAML; a file that is there is replaced once the new one is whole.

    Raises:
        AnnotatorError: the file cannot be written, or is no ordinary file.
    """
    require_path(str(path))
    if path.exists() and not path.is_file():
        raise AnnotatorError(message("no-ordinary-file", path=str(path)))
    try:
        atomic_files.write(path, dump(codebook).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise AnnotatorError(
            message("codebook-cannot-be-written", path=str(path), reason=reason)
        ) from error


def _load_file(path: Path) -> Codebook:
    file = str(path)
    if path.suffix.lower() == ".json":
        data, tree = _json(path), None
    else:
        loaded = safe_yaml.read(path)
        data, tree = loaded.data, loaded.tree
    if not isinstance(data, dict):
        raise InputError(file, message("no-codebook"))
    for at in _unknown_keys(cast("dict[object, object]", data), _Written, ()):
        raise InputError(file, message("unknown-key", key=str(at[-1])), _place(at, tree))
    try:
        written = msgspec.convert(data, _Written)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$")
        raise InputError(
            file, message("of-another-shape", reason=reason), _place(_path(where), tree)
        ) from error
    if written.extends and written.extends not in preset_names():
        reason = message("no-such-preset", name=written.extends, presets=", ".join(preset_names()))
        raise InputError(file, reason, _place(("extends",), tree))
    try:
        return check(_completed(written))
    except CodebookError as error:
        raise InputError(file, error.message) from error


def _completed(written: _Written) -> Codebook:
    types = written.types
    if written.extends:
        base = {record_type.key: record_type for record_type in load(written.extends).types}
        types = tuple((base | {own.key: own for own in types}).values())
    return Codebook(written.name, written.title, types, written.help, written.version)


def _json(path: Path) -> object:
    file = str(path)
    try:
        with path.open("rb") as there:
            data = there.read(_MOST_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise unreadable(file, error) from error
    if len(data) > _MOST_BYTES:
        raise InputError(file, message("codebook-too-large", most=_MOST_BYTES >> 20))
    try:
        data_read = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(path, data) from error
    if place := nul_place(data_read):
        raise InputError(file, message("nul-character"), place)
    return data_read


def _unknown_keys(
    data: dict[object, object], part: type[msgspec.Struct], at: _Path
) -> Iterator[_Path]:
    for key in data:
        if key not in part.__struct_fields__:
            yield (*at, str(key))
    inner, inner_part = _PARTS[part]
    items = data.get(inner)
    if isinstance(items, list):
        for index, item in enumerate(cast("list[object]", items)):
            if isinstance(item, dict):
                where = (*at, inner, index)
                yield from _unknown_keys(cast("dict[object, object]", item), inner_part, where)


def _path(where: str) -> _Path:
    """The path that msgspec writes as ``.types[0].key`` and ends with a backtick."""
    steps = where.rstrip("`").replace("[", ".").replace("]", "").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps if step)


def _place(at: _Path, tree: yaml.Node | None) -> Message | str:
    """Where a path leads in the file: its line in YAML, and what it is called."""
    node = safe_yaml.at(tree, *at)
    called = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)
    called = called.removeprefix(".")
    if node is None:
        return called
    line = at_line(node.start_mark.line + 1)
    return message("at-part", part=line, place=called) if called else line
