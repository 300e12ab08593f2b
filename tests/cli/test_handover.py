"""The commands that hand work out and take it back."""

import json
from pathlib import Path

from annotator.services.ids import coder_id
from tests.cli.commands import NEWS, run, run_json


def _make() -> None:
    Path("a.txt").write_text(NEWS)
    run("new", "lead", "--coder", "Lea")
    run("import", "lead", "a.txt", "--coder", "Lea")


def _with_a_quote(file: str, coder: str, cue: str) -> None:
    """Codes something, as an export that is imported again."""
    run("export", file, "out.json")
    whole = json.loads(Path("out.json").read_text())
    [article] = whole["articles"]
    whole["coders"] = [{"id": coder_id("Ben"), "name": "Ben"}]
    moment = "2026-11-02T10:00:00Z"
    article["records"] = [
        {
            "id": "019e8a00-0000-7000-8000-000000000001",
            "type": "quote",
            "coder": coder_id("Ben"),
            "state": "done",
            "created": moment,
            "updated": moment,
            "spans": [{"start": 12, "end": 21, "text": article["text"][12:21]}],
            "fields": {"cue": [{"value": cue, "spans": []}]},
        }
    ]
    Path("coded.json").write_text(json.dumps(whole))
    run("import", file, "coded.json", "--coder", coder)
    Path("coded.json").unlink()


def test_work_is_handed_out_and_taken_back(tmp_path: Path) -> None:
    _make()
    made = run("hand-out", "lead", "--coder", "Ben", "ben")
    assert "nothing is assigned to “Ben”, so all articles are in it" in made.stderr
    assert "Handed out 1 article and 0 records to Ben" in made.stdout
    assert "exists already" in run("hand-out", "lead", "--coder", "Ben", "ben", code=1).stderr
    _with_a_quote("ben", "Ben", "said")
    seen = run("merge", "lead", "ben.annotator", "--dry-run", "--coder", "Lea")
    assert "Would merge: 1 new, 0 changed here, 0 changed there, 0 both, 0 deleted" in seen.stdout
    assert "Talks fail" in seen.stdout
    done = run_json("merge", "lead", "ben.annotator", "--coder", "Lea")
    assert done["change"]["label"] == "Merge 1 file"
    assert [(row["title"], row["coder"], row["new"]) for row in done["rows"]] == [
        ("Talks fail", "Ben", 1)
    ]
    again = run("merge", "lead", "ben.annotator", "--coder", "Lea")
    assert again.stdout == "Nothing to merge: the project has all of it already.\n"
    assert run_json("stats", "lead")["records"] == {"quote": 1}
    assert run("check", "lead").stdout.startswith("The project is sound.\n")


def test_conflicts_are_listed_and_decided(tmp_path: Path) -> None:
    _make()
    run("hand-out", "lead", "--coder", "Ben", "ben")
    for file, coder, cue in (("ben", "Ben", "said"), ("lead", "Lea", "told")):
        _with_a_quote(file, coder, cue)
    undecided = run("merge", "lead", "ben.annotator", "--coder", "Lea", code=1)
    assert "1 conflict undecided: the project's version stays." in undecided.stderr
    assert undecided.stdout.endswith("Nothing was merged.\n")
    assert '"told"' in undecided.stderr
    assert '"said"' in undecided.stderr
    kept = run_json("merge", "lead", "ben.annotator", "--take", "ours", "--coder", "Lea")
    assert kept["change"] is None
    taken = run_json("merge", "lead", "ben.annotator", "--take", "theirs", "--coder", "Lea")
    assert [each["choice"] for each in taken["conflicts"]] == ["theirs"]
    run("export", "lead", "out.json")
    [article] = json.loads(Path("out.json").read_text())["articles"]
    [record] = article["records"]
    assert record["fields"]["cue"][0]["value"] == "said"


def test_what_cannot_be_merged_is_said(tmp_path: Path) -> None:
    _make()
    assert "neither a project" in run("merge", "lead", "a.txt", code=1).stderr
    assert "no such file" in run("merge", "lead", "none.annotator", code=1).stderr
    run("merge", "lead", "a.txt", "--take", "mine", code=2)
    run("hand-out", "lead", "out", code=2)


def test_a_hand_out_needs_a_name(tmp_path: Path) -> None:
    _make()
    assert "A coder needs a name" in run("hand-out", "lead", "--coder", " ", "x", code=1).stderr
    assert not Path("x.annotator").exists()


def test_nothing_is_handed_out_to_who_has_retired(tmp_path: Path) -> None:
    _make()
    run("coders", "lead", "--make", "Ben", "--coder", "Lea")
    run("coders", "lead", "--retire", "Ben", "--coder", "Lea")
    refused = run("hand-out", "lead", "--coder", "ben", "x", code=1)
    assert "Ben has retired: bring them back" in refused.stderr
    assert not Path("x.annotator").exists()


def test_a_damaged_file_is_named_and_not_taken_for_merged(tmp_path: Path) -> None:
    _make()
    run("hand-out", "lead", "--coder", "Ben", "ben")
    Path("bad.annotator").write_bytes(Path("ben.annotator").read_bytes()[:5000])
    merged = run("merge", "lead", "bad.annotator", "--coder", "Lea", code=1)
    assert merged.stdout == "Nothing was merged.\n"
    assert "problem: bad.annotator: it could not be read as a project" in merged.stderr
    assert "copy.annotator" not in merged.stderr
