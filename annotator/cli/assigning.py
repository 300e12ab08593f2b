"""The command that assigns articles to coders, by hand or by a draw, and says how far they are."""

import secrets
from typing import Any

import click
import msgspec

from annotator.cli.common import (
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
)
from annotator.cli.text_columns import aligned
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.assignment import STRATA, Stratum
from annotator.core.coding.coder import Coder
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.team.assigning import AssigningPlan, AssigningQuestion, RepeatedDraw
from annotator.core.team.drawing import ALL, Design
from annotator.services.project import Project

_SEEDS = 2**31
_PERCENT = click.IntRange(0, ALL)


@click.command
@project_argument
@click.option("--coder", "names", metavar="NAME", multiple=True, help="To whom; repeatable.")
@click.option("--article", "articles", metavar="ID", multiple=True, help="This one; repeatable.")
@click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="Only of it; repeatable.")
@click.option("--draw", "draws", is_flag=True, help="Draw among the coders what nobody has yet.")
@click.option("--each", type=click.IntRange(1), default=1, help="Draw: coders an article; 1.")
@click.option(
    "--overlap", type=_PERCENT, default=ALL, help="Draw: per cent that so many code; 100."
)
@click.option(
    "--strata", type=click.Choice(STRATA), default="none", help="Draw: spread evenly over these."
)
@click.option(
    "--seed", type=click.IntRange(0, _SEEDS - 1), help="Draw: of the generator; any if not given."
)
@click.option("--take-back", is_flag=True, help="Take articles from the coders instead.")
@click.option("--progress", is_flag=True, help="Say only how far each coder is.")
@click.option("--repeat", metavar="DRAW", help="Draw again as then, and compare; “last” works.")
@click.option("--screening", is_flag=True, help="Say only who found how many relevant, and kappa.")
@click.option(
    "--by", metavar="NAME", default="", help="Who assigns; the system's user if not given."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
@speaking
def assign(project: str, by: str, as_json: bool, **options: Any) -> None:
    """Assign articles to coders: all, some, or drawn by a seed that is kept.

    Without --article or --outlet all articles are meant; without --coder everybody whose role is
    coder.
    """
    _refuse_what_does_not_go_together(options)
    with opened(project, by) as on:
        if options["progress"]:
            _say_progress(on, as_json=as_json)
        elif options["screening"]:
            _say_screening(on, as_json=as_json)
        elif options["repeat"]:
            _say_repeated(on, on.assignments.repeat(_draw_named(on, options["repeat"])), as_json)
        elif options["take_back"]:
            _take_back(on, options, as_json=as_json)
        else:
            _assign(on, options, as_json=as_json)


def _refuse_what_does_not_go_together(options: dict[str, Any]) -> None:
    chosen = [name for name in ("draws", "take_back", "progress", "screening") if options[name]]
    chosen += ["repeat"] if options["repeat"] else []
    if len(chosen) > 1:
        raise click.UsageError(
            "Only one of --draw, --take-back, --progress, --screening, --repeat."
        )
    is_design = options["each"] > 1 or options["overlap"] < ALL or options["seed"] is not None
    if (is_design or options["strata"] != "none") and not options["draws"]:
        raise click.UsageError("--each, --overlap, --strata and --seed need --draw.")
    if options["take_back"] and options["outlets"]:
        raise click.UsageError("--take-back takes --article, not --outlet.")


def _coders(on: Project, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of those named, or of all whose role is coder."""
    known = {each.name: each for each in on.assignments.coders()}
    for name in names:
        if name not in known:
            raise AnnotatorError(message("no-such-coder", name=name, known=", ".join(known)))
    chosen: list[Coder] = [known[name] for name in dict.fromkeys(names)]
    return tuple(
        each.id for each in chosen or [each for each in known.values() if each.role == "coder"]
    )


def _assign(on: Project, options: dict[str, Any], *, as_json: bool) -> None:
    design = None
    if options["draws"]:
        seed = options["seed"] if options["seed"] is not None else secrets.randbelow(_SEEDS)
        design = Design(options["each"], options["overlap"], seed)
    strata: Stratum = options["strata"]
    question = AssigningQuestion(
        _coders(on, options["names"]),
        options["articles"] or None,
        ArticleFilter(sources=options["outlets"]),
        design,
        strata,
    )
    for article in options["articles"]:
        on.articles.get(article)
    plan = on.assignments.plan(question)
    if not options["dry_run"]:
        on.assignments.assign(plan)
    if as_json:
        say_json(_as_json(plan, is_done=not options["dry_run"]))
    else:
        _say_plan(plan, is_done=not options["dry_run"])


def _as_json(plan: AssigningPlan, *, is_done: bool) -> dict[str, Any]:
    names = {share.coder.id: share.coder.name for share in plan.shares}
    design = plan.question.design
    return {
        "done": is_done,
        "articles": plan.articles,
        "shared": plan.shared,
        "left_out": plan.left_out,
        "draw": None
        if design is None
        else {**msgspec.to_builtins(design), "strata": plan.question.strata, "pool": plan.pool},
        "strata": plan.strata,
        "coders": [
            {"name": share.coder.name, **_counts(share.articles, share.shared, share.before)}
            | {"strata": share.strata}
            for share in plan.shares
        ],
        "assignments": [
            {"article": each.article, "coder": names[each.coder]} for each in plan.assignments
        ],
    }


def _counts(articles: int, shared: int, before: int) -> dict[str, int]:
    return {"articles": articles, "shared": shared, "before": before}


def _say_plan(plan: AssigningPlan, *, is_done: bool) -> None:
    done = "Assigned" if is_done else "Would assign"
    say(
        f"{done} {counted(plan.articles, 'article')}, "
        f"{counted(plan.shared, 'of them to several', 'of them to several')}: "
        f"{counted(len(plan.assignments), 'new assignment')}."
    )
    if plan.left_out:
        say(f"{counted(plan.left_out, 'article')} left alone: somebody has them already.")
    if plan.question.design is not None:
        say(f"Seed {plan.question.design.seed}; the project keeps how it was drawn.")
    strata = list(plan.strata) if plan.question.strata != "none" else []
    rows: list[tuple[str, ...]] = [
        ("coder", "new", "shared", "had", *(each or "(none)" for each in strata))
    ]
    for share in plan.shares:
        figures = (share.articles, share.shared, share.before)
        of_strata = (share.strata.get(each, 0) for each in strata)
        rows.append((share.coder.name, *(f"{each:,}" for each in (*figures, *of_strata))))
    for line in aligned(rows):
        say(line)


def _take_back(on: Project, options: dict[str, Any], *, as_json: bool) -> None:
    coders = _coders(on, options["names"])
    articles = options["articles"] or None
    if options["dry_run"]:
        held = on.assignments.held(coders, articles)
    else:
        held = on.assignments.take_back(coders, articles)
    if as_json:
        say_json({"done": not options["dry_run"], "taken_back": held})
    else:
        done = "Would take back" if options["dry_run"] else "Took back"
        say(f"{done} {counted(held, 'assignment')}; what was coded stays.")


def _say_progress(on: Project, *, as_json: bool) -> None:
    found = on.assignments.progress()
    if as_json:
        say_json(
            [
                {**msgspec.to_builtins(each), "coder": each.coder.name, "left": each.left}
                for each in found
            ]
        )
        return
    if not found:
        say("No article is assigned to anybody.")
        return
    rows: list[tuple[str, ...]] = [
        ("coder", "assigned", "new", "in progress", "done", "nothing to code", "screened out")
    ]
    for each in found:
        figures = (
            *(each.assigned, each.new, each.in_progress, each.done, each.nothing),
            each.screened_out,
        )
        rows.append((each.coder.name, *(f"{figure:,}" for figure in figures)))
    for line in aligned(rows):
        say(line)


def _say_screening(on: Project, *, as_json: bool) -> None:
    report = on.screening.agreement()
    if as_json:
        say_json(report)
        return
    if not report.coders:
        say("Nobody has screened an article.")
        return
    rows: list[tuple[str, ...]] = [("coder", "relevant", "irrelevant")]
    rows += [(each.coder, f"{each.relevant:,}", f"{each.irrelevant:,}") for each in report.coders]
    rows += [("", "", "")] if report.measures else []
    for measure in report.measures:
        value = "undefined" if measure.value is None else f"{measure.value:.3f}"
        rows.append((", ".join(measure.coders), measure.measure, f"{value} of {measure.n:,}"))
    for line in aligned(rows):
        say(line)


def _draw_named(on: Project, name: str) -> str:
    draws = list(on.assignments.draws())
    return draws[-1] if name == "last" and draws else name


def _say_repeated(on: Project, repeated: RepeatedDraw, as_json: bool) -> None:
    names = {each.id: each.name for each in on.coders.known()}
    kept = repeated.draw
    if as_json:
        say_json(
            {
                "draw": {
                    **msgspec.to_builtins(kept),
                    "coders": [names[each] for each in kept.coders],
                },
                "same_pool": repeated.same_pool,
                "assignments": len(repeated.assignments),
                "gone": [_pair(each.article, names[each.coder]) for each in repeated.gone],
                "added": [_pair(each.article, names[each.coder]) for each in repeated.added],
            }
        )
        return
    among = ", ".join(names[each] for each in kept.coders)
    say(
        f"Drawn on {kept.time:%Y-%m-%d}: {counted(kept.articles, 'article')} among {among}, "
        f"{kept.overlap} % to {kept.coders_each} each, strata {kept.strata}, seed {kept.seed}."
    )
    if not repeated.same_pool:
        say("The articles are others than then, so that the same seed gives another draw.")
    if not repeated.gone and not repeated.added:
        say(f"Drawn again it gives the same {counted(len(repeated.assignments), 'assignment')}.")
        return
    say(
        f"Drawn again it gives {counted(len(repeated.assignments), 'assignment')}: "
        f"{len(repeated.gone):,} of them are not there, {len(repeated.added):,} others are."
    )


def _pair(article: str, coder: str) -> dict[str, str]:
    return {"article": article, "coder": coder}
