"""The commands of the menu “Actors”."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "view.actors",
        marked("Show the actors"),
        "Actors",
        ("Ctrl+Shift+O",),
        "actor",
        marked("Whom records name: names, kinds, countries, and who is meant where"),
        group="show",
        checkable=True,
    ),
    Action(
        "actors.duplicates",
        marked("Possible duplicates"),
        "Actors",
        tip=marked("Actors whose names are alike without titles, accents and signs"),
        group="show",
        needs="project",
    ),
    Action(
        "actors.new",
        marked("New actor…"),
        "Actors",
        icon="plus",
        group="change",
        needs="project",
        edits=True,
    ),
    Action(
        "actors.rename",
        marked("Rename the actor"),
        "Actors",
        group="change",
        needs="project",
        edits=True,
    ),
    Action(
        "actors.merge",
        marked("Merge the chosen actors…"),
        "Actors",
        tip=marked("Makes them one; every record that names one of them names that one"),
        group="change",
        needs="project",
        edits=True,
    ),
    Action(
        "actors.split",
        marked("Split the actor…"),
        "Actors",
        tip=marked("Makes an actor of its own of some names or records"),
        group="change",
        needs="project",
        edits=True,
    ),
    Action(
        "actors.delete",
        marked("Delete the chosen actors…"),
        "Actors",
        icon="remove",
        group="change",
        needs="project",
        edits=True,
    ),
)
