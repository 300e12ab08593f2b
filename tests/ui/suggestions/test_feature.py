"""Suggestions at the window: walked, taken, mended and dropped by keys, listed under the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from annotator.core.coding.record import Record
from annotator.core.text.span import joined_text
from annotator.services.project import Project
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.suggestions.feature import SuggestionsFeature
from annotator.ui.suggestions.strip import SuggestionStrip
from tests.ui.conftest import add_articles

HARBOUR = (
    "“We will not move the cranes,” the harbour master, Ilse Brandt, told reporters on Friday.\n\n"
    "The union said that its members would vote on Monday.\n\n"
    "“The docks stay shut,” said Tom Bell, a crane driver.\n\n"
    "The port authority warned that the delays would grow."
)
GERMAN = "Der Hafen bleibt zu, sagte der Minister am Freitag der Zeitung. Niemand widersprach."
LEFT, NONE, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def small_project(small_project: Project) -> Iterator[Project]:
    """An article with four quotes, one in German, one without any."""
    texts = {"Harbour": HARBOUR, "Hafen": GERMAN, "Quiet": "It rained. Harbours are wet places."}
    project = Project.create(
        small_project.location.replace("small", "harbour"), coder="Ada", name="Harbour"
    )
    add_articles(project, texts)
    project.articles.set_detail(project.articles.get("a1"), "language", "de")
    project.actors.create("Ilse Brandt")
    yield project
    project.close()


@pytest.fixture
def suggestions(window: AnnotatorWindow, qtbot: QtBot) -> SuggestionsFeature:
    """Those of the first article, once they are there."""
    window.session.open_article("a0")
    window.bound_actions["suggest.shown"].trigger()
    qtbot.waitUntil(lambda: len(window.suggestions.shown) == 4, timeout=30_000)
    window.view.setFocus()
    return window.suggestions


@pytest.fixture
def strip(window: AnnotatorWindow, suggestions: SuggestionsFeature) -> SuggestionStrip:
    """What stands under the text."""
    assert suggestions.shown
    found = window.findChild(SuggestionStrip)
    assert isinstance(found, SuggestionStrip)
    return found


def press(window: AnnotatorWindow, keys: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window.view, keys)


def coded(project: Project) -> list[Record]:
    return project.records.of_article("a0")


def words(record: Record | None) -> str:
    return joined_text(record.spans) if record is not None else ""


def current(feature: SuggestionsFeature) -> str:
    return joined_text(feature.current.spans) if feature.current is not None else ""


def test_one_key_takes_and_the_next_is_current(
    window: AnnotatorWindow, suggestions: SuggestionsFeature, small_project: Project, qtbot: QtBot
) -> None:
    assert "cranes" in current(suggestions)
    press(window, "1")
    [record] = coded(small_project)
    assert words(record) == words(window.session.record)
    assert "cranes" in words(record)
    [speaker] = record.fields["speaker"]
    brandt = small_project.actors.named("Ilse Brandt")
    assert brandt is not None
    assert (speaker.value, speaker.actor) == ("Ilse Brandt", brandt.id)
    assert "vote" in current(suggestions)
    qtbot.waitUntil(lambda: not window.background_reads.is_open("suggestions"))
    assert len(suggestions.shown) == 3
    press(window, "1")
    assert len(coded(small_project)) == 2


def test_a_wrong_bound_is_two_keys(
    window: AnnotatorWindow, suggestions: SuggestionsFeature, small_project: Project
) -> None:
    assert suggestions.shown
    press(window, "1")
    before = words(coded(small_project)[0])
    QTest.keyClick(window.view, Qt.Key.Key_Left, ALT)
    after = words(coded(small_project)[0])
    assert after != before
    assert before.startswith(after)
    footer = window.records.panel.form.findChild(QLabel, "recordFooter")
    assert isinstance(footer, QLabel)
    assert "quotes" in footer.text()
    assert "changed: Text" in footer.text()


def test_walking_goes_round_and_dropping_goes_on(
    window: AnnotatorWindow, suggestions: SuggestionsFeature, small_project: Project, qtbot: QtBot
) -> None:
    press(window, ".")
    assert "vote" in current(suggestions)
    press(window, ",,")
    assert "delays" in current(suggestions)
    press(window, ".")
    assert "cranes" in current(suggestions)
    press(window, "3")
    assert "vote" in current(suggestions)
    assert not coded(small_project)
    qtbot.waitUntil(lambda: not window.background_reads.is_open("suggestions"))
    assert len(suggestions.shown) == 3
    # Away and back: it is not offered again.
    window.session.open_article("a2")
    window.session.open_article("a0")
    qtbot.waitUntil(lambda: len(suggestions.shown) == 3)
    assert all("cranes" not in joined_text(each.spans) for each in suggestions.shown)


def test_undo_gives_back_what_was_taken_or_dropped(
    window: AnnotatorWindow, suggestions: SuggestionsFeature, small_project: Project, qtbot: QtBot
) -> None:
    press(window, "31")
    qtbot.waitUntil(lambda: len(suggestions.shown) == 2)
    qtbot.waitUntil(lambda: not window.background_reads.is_open("suggestions"))
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(suggestions.shown) == 3)
    assert not coded(small_project)
    assert "vote" in current(suggestions)
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(suggestions.shown) == 4)
    assert "cranes" in current(suggestions)


def test_taking_to_mend_goes_to_the_fields(
    window: AnnotatorWindow, suggestions: SuggestionsFeature, small_project: Project, qtbot: QtBot
) -> None:
    assert suggestions.shown
    press(window, "2")
    assert len(coded(small_project)) == 1
    form = window.records.panel.form
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget() or window))


def test_one_out_of_sight_is_shown_before_it_is_decided_on(
    window: AnnotatorWindow, small_project: Project, qtbot: QtBot
) -> None:
    far = ("Nothing happened there on that day.\n\n" * 60) + HARBOUR
    article, _ = small_project.articles.add(far)
    window.session.open_article(article.id)
    window.bound_actions["suggest.shown"].trigger()
    qtbot.waitUntil(lambda: bool(window.suggestions.shown), timeout=30_000)
    window.view.setFocus()
    press(window, "1")
    assert not small_project.records.of_article(article.id)
    press(window, "1")
    assert len(small_project.records.of_article(article.id)) == 1


def test_a_click_in_the_text_makes_one_current(
    window: AnnotatorWindow, suggestions: SuggestionsFeature
) -> None:
    at = window.view.text.index("docks stay")
    place = window.view.viewport().mapFromGlobal(window.view.screen_rect(at).center())
    QTest.mouseClick(window.view.viewport(), LEFT, NONE, place)
    assert "docks" in current(suggestions)
    QTest.mouseClick(window.view.viewport(), LEFT, NONE, QPoint(3, 3))
    assert "docks" in current(suggestions)


def test_the_marks_are_dashed_and_say_how_sure_they_are(
    window: AnnotatorWindow, suggestions: SuggestionsFeature
) -> None:
    with_marks = window.view.viewport().grab().toImage()
    window.bound_actions["suggest.shown"].trigger()
    assert not suggestions.shown
    without = window.view.viewport().grab().toImage()
    assert with_marks != without
    strip = window.findChild(SuggestionStrip)
    assert strip is not None
    assert not strip.isVisible()


def test_the_strip_says_which_and_its_buttons_do_it_too(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    strip: SuggestionStrip,
    small_project: Project,
) -> None:
    said = strip.current.accessibleName()
    assert said.startswith("1 of 4 · Quote · ")
    assert "Ilse Brandt" in said
    assert not strip.list.isVisible()
    take = strip.findChild(QToolButton, "suggestion_take")
    assert isinstance(take, QToolButton)
    assert take.text() == "Take  1"
    QTest.mouseClick(take, LEFT)
    assert len(coded(small_project)) == 1
    assert strip.current.accessibleName().startswith("1 of 3 · ")
    assert suggestions.current is not None
    assert window.session.record is not None


def test_the_list_has_all_and_takes_those_that_are_sure_enough(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    strip: SuggestionStrip,
    small_project: Project,
    qtbot: QtBot,
) -> None:
    window.bound_actions["suggest.take_all"].trigger()
    assert strip.list.isVisible()
    qtbot.waitUntil(strip.above.hasFocus)
    assert strip.list.topLevelItemCount() == 4
    row = strip.list.topLevelItem(0)
    assert row is not None
    assert (row.text(0), row.text(2)) == ("Quote", "Ilse Brandt")
    assert row.text(3) == f"{round(100 * suggestions.shown[0].confidence)} %"
    confidences = sorted(each.confidence for each in suggestions.shown)
    QTest.keyClick(strip.above, Qt.Key.Key_End)
    assert strip.above.currentText() == "0 %"
    assert strip.take_all.text() == "Take 4"
    QTest.keyClick(strip.above, Qt.Key.Key_Home)
    assert strip.above.currentText() == "99 %"
    few = sum(100 * each >= strip.above.currentData() for each in confidences)
    assert strip.take_all.text() == f"Take {few}"
    assert few < 4
    QTest.mouseClick(strip.take_all, LEFT)
    qtbot.waitUntil(lambda: len(coded(small_project)) == few)
    qtbot.waitUntil(lambda: len(suggestions.shown) == 4 - few)
    window.bound_actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(suggestions.shown) == 4)
    assert not coded(small_project)


def test_the_keys_act_in_the_list_and_a_row_leads_to_the_text(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    strip: SuggestionStrip,
    small_project: Project,
) -> None:
    window.bound_actions["suggest.list"].trigger()
    strip.list.setFocus()
    QTest.keyClick(strip.list, Qt.Key.Key_Down)
    assert "vote" in current(suggestions)
    QTest.keyClicks(strip.list, "3")
    assert len(suggestions.shown) == 3
    assert not coded(small_project)
    QTest.keyClick(strip.list, Qt.Key.Key_Escape)
    assert window.view.hasFocus()


def test_each_type_can_be_switched_off_and_stays_off(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    strip: SuggestionStrip,
    small_project: Project,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    window.bound_actions["suggest.list"].trigger()
    switch = strip.findChild(QToolButton, "suggestionType_quote")
    assert isinstance(switch, QToolButton)
    QTest.mouseClick(switch, LEFT)
    qtbot.waitUntil(lambda: not suggestions.shown)
    assert "switched off" in strip.current.accessibleName()
    who = (small_project.info.id, small_project.coder.id)
    assert settings.types_not_suggested(*who) == {"quote"}
    QTest.mouseClick(switch, LEFT)
    qtbot.waitUntil(lambda: len(suggestions.shown) == 4)


def test_where_nothing_is_suggested_it_says_what_to_do(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    strip: SuggestionStrip,
    qtbot: QtBot,
) -> None:
    window.session.open_article("a2")
    assert not suggestions.shown
    qtbot.waitUntil(lambda: "select words" in strip.current.accessibleName())
    press(window, ".")
    window.session.open_article("a0")
    qtbot.waitUntil(lambda: len(suggestions.shown) == 4)
    press(window, "3333")
    qtbot.waitUntil(lambda: "decided on" in strip.current.accessibleName())


def test_off_is_remembered_by_project_and_coder(
    window: AnnotatorWindow,
    suggestions: SuggestionsFeature,
    small_project: Project,
    settings: Settings,
) -> None:
    assert suggestions.shown
    who = (small_project.info.id, small_project.coder.id)
    assert settings.shows_suggestions(*who)
    window.bound_actions["suggest.shown"].trigger()
    assert not settings.shows_suggestions(*who)
    assert not suggestions.shown
    assert not settings.shows_suggestions(who[0], "another")
    press(window, "1")
    assert not coded(small_project)
