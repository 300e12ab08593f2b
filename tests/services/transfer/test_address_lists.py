"""Lists of addresses give articles beside them their address; nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.tables.address_lists import Address, addresses_of, is_address_list
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from tests.formats.annotations.articles import LEAD
from tests.messages import said


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "in").mkdir(parents=True)
    (root / "talks-fail.txt").write_text(f"One: {LEAD}")
    (root / "ports.md").write_text(f"url: https://own.example\n\nTwo: {LEAD}")
    (root / "in" / "c.txt").write_text(f"Three: {LEAD}")
    return root


def urls(project: Project) -> dict[str, str]:
    return {each.text.split(":")[0]: each.url for each in project.articles.all()}


def test_addresses_by_the_names_of_files(project: Project, folder: Path) -> None:
    (folder / "urls.txt").write_text(
        "# saved in March\nhttps://a.example/world/Talks_Fail.html?x=1\n\n"
        "https://a.example/ports\nin/c.txt\thttps://a.example/3\nhttps://a.example/other\n"
    )
    report = import_paths(project, [folder])
    assert (report.articles, report.problems) == (3, [])
    assert urls(project) == {
        "One": "https://a.example/world/Talks_Fail.html?x=1",
        "Two": "https://own.example",
        "Three": "https://a.example/3",
    }
    assert any("1 of its 4 addresses belongs to no file" in note for note in said(report.notes))


def test_addresses_of_a_table(project: Project, folder: Path) -> None:
    (folder / "urls.csv").write_text(
        "Filename;URL\ntalks-fail.txt;https://a.example/1\nin/c.txt;https://a.example/3\n"
    )
    assert import_paths(project, [folder]).problems == []
    assert urls(project)["One"] == "https://a.example/1"
    assert urls(project)["Three"] == "https://a.example/3"


def test_addresses_by_order_if_there_are_as_many(project: Project, folder: Path) -> None:
    (folder / "list.txt").write_text(
        "https://a.example/?id=3\nhttps://a.example/?id=2\nhttps://a.example/?id=1\n"
    )
    report = import_paths(project, [folder])
    assert urls(project)["Three"] == "https://a.example/?id=3"
    assert urls(project)["One"] == "https://a.example/?id=1"
    assert any("in the order of their names" in note for note in said(report.notes))


def test_a_list_alone_says_that_nothing_is_fetched(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("https://a.example/1\nwww.b.example/2\n")
    report = import_paths(project, [path])
    assert report.articles == 0
    assert "a list of 2 addresses, and nothing is fetched" in report.problems[0].reason
    with pytest.raises(InputError, match="nothing is fetched"):
        import_paths(project, [path], strict=True)
    assert import_paths(project, [path], format="txt").articles == 1


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.txt", "https://a.example\n", [Address("https://a.example")]),
        ("a.txt", "url\nhttps://a.example\n", [Address("https://a.example")]),
        ("a.csv", '"url"\n"https://a.example"\n', [Address("https://a.example")]),
        (
            "a.tsv",
            "file\tlink\nb.txt\thttps://a.example\n",
            [Address("https://a.example", "b.txt")],
        ),
        ("a.txt", "https://a.example b c.html", [Address("https://a.example", "b c.html")]),
        ("a.txt", "", []),
        ("a.txt", "# only a comment", []),
        ("a.txt", "See https://a.example for more.", []),
        ("a.txt", f"https://a.example\n{LEAD}", []),
        ("a.txt", f"{LEAD}\nhttps://a.example", []),
        ("a.csv", "text,url\nb,https://a.example\n", []),
        ("a.csv", "title,url\nb,https://a.example\n", []),
        ("a.html", "https://a.example\n", []),
    ],
)
def test_what_is_a_list(tmp_path: Path, name: str, text: str, found: list[Address]) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert is_address_list(path) is bool(found)
    if found:
        assert addresses_of(path) == found
