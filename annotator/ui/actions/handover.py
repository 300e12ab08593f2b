"""The commands of the menu “Team” that hand work out to coders and take it back."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "handover.hand_out",
        marked("Hand out…"),
        "Team",
        tip=marked("Write a coder’s own project: assigned articles, own records, codebook, actors"),
        group="handover",
        needs="project",
    ),
    Action(
        "handover.merge",
        marked("Take work back…"),
        "Team",
        tip=marked("Merge handed-out projects, conflicted copies or JSON exports, after a preview"),
        group="handover",
        needs="project",
        edits=True,
    ),
)
