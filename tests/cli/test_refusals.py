"""What the commands refuse, find or break off: a line that says so, and their exit code."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.cli import common
from annotator.core.finding import Finding, at
from annotator.core.messages import verbatim
from tests.cli.commands import NEWS, run, run_json
from tests.faults.crashes import edit_and_kill

REFUSALS = [
    (("stats", "none"), "There is no project at"),
    (("stats", "."), "names no file"),
    (("import", "p", "x" * 5000), "File name too long"),
    (("stats", "a.txt"), "not an Annotator project"),
    (("new", "p"), "exists already"),
    (("new", "q", "--codebook", "nwes"), "no codebook “nwes”. Name one of news"),
    (("import", "p", "none.txt"), "error: none.txt: there is no such file or folder."),
    (("import", "p", "bare"), "error: bare: the folder holds no articles."),
    (("import", "p", "empty.txt"), "problem: empty.txt: the file is empty."),
    (("import", "p", "a.txt", "empty.txt", "--strict"), "error: empty.txt: the file is empty."),
    (("import", "p", "cut.json"), "problem: cut.json, line 1, column"),
    (("import", "p", "other.json"), "it is JSON, but neither an export of Annotator nor articles"),
    (("import", "p", "a.wpd"), "this kind of file cannot be read. It can be one of .json,"),
    (("import", "p", "a.txt", "--format", "wpd"), "no format “wpd”"),
    (("export", "p", "x.json", "--coder", "Dan"), "no coder “Dan”"),
    (("export", "p", "x.json", "--type", "rumour"), "no record type “rumour”. It has: quote"),
    (("export", "p", "no/x.json"), "There is no folder"),
    (("export", "p", "p.annotator"), "named like one"),
    (("export", "p", "x.json", "--excel"), "no table"),
    (("backup", "none", "b"), "There is no project at"),
    (("restore", "a.txt", "r"), "not an Annotator project"),
]


@pytest.mark.parametrize(("arguments", "reason"), REFUSALS)
def test_refusal_is_one_line_and_code_1(arguments: tuple[str, ...], reason: str) -> None:
    run("new", "p", "--coder", "Ada")
    Path("a.txt").write_text(NEWS)
    Path("a.wpd").write_bytes(b"PK")
    Path("empty.txt").write_text("")
    Path("cut.json").write_text('{"format": "annotator", "ver')
    Path("other.json").write_text("{}")
    Path("bare").mkdir()
    result = run(*arguments, code=1)
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_detected_encoding_is_said() -> None:
    run("new", "p")
    Path("a.txt").write_bytes(
        ("“Größe über alles”, hörte man überall in der Straße. " * 9).encode("cp1252")
    )
    assert "note: a.txt: it is not UTF-8 and was read as " in run("import", "p", "a.txt").stdout


def test_an_encoding_and_a_pattern_of_file_names() -> None:
    run("new", "p")
    name = "2017-03-03_Bell.txt"
    Path(name).write_bytes("Größe".encode("cp850"))
    run("import", "p", name, "--encoding", "cp850", "--file-names", "{date}_{source}")
    run("export", "p", "p.json")
    [article] = json.loads(Path("p.json").read_text())["articles"]
    assert (article["text"], article["published"]) == ("Größe", "2017-03-03")
    assert article["source"] == "Bell"
    refused = run("import", "p", name, "--encoding", "klingon", code=1)
    assert "there is no encoding “klingon”" in refused.stderr


@pytest.mark.parametrize("arguments", [("stats",), ("fly", "p"), ("export", "p")])
def test_bad_usage_is_code_2(arguments: tuple[str, ...]) -> None:
    run(*arguments, code=2)


def test_findings_are_code_1(monkeypatch: pytest.MonkeyPatch) -> None:

    run("new", "p")
    monkeypatch.setattr(
        "annotator.services.safekeeping.safekeeping.Safekeeping.diagnose",
        lambda *_: [Finding(at("record", "1"), verbatim("is off"))],
    )
    message = run("check", "p", code=1).stdout
    assert message.startswith("record 1: is off\n1 finding.\nIn force against strangers: ")
    [found] = run_json("check", "p", code=1)["findings"]
    assert found == {"where": "record 1", "problem": "is off", "code": "verbatim"}


def test_sql_of_strangers_is_a_finding() -> None:
    run("new", "p")
    with closing(sqlite3.connect("p.annotator")) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON links BEGIN SELECT 1; END")
    message = run("check", "p", code=1).stdout
    assert "trigger evil: is SQL that Annotator did not put there" in message
    [found] = run_json("check", "p", code=1)["findings"]
    assert found["where"] == "trigger evil"
    assert "evil" in run("stats", "p", code=1).stderr


def test_stopping_says_so_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(NEWS)
    run("new", "p")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(common.TerminalProgress, "__call__", stop)
    for command in (("import", "p", "a.txt"), ("backup", "p", "copy")):
        result = run(*command, code=130)
        assert result.stderr == "error: stopped; nothing half-done was kept.\n"
    assert [path.name for path in Path().glob("*.annotator")] == ["p.annotator"]


def test_a_file_name_that_is_no_text_is_said() -> None:
    name = os.fsdecode(b"a\xff.txt")
    Path(name).write_text(NEWS)
    run("new", "p")
    command = [sys.executable, "-m", "annotator", "import", "p", name, name, "--json"]
    for articles in (1, 0):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert json.loads(done.stdout)["articles"] == articles
    assert json.loads(done.stdout)["duplicates"][0]["file"] == name


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_pipes_and_the_root_are_not_replaced() -> None:
    run("new", "p")
    pipe = Path("pipe")
    os.mkfifo(pipe)
    assert "is a device or a pipe" in run("export", "p", "pipe", code=1).stderr
    assert pipe.is_fifo()
    assert "cannot be replaced" in run("export", "p", "/", "--format", "csv", code=1).stderr
    assert "neither a file nor a folder" in run("import", "p", str(pipe), code=1).stderr


def test_edits_of_a_crash_beside_a_backup_copied_over_it_are_recovered() -> None:
    run("new", "p")
    file = Path("p.annotator").absolute()
    shutil.copy(file, "backup")
    edit_and_kill(file, "One")
    run("stats", "p")
    edit_and_kill(file, "Two")
    shutil.copyfile("backup", file)

    opened = run("stats", "p")

    assert "actors    0" in opened.stdout
    assert "set aside" in opened.stderr
    (recovered,) = Path().glob("p.recovered-*.annotator")
    assert str(recovered) in opened.stderr
    assert "actors    2" in run("stats", str(recovered)).stdout
    assert "recovered" not in run("check", "p").stderr
