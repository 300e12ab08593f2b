"""The commands of the menu “Team” that are about several coders as such."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "team.coders",
        marked("Coders…"),
        "Team",
        tip=marked("Who codes, in what role; to add, rename, merge and retire coders"),
        group="coders",
        needs="project",
    ),
    Action(
        "team.blind",
        marked("Code blind"),
        "Team",
        tip=marked("Coders see only what they made themselves, until the lead opens the project"),
        group="coders",
        checkable=True,
        needs="project",
        edits=True,
    ),
    Action(
        "agreement.show",
        marked("Measure agreement"),
        "Team",
        ("Ctrl+Shift+M",),
        tip=marked("How far coders agree, with the passages where they differ"),
        group="measure",
        needs="project",
    ),
    Action(
        "feedback.show",
        marked("What adjudication taught"),
        "Team",
        tip=marked("What the gold has where you had something else, and examples"),
        group="measure",
        needs="project",
    ),
    Action(
        "feedback.train",
        marked("Train coders with the article, or no more"),
        "Team",
        tip=marked("Who has finished the article is shown its gold at once, also while blind"),
        group="measure",
        needs="article",
        edits=True,
    ),
)
