"""What the coder used last in a field, on Down where it is empty, and first among the choices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from annotator.core.coding.record import FieldValue
from annotator.services.assistance.recent_values import RecentValues
from annotator.ui.fields.picker import PickerLine
from tests.ui.fields.conftest import Desk


def _shown(line: PickerLine) -> list[str]:
    view = line.window().findChild(QListView, "proposals")
    assert line.is_open()
    assert view is not None
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


@pytest.mark.parametrize(
    ("kind", "key", "values", "shown"),
    [
        ("quote", "cue", ("told us", "warned"), ["warned", "told us"]),
        ("quote", "said_on", ("2017-02-19", "2017-03-01"), ["2017-03-01", "2017-02-19"]),
        ("event", "size", (30, 12), ["12", "30"]),
    ],
)
def test_down_in_an_empty_field_offers_what_was_used_last(
    desk: Desk, kind: str, key: str, values: tuple[str | int, ...], shown: list[str]
) -> None:
    for value in values:
        desk.open(kind)
        desk.set(key, FieldValue(value))
    desk.open(kind, "not go")
    line = desk.picker(key)
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert _shown(line) == shown
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.value(key) == values[0]
    assert desk.values(key)[0].spans == ()
    assert not line.is_open()


def test_a_place_too(desk: Desk) -> None:
    desk.open("event")
    desk.type("place", "Tarsa, LBY")
    desk.press(Qt.Key.Key_Return)
    desk.open("event", "not go")
    line = desk.picker("place")
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert _shown(line) == ["Tarsa, LBY"]
    desk.press(Qt.Key.Key_Return)
    assert (
        desk.values("place")[0].value
        == desk.project.records.of_article(desk.article.id)[0].fields["place"][0].value
    )


def test_nothing_is_offered_where_something_is_typed_or_nothing_was_used(desk: Desk) -> None:
    desk.open()
    line = desk.picker("cue")
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert not line.is_open()
    desk.set("cue", FieldValue("said"))
    desk.press(Qt.Key.Key_Down)
    assert not line.is_open()
    assert desk.value("cue") == "said"


def test_enter_takes_the_proposal_while_no_list_is_open(desk: Desk) -> None:
    desk.open("quote", "police")
    desk.set("cue", FieldValue("warned"))
    desk.open()
    line = desk.picker("cue")
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert line.is_open()
    desk.press(Qt.Key.Key_Return)
    assert (desk.value("cue"), desk.values("speaker")) == ("warned", ())


def test_what_was_chosen_last_comes_first(desk: Desk) -> None:
    desk.open()
    desk.set("kind", FieldValue("indirect"))
    desk.open("quote", "not go")
    line = desk.picker("kind")
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert _shown(line)[:2] == ["Indirect", "Direct"]


def test_of_several_choices_too(desk: Desk) -> None:
    desk.open()
    desk.set("topics", FieldValue("war"))
    desk.open("quote", "not go")
    line = desk.picker("topics")
    line.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert _shown(line) == ["War", "Oil", "Talks"]


def test_it_outlives_the_program_and_is_the_coders_own(desk: Desk) -> None:
    desk.open()
    desk.set("cue", FieldValue("told us"))
    desk.open("quote", "not go")
    desk.set("cue", FieldValue("said"))
    anew = RecentValues(desk.project)
    assert [each.value for each in anew.of("quote", "cue")] == ["said", "told us"]
    assert anew.of("event", "cue") == []
