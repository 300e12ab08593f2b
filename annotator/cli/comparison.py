"""How the commands say what restoring a backup would change."""

from collections.abc import Iterator, Sequence

from annotator.cli.common import counted
from annotator.core.coding.change import Change
from annotator.services.safekeeping.comparison import Comparison, State


def comparison_lines(comparison: Comparison | None) -> list[str]:
    """The comparison, a line each."""
    return list(_lines(comparison)) if comparison else ["Nothing is there yet."]


def _lines(comparison: Comparison) -> Iterator[str]:
    there, other = comparison.there, comparison.other
    yield f"There is:   {_state(there)}"
    yield f"The backup: {_state(other)}"
    if there.problem or other.problem:
        return
    if there.project_id != other.project_id:
        yield "They are two projects: the backup is of another one."
    yield from _changes("would go", comparison.gone, comparison.newest_gone)
    yield from _changes("would come", comparison.come, comparison.newest_come)
    if not comparison.gone and not comparison.come:
        yield "Both hold the same changes."


def _state(state: State) -> str:
    if state.problem:
        return f"cannot be read: {state.problem}"
    counts = (
        counted(state.articles, "article"),
        counted(state.records, "record"),
        counted(state.changes, "change"),
    )
    return f"“{state.name}”, {', '.join(counts)}"


def _changes(what: str, count: int, newest: Sequence[Change]) -> Iterator[str]:
    if count:
        yield f"{counted(count, 'change')} {what}{', the newest of them' if count > 1 else ''}:"
    for change in newest:
        yield f"  {change.time.astimezone():%Y-%m-%d %H:%M}  {change.sentence()}"
    if count > len(newest):
        yield f"  and {count - len(newest):,} before"
