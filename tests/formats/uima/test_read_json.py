"""JSON CAS in its shapes, and broken ones of every kind."""

import json
import warnings
from pathlib import Path
from typing import Any

import cassis
import pytest

from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.native import json as annotator_json
from annotator.formats.registry import BUILT_IN
from annotator.formats.uima import read_json as json_cas
from tests.formats.brat.test_read import reading, values
from tests.formats.claiming import format_of
from tests.formats.uima.cas_files import INCEPTION, TEXT, Corpus, attribution, units
from tests.messages import said

Object = dict[str, Any]
SPAN = "custom.Span"


def document(**more: Any) -> Object:
    """A CAS with one annotation."""
    begin, end = units(TEXT, "Ilan Dorr")
    return {
        "%TYPES": {
            SPAN: {
                "%NAME": SPAN,
                "%SUPER_TYPE": "uima.tcas.Annotation",
                "label": {"%NAME": "label", "%RANGE": "uima.cas.String"},
                "to": {"%NAME": "to", "%RANGE": SPAN},
                "all": {"%NAME": "all", "%RANGE": f"{SPAN}[]"},
                "numbers": {"%NAME": "numbers", "%RANGE": "uima.cas.Integer[]"},
                "weight": {"%NAME": "weight", "%RANGE": "uima.cas.Double"},
            }
        },
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
             "mimeType": "text", "sofaString": TEXT},
            {"%ID": 2, "%TYPE": SPAN, "@sofa": 1, "begin": begin, "end": end, "label": "person",
             **more},
        ],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}},
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    def made(cas: Any, types: str = "") -> ForeignContent:
        text = cas if isinstance(cas, str) else json.dumps(cas)
        (tmp_path / "one.json").write_bytes(text.encode("utf-8", "surrogatepass"))
        if types:
            (tmp_path / "TypeSystem.xml").write_text(types, encoding="utf-8")
        content = json_cas.read([tmp_path / "one.json"], reading())
        if content.problems:
            raise content.problems[0]
        return content

    return made


def only(content: ForeignContent) -> list[Record]:
    [coded] = content.articles()
    return sorted(coded.records, key=lambda record: record.spans[0].start)


def test_a_span_after_an_emoji(corpus: Corpus) -> None:
    [record] = only(corpus(document()))
    assert record.spans[0].text == "Ilan Dorr"
    assert values(record) == {"label": ["person"]}


def test_structures_by_id(corpus: Corpus) -> None:
    cas = document()
    listed = cas["%FEATURE_STRUCTURES"]
    cas["%FEATURE_STRUCTURES"] = {
        str(each["%ID"]): {key: value for key, value in each.items() if key != "%ID"}
        for each in listed
    }
    assert only(corpus(cas)) == only(corpus(document()))


def test_a_sofa_after_what_belongs_to_it(corpus: Corpus) -> None:
    cas = document()
    cas["%FEATURE_STRUCTURES"].reverse()
    assert [record.spans[0].text for record in only(corpus(cas))] == ["Ilan Dorr"]


def test_a_byte_order_mark_is_no_part_of_it(corpus: Corpus) -> None:
    assert len(only(corpus("\ufeff" + json.dumps(document())))) == 1


def test_arrays_and_references(corpus: Corpus) -> None:
    cas = document(**{"@to": 3, "@all": 4, "@numbers": 5, "#weight": "NaN"})
    cas["%FEATURE_STRUCTURES"] += [
        {"%ID": 4, "%TYPE": f"{SPAN}[]", "%ELEMENTS": [3, None]},
        {"%ID": 5, "%TYPE": "uima.cas.Integer[]", "%ELEMENTS": [1, 2]},
        {"%ID": 3, "%TYPE": SPAN, "@sofa": 1, "begin": 0, "end": 9},
    ]
    first, second = only(corpus(cas))
    assert first.spans[0].text == "Ministers"
    assert second.metadata["uima"]["roles"] == [{"name": "to", "target": "3"}]
    assert second.metadata["uima"]["rest"]["values"] == {"all": [{"to": 3}, None]}
    assert values(second)["numbers"] == [1, 2]
    assert values(second)["weight"] == ["NaN"]


