"""Jobs in other processes: in order, in flat memory, stopped, and failing aloud."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.assistance.processes import Processes, Step
from annotator.services.progress import Cancelled


def work(setup: int, job: int, step: Step) -> int:
    step(0.5)
    if job < 0:
        raise ValueError("negative")
    return setup * job


def leave(_setup: int, _job: int, _step: Step) -> str:
    """A file that nobody clears away; where it lies."""
    return str(Path(tempfile.mkdtemp()))


def silent(_shares: Mapping[int, float]) -> None:
    pass


def test_results_come_in_order_and_jobs_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for n in range(12):
            taken.append(n)
            yield n

    seen: list[int] = []
    with Processes(work, 10, 2) as processes:
        for result in processes.results(jobs(), silent, most=4):
            seen.append(result)
            assert len(taken) <= len(seen) + 4
    assert seen == [10 * n for n in range(12)]


def test_a_job_that_fails_is_told_and_a_wish_to_stop_is_heard() -> None:
    with Processes(work, 1, 1) as processes:
        with pytest.raises(AnnotatorError, match="negative"):
            list(processes.results([-1], silent))

        def stop(_shares: Mapping[int, float]) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            list(processes.results([1, 2], stop))


def test_what_they_leave_behind_is_cleared_away() -> None:
    with Processes(leave, 0, 1) as processes:
        [left] = processes.results([1], silent)
        assert Path(left).is_dir()
    assert not Path(left).parent.exists()
