"""WebAnno TSV through a project and out again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.record import Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.webanno.webanno_files import (
    COREFERENCE,
    DEPENDENCY,
    ENTITY,
    LEMMA,
    POS,
    TOKEN,
    tsv,
)
from tests.messages import said

FRAME = "webanno.custom.Frame"
ACT = "webanno.custom.Act"
SLOTS = f"SP={ACT}|what|ROLE_{ACT}:who_{ACT}WhoLink|{ENTITY}"
FULL = tsv(
    f"SP={POS}|PosValue",
    f"SP={LEMMA}|value",
    f"SP={ENTITY}|identifier|value",
    SLOTS,
    f"CH={COREFERENCE}|referenceRelation|referenceType",
    f"RL={DEPENDENCY}|DependencyType|BT_{POS}",
    f"RL=webanno.custom.Near|how|BT_{ENTITY}",
    body=[
        "#Sentence.id=s1",
        "#Text=Ilan Dorr met Ada 😀 .",
        "1-1  0-4  Ilan  NNP  Ilan  *[1]  PER[1]  _  _  _  coref->1-1  nam[1]  flat  1-2  _  _  ",
        "1-2  5-9  Dorr  NNP  _  *[1]  PER[1]  _  _  _  coref->1-1  nam[1]  nsubj  1-3  _  _  ",
        "1-3  10-13  met  VBD  meet  _  _  talk[2]|*[3]  _[2]|agent;*[3]  *|1-1[1];1-4  "
        "_  _  root  1-3  _  _  ",
        "1-4  14-17  Ada  NNP  Ada  Q7  PER  _  _  _  _  _  obj  1-3  close\\_by  1-1[1_0]  ",
        "1-4.1  14-15  A  _  _  *  ini  _  _  _  _  _  _  _  _  _  ",
        "1-5  18-20  😀  SYM  _  _  _  _  _  _  _  _  _  _  _  _  ",
        "1-6  21-22  .  .  _  _  _  _  _  _  _  _  punct  1-3  _  _  ",
        "1-6.1  21-21    _  _  *  gap  _  _  _  _  _  _  _  _  _  ",
        "",
        "#Text=He left\\tlate",
        "#Text=today .",
        "2-1  23-25  He  PRP  he  _  _  _  _  _  *->1-2  pro[1]  _  _  _  _  ",
        "2-2  26-30  left  VBD  leave  _  _  _  _  _  _  _  _  _  _  _  ",
        "2-3  31-35  late  RB  late  *[4]  TIME[4]  _  _  _  _  _  _  _  _  _  ",
        "2-4  36-41  today  NN  today  *[4]|*[5]  TIME[4]|DAY[5]  _  _  _  _  _  _  _  _  _  ",
        "2-5  42-43  .  .  _  _  _  _  _  _  _  _  _  _  _  _  ",
    ],
)

FILES = {
    "everything": FULL,
    "stacked relations": tsv(
        f"SP={FRAME}|kind",
        f"RL=webanno.custom.Leads|BT_{FRAME}",
        body=[
            "#Text=a b c",
            "1-1  0-1  a  x[1]|y[2]  _  ",
            "1-2  2-3  b  _  _  ",
            "1-3  4-5  c  z  1-1[1_0]|1-1[2_0]|1-3  ",
        ],
    ),
    "tokens": tsv(
        f"RL=webanno.custom.Leads|how|BT_{TOKEN}",
        body=["#Text=a b", "1-1  0-1  a  _  _  ", "1-2  2-3  b  *  1-1  "],
    ),
    "parts of speech": tsv(
        f"SP={POS}|PosValue",
        f"RL=webanno.custom.Leads|how|BT_{POS}",
        body=["#Text=a b", "1-1  0-1  a  X  _  _  ", "1-2  2-3  b  Y  *  1-1  "],
    ),
    "slots for anything": tsv(
        f"SP={FRAME}|",
        f"SP={ACT}|ROLE_{ACT}:who_{ACT}WhoLink|uima.tcas.Annotation",
        body=["#Text=a b", "1-1  0-1  a  *[1]  _  _  ", "1-2  2-3  b  _  *;x  1-1[1];1-1[1]  "],
    ),
    "no space between": tsv(
        body=[
            "#Text=a",
            "1-1  0-1  a  ",
            "",
            "#Text=b",
            "2-1  1-2  b  ",
            "",
            "#Text=c",
            "3-1  6-7  c  ",
        ]
    ),
    "values": tsv(
        f"SP={FRAME}|kind",
        body=["#Text=a\\\\b", "1-1  0-3  a\\b  \\*\\_\\[1\\]\\|\\->\\;\\t\\n\\\\ x  "],
    ),
    "lines of its own": tsv(f"SP={FRAME}|", body=["#genre=news", "#Text=a", "1-1  0-1  a  *  "]),
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str, Path], Project]]:
    projects: list[Project] = []

    def make(name: str, source: Path) -> Project:
        project = Project.create(tmp_path / name, coder="Ada")
        projects.append(project)
        report = import_paths(project, [source])
        assert report.problems == []
        assert check(project) == []
        return project

    yield make
    for project in projects:
        project.close()


def records_of(project: Project) -> list[Record]:
    return [
        replace(record, version=1)
        for article in project.articles.all()
        for record in project.records.of_article(article.id)
    ]


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_what_came_in_goes_out_as_it_was(
    tmp_path: Path, opened: Callable[[str, Path], Project], content: str
) -> None:
    (tmp_path / "in.tsv").write_text(content, encoding="utf-8")
    first = opened("first", tmp_path / "in.tsv")
    report = export(first, tmp_path / "out", format="webanno")
    [file] = (tmp_path / "out").glob("*.tsv")
    assert file.read_text(encoding="utf-8") == content
    assert said(report.notes) == []

    second = opened("second", tmp_path / "out")
    assert records_of(second) == records_of(first)
    assert list(second.articles.all()) == list(first.articles.all())
    assert list(second.links.all()) == list(first.links.all())
    assert second.codebook.types == first.codebook.types

    (tmp_path / "out" / "annotator.jsonl").unlink()
    alone = opened("alone", tmp_path / "out")
    assert [(r.id, r.spans, r.fields) for r in records_of(alone)] == [
        (r.id, r.spans, r.fields) for r in records_of(first)
    ]


def test_what_was_coded_since_goes_into_the_same_layers(
    tmp_path: Path, opened: Callable[[str, Path], Project]
) -> None:
    content = tsv(
        f"SP={ENTITY}|value",
        body=[
            "#Text=Ilan Dorr met Ada",
            "1-1  0-4  Ilan  _  ",
            "1-2  5-9  Dorr  _  ",
            "1-3  10-13  met  _  ",
            "1-4  14-17  Ada  PER  ",
        ],
    )
    (tmp_path / "in.tsv").write_text(content)
    project = opened("p", tmp_path / "in.tsv")
    [article] = project.articles.all()
    project.records.create(article.id, "namedentity", [Span(0, 9)])
    project.records.create(article.id, "claim", [Span(0, 4), Span(11, 17)])
    export(project, tmp_path / "out", format="webanno")
    [file] = (tmp_path / "out").glob("*.tsv")
    lines = file.read_text().splitlines()
    assert lines[1:4] == [
        f"#T_SP={ENTITY}|value",
        "#T_SP=webanno.custom.Claim|",
        "#T_RL=webanno.custom.NextFragment|BT_uima.tcas.Annotation",
    ]
    assert lines[7:] == [
        "1-1\t0-4\tIlan\t*[1]\t*[2]\t_\t",
        "1-2\t5-9\tDorr\t*[1]\t_\t_\t",
        "1-3\t10-13\tmet\t_\t_\t_\t",
        "1-3.1\t11-13\tet\t_\t*[3]\t1-1[2_3]\t",
        "1-4\t14-17\tAda\tPER\t*[3]\t_\t",
    ]
    assert records_of(opened("again", tmp_path / "out")) == records_of(project)


def test_a_discontinuous_member_of_a_chain(
    tmp_path: Path, opened: Callable[[str, Path], Project]
) -> None:
    content = tsv(
        f"CH={COREFERENCE}|referenceType|referenceRelation",
        body=[
            "#Text=a b c",
            "1-1  0-1  a  x[1]  so->1-1  ",
            "1-2  2-3  b  _  _  ",
            "1-3  4-5  c  *[1]  end->1-2  ",
        ],
    )
    (tmp_path / "in.tsv").write_text(content)
    project = opened("p", tmp_path / "in.tsv")
    first = min(records_of(project), key=lambda record: record.spans)
    project.records.set_spans(first, [Span(0, 1), Span(2, 3)])
    export(project, tmp_path / "out", format="webanno")
    [file] = (tmp_path / "out").glob("*.tsv")
    assert file.read_text().splitlines()[5:] == [
        "1-1\t0-1\ta\tx[1]\tNextFragment->1-1\t",
        "1-2\t2-3\tb\t*[1]\tso->1-2\t",
        "1-3\t4-5\tc\t*[1]\tend->1-3\t",
    ]
    assert records_of(opened("again", tmp_path / "out")) == records_of(project)
    (tmp_path / "out" / "annotator.jsonl").unlink()
    alone = records_of(opened("alone", tmp_path / "out"))
    assert {(r.spans, len(r.fields)) for r in alone} == {
        (r.spans, len(r.fields)) for r in records_of(project)
    }


def test_what_stood_in_a_text_that_was_corrected_is_counted(
    tmp_path: Path, opened: Callable[[str, Path], Project]
) -> None:
    (tmp_path / "in.tsv").write_text(FULL, encoding="utf-8")
    project = opened("p", tmp_path / "in.tsv")
    [article] = project.articles.all()
    planned = project.correction.plan(article, article.text.replace("Ilan", "Ilana"))
    project.correction.carry_out(planned, {})
    [note] = said(export(project, tmp_path / "out", format="webanno").notes)
    assert note.startswith("25 × annotation without a record of a text that was corrected since")
    [file] = (tmp_path / "out").glob("*.tsv")
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    ilana = next(row for row in rows if row[2:3] == ["Ilana"])
    assert ilana[3:7] == ["_", "_", "*[1]", "PER[1]"]
    assert records_of(opened("again", tmp_path / "out")) == records_of(project)


def test_the_files_of_several_coders(
    tmp_path: Path, opened: Callable[[str, Path], Project]
) -> None:
    folder = tmp_path / "annotation" / "doc.txt"
    folder.mkdir(parents=True)
    for name, kind in (("eve", "PER"), ("bob", "ORG"), ("INITIAL_CAS", "LOC")):
        content = FULL.replace("TIME", kind)
        if name == "bob":
            # Files declare only the features that their annotator used.
            content = content.replace("|identifier|value", "|value")
            rows = [line.split("\t") for line in content.split("\n")]
            content = "\n".join("\t".join((*row[:5], *row[6:])) for row in rows)
        (folder / f"{name}.tsv").write_text(content, encoding="utf-8")
    project = opened("p", tmp_path / "annotation")
    assert {coder.name for coder in project.coders.known()} >= {"eve", "bob"}
    export(project, tmp_path / "out", format="webanno")
    for name in ("eve", "bob"):
        [file] = (tmp_path / "out" / name).glob("*.tsv")
        assert file.read_text(encoding="utf-8") == (folder / f"{name}.tsv").read_text(
            encoding="utf-8"
        )
    second = opened("again", tmp_path / "out")
    assert records_of(second) == records_of(project)
    assert list(second.articles.all()) == list(project.articles.all())


def test_a_dry_run_says_what_would_come_and_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.tsv").write_text(FULL, encoding="utf-8")
    (tmp_path / "table.tsv").write_text("title\ttext\nA\tNobody spoke.\n")
    project = Project.create(tmp_path / "p", coder="Ada")
    report = import_paths(project, [tmp_path], dry_run=True)
    assert (report.articles, report.problems, report.change) == (2, [], None)
    assert project.articles.count() == 0
    project.close()
