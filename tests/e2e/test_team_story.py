"""A lead hands work out to three coders, takes it back, measures, adjudicates and exports gold."""

from pathlib import Path

import msgspec
from pytestqt.qtbot import QtBot

from annotator.services.safekeeping.checks import check
from tests.cli.commands import run
from tests.e2e.conftest import opened_window
from tests.e2e.team_job import Lead, gold_count, made_project


def test_a_team_by_files(qtbot: QtBot, tmp_path: Path) -> None:
    place = made_project(tmp_path)
    with opened_window(place, qtbot, tmp_path) as window:
        lead = Lead(window, tmp_path)
        for name, _done, _shown in lead.steps():
            if name == "hand-out":
                assert sum(each.assigned for each in lead.project.coders.all()) == 15
            if name == "agreement":
                assert lead.agreement.summary.text().startswith(
                    "Articles finished by two or more: 5"
                )
                assert lead.agreement.figures.rowCount() > 0
        dialog = lead.merge_dialog()
        assert not dialog.accept_button.isEnabled(), "a second merge brings nothing"
        dialog.reject()
        gold = gold_count(lead.project)
        assert gold > 0
        assert {each.state for each in lead.project.adjudication.queue()} == {"done"}
        assert check(lead.project) == []
    run("export", str(place), str(tmp_path / "gold.json"), "--gold", "--as", "Ada")
    exported = msgspec.json.decode((tmp_path / "gold.json").read_bytes())
    records = [each for article in exported["articles"] for each in article["records"]]
    assert [each["state"] for each in records] == ["gold"] * gold
