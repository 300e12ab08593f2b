"""Writing a folder of CAS: one file an article and coder, with the sidecar beside them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from annotator.core.codebook import Codebook
from annotator.core.errors import InputError
from annotator.formats.cas import LAYERS, NAME
from annotator.formats.cas_growing import Growing
from annotator.formats.cas_structures import Building
from annotator.formats.cas_types import quietly
from annotator.formats.cas_writing import Left, Planning
from annotator.formats.content import Content
from annotator.formats.corpus_folder import corpus_folder

Serialise = Callable[[Any, BinaryIO], None]
"""Writes a CAS of the library."""


def write(
    content: Content, out: Path, suffix: str, serialise: Serialise, *, xml: bool
) -> list[str]:
    """Writes the content to a folder, with ``TypeSystem.xml`` where ``xml``.

    Returns:
        What a person should know of it.

    Raises:
        AnnotatorError: the folder cannot be written, or holds anything already.
    """
    if content.codebook is None:
        raise InputError(str(out), "only a project with its codebook can be written.")
    types = Growing(content.codebook)
    planning = Planning(types, _link_fields(content.codebook), xml=xml)
    with corpus_folder(NAME, content, out) as folder:
        for place, document in folder.documents():
            planned = planning.planned(document)
            cas = Building(types.current()).cas(planned.text, planned.structures)
            with quietly(), (folder.path / f"{place}{suffix}").open("xb") as file:
                serialise(cas, file)
            folder.keep(place, document, planned.names)
        if xml:
            types.current().to_xml(folder.path / "TypeSystem.xml")
    links = sum(1 for _ in content.links())
    return list(_notes(planning.left, types.renamed, links))


def _link_fields(codebook: Codebook) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each.key, field.key)
        for each in codebook.types
        for field in each.fields
        if field.kind == "link"
    )


def _notes(left: Left, renamed: int, links: int) -> Iterator[str]:
    if count := left.characters:
        yield (
            f"{count} {_s('character', count)} of the texts that XML cannot hold written as U+FFFD; "
            "read again here, the text is as it was."
        )
    if count := left.in_values:
        yield (
            f"{count} {_s('character', count)} of values and titles that XML cannot hold written as "
            "U+FFFD; annotator.jsonl has them as they are."
        )
    if count := left.links:
        yield (
            f"{count} {_s('value', count)} that lead to a record of another file are in "
            "annotator.jsonl only."
        )
    if (count := links - left.written) > 0:
        yield (
            f"{count} {_s('link', count)} between records of different articles or coders in "
            "annotator.jsonl only."
        )
    if count := left.references:
        yield f"{count} {_s('reference', count)} to what is no longer there left out."
    if count := left.others:
        yield (
            f"{count} kept {_s('annotation', count)} of coders without a record of the article "
            "left out."
        )
    if count := left.unread:
        yield (
            f"What {count} {_s('article', count)} kept of other programs (“{LAYERS}” in the "
            "metadata) cannot be read and was left out."
        )
    if renamed:
        yield (
            f"{renamed} {_s('value', renamed)} written to a feature of a new name, because that of "
            "its own holds something else."
        )


def _s(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"
