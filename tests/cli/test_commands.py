"""The commands, as a person and as a program use them."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator import __version__
from annotator.cli import common
from annotator.cli.main import app
from tests.crashes import edit_and_kill

NEWS = "Talks fail\n\n“We will”, said Dorr, “not go” 😀."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, code: int = 0) -> Any:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit | None)
    return result


def run_json(*arguments: str, code: int = 0) -> Any:
    return json.loads(run(*arguments, "--json", code=code).stdout)


def test_the_work_of_a_day(tmp_path: Path) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(NEWS)
    made = run("new", "p", "--codebook", "news", "--name", "Study")
    assert "Made " in made.stdout
    assert "p.annotator" in made.stdout

    imported = run("import", "p", "news", "--coder", "Ada")
    assert imported.stdout == "Imported 1 article and 0 records; 0 duplicates, 0 problems.\n"
    again = run("import", "p", "news/a.txt")
    assert "duplicate: news/a.txt: “Talks fail” is in the project already." in again.stdout
    assert "1 duplicate, 0 problems" in again.stdout

    assert run("check", "p").stdout.startswith("The project is sound.\n")
    assert run("check", "p", "--rebuild-search").stdout.startswith("The project is sound.\n")
    counted = run("stats", "p").stdout
    assert "Study" in counted
    assert "articles  1" in counted

    assert "Exported 1 article" in run("export", "p", "out.json").stdout
    assert "loses the structure" in run("export", "p", "out", "--format", "csv", "--excel").stdout
    with Path("out/articles.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["text"] == NEWS

    assert "verified" in run("backup", "p", "copy").stdout
    assert "exists already" in run("restore", "copy.annotator", "p", code=1).stderr
    assert "Restored to" in run("restore", "copy.annotator", "p", "--force").stdout
    assert run_json("stats", "p")["articles"] == 1


def test_every_command_speaks_json(tmp_path: Path) -> None:
    made = run_json("new", "p", "--coder", "Ada")
    assert made["project"] == str(tmp_path / "p.annotator")
    assert made["codebook"] == "news"
    Path("a.txt").write_text(NEWS)
    Path("bad.txt").write_bytes(b"one\ntwo \0")
    report = run_json("import", "p", "a.txt", "bad.txt", code=1)
    assert (report["articles"], report["records"]) == (1, 0)
    assert report["change"]["label"] == "Import 1 article"
    assert (report["change"]["kind"], report["change"]["parameters"]) == (
        "import-articles",
        {"count": 1},
    )
    [problem] = report["problems"]
    assert (problem["file"], problem["place"]) == ("bad.txt", "line 2, column 5")
    checked = run_json("check", "p")
    assert checked["findings"] == []
    assert {each["name"]: each["in_force"] for each in checked["protections"]}["authorizer"]
    stats = run_json("stats", "p", "--coder", "Ben")
    assert (stats["articles"], stats["coder"], stats["states"]["new"]) == (1, "Ben", 1)
    exported = run_json("export", "p", "x.json")
    assert (exported["out"], exported["articles"]) == ("x.json", 1)
    assert run_json("backup", "p", "b.annotator")["backup"] == "b.annotator"
    assert run_json("restore", "b.annotator", "q")["project"].endswith("q.annotator")
    assert {"json", "csv", "txt"} <= {each["name"] for each in run_json("formats")}


def test_sample_says_where_it_is(tmp_path: Path) -> None:
    made = run_json("sample", "--coder", "Ada")
    assert made["project"] == str(tmp_path / "sample.annotator")
    assert made["articles"] >= 8
    run("export", "sample", "a.json")
    run("new", "copy")
    assert run_json("import", "copy", "a.json")["records"] >= 25
    run("export", "copy", "b.json")
    one, other = (Path(name).read_text().split("\n") for name in ("a.json", "b.json"))
    assert [n for n, lines in enumerate(zip(one, other, strict=True)) if lines[0] != lines[1]] == [
        1
    ]
    quotes = run_json("export", "sample", "q.json", "--type", "quote", "--coder", "Ada")
    assert 0 < quotes["records"] < made["articles"] * 10
    assert "exists already" in run("sample", code=1).stderr


def test_a_project_on_a_server(postgresql_url: str) -> None:
    Path("a.txt").write_text(NEWS)
    assert "postgres" in run("new", postgresql_url).stdout
    run("import", postgresql_url, "a.txt")
    assert run_json("stats", postgresql_url)["articles"] == 1
    run("export", postgresql_url, "out.json")
    run("backup", postgresql_url, "b")
    assert run("check", "b").stdout.startswith("The project is sound.\n")


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
    (("export", "p", "no/x.json"), "There is no folder no"),
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


@pytest.mark.parametrize("arguments", [("stats",), ("fly", "p"), ("export", "p")])
def test_bad_usage_is_code_2(arguments: tuple[str, ...]) -> None:
    run(*arguments, code=2)


def test_findings_are_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator.services.safekeeping import checks  # noqa: PLC0415

    run("new", "p")
    monkeypatch.setattr(
        "annotator.cli.projects.diagnosis.diagnose",
        lambda *_: [checks.Finding("record 1", "is off")],
    )
    said = run("check", "p", code=1).stdout
    assert said.startswith("record 1: is off\n1 finding.\nIn force against strangers: ")
    [found] = run_json("check", "p", code=1)["findings"]
    assert found == {"where": "record 1", "problem": "is off"}


def test_sql_of_strangers_is_a_finding() -> None:
    run("new", "p")
    with closing(sqlite3.connect("p.annotator")) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON links BEGIN SELECT 1; END")
    said = run("check", "p", code=1).stdout
    assert "trigger evil: is SQL that Annotator did not put there" in said
    [found] = run_json("check", "p", code=1)["findings"]
    assert found["where"] == "trigger evil"
    assert "evil" in run("stats", "p", code=1).stderr


def test_system_user_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert common.system_coder() == "coder"


def test_progress_is_one_line_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with common.TerminalProgress() as progress:
        progress(1, 2000, "Importing articles")
        progress(2, 2000, "Importing articles")
    assert capsys.readouterr().err == "\r\033[KImporting articles 1 of 2,000\r\033[K"


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    own = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        env=own | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_version() -> None:
    result = in_a_process("--version")
    assert (result.returncode, result.stdout) == (0, f"annotator {__version__}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
def test_without_a_display_one_line_says_what_works() -> None:
    result = in_a_process()
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: the window needs a display")
    assert len(result.stderr.splitlines()) == 1
    assert "import, export, check" in result.stderr


def test_commands_need_no_qt() -> None:
    code = (
        "import sys; from annotator.cli.main import app; app(['formats'], standalone_mode=False); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


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


def test_the_version_is_said_without_loading_the_database() -> None:
    code = (
        "import sys; from annotator.__main__ import main; sys.argv[1:] = ['--version']\n"
        "try: main()\n"
        "except SystemExit: print('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"annotator {__version__}\nFalse\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_pipes_and_the_root_are_not_replaced() -> None:
    run("new", "p")
    pipe = Path("pipe")
    os.mkfifo(pipe)
    assert "is a device or a pipe" in run("export", "p", "pipe", code=1).stderr
    assert pipe.is_fifo()
    assert "cannot be replaced" in run("export", "p", "/", "--format", "csv", code=1).stderr
    assert "neither a file nor a folder" in run("import", "p", str(pipe), code=1).stderr


def test_a_codebook_is_shown_exported_and_replaced() -> None:
    Path("a.txt").write_text(NEWS)
    run("new", "p")
    run("import", "p", "a.txt")
    assert "name: news" in run("codebook", "p").stdout
    assert run_json("codebook", "p")["name"] == "news"
    assert "Wrote the codebook “news”" in run("codebook", "p", "--export", "mine.yaml").stdout
    text = Path("mine.yaml").read_text()
    Path("mine.yaml").write_text(text.replace("label: Quote\n", "label: Utterance\n"))
    dry = run("codebook", "p", "--import", "mine.yaml", "--dry-run").stdout
    assert "Utterance: changed label" in dry
    assert "Nothing was changed." in dry
    assert run_json("codebook", "p")["types"][0]["label"] == "Quote"
    done = run_json("codebook", "p", "--import", "mine.yaml")
    assert done["applied"] is True
    assert [step["deed"] for step in done["steps"]] == ["changed"]
    assert run_json("codebook", "p")["types"][0]["label"] == "Utterance"
    assert "same already" in run("codebook", "p", "--import", "mine.yaml").stdout
    assert "removed" in run("codebook", "p", "--import", "acled", "--dry-run").stdout
    run("codebook", "p", "--dry-run", code=2)
    run("codebook", "p", "--import", "acled", "--export", "x.yaml", code=2)
    assert run("check", "p").stdout.startswith("The project is sound.\n")


def test_a_table_comes_in_and_a_workbook_goes_out() -> None:
    Path("news.csv").write_text("what|says\nOne|First words\nTwo|\n", encoding="utf-8")
    run("new", "p")
    assert "--columns text=NAME" in run("import", "p", "news.csv", code=1).stderr
    named = ("--columns", "title=what,text=says")
    tried = run("import", "p", "news.csv", *named, "--dry-run", code=1)
    assert "Would import 1 article" in tried.stdout
    result = run("import", "p", "news.csv", *named, code=1)
    assert "Imported 1 article and 0 records; 0 duplicates, 1 problem." in result.stdout
    assert "news.csv, line 3: the row has no text in “says”." in result.stderr
    assert (
        "has no “colour”" in run("import", "p", "news.csv", "--columns", "colour=x", code=1).stderr
    )
    assert "loses the structure" in run("export", "p", "out.xlsx", "--format", "xlsx").stdout
    assert Path("out.xlsx").read_bytes().startswith(b"PK")
    assert "note" not in run("export", "p", "out.jsonl", "--format", "jsonl").stdout
    assert "working notes" in run("export", "p", "out.html", "--format", "report").stdout
    assert "First words" in Path("out.html").read_text(encoding="utf-8")


def test_labels_are_mapped_shown_and_remembered() -> None:
    Path("c").mkdir()
    Path("c/one.txt").write_text("Gunmen stormed Tarsa.", encoding="utf-8")
    lines = ("T1\tGroup 0 6\tGunmen", "T2\tSiege 7 14\tstormed", "E1\tSiege:T2 Who:T1")
    Path("c/one.ann").write_text("\n".join((*lines, "A1\tSure E1 high")), encoding="utf-8")
    run("new", "p")
    assert "remembers no labels" in run("mapping", "p", code=1).stderr
    run("mapping", "p", "c", code=2)
    run("mapping", "p", "--propose", code=2)
    proposal = run("mapping", "p", "--propose", "c").stdout
    assert "event.type/Siege" in proposal
    Path("m.yaml").write_text(proposal.replace("Who: who", "Who: actor"), encoding="utf-8")

    tried = run("import", "p", "c", "--mapping", "m.yaml", "--dry-run").stdout
    for line in (
        "  articles  1",
        "  event     1",
        "added to the codebook: event.type/Siege, event.sure",
        "  Group  1  part of others",
        "  Siege  1  event           Who→actor, Sure→sure",
        "Would import 1 article and 1 record; 0 duplicates, 0 problems.",
    ):
        assert line in tried.splitlines()
    report = run_json("import", "p", "c", "--mapping", "m.yaml")
    assert (report["types"], report["links"]) == ({"event": 1}, 0)
    [used] = report["mappings"]
    assert used["format"] == "brat"
    assert used["mapping"]["types"]["Siege"]["roles"] == {"Who": "actor"}
    assert [label["count"] for label in used["labels"]] == [1, 1]

    run("mapping", "p", "--out", "kept.yaml")
    assert "Who: actor" in Path("kept.yaml").read_text(encoding="utf-8")
    assert run_json("mapping", "p", "--format", "brat")["types"]["Group"] == {"part": True}
    run("check", "p")


def test_the_formats_stand_in_columns() -> None:
    lines = run("formats").stdout.splitlines()
    starts = {line.index("reads") for line in lines if line[0] != " " and " reads " in line}
    assert len(starts) == 1
    assert max(len(line.split()[0]) for line in lines if line[0] != " ") + 2 == starts.pop()


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
