"""Python calls and modules on the way of one edit: ``python -m tests.benchmarks calls``.

Counted are calls of functions of the package, on the window's thread, and the modules that define
them. Time differs from machine to machine; these counts do not.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import annotator
from annotator.core.coding.article import Article
from annotator.core.text.normalization import sha256
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from tests.benchmarks.kit.sized import CODER, Sized
from tests.benchmarks.window import Cost, Keys

_FEW = 4  # records of the article: what grows with them is measured elsewhere
_ROUNDS = 4
_PACKAGE = str(Path(annotator.__file__).parent)
_TEXT = "Ilan Dorr spoke in Tarsa on Monday. Nobody left the hall.\n"
_ANNOTATIONS = (
    "T1\tPerson 0 9\tIlan Dorr\n"
    "T2\tPlace 19 24\tTarsa\n"
    "R1\tSpoke_in Arg1:T1 Arg2:T2\n"
    "A1\tKnown T1\n"
)

Counts = Counter[CodeType]
T = TypeVar("T")


def counted(work: Callable[[], T]) -> tuple[Counts, T]:
    """How often each function of the package is called while that is done, on this thread."""
    calls: Counts = Counter()

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            calls[frame.f_code] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        answer = work()
    finally:
        sys.setprofile(before)
    ours = {code: n for code, n in calls.items() if code.co_filename.startswith(_PACKAGE)}
    return Counter(ours), answer


def modules_of(calls: Counts) -> set[str]:
    """The files that define what was called."""
    return {code.co_filename for code in calls}


class _CountedKeys(Keys):
    """Hands that count what comes of the last key they pressed."""

    calls: Counts

    def _press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Cost:
        press = super()._press
        self.calls, cost = counted(lambda: press(key, keys))
        return cost


def edits() -> dict[str, Counts]:
    """Marking a span as a quote by Q, and Ctrl+Z, in a window with the history beside the text.

    Of several rounds the least counts: the first ones load and compile what later ones have.
    """
    application = QApplication.instance() or QApplication([])
    found: dict[str, Counts] = {}
    with tempfile.TemporaryDirectory() as folder:
        keys = _CountedKeys(_small_project(Path(folder)), Path(folder))
        keys.activate()
        for _ in range(_FEW):
            keys.mark()
        for _ in range(_ROUNDS):
            for name, deed in (("Q", keys.mark), ("Ctrl+Z", keys.undo)):
                deed()
                found[name] = min(found.get(name, keys.calls), keys.calls, key=Counter.total)
        keys.close()
    del application
    return found


def _small_project(folder: Path) -> Sized:
    """A project of one article that nothing is coded in."""
    file = folder / "small.annotator"
    text = _TEXT * 20
    with closing(Project.create(file, coder=CODER)) as project, project.writing("Import") as unit:
        unit.create_all([Article("a0", "Tarsa", text, sha256(text), "en")])
    return Sized(0, file)


def importing() -> Counts:
    """Taking an article with four lines of brat into an empty project."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        found: list[Counts] = []
        for n in range(2):
            text = folder / f"{n}.txt"
            text.write_text(f"{_TEXT}{n}\n", encoding="utf-8")
            text.with_suffix(".ann").write_text(_ANNOTATIONS, encoding="utf-8")
            with closing(Project.create(folder / f"{n}.annotator", coder=CODER)) as project:
                files = [text, text.with_suffix(".ann")]
                found.append(counted(partial(import_paths, project, files))[0])
        return min(found, key=Counter.total)


def report() -> str:
    """A table of what is counted."""
    rows = {**edits(), "import four lines of brat": importing()}
    lines = [f"{'what':28}{'calls':>8}{'modules':>10}"]
    lines += [
        f"{name:28}{calls.total():>8,}{len(modules_of(calls)):>10,}" for name, calls in rows.items()
    ]
    return "\n".join(lines)
