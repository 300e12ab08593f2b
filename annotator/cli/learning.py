"""The commands that learn from a project, and that measure what suggests."""

from collections.abc import Iterable, Sequence

import click

from annotator.cli.common import (
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
from annotator.cli.models import with_models
from annotator.cli.text_columns import aligned
from annotator.services.assistance.evaluating import Evaluation
from annotator.services.assistance.learning import LearnReport
from annotator.services.assistance.training import Figures


@click.command
@project_argument
@coder_option
@click.option("--withdraw", metavar="TYPE", help="Let what was learned of a type suggest no more.")
@click.option("--undo", is_flag=True, help="Go back to before the last learning or withdrawal.")
@click.option("--forget", is_flag=True, help="Remove all that was learned, for good.")
@json_option
@speaking
def learn(
    project: str, coder: str, withdraw: str | None, undo: bool, forget: bool, as_json: bool
) -> None:
    """Learn from the finished articles of a project, for suggest and the window.

    Each record type of which enough was coded is learned, and suggests if it finds no less of it
    than what ships with the program. The models are kept with the project and hold no text. If it
    is stopped, nothing is changed.
    """
    if forget + undo + (withdraw is not None) > 1:
        raise click.UsageError("--withdraw, --undo and --forget cannot go together.")
    with opened(project, coder) as on, TerminalProgress() as progress:
        if forget:
            on.assistance.forget()
            return
        if undo:
            on.assistance.take_back()
            return
        if withdraw is not None:
            on.assistance.withdraw(withdraw)
            return
        report = on.assistance.learn(progress)
    if as_json:
        say_json(report)
    else:
        _say_learned(report)


@click.command
@project_argument
@click.option(
    "--suggester",
    metavar="NAME",
    default="",
    help="One of them; project is all that the project taught. If not given, those that suggest "
    "asks.",
)
@click.option(
    "--against",
    metavar="gold|NAME",
    default="",
    help="Whose work is taken for right; if not given, gold if there is any, else everybody who "
    "finished.",
)
@json_option
@speaking
def evaluate(project: str, suggester: str, against: str, as_json: bool) -> None:
    """Measure what suggests like a coder, on articles that somebody finished.

    What learned from this project is tried on each article by a model that has not seen it.
    """
    with opened(project) as on, TerminalProgress() as progress:
        with_models(on)
        evaluation = on.evaluating.evaluate(suggester, against, progress)
    if as_json:
        say_json(evaluation)
    else:
        _say_evaluation(evaluation)


def _say_learned(report: LearnReport) -> None:
    say(f"Learned from {counted(report.articles, 'article')} in {report.seconds:,.0f} seconds.")
    for each in report.learned:
        say("")
        say(f"{each.type}: model {each.number}")
        _say_figures(each.figures)
    for each in report.not_learned:
        say("")
        say(
            f"{each.type}: not learned, from {counted(each.records, 'record')} in "
            f"{counted(each.articles, 'article')}"
        )


def _say_evaluation(evaluation: Evaluation) -> None:
    against = evaluation.against or "everybody who finished"
    say(f"Against {against}.")
    for result in evaluation.results:
        figures = result.figures
        say("")
        say(f"{result.type}, suggested by {result.suggester}")
        _say_figures(figures)
        rows = [
            (
                f"  {each.low:.1f} to {each.high:.1f}",
                f"{each.count:,}",
                f"{each.confidence:.2f}",
                f"{each.right:.2f}",
            )
            for each in figures.reliability
        ]
        say("")
        _say_table([("  confidence", "suggested", "mean", "all right"), *rows], (1, 2, 3))
        if figures.calibration_error is not None:
            say(f"  expected calibration error {figures.calibration_error:.3f}")


def _say_figures(figures: Figures) -> None:
    tried = f", each tried by a model of {figures.folds - 1} of {figures.folds} parts of the others"
    say(
        f"  {counted(figures.records, 'record')} in {counted(figures.articles, 'article')}"
        f"{tried if figures.folds else ''}"
    )
    if figures.outdone:
        say("  what ships with the program is better on these articles, and goes on suggesting")
    if figures.threshold:
        say(f"  offered from a confidence of {figures.threshold:.2f} on")
    rows = [
        (
            f"  {each.field or each.part}",
            each.unit,
            f"{each.expected:,}",
            f"{each.found:,}",
            *(_percent(value) for value in (each.precision, each.recall, each.f1)),
        )
        for each in figures.scores
    ]
    head = ("  part", "match", "coded", "suggested", "precision", "recall", "F1")
    _say_table([head, *rows], range(2, 7))
    if figures.most_confident is not None:
        say(f"  of the most confident 30 %, all right: {_percent(figures.most_confident)} %")
    if figures.curve:
        points = [
            (f"  {each.articles:,}", _percent(each.exact), _percent(each.overlap))
            for each in figures.curve
        ]
        _say_table([("  articles", "F1 record exact", "F1 span overlap"), *points], (0, 1, 2))


def _say_table(rows: Iterable[Sequence[str]], right: Iterable[int]) -> None:
    for line in aligned(rows, right):
        say(line)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"
