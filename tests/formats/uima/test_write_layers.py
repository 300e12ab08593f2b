"""Layers that came in are written as they were, and those that lie do no harm."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.uima import read_xmi as xmi
from annotator.formats.uima import write_xmi as xmi_writer
from tests.formats.brat.test_read import reading
from tests.formats.contents import assert_same_project
from tests.formats.uima.cas_files import (
    ANNOTATION,
    INCEPTION,
    STRING,
    TOKEN,
    Xmi,
    attribution,
    declared,
    feature,
    kept,
    type_system,
)
from tests.formats.uima.cas_projects import both, loaded, project_of, small
from tests.messages import said


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
    assert "1 value written to a feature of a new name" in str(note)
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
    kept = [{"packed": "!", "coders": [""], "holds": {}}]
    for n, metadata in enumerate(
        (
            {"uima": {"passthrough": 3, "layers": kept}},
            {"uima_layers": kept, "uima": [{"label": 5}, 7]},
        )
    ):
        coded = replace(project.all_articles[0], article=replace(article, metadata=metadata))
        notes = said(xmi_writer.write(replace(project, all_articles=[coded]), tmp_path / f"out{n}"))
        assert "cannot be read" in notes[-1]


@both
def test_metadata_that_lie_name_no_types_and_features(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    project = small("Ada said the ports stay shut.")
    coded = project.all_articles[0]
    kinds = (
        "a=print(1)",
        "custom.ª",
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


@both
def test_what_a_file_says_more_of_documents(
    reader: ModuleType, writer: ModuleType, suffix: str, tmp_path: Path
) -> None:
    features = feature("language", STRING), feature("genre", STRING), feature("class", STRING)
    types = type_system(declared("uima.tcas.DocumentAnnotation", ANNOTATION, *features))
    (tmp_path / "TypeSystem.xml").write_text(types, encoding="utf-8")
    document = Xmi().add(
        2,
        "tcas:DocumentAnnotation",
        sofa=1,
        begin=0,
        end=9,
        language="en",
        genre="news",
        class_="a",
    )
    (tmp_path / "one.xmi").write_text(str(document), encoding="utf-8")
    content = xmi.read([tmp_path / "one.xmi"], reading())
    writer.write(project_of(content), tmp_path / "out")
    [path] = (tmp_path / "out").glob(f"*{suffix}")
    again = reader.read([path], reading())
    assert again.problems == []
    (tmp_path / "out" / "annotator.jsonl").unlink()
    [found] = kept(reader.read([path], reading())).structures
    assert found.values == {"language": "en", "genre": "news", "class": "a"}
