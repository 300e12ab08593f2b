"""The commands of the menu “Record”, but for those that the codebook adds."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "record.fragment",
        marked("Add the selection as a fragment"),
        "Record",
        ("+",),
        "plus",
        context="coding",
        group="change",
        needs="record",
        edits=True,
    ),
    Action(
        "record.edit",
        marked("Go to the fields"),
        "Record",
        ("Return", "Enter"),
        context="coding",
        group="change",
        needs="record",
    ),
    Action(
        "record.delete",
        marked("Delete the record"),
        "Record",
        ("Del",),
        "remove",
        context="coding",
        group="change",
        needs="record",
        edits=True,
    ),
    Action(
        "record.link",
        marked("Link to another record…"),
        "Record",
        (">",),
        "link",
        tip=marked("A quote to the claim it makes or the event it reports, in any article"),
        context="coding",
        group="change",
        needs="record",
        edits=True,
    ),
    Action(
        "record.next",
        marked("Next record"),
        "Record",
        ("J",),
        context="reading",
        group="go",
        needs="article",
    ),
    Action(
        "record.previous",
        marked("Previous record"),
        "Record",
        ("K",),
        context="reading",
        group="go",
        needs="article",
    ),
    *(
        Action(
            f"record.{edge}_{step}_{way}",
            text,
            "Record",
            (keys,),
            context="coding",
            group=f"edge_{step}",
            needs="record",
            edits=True,
        )
        for edge, step, way, text, keys in (
            ("end", "word", "on", marked("End a word later"), "Alt+Right"),
            ("end", "word", "back", marked("End a word earlier"), "Alt+Left"),
            ("start", "word", "on", marked("Begin a word later"), "Alt+Down"),
            ("start", "word", "back", marked("Begin a word earlier"), "Alt+Up"),
            ("end", "letter", "on", marked("End a letter later"), "Alt+Shift+Right"),
            ("end", "letter", "back", marked("End a letter earlier"), "Alt+Shift+Left"),
            ("start", "letter", "on", marked("Begin a letter later"), "Alt+Shift+Down"),
            ("start", "letter", "back", marked("Begin a letter earlier"), "Alt+Shift+Up"),
        )
    ),
)
