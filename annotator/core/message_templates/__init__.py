"""The English of messages by code, with their parameters in braces; a pair is for one and several.

Codes stay as they are: programs that read what the commands print with ``--json`` rely on them.
"""

from annotator.core.message_templates import (
    annotations,
    assistance,
    checking,
    codebook,
    conflicts,
    documents,
    editing,
    history,
    importing_notes,
    merging,
    native,
    places,
    press,
    qda,
    reading,
    reading_notes,
    searching,
    storage,
    suggesting,
    tables,
    uima,
    writing,
    writing_notes,
)

TEMPLATES: dict[str, str | tuple[str, str]] = (
    annotations.TEMPLATES
    | assistance.TEMPLATES
    | checking.TEMPLATES
    | codebook.TEMPLATES
    | conflicts.TEMPLATES
    | documents.TEMPLATES
    | editing.TEMPLATES
    | history.TEMPLATES
    | importing_notes.TEMPLATES
    | merging.TEMPLATES
    | native.TEMPLATES
    | places.TEMPLATES
    | press.TEMPLATES
    | qda.TEMPLATES
    | reading.TEMPLATES
    | reading_notes.TEMPLATES
    | searching.TEMPLATES
    | storage.TEMPLATES
    | suggesting.TEMPLATES
    | tables.TEMPLATES
    | uima.TEMPLATES
    | writing.TEMPLATES
    | writing_notes.TEMPLATES
)
