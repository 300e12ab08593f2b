"""Progress reports and cancellation of long-running work."""

from typing import Protocol

from annotator.core.errors import AnnotatorError


class Cancelled(AnnotatorError):  # noqa: N818 - it is a wish, not an error
    """The person stopped the work; nothing of it was kept."""


class Progress(Protocol):
    """Called between steps; raises `Cancelled` to stop the work."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Says that ``done`` of ``total`` steps are done; a total of 0 is unknown."""
        ...


def silent(done: int, total: int, what: str) -> None:
    """The progress callback that does nothing."""
