"""The commands of adjudication: a first draft of gold, and what it says of a coder's work."""

import click
import msgspec

from annotator.cli.common import (
    TerminalProgress,
    coder_called_in,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
)
from annotator.cli.text_columns import aligned
from annotator.core.team.drafting import DraftRule, Strategy
from annotator.core.text.span import joined_text
from annotator.services.project import Project
from annotator.services.team.feedback import FeedbackReport


@click.command
@project_argument
@click.option(
    "--rule",
    type=click.Choice(["unanimous", "majority", "order"]),
    default="unanimous",
    show_default=True,
    help="Take what all found alike, what most have, or what the first of an order has.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1, max_open=True),
    default=0.5,
    show_default=True,
    help="A majority is more than this share of the coders.",
)
@click.option(
    "--order",
    metavar="NAME,...",
    default="",
    help="For --rule order: the coders, those to be trusted most first.",
)
@click.option("--finish", is_flag=True, help="Finish the articles in which nothing is left open.")
@coder_option
@json_option
@speaking
def adjudicate(
    project: str,
    coder: str,
    as_json: bool,
    *,
    rule: Strategy,
    threshold: float,
    order: str,
    finish: bool,
) -> None:
    """Make a first draft of gold where two coders or more have finished an article.

    What the rule leaves open waits for a person ("Adjudicate the article" in the window). The
    records of the coders stay as they are, and all of it is one change.
    """
    if (rule == "order") != bool(order):
        raise click.BadParameter("--rule order and --order go together.")
    with opened(project, coder) as on:
        ids = tuple(
            coder_called_in(on, name.strip()).id for name in order.split(",") if name.strip()
        )
        wanted = DraftRule(rule, threshold, ids)
        with TerminalProgress() as progress:
            report = on.adjudication.draft_all(wanted, progress, finish=finish)
    if as_json:
        say_json(msgspec.to_builtins(report))
        return
    articles = counted(report.articles, "article")
    say(f"Drafted {counted(report.drafted, 'gold record')} in {articles} of several coders.")
    say(f"{counted(report.open, 'group')} left to decide.")
    if finish:
        say(f"Finished {counted(report.finished, 'article')}.")


@click.command
@project_argument
@click.option(
    "--of", "whose", metavar="NAME", default="", help="Whose work; one's own if left out."
)
@click.option(
    "--examples",
    metavar="TYPE[.FIELD]",
    default="",
    help="List gold of this type, or with this field, hard cases first.",
)
@click.option("--train", metavar="ID", multiple=True, help="Use this article for training.")
@click.option("--no-train", metavar="ID", multiple=True, help="Use it for training no more.")
@coder_option
@json_option
@speaking
def feedback(
    project: str,
    whose: str,
    examples: str,
    train: tuple[str, ...],
    no_train: tuple[str, ...],
    coder: str,
    as_json: bool,
) -> None:
    """Say what adjudication made of a coder's work: kept, changed, rejected, missed."""
    with opened(project, coder) as on, TerminalProgress() as progress:
        for ids, training in ((train, True), (no_train, False)):
            if ids:
                on.feedback.set_training(ids, training)
        if examples:
            _say_examples(on, examples, as_json=as_json)
        elif not (train or no_train):
            _say_report(on.feedback.report(whose, progress), as_json=as_json)


def _say_report(report: FeedbackReport, *, as_json: bool) -> None:
    if as_json:
        figures = [
            msgspec.structs.asdict(each)
            | {"precision": each.precision, "recall": each.recall, "f1": each.f1}
            for each in report.scores
        ]
        say_json(msgspec.to_builtins(report) | {"scores": msgspec.to_builtins(figures)})
        return
    say(f"{report.coder}: {counted(len(report.articles), 'article')} that the gold has too.")
    rows: list[tuple[str, ...]] = [("type", "made", "gold", "found", "same words", "F1")]
    for each in report.scores:
        f1 = "" if each.f1 is None else f"{each.f1:.3f}"
        counts = (each.own, each.gold, each.found, each.exact)
        rows.append((each.type or "all types", *(f"{count:,}" for count in counts), f1))
    for line in aligned(rows):
        say(line)
    for article in report.articles:
        for each in article.outcomes:
            if each.verdict != "kept":
                words = joined_text(each.record.spans)
                whole = (("words", each.spans), ("type", each.type))
                differs = [name for name, is_other in whole if is_other]
                why = each.reason or ", ".join([*differs, *each.fields, *each.evidence])
                say(f"  {each.verdict}{f' ({why})' if why else ''}: “{words}” in {article.title}")


def _say_examples(on: Project, wanted: str, *, as_json: bool) -> None:
    type_key, _, field_key = wanted.partition(".")
    record_type = on.codebook.type(type_key)
    if field_key:
        record_type.field(field_key)
    found = on.feedback.examples(type_key, field_key)
    if as_json:
        say_json(msgspec.to_builtins(found))
        return
    for each in found:
        mark = "hard case" if each.hard is not None else "example"
        say(f"{mark}: “{joined_text(each.gold.spans)}” in {each.title}")
    say(f"{counted(len(found), 'example')}.")
