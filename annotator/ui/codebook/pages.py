"""The properties of the codebook, of a type, a field and a choice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.core.codebook.model import Choice, Codebook, Field, Problem, RecordType
from annotator.ui.codebook.labels import KINDS, kind_word
from annotator.ui.codebook.rows import (
    CheckRow,
    ColourRow,
    ComboRow,
    LetterRow,
    LongRow,
    Row,
    TextRow,
    WheelBlocker,
)
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme
from annotator.ui.kit.window_language import error_words


class Page(QWidget):
    """A column of rows, the rarely needed ones behind a button."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._theme: Theme | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._more = QToolButton()
        self._more.setObjectName("codebook_more")
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More properties"))
        self._more.setCheckable(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setProperty("role", "quiet")
        self._more.toggled.connect(self._show_advanced)
        self._advanced: list[Row] = []
        self._wheelless = WheelBlocker(self)

    def add(self, *rows: Row, advanced: bool = False) -> None:
        """Add rows, several of them side by side."""
        line = QHBoxLayout()
        line.setSpacing(16)
        for row in rows:
            self.rows[row.attribute] = row
            row.edited.connect(self.edited)
            row.editor.installEventFilter(self._wheelless)
            line.addWidget(row, 0 if isinstance(row, LetterRow) else 1)
            if advanced:
                self._advanced.append(row)
                row.hide()
        self._column.addLayout(line)

    def add_more(self) -> None:
        """From here on rows are rarely needed."""
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        self._column.addLayout(line)

    def end(self) -> None:
        """No rows follow."""
        self._column.addStretch(1)

    def show_item(self, item: Any, problems: list[Problem]) -> None:
        """Show a part and what is wrong with it."""
        sentences: dict[str, list[str]] = {}
        for problem in problems:
            sentences.setdefault(problem.attribute, []).append(sentence(error_words(problem.what)))
        for attribute, row in self.rows.items():
            row.show_value(getattr(item, attribute, ""))
            row.show_problem(" ".join(sentences.get(attribute, [])))
        if any(row.attribute in sentences for row in self._advanced):
            self._more.setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Tint what the stylesheet does not."""
        self._theme = theme
        self._show_advanced(self._more.isChecked())

    def _show_advanced(self, shown: bool) -> None:
        for row in self._advanced:
            row.setVisible(shown)
        if self._theme is not None:
            name = "chevron-down" if shown else "chevron-right"
            self._more.setIcon(icon(self._theme, name, "muted"))


class BookPage(Page):
    """The codebook as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.add(TextRow("title", self.tr("Title"), self.tr("What people read.")))
        self.add(LongRow("help", self.tr("What it is for"), rows=4))
        self.add(TextRow("name", self.tr("Name"), self.tr("Short, for files and commands.")))
        self.end()

    def show_book(self, book: Codebook, problems: list[Problem]) -> None:
        """Show the codebook's head."""
        self.show_item(book, problems)


class TypePage(Page):
    """A record type."""

    def __init__(self) -> None:
        super().__init__()
        letter = LetterRow(
            self.tr("Letter"), self.tr("With text selected, it makes a record of this type.")
        )
        self.add(TextRow("label", self.tr("Label")))
        self.add(letter)
        colours = [
            ("blue", self.tr("Blue")),
            ("amber", self.tr("Amber")),
            ("green", self.tr("Green")),
            ("violet", self.tr("Violet")),
            ("rose", self.tr("Rose")),
            ("teal", self.tr("Teal")),
            ("slate", self.tr("Slate")),
        ]
        self._colours = ColourRow(self.tr("Colour"), colours)
        self.add(self._colours)
        self.add(LongRow("help", self.tr("Help for the coder")))
        self.add(
            LongRow(
                "examples",
                self.tr("Examples"),
                self.tr("One a line: passages that are such a record."),
                rows=4,
                lines=True,
            )
        )
        self.add_more()
        self.add(
            TextRow("span_label", self.tr("What its own text is called")),
            advanced=True,
        )
        self.add(
            TextRow("key", self.tr("Key"), self.tr("In files and exports; labels may change.")),
            TextRow("plural", self.tr("Plural"), self.tr("The name of the export’s table.")),
            advanced=True,
        )
        self.end()

    def show_type(self, item: RecordType, problems: list[Problem]) -> None:
        """Show a record type."""
        self.show_item(item, problems)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._colours.swatches.set_theme(theme)


class FieldPage(Page):
    """A field."""

    choice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        letter = LetterRow(
            self.tr("Letter"), self.tr("With text selected, it takes the text into this field.")
        )
        self.add(TextRow("label", self.tr("Label")))
        self.add(letter)
        kinds = [(kind, kind_word(kind)) for kind in KINDS]
        self.add(ComboRow("kind", self.tr("Holds"), kinds))
        self._choices = ChoicesRow(self.tr("Choices"))
        self._choices.wanted.connect(self.choice_wanted)
        self.add(self._choices)
        self.add(
            CheckRow("many", self.tr("Several values")),
            CheckRow("required", self.tr("Required")),
            CheckRow("long", self.tr("Several lines")),
            CheckRow("ordinal", self.tr("Choices are ranks, from the lowest")),
        )
        self.add(LongRow("help", self.tr("Help for the coder")))
        self.add(
            LongRow(
                "examples",
                self.tr("Examples"),
                self.tr("One a line: what goes here, as texts have it."),
                rows=4,
                lines=True,
            )
        )
        self.add_more()
        self.add(
            TextRow("key", self.tr("Key"), self.tr("The column in exports; labels may change.")),
            advanced=True,
        )
        self.end()

    def show_field(self, item: Field, choices: int, problems: list[Problem]) -> None:
        """Show a field."""
        self.show_item(item, problems)
        self._choices.show_count(choices)
        self._choices.setVisible(item.kind in ("choice", "tree"))
        self.rows["long"].setVisible(item.kind == "text")
        self.rows["ordinal"].setVisible(item.kind == "choice" and not item.many)


class ChoicesRow(Row):
    """How many choices there are, and one more."""

    wanted = Signal()

    def __init__(self, label: str) -> None:
        box = QWidget()
        self._count = QLabel()
        self._add = QToolButton()
        self._add.setObjectName("codebook_addChoiceHere")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count)
        row.addWidget(self._add)
        row.addStretch(1)
        super().__init__("choices", label, box)
        self._add.setText(self.tr("Add a choice"))
        self._add.setAccessibleName(self.tr("Add a choice"))
        self._add.clicked.connect(self.wanted)

    def show_value(self, value: Any) -> None:
        pass

    def show_count(self, count: int) -> None:
        """Say how many choices there are."""
        self._count.setText(self.tr("{n} in the tree at the left").format(n=count))


