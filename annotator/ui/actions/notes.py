"""The commands of working notes and “look again” flags, and of correcting a text."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

RECORD_ACTIONS: tuple[Action, ...] = (
    Action(
        "record.note",
        marked("Working note"),
        "Record",
        ("Ctrl+Shift+N",),
        "note",
        tip=marked("What coders tell one another about the record"),
        group="note",
        needs="record",
    ),
    Action(
        "record.flag",
        marked("Look again"),
        "Record",
        ("Ctrl+Shift+G",),
        "flag",
        tip=marked("Flags the record, or the article if none is selected; again: no longer"),
        group="note",
        needs="article",
        edits=True,
    ),
    Action(
        "record.next_flagged",
        marked("Next record to look at again"),
        "Record",
        ("Ctrl+Shift+J",),
        group="note",
        needs="article",
    ),
    Action(
        "record.previous_flagged",
        marked("Previous record to look at again"),
        "Record",
        ("Ctrl+Shift+K",),
        group="note",
        needs="article",
    ),
    Action(
        "record.only_flagged",
        marked("Only the records to look at again"),
        "Record",
        ("Ctrl+Alt+J",),
        group="note",
        checkable=True,
        needs="project",
    ),
)

ARTICLE_ACTIONS: tuple[Action, ...] = (
    Action(
        "article.note",
        marked("Working note on the article"),
        "Article",
        ("Ctrl+Alt+N",),
        "note",
        tip=marked("What coders tell one another about the article"),
        group="note",
        needs="article",
    ),
    Action(
        "article.flag",
        marked("Look again at the article"),
        "Article",
        ("Ctrl+Alt+G",),
        "flag",
        tip=marked("Again: no longer"),
        group="note",
        needs="article",
        edits=True,
    ),
)

TEXT_ACTIONS: tuple[Action, ...] = (
    Action(
        "article.correct",
        marked("Correct the text…"),
        "Article",
        ("Ctrl+Shift+E",),
        "correct",
        tip=marked("Typos and stray lines; all records move along"),
        group="text",
        needs="article",
        edits=True,
    ),
    Action(
        "article.remove_text",
        marked("Remove the selection from the text…"),
        "Article",
        ("Ctrl+Shift+Del",),
        tip=marked("Such as an advertisement in the middle of an article"),
        group="text",
        needs="article",
        edits=True,
    ),
)
