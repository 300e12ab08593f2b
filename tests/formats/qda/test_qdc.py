"""REFI-QDA codebooks, read and written."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from annotator.core.codebook.model import Codebook
from annotator.core.errors import InputError
from annotator.formats.qda import qdc
from annotator.services.codebooks import load
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, random_projects
from tests.formats.qda.refi_schema import codebook_schema
from tests.messages import said

etree: Any = import_module("lxml.etree")

FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="ATLAS.ti Win 23"><Codes>
<Code guid="C0000000-0000-0000-0000-000000000001" name="Frames" isCodable="false">
<Description>How it is told</Description>
<Code guid="C0000000-0000-0000-0000-000000000002" name="Economy" isCodable="true" color="#46AA00"/>
</Code></Codes>
<Sets><Set guid="C0000000-0000-0000-0000-000000000003" name="group">
<MemberCode guid="C0000000-0000-0000-0000-000000000002"/></Set></Sets></CodeBook>"""


def test_codes_become_the_tree_of_a_record_type(tmp_path: Path) -> None:
    (tmp_path / "a.qdc").write_text(f"\ufeff{FOREIGN}", encoding="utf-8")
    content = qdc.read([tmp_path / "a.qdc"], reading())
    assert content.codebook is not None
    assert [each.key for each in content.codebook.types] == ["quote", "claim", "event", "coding"]
    [frames] = content.codebook.type("coding").field("code").choices
    assert (frames.label, frames.help) == ("Frames", "How it is told")
    assert [choice.label for choice in frames.children] == ["Economy"]
    assert list(content.articles()) == []
    assert "1 group of codes" in said(content.notes)[0]


def test_into_a_project_and_out_again(tmp_path: Path) -> None:
    (tmp_path / "a.qdc").write_text(FOREIGN, encoding="utf-8")
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [tmp_path / "a.qdc"])
    assert (report.articles, report.problems) == (0, [])
    assert first.codebook.type("coding").field("code").choices[0].key == "Frames"
    assert len(first.codebook.types) == 4
    export(first, tmp_path / "b.qdc", format="qdc")
    second = Project.create(tmp_path / "second", codebook=load("acled"), coder="Ada")
    import_paths(second, [tmp_path / "b.qdc"])
    assert second.codebook.types == first.codebook.types
    first.close()
    second.close()


@random_projects(1)
def test_what_is_written_is_as_the_schema_asks(project: Made, tmp_path: Path) -> None:
    for codebook in (project.codebook, load("news"), load("acled"), load("cameo")):
        project.codebook = codebook
        out = tmp_path / "a.qdc"
        qdc.write(project, out)
        codebook_schema().assertValid(etree.parse(out))
        names = [each.get("name").casefold() for each in etree.parse(out).iter("{*}Code")]
        assert len(names) == len(set(names))
        assert qdc.read([out], reading()).codebook == codebook


def test_without_what_we_keep_in_it_the_codes_are_a_tree(tmp_path: Path) -> None:
    first = Project.create(tmp_path / "first", coder="Ada")
    export(first, tmp_path / "a.qdc", format="qdc")
    first.close()
    text = (tmp_path / "a.qdc").read_text(encoding="utf-8")
    (tmp_path / "a.qdc").write_text(text[: text.index("<?annotator")], encoding="utf-8")
    codebook = qdc.read([tmp_path / "a.qdc"], reading()).codebook
    assert isinstance(codebook, Codebook)
    quote, *_ = codebook.type("coding").field("code").choices
    assert quote.label == "Quote"
    assert "Cue" in {choice.label.split(" (")[0] for choice in quote.children}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "what should be XML is not"),
        ("<CodeBook><Codes>", "what should be XML is not"),
        ("<html/>", "it begins with “html”"),
        ("<CodeBook><Codes/></CodeBook>", "there is no code"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><CodeBook>&b;</CodeBook>', "declares entities"),
        (f"{FOREIGN[39:]}<?annotator-codebook {{}}?>", "missing required field"),
        (
            f'{FOREIGN[39:]}<?annotator-codebook {{"name":"a","title":"b","types":[]}}?>',
            "it has no record type",
        ),
    ],
    ids=range(7),
)
def test_a_broken_codebook_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.qdc").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        qdc.read([tmp_path / "a.qdc"], reading())
    assert reason in refused.value.reason
