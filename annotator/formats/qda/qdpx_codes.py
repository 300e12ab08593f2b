"""A codebook as the tree of codes that tools for qualitative analysis know.

Record types are codes, their fields the codes below, and the choices of those the codes below
again. What came in as codes of such a tool is the tree that it was.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from annotator.core.codebook.model import Choice, Codebook, Field, RecordType
from annotator.formats.qda.code_scheme import free, is_code_field, step

_IDS = UUID("8f0d7c53-4e7a-5b0e-9d52-6a4b1f9f2b11")
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN = "\ufffd"
_COLOURS = {
    "blue": "#3B6FB6",
    "green": "#3A8F5C",
    "orange": "#C9722B",
    "purple": "#7A4FA3",
    "teal": "#2B8C8C",
    "pink": "#B8477E",
    "olive": "#80802B",
    "slate": "#5B6B7A",
    "red": "#B6413B",
    "yellow": "#B59A1E",
}


def guid_of(*names: str) -> str:
    """A deterministic GUID (UUIDv5) of some names."""
    return str(uuid5(_IDS, "\n".join(names)))


def kept_guid(name: object) -> str:
    """The GUID in the standard's notation; empty if the value is none."""
    return name if isinstance(name, str) and _GUID.fullmatch(name) else ""


def xml_text(text: str) -> str:
    """The text as an element holds it, less the control characters that XML has none for."""
    return escape(_NOT_XML.sub(_UNKNOWN, text)).replace("\r", "&#13;")


def xml_attributes(**values: str) -> str:
    """The attributes as a tag holds them; empty ones are left out."""
    blanks = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return "".join(
        f" {name}={quoteattr(_NOT_XML.sub(_UNKNOWN, value), blanks)}"
        for name, value in values.items()
        if value
    )


class _Node:
    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        self.guid = ""
        self.help = ""
        self.colour = ""
        self.is_foreign = False
        self.keys: tuple[str, ...] = ()
        self.children: dict[str, _Node] = {}


class Codes:
    """The codes of a project, to which those that come up are added."""

    def __init__(self, codebook: Codebook) -> None:
        """Takes the codebook's."""
        self._top = _Node("", "")
        self._taken: set[str] = set()
        self._paths: dict[tuple[str, ...], str] = {}
        self._code_fields: dict[str, Field] = {}
        names: set[str] = set()
        for record_type in codebook.types:
            field = next((f for f in record_type.fields if is_code_field(record_type, f)), None)
            if field is not None:
                self._code_fields[record_type.key] = field
                self._add_choices(field.choices, "", (record_type.key, field.key), is_foreign=True)
            else:
                self._add_type(record_type, names)

    def _add_type(self, record_type: RecordType, names: set[str]) -> None:
        path = free(step(record_type.label), names)
        node = self._node(path)
        node.help = node.help or record_type.help
        node.colour = _COLOURS.get(record_type.colour, "")
        node.keys = (record_type.key,)
        self._paths[node.keys] = path
        taken: set[str] = set()
        for field in record_type.fields:
            below = f"{path}/{free(step(field.label), taken)}"
            node = self._node(below)
            node.help = node.help or field.help
            node.keys = (record_type.key, field.key)
            self._paths[node.keys] = below
            self._add_choices(field.choices, below, node.keys)

    def _add_choices(
        self,
        choices: Iterable[Choice],
        above: str,
        keys: tuple[str, ...],
        *,
        is_foreign: bool = False,
    ) -> None:
        taken: set[str] = set()
        for choice in choices:
            name = free(step(choice.label), taken)
            path = f"{above}/{name}" if above else name
            node = self._node(path)
            node.help = node.help or choice.help
            node.is_foreign |= is_foreign
            node.keys = (*keys, choice.key)
            self._paths[node.keys] = path
            self._add_choices(choice.children, path, node.keys, is_foreign=is_foreign)

    def _node(self, path: str) -> _Node:
        node = self._top
        for name in path.split("/"):
            here = f"{node.path}/{name}" if node.path else name
            node = node.children.setdefault(name.casefold(), _Node(here, name))
        return node

    # Paths

    def path(self, *keys: str) -> str:
        """The path by names of a record type, of its field, or of a choice; empty if there is
        none."""
        return self._paths.get(keys, "")

    def choice_path(self, type_key: str, field_key: str, value: str) -> str:
        """The path by names of a choice; empty if there is none."""
        return self._paths.get((type_key, field_key, *value.split("/")), "")

    def code_field(self, type_key: str) -> Field | None:
        """The field that says the code, of a type of codings."""
        return self._code_fields.get(type_key)

    def used(self, path: str, stored_guid: str = "", *, is_foreign: bool = False) -> str:
        """The GUID of the code at a path by names, which is added if it is missing.

        Args:
            path: the path.
            stored_guid: the GUID that it came in with.
            is_foreign: whether its name has to stay as it is.
        """
        node = self._node(path)
        node.is_foreign |= is_foreign
        return self._named(node, stored_guid)

    def _named(self, node: _Node, stored_guid: str = "") -> str:
        if not node.guid:
            node.guid = (
                stored_guid
                if stored_guid and stored_guid not in self._taken
                else guid_of("code", node.path)
            )
            self._taken.add(node.guid)
        return node.guid

    def keys(self) -> dict[str, tuple[str, ...]]:
        """What each code of the codebook is, by its path as it is written, in lower case."""
        return dict(self._keys(self._top, "", "", self._counts()))

    def _keys(
        self, node: _Node, path: str, above: str, counts: Counter[str]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        for child in node.children.values():
            name = _shown(child, above, counts)
            here = f"{path}/{name}" if path else name
            if child.keys and not child.is_foreign:
                yield here.casefold(), child.keys
            yield from self._keys(child, here, name, counts)

    def _counts(self) -> Counter[str]:
        return Counter(node.name.casefold() for node in _all(self._top))

    # Writing

    def xml(self) -> Iterator[str]:
        """The elements; nothing if there is no code."""
        counts = self._counts()
        for node in self._top.children.values():
            yield from self._element(node, "", counts)

    def _element(self, node: _Node, above: str, counts: Counter[str]) -> Iterator[str]:
        name = _shown(node, above, counts)
        attributes = xml_attributes(
            guid=self._named(node), name=name, isCodable="true", color=node.colour
        )
        inside = f"<Description>{xml_text(node.help)}</Description>" if node.help else ""
        if not node.children:
            yield f"<Code{attributes}>{inside}</Code>\n" if inside else f"<Code{attributes}/>\n"
            return
        yield f"<Code{attributes}>{inside}\n"
        for child in node.children.values():
            yield from self._element(child, name, counts)
        yield "</Code>\n"


def _shown(node: _Node, above: str, counts: Counter[str]) -> str:
    """The name as it is written: some tools take a name once only, wherever it stands."""
    if above and counts[node.name.casefold()] > 1 and not node.is_foreign:
        return f"{node.name} ({above})"
    return node.name


def _all(node: _Node) -> Iterator[_Node]:
    for child in node.children.values():
        yield child
        yield from _all(child)
