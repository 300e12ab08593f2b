"""A project of a tool for qualitative analysis through one of ours and out again."""

import re
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from annotator.core.coding.record import Record
from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.qda import qdpx_read as qdpx
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import bound, reading, values
from tests.formats.qda.qdpx_files import (
    BOB,
    CLAIM,
    ECONOMY,
    TEXT,
    TRADE,
    guid,
    project,
    selection,
    source,
)
from tests.formats.qda.refi_schema import project_schema
from tests.formats.qda.test_qdpx_write import without

etree: Any = import_module("lxml.etree")

LINKS = f"""<Links>
<Link guid="{guid(60)}" name="continued" originGUID="{guid(3)}" targetGUID="{guid(4)}"/>
<Link guid="{guid(61)}" name="explains" originGUID="{guid(2)}" targetGUID="{guid(3)}"/></Links>"""


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    described = "<Description>read\ttwice &amp; again</Description>"
    whole = f'<Coding guid="{guid(40)}"><CodeRef targetGUID="{TRADE}"/></Coding>'
    empty = selection(8, "docks", TRADE).replace(
        f'endPosition="{TEXT.index("docks") + 5}"', f'endPosition="{TEXT.index("docks")}"'
    )
    return project(
        tmp_path / "foreign.qdpx",
        source(
            "<Description>from the wire</Description>",
            selection(2, "ports", ECONOMY, TRADE, inside=described),
            selection(3, "Ilan Dorr", ECONOMY, user=BOB),
            selection(4, "stay shut", ECONOMY, user=BOB),
            selection(5, "😀", CLAIM),
            selection(6, "Monday", inside=described),
            empty,
            whole,
        ),
        after=LINKS,
    )


def _stated(path: Path) -> tuple[set[Any], set[Any]]:
    """Everything that a project says of its texts, but for the names that it gives them."""
    file = qdpx.QdpxFile(path, reading().new_id)
    [document] = file.documents()
    assert isinstance(document, ForeignArticle)
    ends = {each.id: each.spans for each in document.annotations}
    return (
        {
            (each.label, each.spans, each.note, each.coder, each.extra.get("start"))
            for each in document.annotations
        },
        {(each.label, ends[each.source], ends[each.target]) for each in document.relations},
    )


def _records(project: Project) -> list[Record]:
    return [r for a in project.articles.all() for r in project.records.of_article(a.id)]


def test_into_a_project_out_again_and_into_another(foreign: Path, tmp_path: Path) -> None:
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [foreign])
    assert (report.articles, report.records, report.problems) == (1, 5, [])
    assert check(first) == []
    out = tmp_path / "out.qdpx"
    export(first, out, format="qdpx")

    bare = without(out, "annotator.jsonl")
    assert _stated(bare) == _stated(foreign)
    project_schema().assertValid(_qde(out))
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [out])
    assert check(second) == []
    assert _records(second) == _records(first)
    assert second.codebook.types == first.codebook.types
    second_report = import_paths(first, [foreign, out, bare])
    assert (second_report.records, second_report.problems) == (0, [])
    first.close()
    second.close()


def test_what_others_code_in_our_export_comes_as_our_records(tmp_path: Path) -> None:
    """Records and choices are told by the codes' names, fields by the links that we draw."""

    def part(name: str, label: str, words: str) -> str:
        return bound(name, label, words, text=TEXT)

    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = (
        part("T1", "Source", "Ilan Dorr"), part("T2", "Content", "ports"),
        "E1\tContent:T2 Source:T1", "A1\tkind E1 indirect", "A2\tnegated E1",
        "E2\tMeet:T3", part("T3", "Meet", "met"), "A3\tcontexts E2 cyber",
    )  # fmt: skip
    (tmp_path / "one.ann").write_text("\n".join(lines), encoding="utf-8")
    first = Project.create(tmp_path / "first", coder="Ada")
    import_paths(first, [tmp_path / "one.ann"])
    export(first, tmp_path / "out.qdpx", format="qdpx")
    second = Project.create(tmp_path / "second", coder="Ada")
    bare = without(tmp_path / "out.qdpx", "annotator.jsonl")
    report = import_paths(second, [bare])
    assert report.problems == []
    assert check(second) == []
    records = {record.type: record for record in _records(second)}
    assert set(records) == {"quote", "event"}
    quote = records["quote"]
    assert quote.spans[0].text == "ports"
    [speaker] = quote.fields["speaker"]
    assert (speaker.value, speaker.spans[0].text) == ("Ilan Dorr", "Ilan Dorr")
    assert {**values(quote), "speaker": []} == {
        "kind": ["indirect"], "negated": [True], "speaker": [],
    }  # fmt: skip
    assert values(records["event"])["contexts"] == ["cyber"]
    before = {record.type: record for record in _records(first)}
    assert values(records["event"]) == values(before["event"])
    first.close()
    second.close()


