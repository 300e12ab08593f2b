"""Going from record to record, also where the one before is gone or out of sight."""

import pytest
from PySide6.QtWidgets import QAbstractItemView, QTabBar

from annotator.core.text.span import Span
from tests.conftest import an_article
from tests.ui.fields.conftest import Desk


def _tabs(desk: Desk) -> QTabBar:
    return desk.panel.list.tabs


def _selected_text(desk: Desk) -> str:
    view: QAbstractItemView = desk.panel.list.view
    return str(view.currentIndex().data() or "")


def test_next_and_previous_go_in_reading_order_within_the_tab(desk: Desk) -> None:
    for type_key, words in (("event", "arrested"), ("quote", "We will"), ("event", "hurt")):
        desk.add(type_key, words)
    seen: list[str] = []
    for _ in range(4):
        desk.panel.next_record()
        seen.append(_selected_text(desk))
    assert seen == ["We will", "hurt", "arrested", "arrested"]
    desk.panel.previous_record()
    assert _selected_text(desk) == "hurt"
    _tabs(desk).setCurrentIndex(2)
    desk.panel.previous_record()
    assert _selected_text(desk) == "hurt"
    with desk.qtbot.waitSignal(desk.panel.record_selected):
        desk.panel.next_record()
    assert _selected_text(desk) == "arrested"


def test_after_a_deletion_next_goes_on_from_there(desk: Desk) -> None:
    for words in ("We will", "said", "hurt", "arrested"):
        desk.add("event", words)
    desk.panel.next_record()
    desk.panel.next_record()
    record = desk.session.record
    assert record is not None
    with desk.qtbot.waitSignal(desk.session.record_changed):
        desk.project.records.delete([record])
    assert desk.session.record is None
    desk.panel.next_record()
    assert _selected_text(desk) == "hurt"


@pytest.mark.parametrize(("step", "expected"), [(1, "arrested"), (-1, "We will")])
def test_after_a_deletion_at_the_end_or_start(desk: Desk, step: int, expected: str) -> None:
    for words in ("We will", "hurt", "arrested"):
        desk.add("event", words)
    first = step < 0
    for _ in range(2):
        desk.panel.next_record()
    record = desk.session.record
    assert record is not None
    desk.project.records.delete([record])
    (desk.panel.previous_record if first else desk.panel.next_record)()
    assert _selected_text(desk) == expected


def test_in_the_next_article_it_begins_with_the_first(desk: Desk) -> None:
    for words in ("We will", "hurt", "arrested"):
        desk.add("event", words)
    for _ in range(3):
        desk.panel.next_record()
    other = an_article("Rain fell on Bruma.")
    with desk.project.writing("Import 1 article") as unit:
        unit.create(other)
    for start in (0, 5, 8):
        desk.project.records.create(other.id, "event", [Span(start, start + 4)])
    for step in (desk.panel.next_record, desk.panel.previous_record):
        desk.session.show_article(desk.article.id)
        desk.session.show_article(other.id)
        step()
        assert _selected_text(desk) == "Rain"


def test_in_another_tab_it_goes_on_from_where_the_last_one_stands(desk: Desk) -> None:
    for type_key, words in (("event", "We will"), ("quote", "hurt"), ("event", "arrested")):
        desk.add(type_key, words)
    desk.panel.next_record()
    desk.panel.next_record()
    assert _selected_text(desk) == "hurt"
    record = desk.session.record
    assert record is not None
    desk.project.records.delete([record])
    _tabs(desk).setCurrentIndex(2)
    desk.panel.next_record()
    assert _selected_text(desk) == "arrested"
