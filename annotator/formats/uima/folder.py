"""Writing a folder of CAS: one file an article and coder, with the sidecar beside them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from annotator.core.codebook.model import Codebook
from annotator.core.errors import AnnotatorError, InputError
from annotator.formats.annotations.corpus_folder import corpus_folder
from annotator.formats.content import Content
from annotator.formats.uima.feature_structures import Building
from annotator.formats.uima.model import NAME
from annotator.formats.uima.notes import notes_of_writing
from annotator.formats.uima.type_system_growth import GrowingTypeSystem
from annotator.formats.uima.type_systems import quietly
from annotator.formats.uima.write_annotations import Planning

Serialise = Callable[[Any, BinaryIO], None]
"""Writes a CAS of the library."""


def write(
    content: Content, out: Path, suffix: str, serialise: Serialise, *, xml: bool
) -> list[str]:
    """Writes the content to a folder, with ``TypeSystem.xml`` where ``xml``.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
    """
    if content.codebook is None:
        raise InputError(str(out), "only a project with its codebook can be written.")
    types = GrowingTypeSystem(content.codebook)
    planning = Planning(types, _link_fields(content.codebook), xml=xml)
    with corpus_folder(NAME, content, out, f"{NAME}{suffix}") as folder:
        for place, document in folder.documents():
            planned = planning.planned(document)
            with quietly(), (folder.path / f"{place}{suffix}").open("xb") as file:
                try:
                    cas = Building(types.current()).cas(planned.text, planned.structures)
                    serialise(cas, file)
                except (OSError, MemoryError):
                    raise
                except Exception as error:
                    raise AnnotatorError(
                        f"The article “{document.article.title}” cannot be written: what “{NAME}” "
                        f"in its metadata or its records’ says does not hold together ({error})."
                    ) from error
            folder.keep(place, document, planned.names)
        if xml:
            types.current().to_xml(folder.path / "TypeSystem.xml")
    links = sum(1 for _ in content.links())
    return list(notes_of_writing(planning.left, types.renamed, links))


def _link_fields(codebook: Codebook) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each.key, field.key)
        for each in codebook.types
        for field in each.fields
        if field.kind == "link"
    )
