"""What a coder does with suggestions, as data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.span import Fragment
from annotator.services.commands.command import Command
from annotator.services.commands.records import CreateRecord

if TYPE_CHECKING:
    from annotator.services.project import Project


class TakeSuggestion(CreateRecord, frozen=True):
    """A suggestion becomes a record, which ``seen`` is already."""

    suggestion: Suggestion

    def write(self, project: "Project") -> Record:
        return project.suggestions.take(self.suggestion, self.seen)


class DropSuggestion(Command, frozen=True):
    """A coder does not want a suggestion.

    Attributes:
        decision: the id of the note that they do not.
    """

    suggestion: Suggestion
    decision: str

    def write(self, project: "Project") -> None:
        project.suggestions.drop(self.suggestion, self.decision)

    @property
    def thing(self) -> str:
        return self.decision

    def evidence(self) -> tuple[str, Sequence[Fragment]]:
        return self.suggestion.article, self.suggestion.spans

    def is_written(self, project: "Project") -> bool:
        return project.suggestions.is_decided(self.decision)
