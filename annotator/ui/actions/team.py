"""The commands of the menu “Team” that are about several coders as such."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "agreement.show",
        marked("Measure agreement"),
        "Team",
        ("Ctrl+Shift+M",),
        tip=marked("How far coders agree, with the passages where they differ"),
        group="measure",
        needs="project",
    ),
)
