"""The session tells each part once of what is open."""

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from annotator.core.text.span import Span, cut
from annotator.services.commands.records import new_record
from annotator.services.ids import new_id, now
from annotator.services.project import Project
from annotator.ui.kit.session import Session
from tests.ui.conftest import FIRST


def test_a_new_record_is_selected_in_the_step_that_shows_it(
    small_project: Project, qtbot: QtBot
) -> None:
    session = Session()
    session.set_project(small_project)
    session.show_article("a0")
    small_project.notify.subscribe(session.refresh)
    spies = [
        QSignalSpy(each)
        for each in (session.records_changed, session.record_changed, session.record_shown)
    ]
    coder, words = small_project.coder.id, FIRST.index("not go")
    made = new_record(new_id(), "a0", "quote", coder, now(), (cut(FIRST, Span(words, words + 6)),))
    session.create(made)
    assert session.record is not None
    assert session.record.id == made.id
    assert [spy.count() for spy in spies] == [1, 1, 1]
    assert session.records == tuple(small_project.records.of_article("a0"))
    small_project.records.set_state(session.record, "done")
    assert [spy.count() for spy in spies] == [2, 1, 2]
    session.select(None)
    assert [spy.count() for spy in spies] == [2, 2, 3]
    small_project.history.undo()
    small_project.history.undo()
    assert session.records == ()
    assert [spy.count() for spy in spies] == [4, 2, 3]
    small_project.notify.unsubscribe(session.refresh)
