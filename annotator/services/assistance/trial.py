"""A suggester that did not learn from a project, tried on what was coded there."""

from collections.abc import Callable, Sequence
from itertools import compress

from annotator.assist.learning.examples import OWN, CodedRecord, Example
from annotator.assist.learning.held_out import Figures
from annotator.assist.learning.scoring import (
    Tried,
    calibration_error,
    reliability,
    scores,
    share_right,
    verdicts,
)
from annotator.assist.suggester import Reading, SuggestedRecord, SuggesterKind
from annotator.core.codebook.model import Codebook, RecordType
from annotator.services.assistance.coded_suggestions import coded_suggestion
from annotator.services.assistance.suggesters import Found
from annotator.services.assistance.training import IsCancelled
from annotator.services.progress import Cancelled, Progress

_MOST_CONFIDENT = 0.3

Read = Callable[[Reading, Sequence[str]], list[Found]]
"""Has suggesters of these names read a text."""


class Trial:
    """Has a suggester that did not learn here read what was coded."""

    def __init__(
        self,
        kind: SuggesterKind,
        read: Read,
        codebook: Codebook,
        progress: Progress,
        cancelled: IsCancelled,
    ) -> None:
        self._kind = kind
        self._read = read
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
                found = [
                    (coded_suggestion(each, record_type), each.confidence) for each in suggested
                ]
                tried.append(Tried(example.text, example.records, found))
                offers = (each.is_offered for each in suggested)
                worth = [*compress(found, offers)]
                offered.append(Tried(example.text, example.records, worth))
        records = [record for each in tried for record, _sure in each.found]
        # What no coder filled is nothing to be compared with.
        coded = [record for each in examples for record in each.records]
        placed = sorted(_placed(records) & _placed(coded))
        chosen = sorted(_chosen(records) & _chosen(coded))
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
        return [each.record for each in self._read(reading, [self._kind.name])]


def _placed(records: Sequence[CodedRecord]) -> set[str]:
    return {key for record in records for key in record.places} - {OWN}


def _chosen(records: Sequence[CodedRecord]) -> set[str]:
    return {key for record in records for key in record.choices}
