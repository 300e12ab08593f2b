"""Lets many processes write to one project as fast as they can, and counts.

``uv run python -m tests.faults crowd [--server] [--processes N] [--edits N]``

Exactly what was acknowledged must be there; 99 % of edits wait under two seconds, and none is
refused because somebody else is writing.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import msgspec

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.sample import make_sample
from tests.faults.processes import Job, Worker, end, lines_of, start
from tests.faults.rounds import apart
from tests.faults.servers import Server

_LONGEST = 2.0
_PATIENCE = 3600.0


class Crowd(msgspec.Struct):
    """What came of it.

    Attributes:
        waits: how long each edit took, in seconds, the shortest first.
        problems: what must not be.
    """

    waits: list[float]
    refused: int
    seconds: float
    problems: list[str]

    def share(self, part: float) -> float:
        """Within how many seconds that part of the edits was done."""
        return self.waits[min(int(len(self.waits) * part), len(self.waits) - 1)]

    def __str__(self) -> str:
        shares = ", ".join(
            f"{name} {self.share(part):.3f}"
            for name, part in (("median", 0.5), ("95 %", 0.95), ("99 %", 0.99), ("longest", 1.0))
        )
        return (
            f"{len(self.waits):,} edits in {self.seconds:,.1f} s "
            f"({len(self.waits) / self.seconds:,.0f} a second); an edit took {shares} s; "
            f"{self.refused} refused; {len(self.problems)} problems"
        )


def main(arguments: list[str]) -> int:
    """Lets them write; 1 if something is not as it must be."""
    parser = argparse.ArgumentParser("python -m tests.faults crowd", description=__doc__)
    parser.add_argument("--server", action="store_true", help="on PostgreSQL")
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--edits", type=int, default=10_000, help="of all of them together")
    asked = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="crowd-") as folder,
        tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as data,
    ):
        server = Server(Path(data)) if asked.server else None
        location = server.make("crowd") if server else f"{folder}/crowd.annotator"
        try:
            result = hold(location, Path(folder), asked.processes, asked.edits)
        finally:
            if server:
                server.close()
    if result.share(0.99) >= _LONGEST:
        result.problems.append(f"1 % of the edits waited {result.share(0.99):.1f} s or longer")
    print(result, *result.problems[:20], sep="\n")
    return 1 if result.problems else 0


def hold(location: str, folder: Path, processes: int, edits: int) -> Crowd:
    """Lets so many processes make so many edits together; what came of it."""
    apart(lambda: make_sample(location, coder="Ada").close())
    workers = [
        # Dice that keep no secret.
        Worker(location, folder, f"crowd-{n}", random.Random(n), disturbed=False)  # noqa: S311
        for n in range(processes)
    ]
    begun = time.monotonic()
    hung = end([start(each, _writing(edits // processes)) for each in workers], _PATIENCE)
    seconds = time.monotonic() - begun
    out = folder / "crowd.json"
    apart(lambda: out.write_bytes(msgspec.json.encode(_looked_at(location, folder, seconds))))
    result = msgspec.json.decode(out.read_bytes(), type=Crowd)
    result.problems += [f"process {process} did not end" for process in hung]
    return result


def _writing(edits: int) -> Job:
    """Makes records, and undoes and redoes one of each three edits."""

    def write(worker: Worker) -> None:
        with worker.opened() as project:
            articles = [row.id for row in project.articles.page()]

            def create() -> None:
                at = worker.chance.randrange(20)
                article = worker.chance.choice(articles)
                project.records.create(article, "quote", [Span(at, at + 9)])

            ways = (create, project.history.undo, project.history.redo)
            for n in range(edits):
                worker.attempt(ways[n % 3])

    return write


def _looked_at(location: str, folder: Path, seconds: float) -> Crowd:
    lines = [line for each in lines_of(folder).values() for line in each]
    acknowledged = {line.text: (line.seq, line.ops) for line in lines if line.kind == "change"}
    problems = [line.text for line in lines if line.kind == "fault"]
    refused = [line.text for line in lines if line.kind == "refused"]
    problems += [f"refused: {text}" for text in refused]
    project = Project.open(location, coder="Ada")
    with project.reading() as read:
        own = {coder.id for coder in read.coders() if coder.name.startswith("crowd-")}
        found = {
            each.id: (each.seq, each.ops)
            for each in read.journal.changes_after(0)
            if each.coder in own
        }
    problems += [f"lost: {each}" for each in acknowledged if each not in found]
    problems += [f"nobody was told of {each}" for each in found if each not in acknowledged]
    problems += [f"{each} changed" for each in found if acknowledged.get(each) != found[each]]
    problems += [f"{each.where} {each.problem}" for each in check(project)]
    project.close()
    waits = sorted(line.seconds for line in lines if line.kind == "change")
    return Crowd(waits, len(refused), seconds, problems)