def test_two_projects_at_once_and_a_bad_one(foreign: Path, tmp_path: Path) -> None:
    other = project(
        tmp_path / "other.qdpx",
        source(selection(2, "ports", ECONOMY)),
        texts={"Sources/one.txt": f"{TEXT} Twice.".encode()},
    )
    (tmp_path / "bad.qdpx").write_bytes(b"PK")
    ours = Project.create(tmp_path / "p", coder="Ada")
    report = import_paths(ours, [foreign, other, tmp_path / "bad.qdpx"])
    assert (report.articles, report.records) == (2, 6)
    [problem] = report.problems
    assert problem.file.endswith("bad.qdpx")
    assert check(ours) == []
    ours.close()


def _edited(path: Path, member: str, old: str, new: str) -> Path:
    """The project as somebody else leaves it who knows our part too."""
    out = path.with_name("edited.qdpx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            if name == member:
                text, number = re.subn(old, new, text)
                assert number
            after.writestr(name, text)
    return out


def test_a_passage_that_was_deleted_elsewhere_takes_its_links_along(tmp_path: Path) -> None:
    link = (
        f'<Link guid="{guid(60)}" name="supports" originGUID="{guid(2)}" targetGUID="{guid(3)}"/>'
    )
    foreign = project(
        tmp_path / "foreign.qdpx",
        source(selection(2, "ports", CLAIM), selection(3, "docks", CLAIM)),
        after=f"<Links>{link}</Links>",
    )
    first = Project.create(tmp_path / "first", coder="Ada")
    import_paths(first, [foreign])
    assert len(list(first.links.all())) == 1
    export(first, tmp_path / "out.qdpx", format="qdpx")
    passage = f'<PlainTextSelection guid="{guid(3)}".*?</PlainTextSelection>'
    edited = _edited(tmp_path / "out.qdpx", "project.qde", passage, "")
    second = Project.create(tmp_path / "second", coder="Ada")
    report = import_paths(second, [edited])
    assert (report.records, report.problems) == (1, [])
    assert list(second.links.all()) == []
    assert check(second) == []
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"type":"coding"', '"type":"sermon"', "no record type “sermon”"),
        ('"fields":{"code"', '"fields":{"cod"', "no field “cod”"),
        ('"value":"Frames/Economy"', '"value":"Frames/Moon"', "Frames/Moon"),
        ('"coder":"[^"]*","state"', '"coder":"x","state"', "no coder “x”"),
        ('"created":"2000-01-01T00:00:00Z"', '"created":"2000-01-01T00:00:00"', "names no zone"),
        ('"state":"done","created"', '"state":"over","created"', "Invalid enum value"),
        ('"sha256":', '"sha":', "missing required field"),
        ("}\n$", "", "ends in the middle"),
    ],
)
def test_what_does_not_hold_in_our_part_is_refused(
    foreign: Path, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    first = Project.create(tmp_path / "first", coder="Ada")
    import_paths(first, [foreign])
    export(first, tmp_path / "out.qdpx", format="qdpx")
    edited = _edited(tmp_path / "out.qdpx", "annotator.jsonl", old, new)
    second = Project.create(tmp_path / "second", coder="Ada")
    report = import_paths(second, [edited])
    [problem] = report.problems
    assert reason in problem.reason
    assert "annotator.jsonl" in problem.place
    assert (report.articles, report.change) == (0, None)
    first.close()
    second.close()


def _qde(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"))
