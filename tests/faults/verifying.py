"""What must hold after a round, whatever was killed in it."""

import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.location import is_server
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.faults.processes import Line, lines_of

_SOON = 2.0
"""Seconds after which the file alone is to hold an edit."""


_NEWEST = 2


class Verdict(msgspec.Struct):
    """What a round came to.

    Attributes:
        problems: what must not be; empty if all is well.
        acknowledged: how many edits were.
        elsewhere: how many of them are not in the project but in a file beside it, as they are
            to be where the project was moved or replaced.
        counts: how many files of a kind were looked at.
    """

    problems: list[str] = []
    acknowledged: int = 0
    elsewhere: int = 0
    refused: dict[str, int] = {}
    counts: dict[str, int] = {}


def verdict(location: str, folder: Path, *, disturbed: bool, alone: bool) -> Verdict:
    """Looks at everything that a round left.

    Args:
        disturbed: whether the project was moved or replaced, so that edits may be in another file.
        alone: whether copies of the file alone were made while nobody edited.
    """
    result = Verdict()
    lines = lines_of(folder)
    result.problems += _faults(lines)
    for line in (line for each in lines.values() for line in each if line.kind == "refused"):
        name = line.text.partition(":")[0]
        result.refused[name] = result.refused.get(name, 0) + 1
    acknowledged = [line for each in lines.values() for line in each if line.kind == "change"]
    result.acknowledged = len(acknowledged)
    at_window = [len(each) for name, each in lines.items() if name.startswith("window")]
    if at_window:
        result.counts["edits at the window"] = sum(at_window)
    _look_at_project(result, location, acknowledged, folder, disturbed=disturbed)
    _look_at_copies(result, folder)
    for line in (line for each in lines.values() for line in each if line.kind == "copied"):
        _look_at_copy_of_file(result, line, acknowledged, at_rest=alone)
    for export in folder.glob("out/*.json"):
        msgspec.json.decode(export.read_bytes())
        result.counts["exports"] = result.counts.get("exports", 0) + 1
    return result


def _faults(lines: dict[str, list[Line]]) -> list[str]:
    return [
        f"{name}: {line.text}"
        for name, each in lines.items()
        for line in each
        if line.kind == "fault"
    ]


def _changes_of(project: Project) -> dict[str, tuple[int, int]]:
    with project.reading() as read:
        return {each.id: (each.seq, each.ops) for each in read.journal.changes_after(0)}


def _look_at_project(
    result: Verdict, location: str, acknowledged: list[Line], folder: Path, *, disturbed: bool
) -> None:
    found: dict[str, tuple[int, int]] = {}
    if is_server(location) or not disturbed or Path(location).exists():
        found = _sound(result, location, "the project")
    missing = [line for line in acknowledged if line.text not in found]
    if missing and disturbed:
        others: dict[str, tuple[int, int]] = {}
        for file in _others(Path(location)):
            others |= _sound(result, str(file), file.name)
        left = [line for line in missing if line.text not in others]
        if left:
            others |= _from_stray_logs(result, Path(location), folder)
        result.elsewhere += len(missing)
        missing = [line for line in left if line.text not in others]
        found |= others
        result.elsewhere -= len(missing)
    for line in missing:
        result.problems.append(
            f"lost: change {line.seq} ({line.text}), acknowledged at {line.time}"
        )
    for line in acknowledged:
        if line.text in found and found[line.text] != (line.seq, line.ops):
            result.problems.append(f"change {line.seq} has become {found[line.text]}")


def _others(place: Path) -> list[Path]:
    """Projects beside the project, but for the backup with which the round began."""
    return [
        file
        for file in sorted(place.parent.glob("*.annotator"))
        if file != place and file.name != "begin.annotator"
    ]


