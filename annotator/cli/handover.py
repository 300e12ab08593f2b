"""The commands that hand work out to coders and take it back."""

from pathlib import Path
from typing import Literal

import click
import msgspec

from annotator.cli.common import (
    PATH,
    TerminalProgress,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
    tell,
)
from annotator.cli.text_columns import aligned
from annotator.services.team.merging.report import WHATS, Conflict, MergeReport

_MOST_LINES = 100
_LONGEST = 60
_HEADINGS = ("new", "changed here", "changed there", "both", "deleted", "conflicts")


@click.command("hand-out")
@project_argument
@click.option("--coder", metavar="NAME", required=True, help="Who is to code it.")
@click.argument("out", metavar="OUT", type=PATH, help="The project file to write.")
@json_option
@speaking
def hand_out(project: str, coder: str, out: Path, as_json: bool) -> None:
    """Write a coder's own project: articles, own records, codebook, actors."""
    with opened(project) as on, TerminalProgress() as progress:
        made = on.handover.hand_out(coder, out, progress=progress)
    if as_json:
        say_json(msgspec.to_builtins(made, enc_hook=str))
        return
    if made.is_new_coder:
        tell(f"note: “{made.coder}” is no coder of the project yet.")
    if made.is_everything:
        tell(f"note: nothing is assigned to “{made.coder}”, so all articles are in it.")
    say(
        f"Handed out {counted(made.articles, 'article')} and "
        f"{counted(made.records, 'record')} to {made.coder}: {made.out}"
    )


@click.command
@project_argument
@click.argument(
    "others",
    metavar="OTHER...",
    nargs=-1,
    required=True,
    type=PATH,
    help="Projects, copies of this one, or JSON exports.",
)
@coder_option
@click.option(
    "--take",
    type=click.Choice(["theirs", "ours"]),
    help="Whose version of what both changed is taken; else the project's stays, undecided.",
)
@click.option("--dry-run", is_flag=True, help="Keep nothing; say what would be merged.")
@json_option
@speaking
def merge(
    project: str,
    others: tuple[Path, ...],
    coder: str,
    take: Literal["theirs", "ours"] | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take work back from other projects, as one change."""
    with opened(project, coder) as on, TerminalProgress() as progress:
        report = on.handover.merge(others, take=take, dry_run=dry_run, progress=progress)
    if as_json:
        change = report.change
        labelled = change and msgspec.structs.replace(change, label=change.sentence())
        said = [str(note) for note in report.notes]
        shown = msgspec.structs.replace(report, change=labelled)
        say_json({**msgspec.to_builtins(shown), "notes": said})
    else:
        _say_report(report, dry_run=dry_run)
    if report.undecided or report.problems:
        raise click.exceptions.Exit(1)


def _say_report(report: MergeReport, *, dry_run: bool) -> None:
    for note in report.notes:
        say(f"note: {note}")
    if report.rows:
        rows = [("article", "coder", *_HEADINGS)]
        rows += [
            (
                row.title[:_LONGEST] or "—",
                row.coder or "—",
                *(f"{getattr(row, name) or ''}" for name in (*WHATS, "conflicts")),
            )
            for row in report.rows[:_MOST_LINES]
        ]
        for line in aligned(rows):
            say(line)
        if len(report.rows) > _MOST_LINES:
            say(f"… {counted(len(report.rows), 'row')} in all; --json lists them.")
    if report.gains:
        say(f"The codebook gains {', '.join(report.gains)}.")
    for conflict in report.conflicts[:_MOST_LINES]:
        tell(_sentence(conflict))
    if len(report.conflicts) > _MOST_LINES:
        tell(f"… {counted(len(report.conflicts), 'conflict')} in all; --json lists them.")
    for problem in report.problems[:_MOST_LINES]:
        tell(f"problem: {problem}")
    if report.undecided:
        tell(
            f"{counted(len(report.undecided), 'conflict')} undecided: the project's version stays. "
            "--take theirs or --take ours decides."
        )
    say(_summary(report, dry_run=dry_run))


def _summary(report: MergeReport, *, dry_run: bool) -> str:
    if not report.brings_anything and (report.problems or report.undecided):
        return "Nothing was merged."
    if not report.brings_anything:
        return "Nothing to merge: the project has all of it already."
    parts = [f"{report.total(what):,} {what.replace('_', ' ')}" for what in WHATS]
    verb = "Would merge" if dry_run else "Merged"
    return f"{verb}: {', '.join(parts)}; {counted(len(report.conflicts), 'conflict')}."


def _sentence(conflict: Conflict) -> str:
    of = ", ".join(part for part in (conflict.title, conflict.coder) if part)
    words = f" “{conflict.words}”" if conflict.words else ""
    what = f"{conflict.kind} {conflict.label}{words}" + (f" ({of})" if of else "")
    taken = {"ours": "; ours is taken", "theirs": "; theirs is taken"}.get(
        conflict.choice or "", ""
    )
    return (
        f"conflict: {conflict.file}: {what}: here {_version(conflict.ours)}, "
        f"there {_version(conflict.theirs)}{taken}"
    )


def _version(state: dict[str, object] | None) -> str:
    if state is None:
        return "deleted"
    said = msgspec.json.encode(state).decode()
    return said if len(said) <= 2 * _LONGEST else f"{said[: 2 * _LONGEST]}…"
