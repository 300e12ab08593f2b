"""What a record is called where there is little room: its type and its first words."""

from annotator.core.codebook.model import Codebook
from annotator.core.coding.link import LinkEnd
from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError
from annotator.core.text.span import joined_text

SHORT = 48
"""How many characters of a record's text fit beside its type."""


def type_label(record: Record | LinkEnd, codebook: Codebook) -> str:
    """What the record's type is called; its key if the codebook has it no longer."""
    try:
        return codebook.type(record.type).label
    except CodebookError:
        return record.type


def words_of(record: Record | LinkEnd, length: int = SHORT) -> str:
    """The record's first words."""
    text = " ".join(joined_text(record.spans).split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def short_name(record: Record | LinkEnd, codebook: Codebook, length: int = SHORT) -> str:
    """The record in one line, such as “Quote: We will not go”."""
    return f"{type_label(record, codebook)}: {words_of(record, length)}"
