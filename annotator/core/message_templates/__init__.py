"""The English of messages by code, with their parameters in braces; a pair is for one and several.

Codes stay as they are: programs that read what the commands print with ``--json`` rely on them.
"""

from annotator.core.message_templates import conflicts, editing, history, reading, storage

TEMPLATES: dict[str, str | tuple[str, str]] = (
    conflicts.TEMPLATES
    | history.TEMPLATES
    | editing.TEMPLATES
    | storage.TEMPLATES
    | reading.TEMPLATES
)
