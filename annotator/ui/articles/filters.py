"""The controls under the filter box: outlet, dates, status, records, “look again”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from annotator.core.codebook.model import RecordType
from annotator.core.coding.article import ArticleState
from annotator.core.coding.article_listing import (
    FINISHED,
    SCREENINGS,
    TO_DO,
    ArticleFilter,
    Outlet,
    days_of,
)
from annotator.ui.articles.delegate import STATE_GLYPHS
from annotator.ui.articles.filter_labels import (
    look_again_label,
    mine_label,
    outlet_label,
    screened_label,
    state_label,
    without_records_label,
)
from annotator.ui.fields.picker import Option, PickerLine, Proposals, fitting
from annotator.ui.kit.icons import icon
from annotator.ui.kit.theme import Theme

_DEBOUNCE_MS = 400
_DAYS_END = 3  # the row after those of the days
_PROPOSED = 200
_STATES: tuple[ArticleState, ...] = (*TO_DO, *FINISHED)
_NONE = ""


class ArticleFilters(QFrame):
    """Shows a filter and lets a person change it; the words that are sought are not among it."""

    changed = Signal(ArticleFilter)
    """The filter as the person wants it from now on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleFilters")
        self.setAccessibleName(self.tr("Filters"))
        self._filter = ArticleFilter()
        self._types: tuple[RecordType, ...] = ()
        self._outlets: Sequence[Option] = ()
        self.outlet = self._make_outlet()
        self.first = self._make_day("articleFirstDay", self.tr("Published on or after"))
        self.last = self._make_day("articleLastDay", self.tr("Published on or before"))
        self.states: dict[ArticleState, QToolButton] = {
            state: self._make_state(state) for state in _STATES
        }
        self.day_problem = QLabel()
        self.day_problem.setObjectName("articleDaysProblem")
        self.day_problem.setProperty("role", "problem")
        self.day_problem.setWordWrap(True)
        self.day_problem.hide()
        self.records, self._menu = self._make_records()
        self.flagged = self._make_flagged()
        self.mine = self._make_mine()
        self.screened = self._make_screened()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._read_days)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self.outlet.set_icon(icon(theme, "chevron-down", "muted"))
        self.flagged.setIcon(icon(theme, "flag", "warning"))
        for state in _STATES:
            self.states[state].setIcon(icon(theme, *STATE_GLYPHS[state]))

    def set_types(self, types: tuple[RecordType, ...]) -> None:
        """The record types that there are."""
        self._types = types
        self._menu.clear()
        for record_type in types:
            self._add_choice(record_type.key, record_type.label)
        self._menu.addSeparator()
        self._add_choice(_NONE, without_records_label())
        self.show_filter(self._filter)

    def set_outlets(self, outlets: Sequence[Outlet]) -> None:
        """The outlets that there are."""
        self._outlets = [
            Option(each.name, outlet_label(each.name), f"{each.articles:,}") for each in outlets
        ]
        if self.outlet.is_open() or (self.outlet.hasFocus() and self.outlet.text()):
            self._propose(self.outlet.text())

    def show_filter(self, chosen: ArticleFilter) -> None:
        """Show this filter, without announcing it."""
        self._filter = chosen
        for edit, day in ((self.first, chosen.first), (self.last, chosen.last)):
            # What a person typed stays as they typed it for as long as it is what is meant.
            if edit.property("meant") != day:
                edit.setText(day)
                _mark(edit, "", day)
        for state, button in self.states.items():
            button.setChecked(state in chosen.states)
        self.flagged.setChecked(chosen.flagged)
        self.mine.setChecked(chosen.mine)
        self.screened.setCurrentIndex(SCREENINGS.index(chosen.screened))
        labels: list[str] = []
        for action in self._menu.actions():
            key = action.data()
            is_on = chosen.without_records if key == _NONE else key in chosen.types
            action.setChecked(is_on)
            if is_on:
                labels.append(action.text())
        # A button with a menu that is aligned left takes no padding there: hence the space.
        shown = ", ".join(labels) or self.tr("Any")
        self.records.setText("\u2002" + shown.replace("&", "&&"))
        self.records.setAccessibleDescription(shown)

    def clear_days(self) -> None:
        """Forget what was typed."""
        self._timer.stop()
        self.day_problem.hide()
        for edit in (self.first, self.last):
            edit.clear()
            _mark(edit, "")

    def _make_outlet(self) -> PickerLine:
        line = PickerLine(self)
        line.setObjectName("articleOutlet")
        line.setAccessibleName(self.tr("Outlet"))
        line.setPlaceholderText(self.tr("Any"))
        line.setToolTip(self.tr("Type to find an outlet; Enter adds it. Several may be chosen."))
        line.asked.connect(self._propose)
        line.picked.connect(self._add_outlet)
        return line

    def _make_day(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(self.tr("2017, Feb 2017, last week"))
        line.setProperty("label", label)
        line.setProperty("meant", "")
        line.setToolTip(label)
        line.textEdited.connect(self._wait)
        line.editingFinished.connect(self._read_days)
        return line

    def _make_state(self, state: ArticleState) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"articleFilter_{state}")
        button.setAccessibleName(state_label(state))
        button.setToolTip(state_label(state))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._read_buttons)
        return button

    def _make_records(self) -> tuple[QPushButton, QMenu]:
        button = QPushButton()
        button.setObjectName("articleRecords")
        button.setProperty("role", "field")
        button.setAccessibleName(self.tr("Records of the article"))
        button.setToolTip(self.tr("Only articles that have records of one of these types, or none"))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        menu = QMenu(button)
        menu.setObjectName("articleRecordsMenu")
        menu.setAccessibleName(self.tr("Records of the article"))
        menu.triggered.connect(self._read_records)
        button.setMenu(menu)
        return button, menu

    def _make_flagged(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("articleFlagged")
        button.setText(look_again_label())
        button.setAccessibleName(look_again_label())
        button.setToolTip(self.tr("Only articles that are flagged, or have a flagged record"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._read_buttons)
        return button

    def _make_mine(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("articleMine")
        button.setText(mine_label())
        button.setAccessibleName(mine_label())
        button.setToolTip(self.tr("Only those that are assigned to you"))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._read_buttons)
        return button

    def _make_screened(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("articleScreened")
        box.setAccessibleName(self.tr("Screening"))
        for screened in SCREENINGS:
            box.addItem(screened_label(screened), screened)
        box.activated.connect(self._read_buttons)
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        states = QWidget()
        row = QHBoxLayout(states)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.states.values():
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        row.addStretch(1)
        parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Outlet"), self.outlet),
            (self.tr("From"), self.first),
            (self.tr("To"), self.last),
            (self.tr("Status"), states),
            (self.tr("Records"), self.records),
            (self.tr("Screening"), self.screened),
        )
        for n, (text, part) in enumerate(parts):
            row_at = n if n < _DAYS_END else n + 1
            label = QLabel(text)
            label.setProperty("role", "small")
            label.setBuddy(part)
            part.setMinimumWidth(80)
            grid.addWidget(label, row_at, 0)
            grid.addWidget(part, row_at, 1)
        grid.addWidget(self.day_problem, _DAYS_END, 0, 1, 2)
        toggles = QHBoxLayout()
        toggles.addWidget(self.mine)
        toggles.addWidget(self.flagged)
        toggles.addStretch(1)
        grid.addLayout(toggles, len(parts) + 1, 1)
        grid.setColumnStretch(1, 1)
        order = [self.outlet, self.first, self.last, *self.states.values(), self.records]
        order += [self.screened, self.mine, self.flagged]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _add_choice(self, key: str, label: str) -> None:
        action = QAction(label, self._menu)
        action.setObjectName(f"articleRecords_{key or 'none'}")
        action.setData(key)
        action.setCheckable(True)
        self._menu.addAction(action)

    def _propose(self, text: str) -> None:
        left = [each for each in self._outlets if each.key not in self._filter.sources]
        found = fitting(left, text)[:_PROPOSED]
        self.outlet.propose(Proposals(found, 0 if text.strip() and found else -1))

    def _add_outlet(self, name: str) -> None:
        self.outlet.clear()
        if name not in self._filter.sources:
            self._change(sources=(*self._filter.sources, name))

    def _wait(self) -> None:
        self._timer.start()

    def _read_days(self) -> None:
        self._timer.stop()
        days = {"first": self._filter.first, "last": self._filter.last}
        for n, (name, edit) in enumerate((("first", self.first), ("last", self.last))):
            text = edit.text().strip()
            found = days_of(text, date.today()) if text else ("", "")  # noqa: DTZ011 - as on the wall
            if found is None:
                _mark(edit, self.tr("Not a date. Write 2017, 2017-02, 19 Feb 2017 or last week."))
                continue
            _mark(edit, "", found[n])
            days[name] = found[n]
        if days["first"] and days["last"] and days["first"] > days["last"]:
            _mark(self.last, self.tr("This ends before it begins: no article can fit."))
        self.day_problem.setText(self._problem())
        self.day_problem.setVisible(bool(self._problem()))
        self._change(**days)

    def _problem(self) -> str:
        problems = (each.accessibleDescription() for each in (self.first, self.last))
        marked = (self.first.property("invalid"), self.last.property("invalid"))
        return next((text for text, is_so in zip(problems, marked, strict=True) if is_so), "")

    def _read_buttons(self) -> None:
        states = tuple(state for state, button in self.states.items() if button.isChecked())
        self._change(
            states=states,
            flagged=self.flagged.isChecked(),
            mine=self.mine.isChecked(),
            screened=self.screened.currentData(),
        )

    def _read_records(self, action: QAction) -> None:
        if action.data() == _NONE:
            self._change(without_records=action.isChecked(), types=())
            return
        types = tuple(
            each.data() for each in self._menu.actions() if each.isChecked() and each.data()
        )
        self._change(types=types, without_records=False)

    def _change(self, **parts: object) -> None:
        chosen = msgspec.structs.replace(self._filter, **parts)
        if chosen != self._filter:
            self.show_filter(chosen)
            self.changed.emit(chosen)


def _mark(edit: QLineEdit, problem: str, meant: str = "") -> None:
    label = str(edit.property("label"))
    edit.setToolTip(problem or (f"{label}: {meant}" if meant else label))
    edit.setAccessibleDescription(problem or meant)
    if not problem:
        edit.setProperty("meant", meant)
    if edit.property("invalid") != bool(problem):
        edit.setProperty("invalid", bool(problem))
        edit.style().unpolish(edit)
        edit.style().polish(edit)
