"""Every command of the window, declared once.

Menus, shortcuts, the command palette, tooltips and the list of keys all come from `ACTIONS`; the
window binds each id to a method.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

from annotator.core.codebook import RecordType

Context = Literal["window", "reading", "coding"]
"""Where a key acts: anywhere in the window; while the article, the record list or the article
list has the focus; or while the article or the record list has it."""

Need = Literal["", "project", "article", "record"]
"""What must be open or selected for a command to make sense."""


@dataclass(frozen=True)
class Action:
    """One command.

    Attributes:
        id: what the window binds to a method; the part before the first dot names its subject.
        keys: shortcuts as Qt writes them, the first one shown.
        tip: what it does, where the text alone does not say it.
        group: commands of a menu between two separators share it.
        radio: of the checkable commands that share it, one is checked.
        edits: whether it writes, and so rests while other work writes.
        colour: a record type's colour name, for the icon.
        short: what a button says; the text if empty.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    context: Context = "window"
    group: str = ""
    checkable: bool = False
    radio: str = ""
    needs: Need = ""
    edits: bool = False
    colour: str = ""
    short: str = ""

    @property
    def title(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("Actions", self.text)


def _a(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


MENUS: tuple[str, ...] = (
    _a("Project"),
    _a("Edit"),
    _a("Record"),
    _a("Article"),
    _a("View"),
    _a("Help"),
)

ACTIONS: tuple[Action, ...] = (
    Action("project.new", _a("New project…"), "Project", ("Ctrl+N",), "plus", group="open"),
    Action("project.open", _a("Open project…"), "Project", ("Ctrl+O",), group="open"),
    Action(
        "project.import",
        _a("Import articles…"),
        "Project",
        ("Ctrl+I",),
        "import",
        group="transfer",
        needs="project",
        edits=True,
    ),
    Action(
        "project.export",
        _a("Export…"),
        "Project",
        ("Ctrl+E",),
        "export",
        group="transfer",
        needs="project",
    ),
    Action("project.backup", _a("Back up…"), "Project", group="care", needs="project"),
    Action("project.restore", _a("Restore a backup…"), "Project", group="care"),
    Action(
        "project.check",
        _a("Check the project"),
        "Project",
        tip=_a("Whether every offset, reference and journal entry holds"),
        group="care",
        needs="project",
    ),
    Action("project.coder", _a("Code as…"), "Project", group="coder", needs="project"),
    Action("app.quit", _a("Quit"), "Project", ("Ctrl+Q",), group="quit"),
    Action("edit.undo", _a("Undo"), "Edit", ("Ctrl+Z",), "undo", group="undo", edits=True),
    Action(
        "edit.redo",
        _a("Redo"),
        "Edit",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        group="undo",
        edits=True,
    ),
    Action(
        "select.word", _a("Select the word"), "Edit", ("Ctrl+2",), group="select", needs="article"
    ),
    Action(
        "select.sentence",
        _a("Select the sentence"),
        "Edit",
        ("Ctrl+3",),
        group="select",
        needs="article",
    ),
    Action(
        "select.paragraph",
        _a("Select the paragraph"),
        "Edit",
        ("Ctrl+4",),
        group="select",
        needs="article",
    ),
    Action(
        "select.expand",
        _a("Expand the selection"),
        "Edit",
        ("Ctrl+D",),
        tip=_a("To the word, the sentence, the paragraph"),
        group="select",
        needs="article",
    ),
    Action(
        "select.snapping",
        _a("Snap selections to words"),
        "Edit",
        ("Ctrl+Shift+S",),
        tip=_a("Hold Alt while dragging for the exact letters"),
        group="select",
        checkable=True,
    ),
    Action(
        "record.fragment",
        _a("Add the selection as a fragment"),
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
        _a("Go to the fields"),
        "Record",
        ("Return", "Enter"),
        context="coding",
        group="change",
        needs="record",
    ),
    Action(
        "record.delete",
        _a("Delete the record"),
        "Record",
        ("Del",),
        "remove",
        context="coding",
        group="change",
        needs="record",
        edits=True,
    ),
    Action(
        "record.next",
        _a("Next record"),
        "Record",
        ("J",),
        context="reading",
        group="go",
        needs="article",
    ),
    Action(
        "record.previous",
        _a("Previous record"),
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
            ("end", "word", "on", _a("End a word later"), "Alt+Right"),
            ("end", "word", "back", _a("End a word earlier"), "Alt+Left"),
            ("start", "word", "on", _a("Begin a word later"), "Alt+Down"),
            ("start", "word", "back", _a("Begin a word earlier"), "Alt+Up"),
            ("end", "letter", "on", _a("End a letter later"), "Alt+Shift+Right"),
            ("end", "letter", "back", _a("End a letter earlier"), "Alt+Shift+Left"),
            ("start", "letter", "on", _a("Begin a letter later"), "Alt+Shift+Down"),
            ("start", "letter", "back", _a("Begin a letter earlier"), "Alt+Shift+Up"),
        )
    ),
    Action(
        "article.previous",
        _a("Previous article"),
        "Article",
        ("Ctrl+PgUp",),
        "chevron-left",
        group="go",
        needs="project",
    ),
    Action(
        "article.next",
        _a("Next article"),
        "Article",
        ("Ctrl+PgDown",),
        "chevron-right",
        group="go",
        needs="project",
    ),
    Action(
        "article.filter",
        _a("Filter the articles"),
        "Article",
        ("Ctrl+L",),
        "filter",
        group="go",
        needs="project",
    ),
    Action(
        "article.done",
        _a("Mark as done"),
        "Article",
        ("D",),
        "done",
        short=_a("Done"),
        tip=_a("Again: open it once more"),
        context="reading",
        group="state",
        needs="article",
        edits=True,
    ),
    Action(
        "article.nothing",
        _a("Nothing to code…"),
        "Article",
        ("X",),
        "nothing",
        short=_a("Nothing"),
        context="reading",
        group="state",
        needs="article",
        edits=True,
    ),
    Action(
        "view.palette",
        _a("Command palette"),
        "View",
        ("Ctrl+Shift+P",),
        "palette",
        group="palette",
    ),
    Action("view.focus_next", _a("Next part of the window"), "View", ("F6",), group="focus"),
    Action(
        "view.focus_previous",
        _a("Previous part of the window"),
        "View",
        ("Shift+F6",),
        group="focus",
    ),
    Action(
        "view.articles",
        _a("Articles"),
        "View",
        ("Ctrl+Shift+A",),
        "article",
        group="docks",
        checkable=True,
    ),
    Action("view.records", _a("Records"), "View", ("Ctrl+Shift+R",), group="docks", checkable=True),
    Action(
        "view.history",
        _a("History"),
        "View",
        ("Ctrl+Shift+H",),
        "history",
        group="docks",
        checkable=True,
    ),
    Action("view.zoom_in", _a("Larger text"), "View", ("Ctrl++", "Ctrl+="), group="zoom"),
    Action("view.zoom_out", _a("Smaller text"), "View", ("Ctrl+-",), group="zoom"),
    Action("view.zoom_reset", _a("Normal text size"), "View", ("Ctrl+0",), group="zoom"),
    Action("view.serif", _a("Serif type for articles"), "View", group="zoom", checkable=True),
    *(
        Action(
            f"theme.{name}",
            text,
            "View",
            tip=_a("The window’s theme"),
            group="theme",
            checkable=True,
            radio="theme",
        )
        for name, text in (
            ("system", _a("Colours as the system has them")),
            ("light", _a("Light colours")),
            ("dark", _a("Dark colours")),
            ("contrast", _a("High contrast")),
        )
    ),
    Action("help.keys", _a("Keys"), "Help", ("F1",), "help"),
    Action("help.about", _a("About Annotator"), "Help"),
)


def create_actions(types: Iterable[RecordType]) -> list[Action]:
    """The commands that make a record of the selection, one a record type."""
    text = QCoreApplication.translate("Actions", "New {type}")
    return [
        Action(
            f"record.create.{record_type.key}",
            text.format(type=record_type.label.lower()),
            "Record",
            (record_type.letter,) if record_type.letter else (),
            _icon_of(record_type),
            record_type.help,
            context="coding",
            group="create",
            needs="article",
            edits=True,
            colour=record_type.colour,
            short=record_type.label,
        )
        for record_type in types
    ]


def _icon_of(record_type: RecordType) -> str:
    return record_type.key if record_type.key in ("quote", "claim", "event") else "plus"


def key_text(action: Action) -> str:
    """The first key as the person's system writes it; empty if it has none."""
    if not action.keys:
        return ""
    return QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
