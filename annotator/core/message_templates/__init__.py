"""The English of messages by code, with their parameters in braces; a pair is for one and several.

Codes stay as they are: programs that read what the commands print with ``--json`` rely on them.
"""

from annotator.core.message_templates import (
    codebook,
    conflicts,
    editing,
    history,
    places,
    reading,
    storage,
)

TEMPLATES: dict[str, str | tuple[str, str]] = (
    codebook.TEMPLATES
    | conflicts.TEMPLATES
    | editing.TEMPLATES
    | history.TEMPLATES
    | places.TEMPLATES
    | reading.TEMPLATES
    | storage.TEMPLATES
)
