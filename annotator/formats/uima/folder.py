"""Writing a folder of CAS: one file an article and coder, with the sidecar beside them."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from annotator.core.codebook.model import Codebook
from annotator.core.messages import Message
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.content import Content
from annotator.formats.uima import write_type_system
from annotator.formats.uima.model import NAME
from annotator.formats.uima.notes import notes_of_writing
from annotator.formats.uima.type_system import TypeSystem
from annotator.formats.uima.type_system_growth import GrowingTypeSystem
from annotator.formats.uima.write_annotations import Planned, Planning

Serialise = Callable[[Planned, TypeSystem, BinaryIO], None]
"""Writes a file whose types the type system has."""


def write(
    content: Content, out: Path, suffix: str, serialise: Serialise, *, xml: bool
) -> list[Message]:
    """Writes the content to a folder, with ``TypeSystem.xml`` where ``xml``.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    with corpus_folder(NAME, content, out, f"{NAME}{suffix}") as folder:
        types = GrowingTypeSystem(folder.codebook)
        planning = Planning(types, _link_fields(folder.codebook), xml=xml)
        for place, document in folder.documents():
            planned = planning.planned(document)
            with (folder.path / f"{place}{suffix}").open("xb") as file:
                serialise(planned, types, file)
            folder.keep(place, document, planned.names)
        if xml:
            (folder.path / "TypeSystem.xml").write_bytes(write_type_system.serialised(types))
    links = sum(1 for _ in content.links())
    return list(notes_of_writing(planning.left, types.renamed, links))


def _link_fields(codebook: Codebook) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each.key, field.key)
        for each in codebook.types
        for field in each.fields
        if field.kind == "link"
    )
