"""A project's records written as XMI and JSON CAS: read again, also by dkpro-cassis alone."""

import itertools
import warnings
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import cassis
import pytest
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Fragment
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima import write_xmi as xmi_writer
from tests.formats.brat.test_read import reading
from tests.formats.contents import assert_same_project
from tests.formats.uima.cas_projects import both, loaded, small
from tests.messages import said

_numbers = itertools.count()


@both
def test_what_a_record_says_can_be_read_without_the_sidecar(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    text = "Ada said 😀 the ports stay shut.\nBen\x0bdid not."
    project = small(text)
    notes = said(writer.write(project, tmp_path / "out"))
    (tmp_path / "out" / "annotator.jsonl").unlink()
    paths = sorted((tmp_path / "out").rglob(f"*{suffix}"))
    for path in paths:
        assert loaded(path).get_sofa().sofaString.replace("\ufffd", "\x0b") == text
    if suffix == ".xmi":
        assert notes == [
            "1 character of the texts that XML cannot hold written as U+FFFD; read again here, "
            "the text is as it was."
        ]
    content = reader.read(paths, reading())
    assert content.problems == []
    [coded] = content.articles()
    assert coded.article.text == text
    assert (coded.article.title, coded.article.source) == ("A title", "The Bell")
    assert (coded.article.published, coded.article.language) == ("2017-03-03", "en")
    [quote] = [record for record in coded.records if record.type == "quote"]
    assert [each.text for each in quote.spans] == ["the ports", "shut"]
    assert quote.note == "look\tagain"
    found = {
        key: [(each.value, [span.text for span in each.spans]) for each in values]
        for key, values in quote.fields.items()
    }
    assert found == {
        "speaker": [("Ada", ["Ada"]), ("Ben Reyes", [])],
        "kind": [("indirect", [])],
        "negated": [(True, [])],
        "said_on": [("2017-03", [])],
    }
    [claim] = [record for record in coded.records if record.type == "claim"]
    [link] = content.links()
    assert (link.source, link.target, link.relation) == (quote.id, claim.id, "makes")


def test_the_type_system_says_the_codebook(tmp_path: Path) -> None:
    xmi_writer.write(small("Ada said the ports stay shut."), tmp_path / "out")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        types = cassis.load_typesystem(tmp_path / "out" / "TypeSystem.xml")
    quote = types.get_type("annotator.Quote")
    names = {each.name: each.rangeType.name for each in quote.features}
    assert names["speaker"] == "uima.cas.StringArray"
    assert names["speaker_evidence"] == "uima.cas.FSArray"
    assert names["kind"] == "uima.cas.String"
    assert quote.description == "Quote"
    assert names["negated"] == "uima.cas.Boolean"
    assert {"annotator.Claim", "annotator.Event"} <= {each.name for each in types.get_types()}


@both
def test_keys_that_programs_have_a_use_for(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    project = small("Ada said the ports stay shut.")
    keys = ("class", "type", "self", "end", "begin", "sofa", "fragments", "x_evidence", "x", "get",
            "working_note", "цитата", "xmiID", "text", "ª", "elements")  # fmt: skip
    fields = tuple(Field(key, key, "text", many=n % 2 == 0) for n, key in enumerate(keys))
    types = tuple(
        RecordType(key, key, f"{key}s", "", "blue", fields=fields)
        for key in ("evidence", "fragment", "link", "речь", "class")
    )
    made = datetime(2020, 1, 1, tzinfo=UTC)
    text = project.all_articles[0].article.text
    span = Fragment(0, 3, text[:3])
    records = [
        Record(f"r{n}", "a", each.key, "c", "done", made, made, (span,),
               {key: (FieldValue(f"v{key}", None, (Fragment(4, 8, "said"),)),) for key in keys})
        for n, each in enumerate(types)
    ]  # fmt: skip
    project = replace(
        project,
        codebook=Codebook("own", "Own", types),
        all_articles=[replace(project.all_articles[0], records=records)],
        all_links=[],
    )
    writer.write(project, tmp_path / "out")
    [path] = (tmp_path / "out").glob(f"*{suffix}")
    assert len(loaded(path).views) == 1
    again = reader.read([path], reading())
    assert [str(each) for each in again.problems] == []
    assert_same_project(again, project)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match="holds files"):
        xmi_writer.write(small("Ada said the ports stay shut."), tmp_path)


def test_what_was_done_elsewhere_is_taken(tmp_path: Path) -> None:
    text = "Ada said 😀 the ports stay shut."
    project = small(text)
    xmi_writer.write(project, tmp_path / "out")
    [path] = (tmp_path / "out").glob("*.xmi")
    cas = loaded(path)
    [claim] = cas.select("annotator.Claim")
    [quote] = cas.select("annotator.Quote")
    claim.begin = text.index("the ports")
    types = cas.typesystem
    new = types.get_type("annotator.Claim")(begin=0, end=3)
    link = types.get_type("annotator.Link")(begin=0, end=3, Governor=claim, Dependent=new)
    link.relation = "supports"
    cas.add_all([new, link])
    cas.remove(quote)
    for each in cas.select("annotator.Link"):
        if each is not link:
            cas.remove(each)
    path.write_text(cas.to_xmi(), encoding="utf-8")

    content = xmi.read([path], reading())
    assert content.problems == []
    [coded] = content.articles()
    found = {each.id: each for each in coded.records}
    assert "r1" not in found
    assert [each.text for each in found.pop("r2").spans] == ["the ports stay shut"]
    [added] = found.values()
    assert (added.type, added.spans[0].text) == ("claim", "Ada")
    assert ("r2", added.id, "supports") in {
        (each.source, each.target, each.relation) for each in content.links()
    }
