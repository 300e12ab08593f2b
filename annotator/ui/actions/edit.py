"""The commands of the menu “Edit”."""

from annotator.ui.actions.action import Action, marked

ACTIONS: tuple[Action, ...] = (
    Action("edit.undo", marked("Undo"), "Edit", ("Ctrl+Z",), "undo", group="undo", edits=True),
    Action(
        "edit.redo",
        marked("Redo"),
        "Edit",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        group="undo",
        edits=True,
    ),
    Action(
        "select.word",
        marked("Select the word"),
        "Edit",
        ("Ctrl+2",),
        group="select",
        needs="article",
    ),
    Action(
        "select.sentence",
        marked("Select the sentence"),
        "Edit",
        ("Ctrl+3",),
        group="select",
        needs="article",
    ),
    Action(
        "select.paragraph",
        marked("Select the paragraph"),
        "Edit",
        ("Ctrl+4",),
        group="select",
        needs="article",
    ),
    Action(
        "select.expand",
        marked("Expand the selection"),
        "Edit",
        ("Ctrl+D",),
        tip=marked("To the word, the sentence, the paragraph"),
        group="select",
        needs="article",
    ),
    Action(
        "select.snapping",
        marked("Snap selections to words"),
        "Edit",
        ("Ctrl+Shift+S",),
        tip=marked("Hold Alt while dragging for the exact letters"),
        group="select",
        checkable=True,
    ),
    Action(
        "app.preferences",
        marked("Preferences…"),
        "Edit",
        ("Ctrl+,",),
        "settings",
        tip=marked("Your name, language, type, keys, backups"),
        group="preferences",
    ),
)