def test_features_called_like_words_of_python(corpus: Corpus) -> None:
    cas = document(**{"class": "x", "@from": 2})
    for name, kind in (("class", "uima.cas.String"), ("from", SPAN)):
        cas["%TYPES"][SPAN][name] = {"%NAME": name, "%RANGE": kind}
    [record] = only(corpus(cas))
    assert record.metadata["uima"]["roles"] == [{"name": "from", "target": "2"}]
    assert "class" in str(record.metadata["uima"]["attribute_names"])


def test_types_may_lie_beside_it(corpus: Corpus) -> None:
    cas = document()
    del cas["%TYPES"]
    cas["%FEATURE_STRUCTURES"][1] |= {"%TYPE": "webanno.custom.Source"}
    del cas["%FEATURE_STRUCTURES"][1]["label"]
    with pytest.raises(InputError, match=r"there is no type system. Put the TypeSystem.xml"):
        corpus(cas)
    assert len(only(corpus(cas, INCEPTION))) == 1


def test_the_same_as_xmi(tmp_path: Path, corpus: Corpus) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        types = cassis.load_typesystem(INCEPTION)
        cas = cassis.load_cas_from_xmi(str(attribution()), typesystem=types)
        text = cas.to_json()
    assert text is not None
    content = corpus(text)
    [quote] = [record for record in only(content) if record.type == "quote"]
    assert values(quote)["speaker"] == ["Ilan Dorr"]
    assert "6 Token" in said(content.notes)[0]


def test_only_such_files_are_claimed(tmp_path: Path) -> None:
    cas, other = tmp_path / "cas.json", tmp_path / "other.json"
    cas.write_text(json.dumps(document()))
    other.write_text('{"format": "annotator", "version": 1}')
    assert json_cas.claimed([cas, other, tmp_path / "none.json"]) == [cas]
    assert format_of(other, BUILT_IN) is annotator_json.FORMAT


def _with(path: str, value: Any) -> Object:
    cas = document()
    *steps, last = path.split("/")
    inside: Any = cas
    for step in steps:
        inside = inside[int(step) if step.isdigit() else step]
    if value is None:
        del inside[last]
    else:
        inside[int(last) if last.isdigit() else last] = value
    return cas


_FS = "%FEATURE_STRUCTURES"


