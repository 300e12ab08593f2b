"""The command that shows, exports and replaces a project's codebook."""

from pathlib import Path

import click

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
)
from annotator.core.codebook.diff import ChangeType
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.recoding import Loss
from annotator.services import codebooks
from annotator.services.codebook_editing import Plan, Review, StepEffect

_CHANGE_TEXTS: dict[ChangeType, str] = {
    "added": "{label}: new",
    "removed": "{label}: removed",
    "renamed": "{label}: key {now} instead of {was}",
    "merged": "{label}: one with {now} from now on",
    "converted": "{label}: {now} instead of {was}",
    "single": "{label}: one value instead of several",
    "retired": "{label}: retired",
    "restored": "{label}: offered again",
    "moved": "{label}: in another order",
    "changed": "{label}: changed {now}",
}


@click.command
@project_argument
@click.option("--export", metavar="FILE", type=PATH, help="Write it as YAML.")
@click.option(
    "--import",
    "replace_by",
    metavar="NAME|FILE",
    default="",
    help="Put another codebook in its place: a preset, or a YAML or JSON file. Types, "
    "fields and choices of the same keys are the same.",
)
@click.option("--dry-run", is_flag=True, help="Say what --import would do, and do nothing.")
@click.option(
    "--drop",
    is_flag=True,
    help="Drop values that cannot be kept; without it the record's working note has them.",
)
@coder_option
@json_option
@speaking
def codebook(
    project: str,
    export: Path | None,
    replace_by: str,
    dry_run: bool,
    drop: bool,
    coder: str,
    as_json: bool,
) -> None:
    """Show a project's codebook, write it to a file, or put another in its place."""
    if export is not None and replace_by:
        raise click.BadParameter("Give --export or --import, not both.")
    if dry_run and not replace_by:
        raise click.BadParameter("--dry-run says what --import would do: give that too.")
    with opened(project, coder) as on:
        if export is not None:
            codebooks.save(on.codebook, export)
            _say_exported(on.codebook, export, as_json=as_json)
            return
        if not replace_by:
            _say_codebook(on.codebook, as_json=as_json)
            return
        plan = Plan.of_file(on.codebook, codebooks.load(replace_by))
        with TerminalProgress() as progress:
            review = on.codebook_editing.review(plan, progress)
            loss: Loss = "drop" if drop else "note"
            losses: dict[str, Loss] = {
                each.step.id: loss for each in review.effects if each.step.may_lose
            }
            if not dry_run:
                on.codebook_editing.apply(plan, losses, progress)
    _say_review(review, done=not dry_run, as_json=as_json)


def _say_exported(book: Codebook, path: Path, *, as_json: bool) -> None:
    if as_json:
        say_json({"codebook": book.name, "file": str(path)})
    else:
        say(f"Wrote the codebook “{book.name}” to {path}.")


def _say_codebook(book: Codebook, *, as_json: bool) -> None:
    if as_json:
        say_json(book)
    else:
        say(codebooks.dump(book).rstrip())


def _say_review(review: Review, *, done: bool, as_json: bool) -> None:
    if as_json:
        say_json({"applied": done, "steps": [_as_json(each) for each in review.effects]})
        return
    if not review.effects:
        say("The codebook is the same already.")
        return
    for effect in review.effects:
        step = effect.step
        line = _CHANGE_TEXTS[step.change_type].format(label=step.label, was=step.was, now=step.now)
        say(line + _touched(effect))
    say("Done, as one change." if done else "Nothing was changed.")


def _as_json(effect: StepEffect) -> dict[str, object]:
    step = effect.step
    return {
        "subject": step.subject,
        "deed": step.change_type,
        "place": step.place,
        "label": step.label,
        "was": step.was,
        "now": step.now,
        "records": effect.records,
        "values": effect.values,
        "lost": effect.lost,
    }


def _touched(effect: StepEffect) -> str:
    if not effect.records:
        return ""
    if effect.deletes:
        return f" ({counted(effect.records, 'record')} deleted)"
    summary = (
        f" ({counted(effect.values or effect.records, 'value' if effect.values else 'record')}"
    )
    return f"{summary}, {effect.lost:,} of them cannot be kept)" if effect.lost else f"{summary})"
