"""One thing that a person typed or did and that is not saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.services.commands.drafts import AnyCommand, AnyDraft


@dataclass(frozen=True)
class UnsavedInput:
    """What is listed before anything of it could be lost.

    Attributes:
        what: where it belongs, such as a field of a record.
        text: what was typed; empty if it is no text.
        go: leads there.
        draft: how it outlives the program; None if it cannot.
    """

    what: str
    text: str
    go: Callable[[], object]
    draft: AnyDraft | AnyCommand | None
