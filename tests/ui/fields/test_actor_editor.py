"""Actors: completed from the registry, created on Enter, kept as a name otherwise."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListView

from annotator.core.coding.record import FieldValue
from annotator.core.text.span import Span
from tests.ui.fields.conftest import Desk


def _register(desk: Desk, name: str, *aliases: str) -> str:
    actor = desk.project.actors.create(name, "person")
    desk.project.actors.change(actor, replace(actor, aliases=aliases))
    return actor.id


def test_tab_takes_who_begins_so_and_stays(desk: Desk) -> None:
    dorr = _register(desk, "Ilan Dorr")
    desk.open()
    desk.type("speaker", "ila")
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor("speaker").hasFocus()
    assert desk.values("speaker") == (FieldValue("Ilan Dorr", dorr),)
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor("kind").hasFocus()
    assert desk.editor("speaker").property("text") == "Ilan Dorr"
    assert desk.note("speaker") == ""


@pytest.mark.parametrize("typed", ["ser", "Seraj", "f. seraj", "Mr Seraj", "Sarraj", "fs"])
def test_enter_takes_who_fits_best(desk: Desk, typed: str) -> None:
    seraj = _register(desk, "Fayez Seraj")
    _register(desk, "Ilan Dorr")
    desk.open()
    desk.type("speaker", typed)
    desk.press(Qt.Key.Key_Return)
    assert desk.values("speaker") == (FieldValue("Fayez Seraj", seraj),)
    assert len(desk.project.actors.called()) == 2


@pytest.mark.parametrize("typed", ["dor", "Dorr", "i dorr", "ilan"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_enter_registers_the_full_name_that_the_text_has(
    desk: Desk, typed: str, key: Qt.Key
) -> None:
    desk.open()
    desk.type("speaker", typed)
    option = desk.picker("speaker").highlighted()
    assert option is not None
    assert option.label == "Ilan Dorr"
    desk.press(key)
    dorr = desk.project.actors.named("Ilan Dorr")
    assert dorr is not None
    assert desk.values("speaker") == (FieldValue("Ilan Dorr", dorr.id),)
    assert len(desk.project.actors.called()) == 1


def test_escape_and_enter_register_what_is_typed_although_the_text_has_more(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "Dorr")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    assert [actor.name for actor in desk.project.actors.called()] == ["Dorr"]


def test_a_name_that_the_text_has_alone_too_is_not_taken_for_a_longer_one(desk: Desk) -> None:
    text = "Officials in Libya met. Talks with Libya Dawn failed; then Libya went on."
    desk.article, _ = desk.project.articles.add(text)
    desk.show()
    desk.session.select(desk.project.records.create(desk.article.id, "quote", [Span(0, 9)]).id)
    desk.type("speaker", "Libya")
    desk.press(Qt.Key.Key_Return)
    assert [actor.name for actor in desk.project.actors.called()] == ["Libya"]


def test_registered_actors_come_before_names_of_the_text(desk: Desk) -> None:
    _register(desk, "Adora Dorring")
    desk.open()
    desk.type("speaker", "dor")
    labels: list[str] = []
    for _ in range(3):
        option = desk.picker("speaker").highlighted()
        assert option is not None
        labels.append(option.label)
        desk.press(Qt.Key.Key_Down)
    assert labels == ["Adora Dorring", "Ilan Dorr", "Add “dor”"]


def test_the_list_has_the_best_first_and_adding_last(desk: Desk) -> None:
    for name in ("Adam Holmes", "Ada Holm", "Ilan Dorr"):
        _register(desk, name)
    desk.open()
    desk.type("speaker", "holm")
    labels: list[str] = []
    for _ in range(3):
        option = desk.picker("speaker").highlighted()
        assert option is not None
        labels.append(option.label)
        desk.press(Qt.Key.Key_Down)
    assert labels == ["Ada Holm", "Adam Holmes", "Add “holm”"]
    desk.press(Qt.Key.Key_Return)
    assert desk.project.actors.named("holm") is not None


def test_escape_and_enter_take_what_is_typed_although_somebody_fits(desk: Desk) -> None:
    _register(desk, "Russian Foreign Ministry")
    desk.open()
    desk.type("speaker", "Russia")
    assert desk.picker("speaker").is_open()
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    assert not desk.picker("speaker").is_open()
    russia = desk.project.actors.named("Russia")
    assert russia is not None
    assert desk.values("speaker") == (FieldValue("Russia", russia.id),)


def test_who_was_just_registered_renamed_or_deleted_is_proposed_so(desk: Desk) -> None:
    desk.open()
    for name in ("A Nurse", "A Cook"):
        desk.project.actors.create(name)
        desk.type("speaker", name.split()[1].lower())
        option = desk.picker("speaker").highlighted()
        assert option is not None
        assert option.label == name
        desk.type("speaker", "")
    nurse, cook = (desk.project.actors.named(name) for name in ("A Nurse", "A Cook"))
    assert nurse is not None
    assert cook is not None
    desk.project.actors.rename(nurse, "Ada Holm", keep_old=False)
    desk.project.actors.delete([cook])
    assert desk.project.actors.fitting("nurse") == desk.project.actors.fitting("cook") == []
    assert [actor.name for actor in desk.project.actors.fitting("holm")] == ["Ada Holm"]


def test_an_alias_finds_the_actor(desk: Desk) -> None:
    bell = _register(desk, "The Daily Bell", "TDB")
    desk.open()
    desk.type("speaker", "tdb")
    desk.press(Qt.Key.Key_Return)
    assert desk.values("speaker") == (FieldValue("The Daily Bell", bell),)


def test_enter_registers_who_is_unknown(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "A Nurse")
    desk.press(Qt.Key.Key_Return)
    actor = desk.project.actors.named("a nurse")
    assert actor is not None
    assert desk.values("speaker") == (FieldValue("A Nurse", actor.id),)


def test_leaving_keeps_the_name_and_registers_nobody(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "A Nurse")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("speaker") == (FieldValue("A Nurse"),)
    assert desk.project.actors.called() == []
    assert "registry" in desk.note("speaker")


def test_enter_on_a_saved_name_registers_it(desk: Desk) -> None:
    desk.open()
    evidence = desk.evidence("Ilan Dorr").spans
    desk.set("speaker", FieldValue("Ilan Dorr", None, evidence))
    desk.editor("speaker").setFocus()
    desk.press(Qt.Key.Key_Return)
    (value,) = desk.values("speaker")
    assert value.actor is not None
    assert value.spans == evidence


def test_leaving_links_a_name_that_is_registered(desk: Desk) -> None:
    dorr = _register(desk, "Ilan Dorr")
    desk.open()
    desk.type("speaker", "ilan dorr")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("speaker") == (FieldValue("ilan dorr", dorr),)


def test_half_a_name_is_not_saved_while_the_list_is_open(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "Il")
    assert desk.picker("speaker").is_open()
    pause = desk.panel.form.findChild(QTimer)
    assert isinstance(pause, QTimer)
    desk.qtbot.waitUntil(lambda: not pause.isActive())
    assert desk.values("speaker") == ()


def test_the_next_actor_is_written_in_the_next_row(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "A Nurse")
    desk.press(Qt.Key.Key_Return)
    assert desk.editor("speaker", 0).hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.editor("speaker", 1).hasFocus()
    desk.qtbot.keyClicks(desk.editor("speaker", 1), "A Cook")
    desk.press(Qt.Key.Key_Return)
    assert [value.value for value in desk.values("speaker")] == ["A Nurse", "A Cook"]


def test_after_enter_tab_goes_on_to_the_next_field(desk: Desk) -> None:
    desk.open()
    desk.type("speaker", "A Nurse")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor("kind").hasFocus()
    desk.qtbot.keyClick(desk.editor("kind"), Qt.Key.Key_Backtab)
    assert desk.editor("speaker", 0).hasFocus()
    assert [value.value for value in desk.values("speaker")] == ["A Nurse"]


def test_a_coded_name_says_whom_it_stands_for(desk: Desk) -> None:
    bell = _register(desk, "The Daily Bell", "TDB")
    desk.open()
    desk.set("speaker", FieldValue("TDB", bell))
    assert desk.note("speaker") == "→ The Daily Bell"
    actor = desk.project.actors.get(bell)
    assert actor is not None
    desk.project.actors.change(actor, replace(actor, name="The Bell"))
    assert desk.note("speaker") == "→ The Bell"


def test_clearing_the_only_actor_empties_the_field(desk: Desk) -> None:
    desk.open()
    desk.set("speaker", FieldValue("A Nurse"))
    desk.type("speaker", "")
    desk.press(Qt.Key.Key_Tab)
    assert desk.values("speaker") == ()


def test_whom_the_coder_named_last_comes_first_where_nothing_is_typed(desk: Desk) -> None:
    for name in ("Ada Holm", "Ben Reyes", "Cora Lind"):
        desk.project.actors.create(name)
    other = desk.add("quote", "hurt")
    desk.project.records.name_actor(other, "speaker", 0, "Cora Lind")
    desk.open()
    line = desk.type("speaker", "")
    desk.press(Qt.Key.Key_Down, line)
    view = line.window().findChild(QListView, "proposals")
    assert isinstance(view, QListView)
    model = view.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["Cora Lind", "Ada Holm", "Ben Reyes"]
