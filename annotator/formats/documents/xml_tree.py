"""XML of word processors, put together from what texts and names may hold."""

import io
import re
import zipfile
from collections.abc import Mapping
from importlib import import_module
from typing import Any, BinaryIO

from annotator.formats.parsing.safe_xml import Element

_NO_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class XmlTree:
    """Makes elements whose names and attributes have the prefixes of its namespaces."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        """Knows the namespaces by their prefixes; elements without one are in that of ``""``."""
        self._etree: Any = import_module("lxml.etree")
        self._spaces = {prefix or None: space for prefix, space in spaces.items()}

    def __call__(
        self, tag: str, attributes: Mapping[str, str] | None = None, *inside: Element | str
    ) -> Element:
        """An element with these attributes and, inside, elements and at last perhaps text."""
        known = {self._name(key): xml_text(value) for key, value in (attributes or {}).items()}
        name = self._name(tag) if ":" in tag else f"{{{self._spaces[None]}}}{tag}"
        node = self._etree.Element(name, known, self._spaces)
        for each in inside:
            if isinstance(each, str):
                node.text = xml_text(each)
            else:
                node.append(each)
        return node

    def bytes(self, root: Element) -> bytes:
        """The document of this root."""
        return self._etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _name(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        return f"{{{self._spaces[prefix]}}}{local}" if colon else name


def xml_text(text: str) -> str:
    """The text as XML can hold it, and as long: what it cannot is U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


def write_zip(file: BinaryIO, members: Mapping[str, bytes], *, stored: str = "") -> None:
    """Writes a zip archive, the same bytes at any time.

    Args:
        file: where to.
        members: what it holds, in this order.
        stored: the name of the member that is not compressed.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), data, kind)
    file.write(packed.getbuffer())
