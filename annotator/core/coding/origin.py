"""Where a record came from that adjudication composed, or that was taken from a suggestion."""

import msgspec

MENDED = "mended"
"""In place of a record's id: the adjudicator wrote the part."""

Source = tuple[str, ...]
"""The ids of the records that a part came from, or `MENDED`."""


class SuggestionOrigin(msgspec.Struct, frozen=True, gc=False):
    """What suggested a record.

    Attributes:
        suggester: its name.
        model: the version of what it suggests by.
        confidence: how sure it was, from 0 to 1.
    """

    suggester: str
    model: str
    confidence: float


class Origin(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What was decided of several coders' records about the same.

    Attributes:
        records: the ids of those that were compared, chosen or not; they stay as they are, and may
            be deleted later.
        type: where the type came from.
        spans: where the record's own text came from, more than one where fragments were merged.
        fields: where each field's values came from, also of a field that was taken empty.
        reason: why all of them were rejected; empty where a record was composed.
        suggestion: what suggested the record, if somebody took it from a suggestion.
    """

    records: tuple[str, ...] = ()
    type: Source = ()
    spans: Source = ()
    fields: dict[str, Source] = {}
    reason: str = ""
    suggestion: SuggestionOrigin | None = None
