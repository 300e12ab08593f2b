"""Another theme costs little, and looks as if everything had been painted in it from the start."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.style import ApplicationStyle
from annotator.ui.kit.theme import Themes

OTHERS = ("dark", "contrast", "light")


@pytest.fixture
def style(qapp: QApplication) -> Iterator[ApplicationStyle]:
    """That of the application, until the test ends."""
    palette = qapp.palette()
    yield ApplicationStyle(qapp)
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


@pytest.fixture
def themes(window: AnnotatorWindow, style: ApplicationStyle) -> Themes:
    """Those of the window, which the application follows."""
    window.themes.changed.connect(style.paint)
    style.paint(window.themes.theme)
    return window.themes


def make_dialog(qtbot: QtBot) -> QDialog:
    """One of everything that the stylesheet has an image or a frame for."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    tick, choice, line = QCheckBox("Tick"), QRadioButton("Choice"), QLineEdit("wrong")
    tick.setChecked(True)
    choice.setChecked(True)
    line.setProperty("invalid", "true")
    box = QComboBox()
    box.addItems(["One", "Other"])
    bar = QProgressBar()
    bar.setValue(40)
    tree = QTreeWidget()
    branch = QTreeWidgetItem(tree, ["Branch"])
    QTreeWidgetItem(branch, ["Leaf"])
    tree.expandAll()
    off, first = QPushButton("Off"), QPushButton("First")
    off.setEnabled(False)
    first.setProperty("role", "primary")
    labels = [QLabel(each) for each in ("muted", "error", "warning", "keycap", "title")]
    for label in labels:
        label.setProperty("role", label.text())
    done = QLabel("success")
    done.setProperty("level", "success")
    for each in (tick, choice, line, box, bar, tree, off, first, *labels, done):
        column.addWidget(each)
    return dialog


def shot(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def painted_anew(application: QApplication, widget: QWidget) -> QImage:
    """How it looks with the stylesheet read and everything polished once more."""
    sheet = application.styleSheet()
    application.setStyleSheet("")
    application.setStyleSheet(sheet)
    return shot(widget)


def code(window: AnnotatorWindow, *kinds: str) -> None:
    """A record of each type on the first words."""
    for kind in kinds:
        window.view.set_selection(Span(0, 10))
        window.view.record_requested.emit(kind)


def test_another_theme_looks_as_if_it_had_been_there_from_the_start(
    window: AnnotatorWindow, themes: Themes, qapp: QApplication, qtbot: QtBot
) -> None:
    code(window, "quote")
    dialog, hidden = make_dialog(qtbot), make_dialog(qtbot)
    dialog.show()
    hidden.show()
    hidden.hide()
    # A caret blinks.
    window.records.rows.setFocus()
    for name in OTHERS:
        themes.choose(name)
        in_dialog, in_window = shot(dialog), shot(window)
        assert in_window == painted_anew(qapp, window)
        assert in_dialog == painted_anew(qapp, dialog)
        hidden.show()
        assert shot(hidden) == painted_anew(qapp, hidden)
        hidden.hide()


def test_forms_out_of_sight_are_painted_in_another_theme_when_they_are_shown(
    window: AnnotatorWindow, themes: Themes, qapp: QApplication
) -> None:
    code(window, "quote", "claim", "event")
    form = window.records.panel.form
    for name in OTHERS:
        themes.choose(name)
        for record in window.session.records:
            window.session.select(record.id)
            window.records.rows.setFocus()
            seen = shot(form)
            assert seen == painted_anew(qapp, form)
            # As found: painting anew polished all that is out of sight.
            themes.choose("light" if name != "light" else "dark")
            themes.choose(name)


class Counting(QObject):
    """Counts what widgets are told."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.told: Counter[QEvent.Type] = Counter()
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.told[event.type()] += 1
        return False

    def stop(self) -> None:
        """Counts no more."""
        self._application.removeEventFilter(self)


def test_another_theme_tells_each_widget_a_few_things_at_most(
    window: AnnotatorWindow, themes: Themes, qapp: QApplication
) -> None:
    code(window, "quote", "claim", "event")
    counting = Counting(qapp)
    themes.choose("dark")
    counting.stop()
    widgets = len(qapp.allWidgets())
    # The palette is told to all; one in sight may take another for each colour of its own.
    assert counting.told[QEvent.Type.PaletteChange] < 2 * widgets
    assert counting.told[QEvent.Type.StyleChange] < 20  # each dot has a sheet of its own
    assert counting.told[QEvent.Type.FontChange] < widgets
