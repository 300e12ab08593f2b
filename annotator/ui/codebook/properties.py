"""What the part of a codebook that is looked at is: its place, its use, and what can be edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.codebook.draft import Node
from annotator.core.codebook.model import Choice, Field, RecordType
from annotator.services.codebook_editing import Usage
from annotator.ui.codebook.pages import (
    BookPage,
    ChoicePage,
    FieldPage,
    Page,
    TypePage,
    sentence,
)
from annotator.ui.codebook.state import CodebookState
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.vertical_scroll import VerticalScrollArea
from annotator.ui.kit.window_language import error_words

_MARGIN = 24


class CodebookProperties(VerticalScrollArea):
    """A page for the codebook itself, for a record type, a field and a choice."""

    def __init__(self, state: CodebookState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._usage: Usage | None = None
        self.setObjectName("codebookProperties")
        self.setAccessibleName(self.tr("Properties"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(320)
        self._title = _label("codebookTitle", "title")
        self._used = _label("codebookUsage", "muted")
        self._wrong = _label("codebookWrong", "error")
        self._book, self._type = BookPage(), TypePage()
        self._field, self._choice = FieldPage(), ChoicePage()
        self._pages: list[Page] = [self._book, self._type, self._field, self._choice]
        self._current = QStackedWidget()
        for page in self._pages:
            page.edited.connect(state.edit)
            self._current.addWidget(page)
        self._field.choice_wanted.connect(state.add_choice)
        self._choice.merge_wanted.connect(state.merge_into)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._used)
        column.addWidget(self._wrong)
        column.addSpacing(8)
        column.addWidget(self._current, 1)
        self.setWidget(inside)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        for page in self._pages:
            page.set_theme(theme)

    def show_usage(self, usage: Usage) -> None:
        """Say of each part how often it was coded."""
        self._usage = usage
        node = self._state.node
        if node is not None:
            self._show_used(self._usage_of(node))

    def show_current(self) -> None:
        """Show the part that is looked at as it stands."""
        state, node = self._state, self._state.node
        found = state.problems_of(state.current)
        if node is None:
            book = state.draft.head
            self._show_page(self._book, book.title, "")
            self._book.show_book(book, found)
        else:
            self._show_node(node)
        elsewhere = [p.what for p in found if p.attribute in ("types", "choices") or node is None]
        self._wrong.setText(" ".join(sentence(error_words(what)) for what in elsewhere))
        self._wrong.setVisible(bool(elsewhere))

    def rename(self) -> None:
        """Go to the label of the part that is looked at, with all of it selected."""
        page = self._pages[self._current.currentIndex()]
        editor = page.rows["label"].editor if "label" in page.rows else None
        if isinstance(editor, QLineEdit):
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            editor.selectAll()

    def _show_node(self, node: Node) -> None:
        state = self._state
        line = state.draft.line(node.id)
        title = " › ".join(each.item.label or self.tr("(no label)") for each in line)
        found = state.problems_of(node.id)
        match node.item:
            case RecordType() as item:
                self._show_page(self._type, title, self._usage_of(node))
                self._type.show_type(item, found)
            case Field() as item:
                self._show_page(self._field, title, self._usage_of(node))
                self._field.show_field(item, len(node.children), found)
            case Choice() as item:
                self._show_page(self._choice, title, self._usage_of(node))
                self._choice.show_choice(item, self._other_choices(line), found)

    def _show_page(self, page: Page, title: str, usage: str) -> None:
        self._current.setCurrentWidget(page)
        self._title.setText(title)
        self._show_used(usage)

    def _show_used(self, usage: str) -> None:
        self._used.setText(usage)
        self._used.setVisible(bool(usage))

    def _other_choices(self, line: list[Node]) -> list[tuple[int, str]]:
        """The choices of the field that do not lie in this one."""
        found: list[tuple[int, str]] = []

        def walk(nodes: tuple[Node, ...], above: str) -> None:
            for node in nodes:
                if node.id != line[-1].id:
                    label = f"{above} › {node.item.label}" if above else node.item.label
                    found.append((node.id, label))
                    walk(node.children, label)

        walk(line[1].children, "")
        return found

    def _usage_of(self, node: Node) -> str:
        if not node.origins:
            return self.tr("New: nothing is coded with it yet.")
        if self._usage is None:
            return ""
        used = self._usage
        match node.item:
            case RecordType():
                count = sum(used.types.get(key, 0) for (key,) in node.origins)
                return self.tr("Coded in records: {n:,}").format(n=count)
            case Field():
                records = sum(used.fields.get((a, b), (0, 0))[0] for a, b in node.origins)
                return self.tr("Filled in records: {n:,}").format(n=records)
            case Choice():
                count = sum(used.choices.get((a, b, c), 0) for a, b, c in node.origins)
                return self.tr("Chosen: {n:,} times").format(n=count)


def _label(name: str, role: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
