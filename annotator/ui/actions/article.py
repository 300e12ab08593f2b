"""The commands of the menu “Article”."""

from annotator.ui.actions.action import Action, marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "article.previous",
        marked("Previous article"),
        "Article",
        ("Ctrl+PgUp",),
        "chevron-left",
        group="go",
        needs="project",
    ),
    Action(
        "article.next",
        marked("Next article"),
        "Article",
        ("Ctrl+PgDown",),
        "chevron-right",
        group="go",
        needs="project",
    ),
    Action(
        "article.filter",
        marked("Filter the articles"),
        "Article",
        ("Ctrl+L",),
        "filter",
        group="go",
        needs="project",
    ),
    Action(
        "article.done",
        marked("Mark as done"),
        "Article",
        ("D",),
        "done",
        short=marked("Done"),
        tip=marked("Again: open it once more"),
        context="reading",
        group="state",
        needs="article",
        edits=True,
    ),
    Action(
        "article.nothing",
        marked("Nothing to code…"),
        "Article",
        ("X",),
        "nothing",
        short=marked("Nothing"),
        context="reading",
        group="state",
        needs="article",
        edits=True,
    ),
)
