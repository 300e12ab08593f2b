"""A suggester measured like a coder: against gold, or against what a coder finished."""

from collections.abc import Sequence
from itertools import compress

import msgspec

from annotator.assist.learning.examples import CHOICES, OWN, CodedRecord, Example
from annotator.assist.learning.held_out import Figures
from annotator.assist.learning.scoring import (
    Tried,
    calibration_error,
    reliability,
    scores,
    share_right,
    verdicts,
)
from annotator.assist.learning.suggester import PREFIX
from annotator.assist.suggester import Reading, SuggestedRecord
from annotator.core.codebook.model import Codebook, RecordType
from annotator.core.coding.coder import GOLD
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
from annotator.services.progress import Cancelled, Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

PROJECT = PREFIX.rstrip("-")
"""Names all suggesters that learned from the project."""

_MOST_CONFIDENT = 0.3


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
                trial = _Trial(each, codebook, progress, cancelled)
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


class _Trial:
    """Has a suggester that did not learn here read what was coded."""

    def __init__(
        self, loadable: Loadable, codebook: Codebook, progress: Progress, cancelled: IsCancelled
    ) -> None:
        self._kind = loadable.kind
        self._reader = Reader([loadable])
        self._codebook = codebook
        self._progress = progress
        self._cancelled = cancelled

    def figures(self, record_type: RecordType, examples: Sequence[Example]) -> Figures:
        """Its figures for a type."""
        tried: list[Tried] = []
        offered: list[Tried] = []
        for n, example in enumerate(examples):
            if self._cancelled():
                raise Cancelled
            self._progress(n, len(examples), "Reading articles")
            if self._kind.reads(example.language):
                suggested = [
                    each for each in self._suggested(example) if each.type == record_type.key
                ]
                found = [(_coded(each, record_type), each.confidence) for each in suggested]
                tried.append(Tried(example.text, example.records, found))
                offers = (each.is_offered for each in suggested)
                worth = [*compress(found, offers)]
                offered.append(Tried(example.text, example.records, worth))
        records = [record for each in tried for record, _sure in each.found]
        placed = sorted({key for record in records for key in record.places} - {OWN})
        chosen = sorted({key for record in records for key in record.choices})
        certain = [
            (sure, verdict.right)
            for each in tried
            for (_record, sure), verdict in zip(
                each.found,
                verdicts(each.text, each.expected, [one for one, _sure in each.found], placed),
                strict=True,
            )
        ]
        bins = reliability(certain)
        return Figures(
            articles=len(tried),
            records=sum(len(each.expected) for each in tried),
            folds=0,
            threshold=0.0,
            scores=tuple(scores(record_type.key, offered, placed, chosen)),
            reliability=tuple(bins),
            most_confident=share_right(certain, _MOST_CONFIDENT),
            calibration_error=calibration_error(bins),
        )

    def _suggested(self, example: Example) -> list[SuggestedRecord]:
        reading = Reading(example.text, example.language, self._codebook)
        return [each.record for each in self._reader.read(reading, [self._kind.name])]


def _coded(suggested: SuggestedRecord, record_type: RecordType) -> CodedRecord:
    """What is compared of it: where its parts stand, and its choices."""
    kinds = {field.key: field.kind for field in record_type.offered_fields}
    places = {OWN: suggested.spans}
    choices: dict[str, str] = {}
    for key, values in suggested.fields.items():
        if spans := tuple(sorted({span for value in values for span in value.spans})):
            places[key] = spans
        if kinds.get(key) in CHOICES and values and values[0].value is not None:
            held = values[0].value
            choices[key] = str(held).lower() if isinstance(held, bool) else str(held)
    return CodedRecord(places, choices)


def _standard(read: Queries, against: str) -> tuple[dict[str, str], str]:
    """Which coder's work is right in each article, and who that is."""
    if against and against != GOLD:
        known = {coder.name: coder.id for coder in read.coders()}
        if against not in known:
            raise AnnotatorError(message("no-such-coder", name=against, known=", ".join(known)))
        return finished_by(read, frozenset({known[against]})), against
    gold = gold_of(read)
    return (gold, GOLD) if gold or against else (finished_by(read), "")
