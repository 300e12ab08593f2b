"""Trains and tries models in other processes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain

import msgspec

from annotator.assist.learning.examples import Example
from annotator.assist.learning.finding import FoundRecord
from annotator.assist.learning.held_out import Figures, Job, JobResult, done, jobs, judged
from annotator.assist.learning.model import Learned
from annotator.assist.suggester import Reading
from annotator.core.codebook.model import Codebook
from annotator.services.assistance.coded_suggestions import coded_suggestion
from annotator.services.assistance.crf_training import CrfSuite
from annotator.services.assistance.processes import PROCESSES, Processes, Step
from annotator.services.assistance.shipped import guide_to_learn_by, reads
from annotator.services.assistance.suggesters import Loadable, Reader
from annotator.services.progress import Cancelled, Progress

FEWEST_RECORDS, FEWEST_ARTICLES = 20, 10
"""A type of which less was coded is not learned."""

_AT_ONCE = 50

IsCancelled = Callable[[], bool]


class Lesson(msgspec.Struct, frozen=True):
    """The examples by record type, and what ships for the types, to be compared with."""

    codebook: Codebook
    examples: Mapping[str, Sequence[Example]]
    shipped: Sequence[Loadable] = ()

    def is_guided(self, type_key: str) -> bool:
        """Whether most of the articles are in a language that the shipped model reads."""
        examples = self.examples[type_key]
        return 2 * sum(reads(each.language) for each in examples) > len(examples)

    def rival(self, type_key: str) -> Loadable | None:
        """What ships for a type, if anything does."""
        return next((each for each in self.shipped if type_key in each.kind.types), None)


class Trained(msgspec.Struct, frozen=True):
    """The model of a type and its figures."""

    learned: Learned
    figures: Figures


class _Judging(msgspec.Struct, frozen=True):
    """What came of a type's jobs, each packed, to be judged."""

    type: str
    results: tuple[bytes, ...]


class _PackedLesson:
    """A lesson that costs the threads of the window next to nothing to hand to another process:
    packed in small pieces, between which they have their turn."""

    def __init__(self, lesson: Lesson) -> None:
        self._codebook, self._shipped = lesson.codebook, lesson.shipped
        self._examples = {
            key: [
                msgspec.msgpack.encode(examples[at : at + _AT_ONCE])
                for at in range(0, len(examples), _AT_ONCE)
            ]
            for key, examples in lesson.examples.items()
        }

    @cached_property
    def lesson(self) -> Lesson:
        """The lesson, in the process that works with it."""
        unpacked = {
            key: list(
                chain.from_iterable(
                    msgspec.msgpack.decode(each, type=list[Example]) for each in some
                )
            )
            for key, some in self._examples.items()
        }
        return Lesson(self._codebook, unpacked, self._shipped)

    @cached_property
    def reader(self) -> Reader:
        """Reads with what ships."""
        return Reader(self._shipped)


def is_enough(examples: Sequence[Example]) -> bool:
    """Whether so much of a type was coded that it can be learned."""
    coded = [len(example.records) for example in examples if example.records]
    return len(coded) >= FEWEST_ARTICLES and sum(coded) >= FEWEST_RECORDS


def train(lesson: Lesson, progress: Progress, cancelled: IsCancelled) -> list[Trained]:
    """A model of each type of the lesson, with held-out figures.

    Raises:
        Cancelled: it was cancelled.
        AnnotatorError: a process ended.
    """
    wanted = [
        job
        for key, examples in lesson.examples.items()
        for job in jobs(key, examples, has_rival=lesson.rival(key) is not None)
    ]
    found = _judged(lesson, wanted, progress, cancelled)
    return [msgspec.msgpack.decode(each, type=Trained) for each in found]


def cross_validated(
    lesson: Lesson, progress: Progress, cancelled: IsCancelled
) -> dict[str, Figures]:
    """The figures of each type of the lesson, each article tried by a model of the others.

    Raises:
        Cancelled: it was cancelled.
        AnnotatorError: a process ended.
    """
    wanted = [
        job
        for key, examples in lesson.examples.items()
        for job in jobs(key, examples)
        if job.kind == "fold"
    ]
    found = _judged(lesson, wanted, progress, cancelled)
    figures = [msgspec.msgpack.decode(each, type=Figures) for each in found]
    return dict(zip(lesson.examples, figures, strict=True))


def _judged(
    lesson: Lesson, wanted: Sequence[Job], progress: Progress, cancelled: IsCancelled
) -> list[bytes]:
    """Of each type of the lesson `Trained`, or `Figures` where no model was wanted, packed."""
    # The longest first, so that no process is left alone with one in the end.
    ordered = sorted(wanted, key=lambda job: -len(job.learn))
    total = sum(len(job.learn) for job in ordered)
    learned = 0

    def pause(shares: Mapping[int, float]) -> None:
        if cancelled():
            raise Cancelled
        under_way = sum(share * len(ordered[job].learn) for job, share in shares.items())
        progress(learned + int(under_way), total, "Learning from articles")

    def go_on(_shares: Mapping[int, float]) -> None:
        pause({})

    results: dict[str, list[bytes]] = {key: [] for key in lesson.examples}
    with Processes(_do, _PackedLesson(lesson), min(PROCESSES, len(ordered))) as processes:
        for job, result in zip(ordered, processes.results(ordered, pause), strict=True):
            learned += len(job.learn)
            results[job.type].append(result)
        judging = [_Judging(key, tuple(some)) for key, some in results.items()]
        return list(processes.results(judging, go_on))


def _do(packed: _PackedLesson, job: Job | _Judging, step: Step) -> bytes:
    """Packed, what came of it goes through the window's process unread."""
    lesson = packed.lesson
    record_type, examples = lesson.codebook.type(job.type), lesson.examples[job.type]
    if isinstance(job, _Judging):
        results = [msgspec.msgpack.decode(each, type=JobResult) for each in job.results]
        confidence, figures = judged(record_type, examples, results)
        for learned in (each.learned for each in results if each.learned is not None):
            made = msgspec.structs.replace(learned, confidence=confidence)
            return msgspec.msgpack.encode(Trained(made, figures))
        return msgspec.msgpack.encode(figures)
    if job.kind == "shipped":
        return msgspec.msgpack.encode(_tried(packed, job, step))
    guide = guide_to_learn_by() if lesson.is_guided(job.type) else None
    return msgspec.msgpack.encode(done(job, record_type, examples, CrfSuite(step), guide, step))


def _tried(packed: _PackedLesson, job: Job, step: Step) -> JobResult:
    """What ships for the type, as it would be offered."""
    lesson = packed.lesson
    rival, record_type = lesson.rival(job.type), lesson.codebook.type(job.type)
    found: list[tuple[FoundRecord, ...]] = []
    name = rival.kind.name if rival else ""
    for n in job.tried:
        example = lesson.examples[job.type][n]
        asked = Reading(example.text, example.language, lesson.codebook)
        seen = [each.record for each in packed.reader.read(asked, [name])]
        found.append(
            tuple(
                FoundRecord(coded_suggestion(each, record_type), (), each.confidence)
                for each in seen
                if each.type == job.type and each.is_offered
            )
        )
        step(1.0)
    return JobResult(job, None, tuple(found))