def _sound(result: Verdict, location: str, name: str) -> dict[str, tuple[int, int]]:
    """The changes of a project, which must open, let its newest edit be undone, and be sound."""
    try:
        project = Project.open(location, coder="Verifier")
        try:
            changes = _changes_of(project)
            coders = [coder.name for coder in project.coders.known()]
        finally:
            project.close()
        _undo(result, location, coders)
        project = Project.open(location, coder="Verifier")
        try:
            findings = check(project)
        finally:
            project.close()
    except AnnotatorError as error:
        result.problems.append(f"{name} does not open: {type(error).__name__}: {error}")
        return {}
    result.problems += [f"{name}: {each.where} {each.problem}" for each in findings[:5]]
    log = Path(f"{location}-wal")
    if not is_server(location) and log.exists() and log.stat().st_size:
        result.problems.append(f"{name}: its log stayed when the last one closed it")
    result.counts["projects"] = result.counts.get("projects", 0) + 1
    return changes


def _undo(result: Verdict, location: str, coders: list[str]) -> None:
    """Undoes the newest change of one who edited, as they would the next morning."""
    editors = [coder for coder in coders if coder.startswith(("edit", "window"))]
    if not editors:
        return
    project = Project.open(location, coder=editors[-1])
    try:
        if project.history.undoable():
            # What somebody else went on with since is not undone, and says so.
            with suppress(ConflictError):
                project.history.undo()
                result.counts["undone"] = result.counts.get("undone", 0) + 1
    finally:
        project.close()


def _from_stray_logs(result: Verdict, place: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """What the moved file holds together with a log that stayed behind: killed at that moment."""
    changes: dict[str, tuple[int, int]] = {}
    joined = folder / "joined"
    joined.mkdir(exist_ok=True)
    for n, log in enumerate(sorted(place.parent.glob("*-wal*"))):
        for file in _others(place):
            target = joined / f"{n}-{file.name}"
            shutil.copyfile(file, target)
            shutil.copyfile(log, f"{target}-wal")
            with suppress(AnnotatorError):
                project = Project.open(target, coder="Verifier")
                changes |= _changes_of(project)
                project.close()
                result.counts["joined"] = result.counts.get("joined", 0) + 1
    return changes


def _look_at_copies(result: Verdict, folder: Path) -> None:
    """Under a right name there is nothing half: backups, restored projects, kept copies."""
    files = sorted(
        [*folder.glob("copies/*.annotator"), *folder.glob("kept/*/*.annotator")],
        key=lambda file: file.stat().st_mtime,
    )
    for n, file in enumerate(files):
        result.counts["copies"] = result.counts.get("copies", 0) + 1
        try:
            project = Project.open(file, coder="Verifier")
        except AnnotatorError as error:
            result.problems.append(f"{file.name} is half: {type(error).__name__}: {error}")
            continue
        # All were verified when they were made; the last ones are those that a kill can have met.
        findings = check(project) if n >= len(files) - _NEWEST else []
        project.close()
        result.problems += [f"{file.name}: {each.where} {each.problem}" for each in findings[:5]]


def _look_at_copy_of_file(
    result: Verdict, copied: Line, acknowledged: list[Line], *, at_rest: bool
) -> None:
    """A copy of the file alone holds what was acknowledged before, if nobody edited meanwhile."""
    file = Path(copied.text)
    kind = "copies at rest" if at_rest else "copies of the file alone"
    result.counts[kind] = result.counts.get(kind, 0) + 1
    try:
        project = Project.open(file, coder="Verifier")
        try:
            changes, findings = _changes_of(project), check(project)
        finally:
            project.close()
    except AnnotatorError as error:
        # While somebody writes, a copy may be torn; it must only be told.
        if at_rest:
            result.problems.append(f"the copy of the file does not open: {error}")
        else:
            result.counts["torn copies told"] = result.counts.get("torn copies told", 0) + 1
        return
    if findings and not at_rest:
        result.counts["torn copies told"] = result.counts.get("torn copies told", 0) + 1
        return
    result.problems += [f"copy at rest: {each.where} {each.problem}" for each in findings[:5]]
    started = copied.time - copied.seconds
    for line in acknowledged:
        if at_rest and line.time < started - _SOON and line.text not in changes:
            result.problems.append(f"the file alone lacks change {line.seq} ({line.text})")