@pytest.mark.parametrize(
    ("cas", "reason", "place"),
    [
        ("", "empty", ""),
        ("[]", "got `array`", "$"),
        ('{"%FEATURE_STRUCTURES": [', "cut off", "line 1"),
        ('{"%TYPES": \ud800}', "", "line 1"),
        (_with(_FS, 5), "Expected `object | array`, got `int`", "$.%FEATURE_STRUCTURES"),
        (_with(f"{_FS}/1", 5), "Expected `object`, got `int`", "$.%FEATURE_STRUCTURES[1]"),
        (_with(f"{_FS}/1/%ID", 1), "1 stands twice", "$.%FEATURE_STRUCTURES[1]"),
        (_with(f"{_FS}/1/%ID", "x"), "of kind integer", "$.%FEATURE_STRUCTURES[1].%ID"),
        (_with(f"{_FS}/1/%ID", 2**64), "of kind integer", "$.%FEATURE_STRUCTURES[1].%ID"),
        (_with(f"{_FS}/1/%TYPE", None), "has no “%TYPE”", "$.%FEATURE_STRUCTURES[1]"),
        (_with(f"{_FS}/1/%TYPE", "custom.Other"), "custom.Other is not known", "$.%FEA"),
        (_with(f"{_FS}/1/other", "x"), "no feature “other”", "$.%FEATURE_STRUCTURES[1].other"),
        (_with(f"{_FS}/1/@to", 9), "to names 9, which is not in", "$.%FEATURE_STRUCTURES[1].@to"),
        (_with(f"{_FS}/1/@sofa", 2), "names 2, which is no sofa", "$.%FEATURE_STRUCTURES[1].@sofa"),
        (_with(f"{_FS}/1/@sofa", None), "belongs to no sofa", "$.%FEATURE_STRUCTURES[1]"),
        (_with(f"{_FS}/1/begin", "x"), "of kind integer", "$.%FEATURE_STRUCTURES[1].begin"),
        (_with(f"{_FS}/1/end", 1.5), "of kind integer", "$.%FEATURE_STRUCTURES[1].end"),
        (_with(f"{_FS}/0/sofaString", "a\0b"), "NUL", "$.%FEATURE_STRUCTURES[0].sofaString"),
        (_with(f"{_FS}/0/sofaString", []), "of kind string", "$.%FEATURE_STRUCTURES[0].sofaString"),
        (_with(f"{_FS}/0/sofaString", None), "no text", ""),
        (_with(f"{_FS}/0/sofaID", None), "no sofaID", "$.%FEATURE_STRUCTURES[0]"),
        (_with("%VIEWS/_InitialView/%MEMBERS", [7]), "names 7, which", "$.%VIEWS._InitialView"),
        (_with("%VIEWS", 7), "Expected `object`, got `int`", "$.%VIEWS"),
        (_with(f"%TYPES/{SPAN}/%SUPER_TYPE", None), "no supertype", f"$.%TYPES.{SPAN}"),
        (_with(f"%TYPES/{SPAN}/%SUPER_TYPE", "a.B"), "names the type “a.B”", f"$.%TYPES.{SPAN}"),
        (_with(f"%TYPES/{SPAN}/%SUPER_TYPE", SPAN), "cannot be a subtype", f"$.%TYPES.{SPAN}"),
        (_with(f"%TYPES/{SPAN}/a=b", {}), "“a=b” is no name", f"$.%TYPES.{SPAN}.a=b"),
        (_with("%TYPES/a-b", {"%SUPER_TYPE": SPAN}), "no name for a type", "$.%TYPES.a-b"),
        (_with(f"%TYPES/{SPAN}/label", {}), "not say what the feature", f"$.%TYPES.{SPAN}.label"),
        (_with(f"%TYPES/{SPAN}/label/%RANGE", "a.C"), "the type “a.C”", f"$.%TYPES.{SPAN}.label"),
        (_with(f"{_FS}/1", {"%ID": 2, "%TYPE": "uima.cas.Byte[]", "%ELEMENTS": "!"}),
         "“!” is no value for %ELEMENTS", "$.%FEATURE_STRUCTURES[1].%ELEMENTS"),
        (_with(f"{_FS}/1", {"%ID": 2, "%TYPE": f"{SPAN}[]", "%ELEMENTS": 5}),
         "“5” is no value for %ELEMENTS", "$.%FEATURE_STRUCTURES[1].%ELEMENTS"),
        (_with(f"{_FS}/1/#weight", "heavy"), "“heavy” is no value for weight",
         "$.%FEATURE_STRUCTURES[1].#weight"),
    ],
    ids=range(33),
)  # fmt: skip
def test_a_broken_file_says_what_and_where(
    corpus: Corpus, cas: Any, reason: str, place: str
) -> None:
    with pytest.raises(InputError) as caught:
        corpus(cas)
    assert reason in caught.value.reason
    assert caught.value.place.startswith(place)


@pytest.mark.parametrize(("begin", "end"), [(5, 3), (0, 900), (-1, 4), (6, 6)])
def test_an_annotation_without_a_place_is_kept(corpus: Corpus, begin: int, end: int) -> None:
    [coded] = corpus(
        _with(f"{_FS}/1", {**document()[_FS][1], "begin": begin, "end": end})
    ).articles()
    assert not coded.records
    [unplaced] = coded.article.metadata["uima"]["unplaced"]
    assert (unplaced["begin"], unplaced["end"]) == (begin, end)
