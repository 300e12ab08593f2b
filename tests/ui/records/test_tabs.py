"""The tabs over the records say as much as there is room for, and none is out of sight."""

import pytest

from annotator.ui.records.tabs import TypeTabs
from tests.ui.fields.conftest import Desk


def _tabs(desk: Desk) -> TypeTabs:
    return desk.panel.list.tabs


def _shown(desk: Desk) -> list[str]:
    """The texts of the tabs, all of which are whole and within the bar."""
    tabs = _tabs(desk)
    for n in range(tabs.count()):
        place = tabs.tabRect(n)
        wanted = tabs.fontMetrics().horizontalAdvance(tabs.tabText(n))
        assert wanted <= place.width()
        assert tabs.rect().contains(place), (tabs.tabText(n), place, tabs.rect())
    return [tabs.tabText(n) for n in range(tabs.count())]


def test_names_are_whole_where_there_is_room(desk: Desk) -> None:
    assert _shown_after(desk, 400) == ["All 2", "Quotes 1", "Events 1"]


def test_where_there_is_less_room_the_active_tab_keeps_its_name(desk: Desk) -> None:
    _shown_after(desk, 400)
    tabs = _tabs(desk)
    tabs.activate("event")
    tabs.setFixedWidth(tabs.sizeHint().width() - 8)
    assert _shown(desk) == ["All 2", "Q 1", "Events 1"]
    tabs.activate("quote")
    assert _shown(desk) == ["All 2", "Quotes 1", "E 1"]
    assert tabs.tabToolTip(2) == "Events 1"
    assert tabs.accessibleTabName(2) == "Events 1"


def test_a_flag_pushes_no_tab_out(desk: Desk) -> None:
    _shown_after(desk, 400)
    narrow = _tabs(desk).sizeHint().width() + 12
    desk.panel.list.setFixedWidth(narrow)
    desk.qtbot.waitUntil(lambda: _tabs(desk).width() <= narrow)
    assert _shown(desk)[2] == "Events 1"
    record = desk.session.records[0]
    desk.project.notes.flag_record(record, flagged=True)
    desk.qtbot.waitUntil(lambda: _tabs(desk).width() < narrow - 30)
    assert _shown(desk) == ["All 2", "Q 1", "E 1"]


@pytest.mark.parametrize("count", [9, 10, 100, 1000])
def test_growing_counts_are_whole(desk: Desk, count: int) -> None:
    _shown_after(desk, 400)
    tabs = _tabs(desk)
    tabs.setFixedWidth(tabs.sizeHint().width())
    tabs.show_counts({desk.session.records[0].type: count})
    assert _shown(desk)[0] == f"All {count:,}"


def test_a_bar_that_was_hidden_says_everything_once_it_shows(desk: Desk) -> None:
    desk.panel.hide()
    desk.session.set_project(None)
    desk.panel.set_project(None)
    desk.session.set_project(desk.project)
    desk.panel.set_project(desk.project)
    desk.show()
    desk.add("event", "arrested")
    desk.panel.show()
    desk.qtbot.waitUntil(lambda: _tabs(desk).height() > 0)
    assert _shown(desk)[2].endswith("1")


def _shown_after(desk: Desk, width: int) -> list[str]:
    desk.add("quote", "We will")
    desk.add("event", "arrested")
    desk.panel.setFixedWidth(width)
    desk.qtbot.waitUntil(lambda: _tabs(desk).width() > width // 2)
    return _shown(desk)
