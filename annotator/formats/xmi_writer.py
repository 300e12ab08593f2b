"""Writing UIMA XMI: a folder of ``.xmi`` files with their ``TypeSystem.xml``."""

from pathlib import Path
from typing import Any, BinaryIO

from annotator.formats import cas_folder, xmi
from annotator.formats.cas_corpus import ARCHIVE
from annotator.formats.content import Content
from annotator.formats.format import Format


def write(content: Content, out: Path, spreadsheet: bool = False) -> list[str]:  # noqa: ARG001
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or holds anything already.
    """
    return cas_folder.write(content, out, xmi.SUFFIX, _serialise, xml=True)


def _serialise(cas: Any, file: BinaryIO) -> None:
    file.write(cas.to_xmi(pretty_print=True).encode())


FORMAT = Format(
    name=xmi.NAME,
    title="UIMA XMI: .xmi files with their type system",
    extensions=(xmi.SUFFIX, ARCHIVE),
    loses="",
    writes_folder=True,
    write=write,
    read_corpus=xmi.read,
    claims=xmi.claimed,
    in_folders=True,
)
