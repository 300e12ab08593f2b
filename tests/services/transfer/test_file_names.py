"""What file names say of articles by a pattern, which the project remembers; encodings that a
person names."""

from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.formats.parsing import encodings
from annotator.services.project import Project
from annotator.services.transfer.encodings import ENCODINGS
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import preview
from tests.messages import said
from tests.services.transfer.projects import Make

PATTERN = "{date}_{source}_{author}_{title}"
ARABIC = "قال الوزير"


def known(project: Project) -> list[tuple[str, str, str, str]]:
    found = ((a.published, a.source, a.author, a.title) for a in project.articles.all())
    return sorted(found)


def test_names_are_read_by_a_pattern_that_is_remembered(make: Make, tmp_path: Path) -> None:
    project = make("Ada")
    first = tmp_path / "2017-03-03_The Bell_Ada Holm_Talks fail.txt"
    first.write_text("The minister said the talks had failed.")
    other = tmp_path / "notes.txt"
    other.write_text("The minister said nothing.")
    assert preview(project, [first], file_names=PATTERN).articles == 1
    assert not project.info.file_name_pattern
    report = import_paths(project, [first, other], file_names=PATTERN)
    assert [each for each in said(report.notes) if "pattern" in each] == [
        f"1 file is not named by the pattern “{PATTERN}”, such as {other}; their names say nothing "
        "of their articles."
    ]
    assert known(project) == [
        ("", "", "", "The minister said nothing."),
        ("2017-03-03", "The Bell", "Ada Holm", "Talks fail"),
    ]
    second = tmp_path / "20170304_The Star_Ben_Talks go on.md"
    second.write_text("# A heading\n\nThey go on.")
    import_paths(project, [second])
    assert known(project)[-1] == ("2017-03-04", "The Star", "Ben", "Talks go on")
    assert project.info.file_name_pattern == PATTERN
    third = tmp_path / "2017-03-05_The Star_Ben_No.txt"
    third.write_text("Nobody came.")
    import_paths(project, [third], file_names="")
    assert ("", "", "", "Nobody came.") in known(project)
    assert not project.info.file_name_pattern


def test_the_name_of_a_file_of_many_articles_is_the_title_of_none(
    make: Make, tmp_path: Path
) -> None:
    project = make("Ada")
    table = tmp_path / "2017-03-03_The Bell.csv"
    table.write_text("title,text,source\nTalks,They talk.,\nNo,They do not.,The Star\n")
    import_paths(project, [table], file_names="{date}_{title}")
    assert known(project) == [("2017-03-03", "", "", "Talks"), ("2017-03-03", "The Star", "", "No")]


def test_no_pattern_imports_nothing(make: Make, folder: Path) -> None:
    project = make("Ada")
    with pytest.raises(AnnotatorError, match="is no pattern of file names"):
        import_paths(project, [folder], file_names="{date}{title}")
    assert project.articles.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ARABIC),
        ("a.md", f"# {ARABIC}"),
        ("a.csv", f"title,text\n,{ARABIC}\n"),
        ("a.html", f"<html><body><article><p>{ARABIC} {'قال ' * 40}</p></article></body></html>"),
        ("a.conll", "{}\tO\n{}\tB-PER\n".format(*ARABIC.split())),
    ],
)
def test_an_encoding_that_is_named_is_believed(
    make: Make, tmp_path: Path, name: str, content: str
) -> None:
    project = make("Ada")
    path = tmp_path / name
    path.write_bytes(content.encode("iso8859_6"))
    beside = tmp_path / "utf8.txt"
    beside.write_text("Größe bleibt Größe.")
    report = import_paths(project, [path, beside], encoding="iso-8859-6")
    assert not report.problems
    assert not [note for note in said(report.notes) if "not UTF-8" in note]
    texts = [each.text for each in project.articles.all()]
    assert "Größe bleibt Größe." in texts
    assert any(ARABIC in text for text in texts)


def test_every_encoding_that_is_detected_is_offered() -> None:

    assert set(ENCODINGS) == set(encodings.ENCODINGS)
