"""Trains and tries models in other processes."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from annotator.assist.learning.examples import Example
from annotator.assist.learning.held_out import Figures, Job, JobResult, done, jobs, judged
from annotator.assist.learning.model import Learned
from annotator.core.codebook.model import Codebook
from annotator.services.assistance.crf_training import CrfSuite
from annotator.services.assistance.processes import PROCESSES, Processes, Step
from annotator.services.assistance.shipped import guide_to_learn_by, reads
from annotator.services.progress import Cancelled, Progress

FEWEST_RECORDS, FEWEST_ARTICLES = 20, 10
"""A type of which less was coded is not learned."""

IsCancelled = Callable[[], bool]


class Lesson(msgspec.Struct, frozen=True):
    """What a training process gets once: the examples by record type."""

    codebook: Codebook
    examples: Mapping[str, Sequence[Example]]

    def is_guided(self, type_key: str) -> bool:
        """Whether most of the articles are in a language that the shipped model reads."""
        examples = self.examples[type_key]
        return 2 * sum(reads(each.language) for each in examples) > len(examples)


class Trained(msgspec.Struct, frozen=True):
    """The model of a type and its figures."""

    learned: Learned
    figures: Figures


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
    wanted = [job for key, examples in lesson.examples.items() for job in jobs(key, examples)]
    results = _results(lesson, wanted, progress, cancelled)
    made: list[Trained] = []
    for key, examples in lesson.examples.items():
        record_type = lesson.codebook.type(key)
        own = [each for each in results if each.job.type == key]
        [learned] = [each.learned for each in own if each.learned is not None]
        confidence, figures = judged(record_type, examples, own)
        made.append(Trained(msgspec.structs.replace(learned, confidence=confidence), figures))
    return made


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
    results = _results(lesson, wanted, progress, cancelled)
    made: dict[str, Figures] = {}
    for key, examples in lesson.examples.items():
        record_type = lesson.codebook.type(key)
        own = [each for each in results if each.job.type == key]
        made[key] = judged(record_type, examples, own)[1]
    return made


def _results(
    lesson: Lesson, wanted: Sequence[Job], progress: Progress, cancelled: IsCancelled
) -> list[JobResult]:
    # The longest first, so that no process is left alone with one in the end.
    ordered = sorted(wanted, key=lambda job: -len(job.learn))
    total = sum(len(job.learn) for job in ordered)
    learned = 0

    def pause(shares: Mapping[int, float]) -> None:
        if cancelled():
            raise Cancelled
        under_way = sum(share * len(ordered[job].learn) for job, share in shares.items())
        progress(learned + int(under_way), total, "Learning from articles")

    results: list[JobResult] = []
    with Processes(_do, lesson, min(PROCESSES, len(ordered))) as processes:
        for result in processes.results(ordered, pause):
            learned += len(result.job.learn)
            results.append(result)
    return results


def _do(lesson: Lesson, job: Job, step: Step) -> JobResult:
    record_type = lesson.codebook.type(job.type)
    guide = guide_to_learn_by() if lesson.is_guided(job.type) else None
    return done(job, record_type, lesson.examples[job.type], CrfSuite(step), guide, step)
