"""The main job on a fresh article without a mouse: read, find, code, fill, finish, export."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.core.text.span import joined_text
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.e2e.conftest import opened_window
from tests.e2e.keyboard_job import QUOTE, Keys, steps


def test_the_main_job_by_keyboard(place: Path, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    with opened_window(place, qtbot, tmp_path) as window:
        for _name, _done in steps(Keys(window), out):
            pass
        qtbot.waitUntil(lambda: (out / "events.csv").exists() and not window.tasks.busy)

    project = Project.open(place, coder="Ada")
    assert check(project) == []
    [article] = project.articles.all()
    assert project.articles.status(article.id).state == "done"
    records = {record.type: record for record in project.records.of_article(article.id)}
    project.close()
    quote, claim, event = records["quote"], records["claim"], records["event"]
    assert joined_text(quote.spans) == QUOTE
    assert [value.value for value in quote.fields["speaker"]] == ["Ingrid Solheim"]
    assert quote.fields["speaker"][0].actor
    assert [joined_text(value.spans) for value in quote.fields["cue"]] == ["told"]
    assert joined_text(claim.spans).endswith((".", "”"))
    assert event.fields["type"][0].value == "ASSAULT/firearms"
    assert joined_text(event.fields["deaths"][0].spans) == "four"
