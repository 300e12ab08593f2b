"""The command that says how far coders agree."""

import click
import msgspec

from annotator.cli.common import (
    TerminalProgress,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
)
from annotator.cli.text_columns import aligned
from annotator.core.team.drift import Period
from annotator.core.team.measure import Measure
from annotator.services.team.agreement import AgreementQuestion, AgreementReport, Clock
from annotator.services.team.measure_table import measures_as_csv

_SHOWN = (
    ("token", "nominal_alpha"),
    ("token", "cohen_kappa"),
    ("span", "span_f1_exact"),
    ("span", "span_f1_overlap"),
    ("record", "detection_f1"),
    ("record", "nominal_alpha"),
    ("character", "unitizing_alpha"),
    ("field", "nominal_alpha"),
    ("field", "jaccard_alpha"),
    ("field", "interval_alpha"),
    ("span", "role_f1_overlap"),
)
"""What a terminal shows; `--json` and `--csv` have every measure."""


@click.command
@project_argument
@click.option(
    "--coder", "coders", metavar="NAME", multiple=True, help="One of them, or gold; repeatable."
)
@click.option("--type", "types", metavar="KEY", multiple=True, help="Of this type; repeatable.")
@click.option("--unfinished", is_flag=True, help="Also articles that a coder has only begun.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="From which share of the characters of both on two are in one place.",
)
@click.option(
    "--by-month",
    type=click.Choice(["coded", "published"]),
    default=None,
    help="Also month by month: when articles were coded last, or when they appeared.",
)
@click.option(
    "--without-suggested",
    is_flag=True,
    help="Leave out, of all coders, what one of them took from a suggestion.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print a table, a measure a line.")
@json_option
@speaking
def agreement(  # noqa: PLR0913, PLR0917 - each is an option of the command
    project: str,
    coders: tuple[str, ...],
    types: tuple[str, ...],
    unfinished: bool,
    threshold: float,
    by_month: Clock | None,
    without_suggested: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Say how far coders agree, on the articles that they have finished."""
    if as_csv and as_json:
        raise click.UsageError("--csv and --json cannot go together.")
    question = AgreementQuestion(
        coders, types, unfinished, threshold, by_month or "", without_suggested
    )
    with opened(project) as on, TerminalProgress() as progress:
        report = on.agreement.measure(question, progress)
    if as_json:
        say_json(msgspec.to_builtins(report))
    elif as_csv:
        click.echo(measures_as_csv(report.measures), nl=False)
    else:
        _say(report)


def _say(report: AgreementReport) -> None:
    articles, records = report.units["article"], report.units["record"]
    say(f"{counted(articles, 'article')} finished by two or more, {counted(records, 'record')}.")
    if suggested := report.units["suggested"]:
        say(f"{counted(suggested, 'record')} came from suggestions.")
    for pair in report.pairs:
        left = f"; {counted(pair.unfinished, 'article')} not finished" if pair.unfinished else ""
        say(f"  {' and '.join(pair.coders)}: {counted(pair.articles, 'article')}{left}")
    rows: list[tuple[str, ...]] = [("coders", "of", "unit", "measure", "value", "95 %", "n")]
    for each in report.measures:
        if (each.unit, each.measure) in _SHOWN and each.value is not None:
            of = ".".join(part for part in (each.type, each.field) if part) or "all types"
            rows.append((", ".join(each.coders), of, each.unit, each.measure, *_figures(each)))
    say("")
    for line in aligned(rows):
        say(line)
    if report.months:
        _say_months(report.months)
    say("")
    say("--json and --csv have every measure, and what was left out of each and why.")


def _say_months(months: list[Period]) -> None:
    rows: list[tuple[str, ...]] = [
        ("month", "articles", "coders", "of", "unit", "measure", "value", "95 %", "n")
    ]
    for month in months:
        for each in month.measures:
            if each.value is not None:
                of = ".".join(part for part in (each.type, each.field) if part) or "all types"
                words = (", ".join(each.coders), of, each.unit, each.measure)
                rows.append(
                    (month.month or "undated", str(month.articles), *words, *_figures(each))
                )
    say("")
    for line in aligned(rows):
        say(line)


def _figures(measure: Measure) -> tuple[str, str, str]:
    interval = ""
    if measure.low is not None and measure.high is not None:
        interval = f"{measure.low:.2f} to {measure.high:.2f}"
    return f"{measure.value:.3f}", interval, f"{measure.n:,}"
