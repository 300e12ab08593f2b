"""Adding a record to an article of few and of many records, as dense in sight in both."""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from annotator.core.coding.article import Article
from annotator.core.coding.record import Record
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.commands.records import RecordCommand
from annotator.services.ids import new_id
from annotator.services.project import Project
from tests.benchmarks.kit.sized import CODER, Sized, growth
from tests.benchmarks.kit.table import Row
from tests.benchmarks.window import Keys

_FEW, _MANY = 30, 3000
_ROUNDS = 10
_AT_ONCE = 4
_AIM_MS = 8.0
_PARAGRAPH = (
    "The minister said on Friday that talks between the two sides in Tripoli would go on despite "
    "air strikes near the port, while rival governments claimed control of several oil fields.\n"
)
_A_PARAGRAPH = 2  # records
_LONG = 40  # every so many, a record of several paragraphs
_MOMENT = datetime(2017, 3, 3, tzinfo=UTC)


class CrowdedKeys(Keys):
    """Hands that make records in such an article.

    Attributes:
        calls: the seconds of the processor that each call took that made and showed a record.
    """

    def __init__(self, sized: Sized, folder: Path) -> None:
        super().__init__(sized, folder)
        self.calls: list[float] = []
        session, create = self.window.session, self.window.session.create

        def timed(record: Record, command: RecordCommand | None = None) -> None:
            begun = process_time()
            create(record, command)
            self.calls.append(process_time() - begun)

        session.create = timed


def crowded(records: int, folder: Path) -> Sized:
    """A project of one article with so many records, a tenth of them over others."""
    file = folder / f"crowded-{records}.annotator"
    text = _PARAGRAPH * (records // _A_PARAGRAPH + 1)
    with closing(Project.create(file, coder=CODER)) as project:
        article = Article(new_id(), "Tripoli", text, sha256(text), "en")
        with project.writing("Import") as unit:
            unit.create_all([article])
            unit.create_all(_records(article, project.coder.id, records))
    return Sized(records, file)


def _records(article: Article, coder: str, count: int) -> Iterator[Record]:
    apart = len(_PARAGRAPH) // _A_PARAGRAPH
    for n, kind in enumerate(islice(cycle(("quote", "claim", "event")), count)):
        start = n * apart
        long = n % _LONG == 0
        span = Span(start, min(start + (3 * apart if long else apart // 2), len(article.text)))
        words = (cut(article.text, span),)
        yield Record(new_id(), article.id, kind, coder, "draft", _MOMENT, _MOMENT, words)


def rows() -> Iterator[Row]:
    """The call that makes and shows a record, and the whole from the key until nothing is left."""
    application = QApplication.instance() or QApplication([])
    calls: dict[int, list[float]] = {_FEW: [], _MANY: []}
    keys: dict[int, list[float]] = {_FEW: [], _MANY: []}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        windows = {count: CrowdedKeys(crowded(count, folder), folder) for count in calls}
        for _ in range(_ROUNDS):
            for count, hands in windows.items():
                hands.activate()
                took = [hands.mark().processor for _ in range(_AT_ONCE)]
                for _ in range(_AT_ONCE):
                    hands.undo()
                # The first finds what the other window has pushed out of the processor.
                keys[count] += took[1:]
                calls[count] += [1000 * each for each in hands.calls[1:]]
                hands.calls.clear()
        for hands in windows.values():
            hands.close()
    del application
    call = {count: statistics.median(each) for count, each in calls.items()}
    yield Row("add a record, the call", call[_MANY], "the aim", _AIM_MS, 1, records=_MANY)
    yield from growth("add a record, the call", call)
    whole = {count: statistics.median(each) for count, each in keys.items()}
    yield from growth("add a record, from the key on", whole)
