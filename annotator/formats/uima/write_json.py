"""Writing UIMA JSON CAS: a folder of ``.json`` files, each with the types that it needs."""

from pathlib import Path
from typing import Any, BinaryIO

from annotator.formats.content import Content
from annotator.formats.format import Format, Writer
from annotator.formats.readers import CorpusReader
from annotator.formats.uima import folder as cas_folder
from annotator.formats.uima import read_json as json_cas
from annotator.formats.uima.type_systems import cassis

_ARRAY = '"%TYPE": "uima.cas.FSArray"}'


def write(content: Content, out: Path) -> list[str]:
    """Writes the content to a folder.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    return cas_folder.write(content, out, json_cas.SUFFIX, _serialise, xml=False)


def _serialise(cas: Any, file: BinaryIO) -> None:
    mode = cassis().typesystem.TypeSystemMode.MINIMAL
    text = cas.to_json(pretty_print=False, type_system_mode=mode)
    # What the library leaves out of an empty array, it wants when it reads one.
    file.write(text.replace(_ARRAY, f'{_ARRAY[:-1]}, "%ELEMENTS": []}}').encode())


FORMAT = Format(
    name=json_cas.NAME,
    title="UIMA JSON CAS: .json files, each with its types",
    extensions=(json_cas.SUFFIX,),
    reader=CorpusReader(json_cas.read, json_cas.claimed),
    writer=Writer(write, folder=True),
)
