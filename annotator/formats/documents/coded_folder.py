"""Coded articles as a folder of documents, one an article."""

from collections.abc import Callable, Mapping
from pathlib import Path

from annotator.formats.annotations.corpus_folder import numbered_name
from annotator.formats.content import Content
from annotator.formats.documents.coded_body import CodedDocument, Coding
from annotator.formats.documents.xml_tree import write_zip
from annotator.formats.output import replacing_folder

LOSES = (
    "working notes, flags, other metadata and the codebook; marks and comments are for reading, "
    "and only the text is imported again"
)

Members = Callable[[CodedDocument, Coding], Mapping[str, bytes]]
"""The files that a document is a zip archive of."""


def write(
    content: Content, out: Path, name: str, suffix: str, members: Members, stored: str = ""
) -> None:
    """Writes a document for each article.

    Args:
        content: the project.
        out: the folder.
        name: of the format.
        suffix: of each document's name.
        members: makes a document.
        stored: the name of the member that is not compressed.

    Raises:
        AnnotatorError: the folder cannot be written, or something there would be lost.
        InputError: the content is no project.
    """
    coding = Coding(content, str(out))
    with replacing_folder(out, coding.project.id, name) as folder:
        for number, coded in enumerate(content.articles(), 1):
            path = folder / f"{numbered_name(number, coded.article.title)}{suffix}"
            with path.open("xb") as file:
                write_zip(file, members(coding.document(coded), coding), stored=stored)
