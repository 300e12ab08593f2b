"""Everything that a person can use has a name, is reached by Tab, and shows that it is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QSplitter,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit import dialog as kit_dialog
from annotator.ui.kit.style import application_style
from tests.opening import wait_for_tasks

_QTS_OWN = re.compile(r"^(qt_|_q_|ScrollLeft|ScrollRight)")
_PAINTS_ITS_FOCUS = ("ArticleView",)
"""Shows a caret."""
_DIALOGS = 14
"""As many at least are opened by commands; fewer would mean that this looks past some."""
_LARGE_PRINT = QSize(720, 424)
"""What a screen of 1440 by 900 pixels has room for at 200 %, below the title of a window."""
_SCALED = QSize(911, 512)
"""A screen of 1366 by 768 pixels at 150 %."""
_LEAVES = ("app.quit", "project.close")


def _is_qts_own(widget: QWidget) -> bool:
    """Parts that Qt makes for its own widgets: the list of a combo box, the line of a spin box."""
    name = widget.metaObject().className()
    if _QTS_OWN.match(widget.objectName()) or "Private" in widget.metaObject().className():
        return True
    if name in (
        "QLineEditIconButton",
        "QMainWindowTabBar",
        "QHeaderView",
        "QScrollBar",
        "QSizeGrip",
        "QMenu",
        "QSplitterHandle",
        "QMenuBar",
    ):
        return True
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QComboBox) or "Private" in above.metaObject().className():
            return True
        above = above.parentWidget()
    return False


def usable(top: QWidget) -> Iterator[QWidget]:
    """The widgets that can be focused or clicked: of the window those shown, of a dialog all."""
    for widget in top.findChildren(QWidget):
        if (
            isinstance(widget.window(), QMenu | QFileDialog | QPrintDialog)
            or widget.window() is not top.window()
        ):
            continue
        if isinstance(top, AnnotatorWindow) and not widget.isVisible():
            continue
        if _waits_for_its_text(widget):
            continue
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if (takes_focus or isinstance(widget, QAbstractButton)) and not _is_qts_own(widget):
            yield widget


def _waits_for_its_text(widget: QWidget) -> bool:
    """A button that says something only once it is shown, such as “The 3 others too”."""
    is_blank = isinstance(widget, QAbstractButton) and not widget.text() and widget.icon().isNull()
    return is_blank and not widget.isVisible()


def _spoken(widget: QWidget, labels: list[QLabel]) -> str:
    """What a screen reader would say it is.

    Qt's own answer would come through an interface that Python then lets go of, twice.
    """
    if widget.accessibleName().strip():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return next((label.text() for label in labels if label.buddy() is widget), "")


def problems(top: QWidget, sheet: str) -> list[str]:
    """What is wrong with the widgets of a window."""
    found: list[str] = []
    labels = top.findChildren(QLabel)
    for widget in usable(top):
        above = widget.parentWidget()
        where = f"{top.objectName()}: {type(widget).__name__} “{widget.objectName()}”" + (
            f" in “{above.objectName()}”" if above else ""
        )
        is_part = above is not None and above.focusProxy() is widget and above.objectName()
        if not widget.objectName() and not is_part:
            found.append(f"{where} has no object name")
        if not _spoken(widget, labels):
            found.append(f"{where} has no accessible name")
        if isinstance(widget, QAbstractButton):
            is_bare = not widget.text() or (
                isinstance(widget, QToolButton)
                and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
                and not widget.icon().isNull()
            )
            if is_bare and not widget.toolTip():
                found.append(f"{where} shows an icon alone and has no tooltip")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _shows_focus(widget, sheet):
            found.append(f"{where} does not show that it has the focus")
    return found


def _shows_focus(widget: QWidget, sheet: str) -> bool:
    kinds = tuple(kind.__name__ for kind in type(widget).__mro__)
    if set(kinds) & set(_PAINTS_ITS_FOCUS) or isinstance(widget, QAbstractItemView):
        return True  # the row in hand is marked
    return _has_rule_of_focus(kinds, sheet + widget.styleSheet())


@cache
def _has_rule_of_focus(kinds: Sequence[str], sheet: str) -> bool:
    return any(re.search(rf"\b{kind}\b[^,{{]*:focus", sheet) for kind in kinds)


def tab_problems(dialog: QWidget) -> list[str]:
    """What Tab does not reach, going round a dialog as a person does."""
    wanted = {
        widget
        for widget in usable(dialog)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QAbstractButton) and _rests_in_a_group(widget))
    }
    seen: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 3):
        focused = QApplication.focusWidget()
        if focused is None or focused.window() is not dialog.window():
            return [f"{dialog.objectName()}: Tab leads out of it"] if wanted else []
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return [
        f"{dialog.objectName()}: Tab never comes to {type(each).__name__} “{each.objectName()}”"
        for each in wanted - seen
    ]


def _rests_in_a_group(button: QAbstractButton) -> bool:
    """Of buttons of which one is chosen, Tab comes to that one and the arrows to the others."""
    group = button.group()
    return group is not None and group.exclusive() and not button.isChecked()


@pytest.fixture
def desk(window: AnnotatorWindow, qtbot: QtBot, tmp_path: Path) -> AnnotatorWindow:
    """The window on the sample project, with a record that has fields of every kind."""
    window.projects.open_sample(tmp_path / "sample.annotator")
    wait_for_tasks(window)
    window.resize(1440, 900)
    _take_up(window)
    return window


def _take_up(window: AnnotatorWindow) -> None:
    if window.session.article is None:
        row = window.articles.panel.model.summary(0)
        if row is not None:
            window.session.open_article(row.id)
    if window.session.record is None and window.session.records:
        window.session.select(window.session.records[0].id)


def _others(window: AnnotatorWindow) -> list[QWidget]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible()
        and each is not window
        and not isinstance(each, QFileDialog | QPrintDialog | QMenu)
    ]


# The platform without a screen has no keyboard that an open menu could take for itself.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_every_widget_has_a_name_and_is_reached(
    desk: AnnotatorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = application_style()
    found = problems(desk, sheet)
    dialogs: set[str] = set()
    monkeypatch.setattr(kit_dialog, "screen_room", lambda _dialog: _SCALED)
    for name in [action.declared.id for action in desk.bound_actions.all()]:
        if name in _LEAVES:
            continue
        _take_up(desk)
        desk.bound_actions[name].trigger()
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        for menu in [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]:
            menu.close()
        for other in _others(desk):
            found += [each for each in problems(other, sheet) if each not in found]
            least = other.minimumSizeHint().expandedTo(other.minimumSize())
            if least.boundedTo(_LARGE_PRINT) != least:
                found.append(f"{other.objectName()}: {least} does not fit {_LARGE_PRINT}")
            if other.size().boundedTo(_SCALED) != other.size():
                found.append(f"{other.objectName()}: {other.size()} does not fit {_SCALED}")
            if isinstance(other, QDialog) and other.objectName() not in dialogs:
                dialogs.add(other.objectName())
                other.activateWindow()
                if other.focusWidget() is None:
                    other.setFocus()
                qtbot.waitUntil(lambda other=other: QApplication.activeWindow() is other)
                found += [each for each in tab_problems(other) if each not in found]
            other.close()
        found += [each for each in problems(desk, sheet) if each not in found]
    desk.bound_actions["project.close"].trigger()
    qtbot.wait(50)
    found += [each for each in problems(desk, sheet) if each not in found]
    assert {"about", "backups", "exportProject", "guide", "keysHelp", "preferences"} <= dialogs
    assert len(dialogs) >= _DIALOGS
    assert not found, "\n".join(found)


def test_views_of_text_scroll_by_keys(desk: AnnotatorWindow) -> None:
    """What scrolls can be scrolled without a wheel: it, or something in it, takes the focus."""
    mute = [
        area.objectName()
        for area in desk.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and area.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not _is_qts_own(area)
        and area.objectName() != "commandList"
        and not any(True for _ in usable(area))
    ]
    assert not mute


def test_at_twice_the_size_the_text_keeps_its_room(desk: AnnotatorWindow, qtbot: QtBot) -> None:
    docks = desk.docks
    right = Qt.DockWidgetArea.RightDockWidgetArea
    desk.resize(_LARGE_PRINT)
    qtbot.waitUntil(lambda: desk.dockWidgetArea(docks["articles"]) == right)
    assert desk.size() == _LARGE_PRINT
    assert docks["records"] in desk.tabifiedDockWidgets(docks["articles"])
    assert desk.view.width() > 360
    desk.resize(1440, 900)
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    qtbot.waitUntil(lambda: desk.dockWidgetArea(docks["articles"]) == left)
    assert desk.view.width() > 600


def names_of(widget: QWidget) -> str:
    """Its own name, or that of the editor that it is the input of."""
    parent = widget.parentWidget()
    return widget.objectName() or (parent.objectName() if parent else "")


def test_everything_that_takes_the_focus_has_a_name(window: AnnotatorWindow) -> None:
    project = window.session.project
    assert project is not None
    record = project.records.create("a0", "event", [Span(0, 4)])
    window.session.select(record.id)
    window.bound_actions["view.history"].trigger()
    window.articles.ask_nothing()
    window.messages.error("An error.")
    nameless = [
        f"{type(widget).__name__} {names_of(widget)}"
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, QScrollArea | QTabBar | QMenuBar | QSplitter)
        and not (names_of(widget) and widget.accessibleName())
    ]
    assert not nameless, "\n".join(nameless)
