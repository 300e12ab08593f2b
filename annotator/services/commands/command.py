"""Edits as data, so that one that cannot be written yet can wait, be shown, and outlive a crash."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.text.span import Fragment, first_mismatch
from annotator.storage.errors import BusyError, UnreachableError

if TYPE_CHECKING:
    from annotator.services.project import Project

Hindrance = Literal["busy", "unreachable"]
"""Why an edit has to wait: somebody else is writing, or the server does not answer."""


def hindrance_of(error: Exception) -> Hindrance | None:
    """What hinders an edit for now, such as a lock; None if retrying cannot help."""
    if isinstance(error, BusyError):
        return "busy"
    return "unreachable" if isinstance(error, UnreachableError) else None


class Command(msgspec.Struct, frozen=True, tag=True):
    """One edit of a project; writing it is one Change."""

    def write(self, project: "Project") -> Any:
        """Writes it, and returns what the service that does it returns.

        Raises:
            AnnotatorError: it could not be written; nothing of it is.
        """
        raise NotImplementedError

    def expected(self) -> Any:
        """The result that writing will probably have, predicted without the project."""
        return None

    @property
    def thing(self) -> str:
        """The id of what it edits, which edits that wait after it may edit as well."""
        return ""

    def evidence(self) -> tuple[str, Sequence[Fragment]] | None:
        """The article whose text it relies on, and what has to stand there; None if on none."""
        return None

    def is_written(self, project: "Project") -> bool:
        """Whether the project is already in the state that the edit leads to.

        So it is after a connection that was lost, or a process that was killed, between the
        transaction's end and the news of it.
        """
        raise NotImplementedError

    def standing(self, project: "Project") -> str:  # noqa: ARG002 - for those that have a text
        """What stands now where the edit was to go, as a person reads it; empty for nothing."""
        return ""

    def following(self, written: Any) -> "Command":  # noqa: ARG002 - for those that edit a thing
        """The same edit, rebased onto the result of an earlier edit of the same entity."""
        return self


def write_waiting(project: "Project", command: Command) -> Any:
    """Writes an edit that had to wait, once: what is there already is not written again.

    Raises:
        AnnotatorError: it does not fit any more, or could not be written; nothing of it is.
    """
    if (relied := command.evidence()) is not None:
        article_id, fragments = relied
        if wrong := first_mismatch(fragments, project.articles.get(article_id).text):
            raise ConflictError(message("text-no-longer-there", text=wrong.text))
    try:
        return command.write(project)
    except AnnotatorError as error:
        if hindrance_of(error) is None and command.is_written(project):
            return None
        raise
