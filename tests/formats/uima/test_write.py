"""What is written as XMI and JSON CAS is read again, also by dkpro-cassis alone."""

import itertools
import warnings
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import cassis
import pytest
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.article import Article
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.uima import read_json as json_cas
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima import write_json as json_cas_writer
from annotator.formats.uima import write_xmi as xmi_writer
from annotator.services.codebooks import load
from tests.formats.brat.test_read import reading
from tests.formats.contents import CODEBOOK, Made, assert_same_project
from tests.formats.uima.cas_files import (
    ANNOTATION,
    INCEPTION,
    STRING,
    TOKEN,
    Xmi,
    attribution,
    declared,
    feature,
    type_system,
)

_numbers = itertools.count()
both = pytest.mark.parametrize(
    ("reader", "writer", "suffix"),
    [(xmi, xmi_writer, ".xmi"), (json_cas, json_cas_writer, ".json")],
    ids=["xmi", "json"],
)


def project_of(content: ForeignContent) -> Made:
    return Made(
        content.info or ProjectInfo("p", "P", datetime(2020, 1, 1, tzinfo=UTC)),
        content.codebook or CODEBOOK,
        list(content.coders()),
        list(content.actors()),
        list(content.articles()),
        list(content.links()),
    )


def loaded(path: Path) -> Any:
    """A file as the library alone reads it, strictly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if path.suffix == ".json":
            return cassis.load_cas_from_json(path.read_text(encoding="utf-8"))
        types = cassis.load_typesystem(path.parent / "TypeSystem.xml")
        return cassis.load_cas_from_xmi(path, typesystem=types)


def described(cas: Any) -> list[str]:
    """Everything in the index, with what it refers to by its place."""

    def shown(value: Any, depth: int = 0) -> Any:
        if hasattr(value, "elements"):
            return [shown(each, depth) for each in value.elements or ()]
        if hasattr(value, "tail") or (hasattr(value, "type") and "Empty" in value.type.name):
            found: list[Any] = []
            while hasattr(value, "tail"):
                found.append(shown(value.head, depth))
                value = value.tail
            return found
        if not hasattr(value, "type") or not hasattr(value, "xmiID"):
            return value
        if value.type.name == "uima.cas.NULL":
            return None
        features = {
            each.name: shown(getattr(value, each.name), depth + 1)
            for each in value.type.all_features
            if each.name != "sofa" and getattr(value, each.name) is not None and depth < 3
        }
        return value.type.name, sorted(features.items())

    return sorted(repr(shown(fs)) for view in cas.views for fs in view.get_all_fs())


def every_kind() -> tuple[str, Xmi]:
    """A type system and a file with values of all kinds, and much that is no record."""
    names = ("Integer", "Long", "Float", "Double", "Boolean", "String")
    types = type_system(
        declared(
            "webanno.custom.Every",
            ANNOTATION,
            *(feature(f"a{name}", f"uima.cas.{name}") for name in names),
            *(feature(f"many{name}", f"uima.cas.{name}Array") for name in (*names, "Byte")),
            *(feature(f"list{name}", f"uima.cas.{name}List") for name in names[:1]),
            feature("type", STRING),
            feature("to", "webanno.custom.Every"),
            feature("any", "uima.cas.TOP"),
            feature("all", "uima.cas.FSArray", "webanno.custom.Every"),
            feature("chain", "uima.cas.FSList", "webanno.custom.Every"),
            feature("shared", "uima.cas.StringArray", shared=True),
            feature("kinds", "uima.cas.StringArray"),
        ),
        declared("webanno.custom.Sub", "webanno.custom.Every", feature("more", STRING)),
        declared("webanno.custom.Concept", "uima.cas.TOP", feature("cui", STRING)),
        declared("Bare", ANNOTATION),
        declared(TOKEN, ANNOTATION),
    )
    document = Xmi().mark(
        2, "custom:Every", "ports",
        "<manyString>one two</manyString><manyString>x</manyString>",
        aInteger=-5, aLong=2**40, aFloat="NaN", aDouble="1.5E10", aBoolean="true", aString="",
        manyInteger="1 2", manyLong="", manyBoolean="true false", manyDouble="0.5 -Infinity",
        manyByte="0AFF", listInteger="3 4", type="me", all="3 3", chain="3 0", shared=9, any=8,
    )  # fmt: skip
    document.mark(3, "custom:Sub", "docks", more="😀\n\t“x”", to=4)
    document.mark(4, "custom:Every", "Monday", to=4)
    document.mark(5, "noNamespace:Bare", "😀")
    document.mark(6, "type:Token", "met")
    document.add(7, "custom:Every", sofa=1, begin=9, end=3, aString="bad", to=2)
    document.add(8, "custom:Concept", cui="C1")
    document.add(9, "cas:StringArray", "<elements>p q</elements>", indexed=False)
    document.add(10, "custom:Every", sofa=1, begin=5, end=5)
    document.add(11, "tcas:DocumentAnnotation", sofa=1, begin=0, end=76, language="en")
    return types, document


@both
@pytest.mark.parametrize("fixture", ["inception", "every"])
@pytest.mark.parametrize("with_sidecar", [True, False], ids=["sidecar", "bare"])
def test_what_came_in_goes_out_as_it_was(
    reader: ModuleType,
    writer: ModuleType,
    suffix: str,
    fixture: str,
    with_sidecar: bool,
    tmp_path: Path,
) -> None:
    types, document = (INCEPTION, attribution()) if fixture == "inception" else every_kind()
    (tmp_path / "TypeSystem.xml").write_text(types, encoding="utf-8")
    (tmp_path / "one.xmi").write_text(str(document), encoding="utf-8")
    content = xmi.read([tmp_path / "one.xmi"], reading())
    assert content.problems == []
    project = project_of(content)

    assert not writer.write(project, tmp_path / "out")

    [path] = (tmp_path / "out").glob(f"*{suffix}")
    assert described(loaded(path)) == described(loaded(tmp_path / "one.xmi"))
    if not with_sidecar:
        (tmp_path / "out" / "annotator.jsonl").unlink()
    again = reader.read([path], reading())
    if with_sidecar:
        assert_same_project(again, project)
    else:
        assert again.problems == []
        found = project_of(again).records()
        assert [(r.id, r.type, r.spans) for r in found] == [
            (r.id, r.type, r.spans) for r in project.records()
        ]
        # And once more: nothing wears off.
        writer.write(project_of(again), tmp_path / "more")
        [path] = (tmp_path / "more").glob(f"*{suffix}")
        assert described(loaded(path)) == described(loaded(tmp_path / "one.xmi"))


@both
def test_what_a_record_says_can_be_read_without_the_sidecar(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    text = "Ada said 😀 the ports stay shut.\nBen\x0bdid not."
    project = small(text)
    notes = writer.write(project, tmp_path / "out")
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


def small(text: str) -> Made:
    """A project with one quote and one claim of one coder."""

    def cut(*words: str) -> tuple[Fragment, ...]:
        return tuple(Fragment(at := text.index(word), at + len(word), word) for word in words)

    made = datetime(2020, 1, 1, tzinfo=UTC)
    article = Article("a", "A title", text, sha256(text), "en", "The Bell", published="2017-03-03")
    fields = {
        "speaker": (FieldValue("Ada", None, cut("Ada")), FieldValue("Ben Reyes")),
        "kind": (FieldValue("indirect"),),
        "negated": (FieldValue(True),),
        "said_on": (FieldValue("2017-03"),),
    }
    records = [
        Record("r1", "a", "quote", "c", "done", made, made, cut("the ports", "shut"), fields,
               note="look\tagain"),
        Record("r2", "a", "claim", "c", "done", made, made, cut("stay shut")),
    ]  # fmt: skip
    return Made(
        ProjectInfo("p", "P", made),
        load("news"),
        [Coder("c", "Ada")],
        [],
        [CodedArticle(article, (), records)],
        [Link("l", "r1", "r2", "makes")],
    )


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


def test_what_two_corpora_call_alike(tmp_path: Path) -> None:
    contents: list[ForeignContent] = []
    for name, kind, value in (("one", "uima.cas.Integer", "5"), ("two", STRING, "red")):
        (tmp_path / name).mkdir()
        types = type_system(declared("webanno.custom.Source", ANNOTATION, feature("value", kind)))
        (tmp_path / name / "TypeSystem.xml").write_text(types)
        document = Xmi(f"The {name} ports.").mark(2, "custom:Source", "ports", value=value)
        (tmp_path / name / "a.xmi").write_text(str(document))
        contents.append(xmi.read([tmp_path / name / "a.xmi"], reading()))
    first, second = map(project_of, contents)
    second = replace(second, all_articles=[
        replace(each, article=replace(each.article, id="b"),
                records=[replace(record, article="b") for record in each.records])
        for each in second.all_articles
    ])  # fmt: skip
    both_of_them = replace(first, all_articles=[*first.all_articles, *second.all_articles])
    [note] = xmi_writer.write(both_of_them, tmp_path / "out")
    assert "1 value written to a feature of a new name" in note
    paths = sorted((tmp_path / "out").glob("*.xmi"))
    values = [
        (each.get("value"), each.get("value_2"))
        for path in paths
        for each in loaded(path).select("webanno.custom.Source")
    ]
    assert values == [(5, None), (None, "red")]


def test_layers_that_are_none_are_said(tmp_path: Path) -> None:
    project = small("Ada said the ports stay shut.")
    article = project.all_articles[0].article
    for n, kept in enumerate(("x", [{"packed": "!", "coders": [""], "holds": {}}])):
        metadata = {"uima_layers": kept, "uima": [{"label": 5}, 7]}
        coded = replace(project.all_articles[0], article=replace(article, metadata=metadata))
        notes = xmi_writer.write(replace(project, all_articles=[coded]), tmp_path / f"out{n}")
        assert "cannot be read" in notes[-1]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match="holds files"):
        xmi_writer.write(small("Ada said the ports stay shut."), tmp_path)


@both
def test_metadata_that_lie_name_no_types_and_features(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    project = small("Ada said the ports stay shut.")
    coded = project.all_articles[0]
    kinds = (
        "a=print(1)",
        "uima.cas.Sofa",
        "uima.cas.String",
        "custom.Good",
        5,
        "uima.tcas.Annotation",
    )
    records = [
        replace(
            coded.records[1],
            id=f"x{n}",
            metadata={
                "uima": {
                    "id": f"{n + 1}",
                    "label": "x",
                    "type": kind,
                    "attributes": {"a=print(1)": ["v"], "class": [1], "end": [2], "get": ["x"]},
                    "values": {"b=print(2)": [{"to": 99}], "sofa": "x", "begin": {"no": 1}},
                    "links": {"r": ["f=print(3)", "g=print(4)", None], "s": 7},
                    "roles": [["r", "1"], ["s", "2"], ["t", "77"], ["end", "1"]],
                }
            },
        )
        for n, kind in enumerate(kinds)
    ]
    project = replace(project, all_articles=[replace(coded, records=records)], all_links=[])
    writer.write(project, tmp_path / "out")
    [path] = (tmp_path / "out").glob(f"*{suffix}")
    names = {each.name for each in loaded(path).typesystem.get_types()}
    assert "custom.Good" in names
    assert not any("=" in name for name in names)
    assert_same_project(reader.read([path], reading()), project)


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
