"""Writing UIMA XMI: a folder of ``.xmi`` files with their ``TypeSystem.xml``."""

from pathlib import Path
from typing import Any, BinaryIO

from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.uima import folder as cas_folder
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima.files import ARCHIVE


def write(content: Content, out: Path) -> list[str]:
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    return cas_folder.write(content, out, xmi.SUFFIX, _serialise, xml=True)


def _serialise(cas: Any, file: BinaryIO) -> None:
    file.write(cas.to_xmi(pretty_print=True).encode())


FORMAT = Format(
    name=xmi.NAME,
    title="UIMA XMI: .xmi files with their type system",
    extensions=(xmi.SUFFIX, ARCHIVE),
    reader=CorpusReader(xmi.read, xmi.claimed),
    writer=Writer(write, folder=True),
)
