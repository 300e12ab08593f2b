"""Dates, numbers, ranges, places and addresses: written freely, understood, refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.record import FieldValue
from annotator.ui.fields.date_words import date_in_words
from annotator.ui.kit.open_address import OpenAddressDialog
from tests.ui.fields.conftest import Desk


def test_a_date_says_what_it_resolved_to_while_one_types(desk: Desk) -> None:
    desk.open()
    desk.type("said_on", "last Thursday")
    assert desk.note("said_on") == "Thu 2 March 2017 (2017-03-02)"
    desk.press(Qt.Key.Key_Return)
    assert desk.value("said_on") == "2017-03-02"
    assert desk.editor("said_on").property("text") == "last Thursday"
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor("said_on").property("text") == "2017-03-02"
    assert desk.note("said_on") == "Thu 2 March 2017"


def test_what_is_no_date_is_kept_marked_and_not_saved(desk: Desk) -> None:
    desk.open()
    desk.set("said_on", FieldValue("2017-03-01"))
    line = desk.type("said_on", "soonish")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("said_on") == "2017-03-01"
    assert line.property("text") == "soonish"
    assert line.property("invalid")
    assert "date" in desk.note("said_on")
    assert "date" in line.accessibleDescription()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-03-02", "Thu 2 March 2017"),
        ("2017-02", "February 2017"),
        ("2014~", "about 2014"),
        ("2014?", "2014, uncertain"),
        ("2014%", "about 2014, uncertain"),
        ("2017-02/2017-03-02", "February 2017 to Thu 2 March 2017"),
        ("2014/..", "since 2014"),
        ("../2014", "until 2014"),
        ("199X", "199X"),
    ],
)
def test_a_stored_date_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


def test_a_range(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.type("deaths", "at least 10")
    assert desk.note("deaths") == "10 or more"
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("deaths") == Range(10, None)
    desk.type("deaths", "30 to 40")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("deaths") == Range(30, 40)
    desk.type("deaths", "many")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("deaths") == Range(30, 40)
    assert "range" in desk.note("deaths")


def test_a_number(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.type("size", "twelve")
    assert desk.note("size") == "12"
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("size") == 12
    assert desk.editor("size").property("text") == "12"


def test_a_place_on_one_line(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.type("place", "Tobruk, LBY (32.08, 23.96)")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("place") == Place("Tobruk", "LBY", 32.08, 23.96)
    assert desk.note("place") == "Tobruk · LBY · 32.08, 23.96"


def test_a_place_part_by_part(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.set("place", FieldValue(Place("Tarsa")))
    desk.editor("place").setFocus()
    desk.qtbot.keyClick(
        desk.editor("place"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    name = desk.find(QLineEdit, "placeName")
    assert name.hasFocus()
    assert name.text() == "Tarsa"
    name.clear()
    desk.qtbot.keyClicks(name, "Tarsa, Old Town")
    desk.press(Qt.Key.Key_Tab)
    assert desk.value("place") == Place("Tarsa, Old Town")
    desk.qtbot.keyClicks(desk.find(QLineEdit, "placeCountry"), "MLT")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("place") == Place("Tarsa, Old Town", "MLT")


def test_half_of_the_degrees_are_refused(desk: Desk) -> None:
    desk.open("event", "hurt")
    desk.set("place", FieldValue(Place("Tarsa")))
    desk.click(desk.find(QWidget, "placeParts"))
    desk.qtbot.keyClicks(desk.find(QLineEdit, "placeLat"), "32.08")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("place") == Place("Tarsa")
    assert "longitude" in desk.note("place")


def test_an_address_is_shown_by_its_button_and_by_key(desk: Desk) -> None:
    desk.open()
    button = desk.find(QWidget, "openAddress")
    assert not button.isEnabled()
    line = desk.type("review", "https://example.org/a")
    desk.press(Qt.Key.Key_Return)
    assert desk.value("review") == "https://example.org/a"
    for show in (
        lambda: desk.click(button),
        lambda: desk.qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ):
        show()
        dialog = desk.panel.window().findChild(OpenAddressDialog)
        assert dialog is not None
        desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        desk.qtbot.waitUntil(lambda: desk.panel.window().findChild(OpenAddressDialog) is None)


@pytest.mark.parametrize("text", ["https://other.example\\@example.org/", "ftp://example.org/"])
def test_an_address_that_a_browser_must_not_get_is_not_offered(desk: Desk, text: str) -> None:
    desk.open()
    desk.type("review", text)
    assert not desk.find(QWidget, "openAddress").isEnabled()


def test_what_is_no_address_is_refused(desk: Desk) -> None:
    desk.open()
    desk.type("review", "example")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("review") == ()
    assert "address" in desk.note("review")


def test_words_that_count_from_an_unknown_date_say_what_is_missing(desk: Desk) -> None:
    project, article = desk.project, desk.session.article
    assert article is not None
    article = project.articles.set_detail(article, "published", "")
    desk.open()
    desk.set("said_on", desk.evidence("Thursday"))
    assert "F2" in desk.note("said_on")
    assert "Thursday" not in desk.editor("said_on").property("placeholderText")
    project.articles.set_detail(article, "published", "2017-03-03")
    assert desk.note("said_on") == ""
    assert "Thursday" in desk.editor("said_on").property("placeholderText")
