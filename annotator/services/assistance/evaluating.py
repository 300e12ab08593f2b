"""A suggester measured like a coder: against gold, or against what a coder finished."""

from collections.abc import Sequence

import msgspec

from annotator.assist.learning.held_out import Figures
from annotator.assist.learning.suggester import PREFIX
from annotator.core.coding.actor import name_key
from annotator.core.coding.coder import GOLD, coder_called
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.coded_articles import examples_of, finished_by, gold_of
from annotator.services.assistance.suggesters import Loadable, Reader
from annotator.services.assistance.suggesting import Choice, Suggesting
from annotator.services.assistance.training import (
    IsCancelled,
    Lesson,
    cross_validated,
    is_enough,
)
from annotator.services.assistance.trial import Trial
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

PROJECT = PREFIX.rstrip("-")
"""Names all suggesters that learned from the project."""


class Evaluated(msgspec.Struct, frozen=True):
    """How good one suggester is at one type.

    Attributes:
        figures: what learned from the same project was tried on articles that it had not seen, in
            as many parts as they say; 0 parts of one that learned nothing here.
    """

    suggester: str
    type: str
    figures: Figures


class Evaluation(msgspec.Struct, frozen=True):
    """How good suggesters are.

    Attributes:
        against: the coder whose work is taken for right; empty for everybody who finished.
    """

    against: str
    results: tuple[Evaluated, ...]


class Evaluating:
    """Measures suggesters on a project's own articles."""

    def __init__(self, workspace: Workspace, suggesting: Suggesting) -> None:
        self._workspace = workspace
        self._suggesting = suggesting

    def evaluate(
        self,
        suggester: str = "",
        against: str = "",
        progress: Progress = silent,
        cancelled: IsCancelled = lambda: False,
    ) -> Evaluation:
        """The scores of a suggester.

        Args:
            suggester: its name; ``project`` for all that learned from the project; empty for what
                `Suggesting` would ask by itself.
            against: the name of a coder, or ``gold``; empty for gold if there is any, else for
                everybody who finished an article.

        Raises:
            Cancelled: it was stopped.
            AnnotatorError: there is no such suggester or coder, or nothing to compare with.
        """
        chosen = self._chosen(suggester)
        codebook = self._workspace.codebook
        with self._workspace.reading() as read:
            taken, coder = _standard(read, against)
            every = examples_of(read, codebook, taken, progress)
        coded = {
            key: made for key, made in every.items() if any(example.records for example in made)
        }
        results: list[Evaluated] = []
        for each in chosen:
            if not each.kind.is_learned:
                trial = Trial(each.kind, Reader([each]).read, codebook, progress, cancelled)
                results += [
                    Evaluated(each.kind.name, key, trial.figures(codebook.type(key), coded[key]))
                    for key in each.kind.types
                    if key in coded
                ]
        learned = {
            key: each.kind.name
            for each in chosen
            for key in each.kind.types
            if each.kind.is_learned and key in coded and is_enough(coded[key])
        }
        if learned:
            lesson = Lesson(codebook, {key: coded[key] for key in learned})
            tried = cross_validated(lesson, progress, cancelled)
            results += [Evaluated(learned[key], key, figures) for key, figures in tried.items()]
        if not results:
            raise AnnotatorError(message("nothing-to-compare-with"))
        return Evaluation(coder, tuple(results))

    def _chosen(self, suggester: str) -> Sequence[Loadable]:
        if suggester != PROJECT:
            names = frozenset({suggester} if suggester else ())
            return self._suggesting.chosen(Choice(suggesters=names))
        learned = [each for each in self._suggesting.suggesters() if each.kind.is_learned]
        if not learned:
            raise AnnotatorError(message("nothing-learned-at-all"))
        return learned


def _standard(read: Queries, against: str) -> tuple[dict[str, str], str]:
    """Which coder's work is right in each article, and who that is."""
    if against and name_key(against) != GOLD:
        known = read.coders()
        if (coder := coder_called(known, against)) is None:
            names = ", ".join(each.name for each in known)
            raise AnnotatorError(message("no-such-coder", name=against, known=names))
        return finished_by(read, frozenset({coder.id})), coder.name
    gold = gold_of(read)
    return (gold, GOLD) if gold or against else (finished_by(read), "")
