"""The commands of assignments, progress and screening."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "assignments.assign",
        marked("Assign articles…"),
        "Team",
        tip=marked("All, those that the list shows, or drawn: with a preview, as one change"),
        group="assign",
        needs="project",
        edits=True,
    ),
    Action(
        "assignments.article",
        marked("Who codes the article…"),
        "Team",
        tip=marked("Assign it to coders, or take it from them"),
        group="assign",
        needs="article",
        edits=True,
    ),
    Action(
        "article.mine",
        marked("My articles, or all"),
        "Team",
        tip=marked("Only those that are assigned to you and that you did not screen out"),
        group="assign",
        needs="project",
    ),
    Action(
        "view.progress",
        marked("Progress of the team"),
        "Team",
        tip=marked("Who is how far with which article"),
        group="progress",
        checkable=True,
        needs="project",
    ),
    Action(
        "screening.open",
        marked("Screen articles"),
        "Team",
        tip=marked("Say of one article after another, by one key each, whether it is to be coded"),
        group="screening",
        needs="project",
    ),
    Action(
        "screening.relevant",
        marked("Relevant, and on to the next"),
        "Team",
        tip=marked("R while articles are screened"),
        group="screening",
        needs="article",
        edits=True,
    ),
    Action(
        "screening.irrelevant",
        marked("Irrelevant, and on to the next"),
        "Team",
        tip=marked("I while articles are screened"),
        group="screening",
        needs="article",
        edits=True,
    ),
    Action(
        "screening.unscreen",
        marked("Take the verdict back"),
        "Team",
        tip=marked("U while articles are screened"),
        group="screening",
        needs="article",
        edits=True,
    ),
)
