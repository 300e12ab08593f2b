"""Writing UIMA XMI: a folder of ``.xmi`` files with their ``TypeSystem.xml``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from annotator.core.errors import InputError
from annotator.formats.content import Content
from annotator.formats.format import Format
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.one_article import read_bytes
from annotator.formats.uima import folder as cas_folder
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima.files import ARCHIVE


def write(content: Content, out: Path, spreadsheet: bool = False) -> list[str]:  # noqa: ARG001
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    return cas_folder.write(content, out, xmi.SUFFIX, _serialise, xml=True)


def _serialise(cas: Any, file: BinaryIO) -> None:
    file.write(cas.to_xmi(pretty_print=True).encode())


def _refuse(path: Path, new_id: Callable[[], str]) -> Content:  # noqa: ARG001 - as readers take it
    """Says why no format claims an archive."""
    Archive(str(path), read_bytes(path))
    raise InputError(
        str(path), "the archive holds no XMI and no JSON CAS. Unpack it and import what is in it."
    )


FORMAT = Format(
    name=xmi.NAME,
    title="UIMA XMI: .xmi files with their type system",
    extensions=(xmi.SUFFIX, ARCHIVE),
    loses="",
    writes_folder=True,
    write=write,
    read=_refuse,
    read_corpus=xmi.read,
    claims=xmi.claimed,
    in_folders=True,
)
