"""The commands of the menu “Help”."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "help.guide",
        marked("Guide"),
        "Help",
        ("Shift+F1",),
        "help",
        tip=marked("Two pages: code an article, and get from articles to data"),
    ),
    Action("help.keys", marked("Keys"), "Help", ("F1",)),
    Action("help.about", marked("About Annotator"), "Help"),
)
