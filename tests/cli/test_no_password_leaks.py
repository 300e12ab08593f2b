"""A password in an address gets nowhere: no output, no file, no name of a file."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator.cli.main import app
from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.automatic_backups import rotate_backups

PASSWORD = "".join(["hunt", "er2"])
UNREACHABLE = [
    "postgresql://ada:{}@127.0.0.1:1/news",
    "Postgresql://ada:{}@127.0.0.1:1/news",
    "postgresql+psycopg2://ada:{}@127.0.0.1:1/news",
    "postgres://127.0.0.1:1/news?user=ada&password={}",
    "postgresql://127.0.0.1:1/news?user=ada&sslpassword={}",
    "postgresql://ada:pre@{}@127.0.0.1:1/news",
    "postgresql://ada:pre/{}@127.0.0.1:1/news",
    "postgresql://ada:{}",
    "mysql://ada:{}@127.0.0.1:1/news",
    "postgresql:/ada:{}@127.0.0.1:1/news",
    "host=127.0.0.1 port=1 user=ada password={}",
]
COMMANDS = [
    ["new", "@"],
    ["stats", "@"],
    ["import", "p", "@"],
    ["export", "p", "@"],
    ["backup", "p", "@"],
]
OTHER_COMMANDS = [
    ["sample", "@"],
    ["import", "@", "a.txt"],
    ["export", "@", "out.json"],
    ["check", "@", "--json"],
    ["backup", "@", "copy"],
    ["restore", "@", "q"],
    ["restore", "p.annotator", "@"],
    ["codebook", "p", "--export", "@"],
    ["mapping", "p", "--out", "@"],
    ["search", "@", "word"],
    ["stats", "p", "@"],
    ["formats", "@"],
    ["@"],
]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is written goes here."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Talks\n\nNobody spoke.\n")


def _require_no_trace(folder: Path, output: str) -> None:
    assert PASSWORD not in output
    for path in folder.rglob("*"):
        assert PASSWORD not in str(path)
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes(), path


@pytest.mark.parametrize("address", UNREACHABLE)
def test_failing_commands_leave_no_trace(tmp_path: Path, address: str) -> None:
    Project.create(tmp_path / "p", coder="Ada").close()
    before = sorted(str(each) for each in tmp_path.rglob("*"))
    place = address.format(PASSWORD)
    output = ""
    more = OTHER_COMMANDS if address in (UNREACHABLE[0], UNREACHABLE[-1]) else []
    for command in COMMANDS + more:
        arguments = [place if each == "@" else each for each in command]
        result = CliRunner().invoke(app, arguments)
        assert isinstance(result.exception, SystemExit), (command, result.exception)
        assert result.exit_code in (1, 2), (command, result.output)
        output += result.output
    _require_no_trace(tmp_path, output)
    assert sorted(str(each) for each in tmp_path.rglob("*")) == before


def test_work_on_a_server_leaves_no_trace(postgresql_url: str, tmp_path: Path) -> None:
    name, host = postgresql_url.partition("@/")[2].split("?host=")
    locations = [
        f"postgresql://postgres:{PASSWORD}@/{name}?host={host}",
        f"Postgresql+psycopg2://?dbname={name}&user=postgres&host={host}&password={PASSWORD}",
    ]
    output = ""

    def run(*arguments: str) -> Any:
        nonlocal output
        result = CliRunner().invoke(app, arguments)
        output += result.output
        return result

    assert run("new", locations[0]).exit_code == 0
    for place in locations:
        for command in (
            ["import", place, "a.txt"],
            ["stats", place, "--json"],
            ["check", place],
            ["export", place, "out.json"],
            ["backup", place, f"copy-{len(output)}"],
            ["new", place],
        ):
            assert run(*command).exit_code in (0, 1), output
    assert rotate_backups(locations[0], tmp_path / "backups", 5) is not None
    # Another spelling, or another password, is the same project in the same place.
    assert (
        rotate_backups(f"postgres://postgres@/{name}?host={host}", tmp_path / "backups", 5) is None
    )
    _require_no_trace(tmp_path, output)


def test_errors_that_nobody_expected_name_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    place = f"postgresql://ada:{PASSWORD}@127.0.0.1:1/news"
    with pytest.raises(AnnotatorError) as caught:
        Project.open(place, coder="Ada")
    chain: BaseException | None = caught.value
    while chain is not None:
        assert PASSWORD not in str(chain)
        assert PASSWORD not in repr(chain)
        chain = chain.__cause__ or chain.__context__
    assert PASSWORD not in " ".join(sys.argv)
    assert PASSWORD not in str(os.environ)
