"""A panel on a small project whose codebook has a field of every kind."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.core.codebook.model import Choice, Codebook, Field, RecordType, check
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all
from annotator.services.notifications import Changed
from annotator.services.project import Project
from annotator.ui.fields.chips import Chip
from annotator.ui.fields.editor import ValueEditor
from annotator.ui.fields.picker import PickerLine
from annotator.ui.kit.session import Session
from annotator.ui.kit.theme import Theme
from annotator.ui.records.panel import RecordPanel
from tests.conftest import an_article

_Widget = TypeVar("_Widget", bound=QWidget)
TEXT = (
    "“We will,” said Ilan Dorr on Thursday, “not go.” Twelve people were hurt near Tarsa; "
    "police arrested 30 to 40 others. The Bell has it at https://example.org/a first."
)
_KINDS = (
    Choice("direct", "Direct"),
    Choice("indirect", "Indirect"),
    Choice("mixed", "Mixed, and one half verbatim"),
)
_REALIS = tuple(Choice(key, key.capitalize()) for key in ("actual", "planned", "past"))
_TOPICS = tuple(Choice(key, key.capitalize()) for key in ("oil", "talks", "war"))
_TREE = (
    Choice("ASSAULT", "Assault", children=(Choice("aerial", "Aerial"), Choice("beat", "Beat"))),
    Choice("PROTEST", "Protest", children=(Choice("strike", "Strike"),)),
)
_QUOTE = (
    Field("cue", "Cue", "text", "U", help="The verb.", examples=("he said", "told us")),
    Field("speaker", "Speaker", "actor", "S", many=True, required=True),
    Field("kind", "Kind", "choice", "I", choices=_KINDS),
    Field("said_on", "Said on", "date", "W"),
    Field("negated", "Negated", "boolean", "G"),
    Field("words", "Words", "text", "T", many=True),
    Field("topics", "Topics", "choice", "O", many=True, choices=_TOPICS),
    Field("review", "Review", "url", "R"),
    Field("reply_to", "Reply to", "link", "L"),
    Field("note", "Note", "text", "N", long=True),
)
_EVENT = (
    Field("type", "Type", "tree", "T", required=True, choices=_TREE),
    Field("place", "Place", "place", "P"),
    Field("deaths", "Deaths", "range", "F"),
    Field("size", "Size", "number", "Z"),
    Field("realis", "Realis", "choice", "L", choices=_REALIS),
)
CODEBOOK = check(
    Codebook(
        "probe",
        "A field of every kind",
        (
            RecordType("quote", "Quote", "quotes", "Q", "blue", "content", fields=_QUOTE),
            RecordType("event", "Event", "events", "E", "green", "trigger", fields=_EVENT),
        ),
    )
)


def span_of(words: str) -> Span:
    """Where the words stand in the article."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


class Desk:
    """The panel, the project behind it, and hands for both."""

    def __init__(
        self,
        project: Project,
        article: Article,
        session: Session,
        panel: RecordPanel,
        qtbot: QtBot,
    ) -> None:
        self.project, self.article, self.session = project, article, session
        self.panel, self.qtbot = panel, qtbot
        self.failures: list[str] = []
        self.marked: tuple[list[Span], int | None] = ([], None)
        panel.candidates_shown.connect(self._mark)
        panel.failed.connect(self.failures.append)

    def _mark(self, spans: list[Span], current: int | None) -> None:
        self.marked = list(spans), current

    def show(self) -> None:
        """Show the article with its records as they stand."""
        self.session.show_article(self.article.id)

    def refresh(self, changed: Changed) -> None:
        """Show what a change touched, as the window does."""
        self.session.refresh(changed)
        self.panel.refresh(changed)

    def add(self, type_key: str, words: str) -> Record:
        """A record of some of the article's words."""
        return self.project.records.create(self.article.id, type_key, [span_of(words)])

    def open(self, type_key: str = "quote", words: str = "We will") -> Record:
        """A new record with its form open."""
        record = self.add(type_key, words)
        self.session.select(record.id)
        return record

    def values(self, key: str, record_id: str | None = None) -> tuple[FieldValue, ...]:
        """What the project holds in a field of the current record."""
        current = self.session.record
        record = self.project.records.get(record_id or (current.id if current else ""))
        assert record is not None
        return record.fields.get(key, ())

    def value(self, key: str) -> object:
        """The single value that the project holds, None if there is none."""
        held = self.values(key)
        assert len(held) < 2
        return held[0].value if held else None

    def set(self, key: str, *values: FieldValue) -> None:
        """Change a field of the current record past the form."""
        seen = self.session.record
        assert seen is not None
        self.project.records.set_values(seen, key, values)

    def evidence(self, *words: str) -> FieldValue:
        """A value of evidence alone."""
        return FieldValue(None, None, cut_all(TEXT, [span_of(each) for each in words]))

    def editor(self, key: str, n: int = 0) -> QWidget:
        """What takes the keys of a field's editor."""
        editor = self.find(QWidget, f"editor_{key}_{n}")
        return editor.focusProxy() or editor

    def value_editor(self, key: str, n: int = 0) -> ValueEditor:
        """The editor itself."""
        return self.find(ValueEditor, f"editor_{key}_{n}")

    def picker(self, key: str, n: int = 0) -> PickerLine:
        """The line with proposals."""
        line = self.editor(key, n)
        assert isinstance(line, PickerLine)
        return line

    def note(self, key: str, n: int = 0) -> str:
        """What stands beneath the editor."""
        note = self.find(QWidget, f"note_{key}_{n}")
        return str(note.property("text")) if note.isVisibleTo(self.panel) else ""

    def chips(self, start: str) -> list[Chip]:
        """The chips that are shown and whose name starts so."""
        found = self.panel.form.findChildren(Chip)
        return [
            chip
            for chip in found
            if chip.objectName().startswith(start) and chip.isVisibleTo(self.panel)
        ]

    def find(self, kind: type[_Widget], name: str) -> _Widget:
        """A widget of the form by name."""
        found = self.panel.form.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def type(self, key: str, text: str, n: int = 0) -> QWidget:
        """Write into an editor by mouse and keys, over what is in it."""
        widget = self.editor(key, n)
        self.panel.form.ensureWidgetVisible(widget)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert widget.hasFocus()
        self.qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text:
            self.qtbot.keyClicks(widget, text)
        else:
            self.qtbot.keyClick(widget, Qt.Key.Key_Delete)
        return widget

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key in the widget, or where the focus is."""
        target = widget or self.panel.window().focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key)

    def click(self, widget: QWidget) -> None:
        """Click with the left button."""
        self.panel.form.ensureWidgetVisible(widget)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def until(self, key: str, expected: object) -> None:
        """Wait until the project holds this as the field's one value."""
        self.qtbot.waitUntil(lambda: self.value(key) == expected)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    """The panel on a project with one article, shown and active."""
    project = Project.create(tmp_path / "p.annotator", coder="Ada", codebook=CODEBOOK)
    article = an_article(TEXT)
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    session = Session()
    session.set_project(project)
    panel = RecordPanel(theme, session)
    qtbot.addWidget(panel)
    panel.set_project(project)
    session.show_article(article.id)
    panel.resize(420, 1000)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    made = Desk(project, article, session, panel, qtbot)
    # What is folded is the matter of the tests of folding.
    session.record_shown.connect(panel.form.unfold)
    project.notify.subscribe(made.refresh)
    yield made
    project.notify.unsubscribe(made.refresh)
    session.set_project(None)
    panel.set_project(None)
    project.close()
