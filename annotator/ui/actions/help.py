"""The commands of the menu “Help”."""

from annotator.ui.actions.action import Action, marked

ACTIONS: tuple[Action, ...] = (
    Action("help.keys", marked("Keys"), "Help", ("F1",), "help"),
    Action("help.about", marked("About Annotator"), "Help"),
)
