"""What is written as columns is read again, ours and others', and what has no place is counted."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.errors import AnnotatorError
from annotator.formats import export_manifest
from annotator.formats.annotations import sidecar
from annotator.formats.conll import read as conll
from annotator.formats.conll import write as conll_writer
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading
from tests.formats.conll.test_read import CONLL
from tests.formats.contents import Made, projects
from tests.messages import said

_numbers = itertools.count()
BESIDE = (sidecar.NAME, export_manifest.NAME)
_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def files(out: Path) -> list[Path]:
    return [path for path in sorted(out.rglob("*.*")) if path.name not in BESIDE]


@given(project=projects())
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=_SLOW,
)
def test_tags_say_what_they_can(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    notes = said(conll_writer.write(project, out))
    (out / sidecar.NAME).unlink()
    content = conll.read(files(out), reading())
    assert content.problems == []
    stated = {
        (coded.article.text, record.type, record.spans)
        for coded in content.articles()
        for record in coded.records
    }
    texts = {coded.article.text for coded in content.articles()}
    assert texts == {coded.article.text for coded in project.all_articles}
    records = {
        (coded.article.text, record.type, record.spans)
        for coded in project.all_articles
        for record in coded.records
    }
    assert stated <= records
    if not notes:
        assert stated == records


def _records(project: Project) -> list[tuple[str, str]]:
    return [
        (record.type, record.spans[0].text)
        for article in project.articles.all()
        for record in project.records.of_article(article.id)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        CONLL.partition("-DOCSTART- -X- -X- O\n\nBRUSSELS")[0].rstrip("\n") + "\n",
        "-DOCSTART- O\n\nEU I-ORG\nsays O\nMali I-LOC\nTogo B-LOC\n",
        "-DOCSTART-\tO\n\n# id = 1\nNew York\tS-LOC\nsaid\tO\n\n# id = 2\nEU\tB-ORG\nwe\tE-ORG\n",
        "-DOCSTART- -X- O\n\nUni B-ORG O\nof I-ORG O\nMali I-ORG B-LOC\n",
        "-DOCSTART- O\n\nPeptide B\nones I\nare O\n",
    ],
)
def test_into_a_project_out_again_and_into_another(tmp_path: Path, rows: str) -> None:
    (tmp_path / "a.conll").write_text(rows)
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [tmp_path / "a.conll"])
    assert report.problems == []
    assert check(first) == []
    report = export(first, tmp_path / "out", format="conll")
    assert said(report.notes) == []
    [written] = (tmp_path / "out").glob("*.conll")
    assert written.read_text() == rows
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    assert _records(second) == _records(first)
    assert second.codebook.types == first.codebook.types
    first.close()
    second.close()


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    text = "Ports and docks stay shut. Nobody spoke."
    lines = [
        ("T1", "A", [(0, 15)]),
        ("T2", "A", [(0, 5)]),
        ("T3", "A", [(10, 15)]),
        ("T4", "A", [(16, 20), (27, 33)]),
        ("T5", "A", [(17, 20)]),
        ("T6", "A", [(21, 33)]),
    ]
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.ann").write_text(
        "".join(
            f"{name}\t{label} {';'.join(f'{s} {e}' for s, e in spans)}\t"
            f"{' '.join(text[s:e] for s, e in spans)}\n"
            for name, label, spans in lines
        )
    )
    project = Project.create(tmp_path / "p", coder="Ada")
    assert import_paths(project, [tmp_path / "a.ann"]).records == 6
    notes = said(export(project, tmp_path / "out", format="conll").notes)
    assert [note.partition(",")[0] for note in notes] == [
        "1 record is in several pieces",
        "1 record begins or ends within a word or in white space",
        "2 records overlap others",
        "1 record goes on over the end of a sentence",
    ]
    [written] = (tmp_path / "out").glob("*.conll")
    assert written.read_text().startswith(
        "-DOCSTART- O\n\nPorts B-a\nand I-a\ndocks I-a\nstay O\nshut O\n. O\n\nNobody O\n"
    )
    project.close()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    project = Project.create(tmp_path / "p", coder="Ada")
    with pytest.raises(AnnotatorError, match=r"holds files \(notes.txt\)"):
        export(project, tmp_path / "out", format="conll")
    project.close()