class ChoicePage(Page):
    """A choice."""

    merge_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.add(TextRow("label", self.tr("Label")))
        self.add(LongRow("help", self.tr("Help for the coder")))
        self._merge = MergeRow(
            self.tr("Make it one with"),
            self.tr("What was coded as this choice is that one from then on."),
        )
        self._merge.wanted.connect(self.merge_wanted)
        self.add_more()
        self.add(self._merge, advanced=True)
        self.add(
            TextRow("key", self.tr("Key"), self.tr("What exports say; labels may change.")),
            advanced=True,
        )
        self.end()

    def show_choice(
        self, item: Choice, others: list[tuple[int, str]], problems: list[Problem]
    ) -> None:
        """Show a choice, and with which others it can be made one."""
        self.show_item(item, problems)
        self._merge.show_others(others)


class MergeRow(Row):
    """The other choices, and a button that merges."""

    wanted = Signal(int)

    def __init__(self, label: str, hint: str) -> None:
        box = QWidget()
        self.others = QComboBox()
        self.others.setObjectName("codebook_mergeInto")
        self.others.setAccessibleName(label)
        self._button = QToolButton()
        self._button.setObjectName("codebook_merge")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.others, 1)
        row.addWidget(self._button)
        super().__init__("merge", label, box, hint)
        self._button.setText(self.tr("Merge"))
        self._button.setAccessibleName(self.tr("Merge"))
        self._button.clicked.connect(self._on_clicked)

    def show_value(self, value: Any) -> None:
        pass

    def show_others(self, others: list[tuple[int, str]]) -> None:
        """Offer these choices."""
        held = [
            (self.others.itemData(n), self.others.itemText(n)) for n in range(self.others.count())
        ]
        if held != others:
            self.others.clear()
            for node_id, label in others:
                self.others.addItem(label, node_id)
        self._button.setEnabled(bool(others))

    def _on_clicked(self) -> None:
        if self.others.currentIndex() >= 0:
            self.wanted.emit(self.others.currentData())


def sentence(text: str) -> str:
    """A problem as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."
