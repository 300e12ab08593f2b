"""The window in which a codebook is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook import Choice, Field, RecordType
from annotator.core.codebook_draft import Node
from annotator.services import codebooks
from annotator.services.codebook_editing import Review, Usage
from annotator.ui.dialogs.codebook_outline import CodebookOutline
from annotator.ui.dialogs.codebook_pages import BookPage, ChoicePage, FieldPage, Page, TypePage
from annotator.ui.dialogs.codebook_preview import CodebookPreview
from annotator.ui.dialogs.codebook_review import ReviewPage
from annotator.ui.icons import icon
from annotator.ui.models.codebook_state import CodebookState
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.services.project import Project

_MARGIN = 24
_ROOMY = 960  # pixels


class CodebookWindow(QDialog):
    """Tree, properties and preview side by side; then what a change would do, before it is done."""

    apply_wanted = Signal()
    """The person is done editing, and wants to know what it does or that it be done."""
    confirmed = Signal()
    """The person has seen what it does."""
    file_wanted = Signal()
    preset_wanted = Signal(str)
    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("codebookEditor")
        self.setWindowTitle(self.tr("Codebook — {project}").format(project=project.info.name))
        self.setAccessibleName(self.tr("Codebook"))
        self.resize(QSize(1180, 760).boundedTo(self.screen().availableSize() * 0.95))
        self.setMinimumSize(700, 400)
        self.state = CodebookState(project.codebook, self)
        self._theme = theme
        self._usage: Usage | None = None
        self._busy = False
        self.outline = CodebookOutline(self.state, theme)
        self.preview = CodebookPreview(project, theme)
        self.review = ReviewPage()
        self._pages: list[Page] = []
        self._make_pages()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._editing())
        self._stack.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot())
        self._add_shortcuts()
        self.state.changed.connect(self._show)
        self.state.moved.connect(self._show)
        self.set_theme(theme)
        self._show()

    # Building

    def _make_pages(self) -> None:
        self._book, self._type, self._field, self._choice = (
            BookPage(),
            TypePage(),
            FieldPage(),
            ChoicePage(),
        )
        self._pages = [self._book, self._type, self._field, self._choice]
        for page in self._pages:
            page.edited.connect(self.state.edit)
        self._field.choice_wanted.connect(self.state.add_choice)
        self._choice.merge_wanted.connect(self.state.merge_into)

    def _editing(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("codebookParts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.outline)
        splitter.addWidget(self._properties())
        splitter.addWidget(self.preview)
        splitter.setSizes([320, 480, 380])
        splitter.setStretchFactor(1, 1)
        return splitter

    def _properties(self) -> QWidget:
        self._title = QLabel()
        self._title.setObjectName("codebookTitle")
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._used = QLabel()
        self._used.setObjectName("codebookUsage")
        self._used.setProperty("role", "muted")
        self._used.setWordWrap(True)
        self._wrong = QLabel()
        self._wrong.setObjectName("codebookWrong")
        self._wrong.setProperty("role", "error")
        self._wrong.setWordWrap(True)
        self._current = QStackedWidget()
        for page in self._pages:
            self._current.addWidget(page)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._used)
        column.addWidget(self._wrong)
        column.addSpacing(8)
        column.addWidget(self._current, 1)
        area = QScrollArea()
        area.setObjectName("codebookProperties")
        area.setAccessibleName(self.tr("Properties"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(320)
        area.setWidget(inside)
        return area

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("panelFoot")
        self._whole = self._quiet("codebookWhole", self.tr("Title and purpose"))
        self._file = self._quiet("codebookFile", self.tr("File"))
        self._file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._file.setMenu(self._file_menu())
        self._undo = self._quiet("codebookUndo", "", self.tr("Undo in the codebook (Ctrl+Z)"))
        self._redo = self._quiet("codebookRedo", "", self.tr("Redo in the codebook (Ctrl+Shift+Z)"))
        self._said = QToolButton()
        self._said.setObjectName("codebookStatus")
        self._said.setProperty("role", "quiet")
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.discard_button = QPushButton(self.tr("Discard changes"))
        self.discard_button.setObjectName("codebookDiscard")
        self.back_button = QPushButton(self.tr("Back to editing"))
        self.back_button.setObjectName("codebookBack")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setObjectName("codebookCancel")
        self.apply_button = QPushButton(self.tr("Apply"))
        self.apply_button.setObjectName("codebookApply")
        self.apply_button.setProperty("role", "primary")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (self._whole, self._file, self._undo, self._redo):
            row.addWidget(button)
        row.addWidget(self._said, 1)
        buttons = (self.cancel_button, self.back_button, self.discard_button, self.apply_button)
        for each in buttons:
            each.setAutoDefault(False)
            each.setAccessibleName(each.text())
            row.addWidget(each)
        self._whole.clicked.connect(self._look_at_whole)
        self._undo.clicked.connect(self.state.undo)
        self._redo.clicked.connect(self.state.redo)
        self._said.clicked.connect(self._go_to_problem)
        self.discard_button.clicked.connect(self.state.discard)
        self.back_button.clicked.connect(self.show_editing)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.apply_button.clicked.connect(self._on_apply)
        return foot

    def _quiet(self, name: str, text: str, tip: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip or text)
        return button

    def _file_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("codebookFileMenu")
        menu.addAction(self.tr("Replace by a file…"), self.file_wanted.emit)
        for preset in codebooks.preset_names():
            text = self.tr("Replace by “{preset}”").format(preset=preset)
            menu.addAction(text).setData(preset)
        menu.triggered.connect(self._on_menu)
        menu.addSeparator()
        self._save = menu.addAction(self.tr("Save as YAML…"), self.save_wanted.emit)
        return menu

    def _add_shortcuts(self) -> None:
        for keys, run in (
            ("Ctrl+Z", self.state.undo),
            ("Ctrl+Shift+Z", self.state.redo),
            ("Ctrl+Y", self.state.redo),
            ("Ctrl+Return", self._on_apply),
            ("Ctrl+Shift+B", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # What it shows

    def show_usage(self, usage: Usage) -> None:
        """Say of each part how often it was coded."""
        self._usage = usage
        node = self.state.node
        if node is not None:
            self._show_used(self._usage_of(node))

    def show_review(self, review: Review) -> None:
        """Show what the change would do, for the person to confirm."""
        self.review.show_review(review)
        self._stack.setCurrentWidget(self.review)
        self._update_foot()
        self.apply_button.setFocus()

    def show_editing(self) -> None:
        """Go back to the tree."""
        self._stack.setCurrentIndex(0)
        self._update_foot()
        self.outline.view.setFocus()

    def set_busy(self, text: str, *, can_cancel: bool = False) -> None:
        """Say what is under way, and let nothing be edited meanwhile; empty once it is over."""
        self._busy = bool(text)
        self._stack.setEnabled(not self._busy)
        self._update_foot()
        self.cancel_button.setVisible(can_cancel)
        if text:
            self._said.setText(text)

    def say(self, text: str) -> None:
        """Say something that went well or wrong, until the next edit."""
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def is_reviewing(self) -> bool:
        """Whether what the change would do is shown."""
        return self._stack.currentWidget() is self.review

    def set_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        self.outline.set_theme(theme)
        self.preview.set_theme(theme)
        for page in self._pages:
            page.set_theme(theme)
        self._undo.setIcon(icon(theme, "undo"))
        self._redo.setIcon(icon(theme, "redo"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not applied stays for when the editor is opened again."""
        self.show_editing()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the preview leaves it to what is edited."""
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= _ROOMY)

    def _show(self) -> None:
        state, node = self.state, self.state.node
        found = state.problems_of(state.current)
        if node is None:
            book = state.draft.head
            self._show_page(self._book, book.title, "")
            self._book.show_book(book, found)
        else:
            self._show_node(node)
        elsewhere = [p.text for p in found if p.attribute in ("types", "choices") or node is None]
        self._wrong.setText(". ".join(text[:1].upper() + text[1:] for text in elsewhere))
        self._wrong.setVisible(bool(elsewhere))
        line = state.draft.line(state.current) if state.current else []
        book = state.draft.codebook()
        at = state.draft.types.index(line[0]) if line else -1
        self.preview.show_type(book.types[at] if line else None, book)
        self._update_foot()

    def _show_node(self, node: Node) -> None:
        state = self.state
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

    def _update_foot(self) -> None:
        state, reviewing = self.state, self.is_reviewing()
        count = state.problem_count()
        changed = state.is_changed
        for button in (self._whole, self._file, self._undo, self._redo):
            button.setVisible(not reviewing)
            button.setEnabled(not self._busy)
        self._undo.setEnabled(state.can_undo and not self._busy)
        self._redo.setEnabled(state.can_redo and not self._busy)
        self._save.setEnabled(not count)
        self.back_button.setVisible(reviewing)
        self.back_button.setEnabled(not self._busy)
        self.cancel_button.hide()
        self.discard_button.setVisible(changed and not reviewing)
        self.discard_button.setEnabled(not self._busy)
        self.apply_button.setEnabled(changed and not count and not self._busy)
        self.apply_button.setText(self.tr("Apply the change") if reviewing else self.tr("Apply"))
        if self._busy:
            return
        self._said.setEnabled(bool(count))
        name, role = ("warning", "error") if count else ("saved", "muted")
        name = "in-progress" if changed and not count else name
        self._said.setIcon(icon(self._theme, name, role))
        self._said.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if count:
            text = self.tr("To be solved before it can be applied: {n}").format(n=count)
        elif changed:
            text = self.tr("Not applied yet")
        else:
            text = self.tr("As the project has it")
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _on_menu(self, action: QAction) -> None:
        if action.data():
            self.preset_wanted.emit(action.data())

    def _look_at_whole(self) -> None:
        self.state.look_at(None)

    def _go_to_problem(self) -> None:
        if self.state.problem_count():
            self.state.look_at(self.state.first_problem())

    def _on_apply(self) -> None:
        if not self.apply_button.isEnabled():
            return
        if self.is_reviewing():
            self.confirmed.emit()
        else:
            self.apply_wanted.emit()
