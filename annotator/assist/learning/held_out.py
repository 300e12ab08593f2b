"""Cross-validation over articles: what is trained and tried, and what comes of it."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from annotator.assist.learning.confidence import fitted, likelihood
from annotator.assist.learning.examples import OWN, Example
from annotator.assist.learning.finding import FoundRecord, find, offers
from annotator.assist.learning.guide import Guide
from annotator.assist.learning.layout import Layout, layout_of
from annotator.assist.learning.model import Confidence, Learned, LearnedModel
from annotator.assist.learning.scoring import (
    ReliabilityBin,
    Score,
    Tried,
    Verdict,
    calibration_error,
    reliability,
    scores,
    share_right,
    verdicts,
)
from annotator.assist.learning.teaching import Fit, teach
from annotator.core.codebook.model import RecordType

_FOLDS = ((150_000, 5), (400_000, 3))
"""Up to so many words so many folds."""

_FOLDS_OF_MORE = 2
_CURVE = (10, 30, 100, 300)
_TRIED_FOR_CURVE = 60
"""Articles on which each point of the curve is tried."""

_TRIED_WITH_RIVAL = 200
"""Articles on which what ships is tried."""

_THRESHOLDS = tuple(n / 50 for n in range(30))
_MOST_CONFIDENT = 0.3


class Job(msgspec.Struct, frozen=True):
    """A model to train, and articles to try it on, by their place among the examples.

    Attributes:
        kind: the model of all articles, one of a fold, or one of a point of the curve; ``shipped``
            trains none: what comes with the program is tried.
    """

    type: str
    kind: Literal["whole", "fold", "curve", "shipped"]
    learn: tuple[int, ...]
    tried: tuple[int, ...] = ()


class JobResult(msgspec.Struct, frozen=True):
    """What came of a job: the model of all articles, or what was found in those it was tried on."""

    job: Job
    learned: Learned | None
    found: tuple[tuple[FoundRecord, ...], ...]


class CurvePoint(msgspec.Struct, frozen=True):
    """What so many articles taught: F1 of whole records, and of what overlaps, on others."""

    articles: int
    exact: float
    overlap: float


class Figures(msgspec.Struct, frozen=True):
    """What a model learned from and how good it is on articles that it did not see.

    Attributes:
        records: of the type, in all articles.
        folds: in how many parts the articles were; each was tried by a model of all others.
        threshold: suggestions of less confidence are not offered.
        scores: of what is offered.
        reliability: of all that was found, offered or not.
        most_confident: of the most confident 30 % the share of which every part is right.
        calibration_error: the mean distance of confidence and share right, over all found.
        shipped: the scores of what the program brings, on at most 200 of the same articles.
        outdone: whether on these that is better by the mean F1 of whole records, of their own
            words, and of words that overlap.
    """

    articles: int
    records: int
    folds: int
    threshold: float
    scores: tuple[Score, ...] = ()
    reliability: tuple[ReliabilityBin, ...] = ()
    most_confident: float | None = None
    calibration_error: float | None = None
    curve: tuple[CurvePoint, ...] = ()
    shipped: tuple[Score, ...] = ()
    outdone: bool = False


def jobs(type_key: str, examples: Sequence[Example], *, has_rival: bool = False) -> list[Job]:
    """All that is to be trained for a type, the largest first.

    Args:
        has_rival: whether something ships for the type, to be tried too.
    """
    order = sorted(range(len(examples)), key=lambda n: zlib.crc32(examples[n].id.encode()))
    words = sum(example.text.count(" ") for example in examples)
    folds = next((folds for most, folds in _FOLDS if words <= most), _FOLDS_OF_MORE)
    folds = min(folds, len(examples))
    made = [Job(type_key, "whole", tuple(range(len(examples))))]
    for fold in range(folds):
        tried = tuple(order[fold::folds])
        learn = tuple(sorted({*order} - {*tried}))
        made.append(Job(type_key, "fold", learn, tried))
    tried, rest = order[::folds][:_TRIED_FOR_CURVE], [n for n in order if n not in order[::folds]]
    made += [
        Job(type_key, "curve", tuple(rest[:count]), tuple(tried))
        for count in reversed(_CURVE)
        # Of two halves each is a point by itself.
        if count < len(rest) // (2 if folds == _FOLDS_OF_MORE else 1)
    ]
    if has_rival:
        made.append(Job(type_key, "shipped", (), tuple(order[:_TRIED_WITH_RIVAL])))
    return made


def done(
    job: Job,
    record_type: RecordType,
    examples: Sequence[Example],
    fit: Fit,
    guide: Guide | None = None,
    step: Callable[[float], None] = lambda _share: None,
) -> JobResult:
    """Does a job; `step` is called between the articles that it is tried on.

    Every job sees the type as all examples show it, so that what is found can be compared.
    """
    layout = layout_of(record_type, examples)
    learned = teach(record_type, [examples[n] for n in job.learn], fit, guide, layout)
    found: list[tuple[FoundRecord, ...]] = []
    if job.tried:
        model = LearnedModel(learned)
        for n in job.tried:
            found.append(tuple(find(examples[n].text, model, guide)))
            step(1.0)
    whole = learned if job.kind == "whole" else None
    return JobResult(job, whole, tuple(found))


class _Certain(NamedTuple):
    """How sure a found record is, what it is worth, and whether it is always offered."""

    confidence: float
    verdict: Verdict
    always: bool


class _HeldOut(msgspec.Struct, frozen=True):
    """What was found in an article by a model that had not seen it, with what was right."""

    example: Example
    fold: int
    found: tuple[FoundRecord, ...]
    verdicts: list[Verdict]


def judged(
    record_type: RecordType, examples: Sequence[Example], results: Sequence[JobResult]
) -> tuple[Confidence, Figures]:
    """How sure the model of all articles may be, as the folds taught, and how good it is."""
    layout = layout_of(record_type, examples)
    parts = [part for part in (layout.anchor, *layout.roles) if part != OWN]
    folds = [each for each in results if each.job.kind == "fold"]
    held_out = [
        _held_out(examples[n], fold, found, parts)
        for fold, each in enumerate(folds)
        for n, found in zip(each.job.tried, each.found, strict=True)
    ]
    # A fold is judged by what the others taught.
    own = [
        _confidence([each for each in held_out if each.fold != fold]) for fold in range(len(folds))
    ]
    confidences = [
        [likelihood(one.signs, own[each.fold]) for one in each.found] for each in held_out
    ]
    certain = [
        one
        for each, sure in zip(held_out, confidences, strict=True)
        for one in _certain(each, sure, layout)
    ]
    count = sum(len(each.records) for each in examples)
    threshold = _threshold(certain, count)
    # So is from where on it is offered.
    offered_from = [
        _threshold_of_others(held_out, confidences, fold, layout) for fold in range(len(folds))
    ]
    tried = [
        _tried(each, sure, offered_from[each.fold], layout)
        for each, sure in zip(held_out, confidences, strict=True)
    ]
    found = [(each.confidence, each.verdict.right) for each in certain]
    bins = reliability(found)
    figures = Figures(
        len(examples),
        count,
        len(folds),
        threshold,
        tuple(scores(record_type.key, tried, parts, layout.choices)),
        tuple(bins),
        share_right([each for each in found if each[0] >= threshold], _MOST_CONFIDENT),
        calibration_error(bins),
        tuple(_curve(record_type.key, examples, results, parts)),
        *_compared(record_type.key, examples, results, tried, (parts, layout.choices)),
    )
    return replace(_confidence(held_out), threshold=threshold), figures


def _held_out(
    example: Example, fold: int, found: tuple[FoundRecord, ...], parts: Sequence[str]
) -> _HeldOut:
    records = [each.record for each in found]
    return _HeldOut(example, fold, found, verdicts(example.text, example.records, records, parts))


def _confidence(held_out: Sequence[_HeldOut]) -> Confidence:
    signs = [each.signs for article in held_out for each in article.found]
    return fitted(signs, [each.right for article in held_out for each in article.verdicts])


def _certain(
    held_out: _HeldOut, confidences: Sequence[float], layout: Layout
) -> Iterator[_Certain]:
    for each, sure, verdict in zip(held_out.found, confidences, held_out.verdicts, strict=True):
        # Whatever the threshold, what has this is offered.
        yield _Certain(sure, verdict, offers(each, 0.0, 1.0, layout))


def _tried(
    held_out: _HeldOut, confidences: Sequence[float], threshold: float, layout: Layout
) -> Tried:
    pairs = zip(held_out.found, confidences, strict=True)
    offered = [(each.record, sure) for each, sure in pairs if offers(each, sure, threshold, layout)]
    return Tried(held_out.example.text, held_out.example.records, offered)


def _threshold(certain: Sequence[_Certain], expected: int) -> float:
    """Where the F1 of records that are right and of those that are alike are best together."""
    best, chosen = -1.0, 0.0
    for threshold in _THRESHOLDS:
        offered = [each.verdict for each in certain if each.always or each.confidence >= threshold]
        hits = sum(each.right + each.alike for each in offered)
        value = 2 * hits / max(len(offered) + expected, 1)
        if value > best:
            best, chosen = value, threshold
    return chosen


def _threshold_of_others(
    held_out: Sequence[_HeldOut],
    confidences: Sequence[Sequence[float]],
    fold: int,
    layout: Layout,
) -> float:
    others = [
        (each, sure) for each, sure in zip(held_out, confidences, strict=True) if each.fold != fold
    ]
    certain = [one for each, sure in others for one in _certain(each, sure, layout)]
    return _threshold(certain, sum(len(each.example.records) for each, _sure in others))


def _merit(made: Sequence[Score]) -> float:
    return sum(
        each.f1 or 0.0
        for each in made
        if each.part == "span" or (each.part == "record" and each.unit == "exact")
    )


def _compared(
    type_key: str,
    examples: Sequence[Example],
    results: Sequence[JobResult],
    tried: Sequence[Tried],
    keys: tuple[Sequence[str], Sequence[str]],
) -> tuple[tuple[Score, ...], bool]:
    """The scores of what ships, and whether it is better on the articles on which it was tried."""
    shipped = next((each for each in results if each.job.kind == "shipped"), None)
    if shipped is None:
        return (), False
    theirs = [
        Tried(
            examples[n].text, examples[n].records, [(one.record, one.confidence) for one in found]
        )
        for n, found in zip(shipped.job.tried, shipped.found, strict=True)
    ]
    texts = {each.text for each in theirs}
    ours = [each for each in tried if each.text in texts]
    made = scores(type_key, theirs, *keys)
    return tuple(made), _merit(made) > _merit(scores(type_key, ours, *keys))


def _f1_of(type_key: str, tried: Sequence[Tried], parts: Sequence[str]) -> tuple[float, float]:
    by_unit: Mapping[str, float] = {
        each.unit: each.f1 or 0.0
        for each in scores(type_key, tried, parts)
        if each.part == ("record" if each.unit == "exact" else "span")
    }
    return by_unit.get("exact", 0.0), by_unit.get("overlap", 0.0)


def _curve(
    type_key: str,
    examples: Sequence[Example],
    results: Sequence[JobResult],
    parts: Sequence[str],
) -> list[CurvePoint]:
    points: list[CurvePoint] = []
    for each in results:
        if each.job.kind != "curve":
            continue
        tried = [
            Tried(
                examples[n].text,
                examples[n].records,
                [(one.record, one.confidence) for one in found],
            )
            for n, found in zip(each.job.tried, each.found, strict=True)
        ]
        points.append(CurvePoint(len(each.job.learn), *_f1_of(type_key, tried, parts)))
    return sorted(points, key=lambda point: point.articles)
