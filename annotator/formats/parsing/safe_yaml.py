"""YAML from people whom nobody vouches for: bounded before anything is built of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from annotator.core.errors import InputError, TextError, unreadable
from annotator.core.messages import Message, at_line, message
from annotator.core.text.normalization import normalise

MOST_CHARACTERS = 2_000_000
MOST_NODES = 200_000
"""So many values may stand in a file, each alias counted as all that it stands for."""

DEEPEST = 64
_MOST_BYTES = 4 * MOST_CHARACTERS
_LONGEST_NUMBER = 1000
_TEXT = "tag:yaml.org,2002:str"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loaded(msgspec.Struct, frozen=True):
    """What a YAML text holds.

    Attributes:
        data: of dictionaries, lists and scalars; None if there is nothing.
        tree: the same as nodes, which know their lines.
    """

    data: Any
    tree: yaml.Node | None


def read(path: Path, *, strings: bool = False) -> Loaded:
    """What a YAML file in UTF-8 holds; the arguments are those of `load`.

    Raises:
        InputError: it cannot be read, or as `load` says.
    """
    file = str(path)
    try:
        with path.open("rb") as there:
            data = there.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise InputError(file, _too_long())
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        reason = message("not-utf8")
        raise InputError(file, reason, message("at-byte", byte=error.start)) from error
    except OSError as error:
        raise unreadable(file, error) from error
    return load(file, text, strings=strings)


def load(
    file: str, text: str, *, strings: bool = False, aliases: bool = True, lines_before: int = 0
) -> Loaded:
    """What a YAML text holds.

    Args:
        file: what errors name.
        text: the YAML.
        strings: whether every scalar stays as it is written, and of a key that stands twice the
            last counts; else numbers, dates and booleans are made of what looks like them, and
            such a key is refused.
        aliases: whether a value may stand for another that has a name.
        lines_before: how many lines of the file stand before the text.

    Raises:
        InputError: it is not YAML, is larger or deeper than anything that a person writes, or holds
            what no database stores; names the line.
    """
    reading = _Reading(file, lines_before, strings=strings)
    if len(text) > MOST_CHARACTERS:
        raise InputError(file, _too_long())
    try:
        _require_bounds(reading, text, aliases=aliases)
        loader: Any = _Loader(text)
        try:
            tree: yaml.Node | None = loader.get_single_node()
            if tree is None:
                return Loaded(None, None)
            reading.require(tree)
            built: Any = yaml.BaseLoader("") if strings else loader
            return Loaded(built.construct_document(tree), tree)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise reading.error(message("not-yaml", reason=str(error.problem)), mark) from error
    except RecursionError as error:
        raise InputError(file, message("nested-too-deeply")) from error
    except (yaml.YAMLError, ValueError, OverflowError, TypeError) as error:
        raise InputError(file, message("not-yaml", reason=" ".join(str(error).split()))) from error


def _require_bounds(reading: "_Reading", text: str, *, aliases: bool) -> None:
    """Looks at what there is one by one, before any of it is held or nested."""
    depth = count = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            reason = message("yaml-alias", name=str(event.anchor))
            raise reading.error(reason, event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        count += isinstance(event, yaml.NodeEvent)
        if depth > DEEPEST:
            raise reading.error(message("nested-too-deeply"), event.start_mark)
        if count > MOST_NODES:
            raise reading.error(_too_many(), event.start_mark)


def _too_long() -> Message:
    return message("longer-than-its-kind", most=MOST_CHARACTERS)


def _too_many() -> Message:
    return message("more-values-than-its-kind", most=MOST_NODES)


class _Reading:
    def __init__(self, file: str, lines_before: int, *, strings: bool) -> None:
        self._file = file
        self._before = lines_before
        self._strings = strings
        self._sizes: dict[int, int] = {}
        self._open: set[int] = set()

    def require(self, node: yaml.Node) -> int:
        """How many values the node stands for, aliases written out, if it may be built."""
        known = self._sizes.get(id(node))
        if known is not None:
            return known
        if id(node) in self._open:
            raise self.error(message("yaml-alias-in-itself"), node.start_mark)
        self._open.add(id(node))
        size = 1 + sum(self.require(child) for child in self._children(node))
        if size > MOST_NODES:
            raise self.error(_too_many(), node.start_mark)
        self._open.discard(id(node))
        self._sizes[id(node)] = size
        return size

    def _children(self, node: yaml.Node) -> Iterator[yaml.Node]:
        match node:
            case yaml.ScalarNode():
                self._require_scalar(node)
            case yaml.MappingNode():
                keys: set[str] = set()
                for key, value in node.value:
                    if isinstance(key, yaml.ScalarNode) and not self._strings:
                        if key.value in keys:
                            reason = message("key-twice", key=key.value)
                            raise self.error(reason, key.start_mark)
                        keys.add(key.value)
                    yield key
                    yield value
            case _:
                yield from node.value

    def _require_scalar(self, node: yaml.ScalarNode) -> None:
        try:
            normalise(node.value)
        except TextError as error:
            reason = message("yaml-no-text", text=ascii(node.value[:40]))
            raise self.error(reason, node.start_mark) from error
        if not self._strings and node.tag != _TEXT and len(node.value) > _LONGEST_NUMBER:
            raise self.error(message("yaml-number-too-long"), node.start_mark)

    def error(self, reason: Message | str, mark: Any) -> InputError:
        """What is wrong, and the line and column."""
        if mark is None:
            return InputError(self._file, reason)
        place = at_line(self._before + mark.line + 1, mark.column + 1)
        return InputError(self._file, reason, place)


def at(tree: yaml.Node | None, *steps: str | int) -> yaml.Node | None:
    """The node to which the keys and places in lists lead, as far as they do."""
    node = tree
    for step in steps:
        node = _below(node, step) or node
    return node


def _below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return None
