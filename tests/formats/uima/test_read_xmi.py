"""XMI with the traps that real files have: annotations, places, views, values."""

import pytest

from annotator.core.errors import InputError
from annotator.formats.uima import model as cas
from tests.formats.brat.test_read import only, values
from tests.formats.uima.cas_files import (
    ANNOTATION,
    STRING,
    TEXT,
    TOKEN,
    Corpus,
    Xmi,
    attribution,
    declared,
    feature,
    kept,
    type_system,
    units,
)
from tests.messages import said

# What INCEpTION writes


def test_slots_make_a_quote_with_its_speaker_and_cue(corpus: Corpus) -> None:
    _, records = only(corpus(attribution()))
    [quote] = [record for record in records if record.type == "quote"]
    assert [each.text for each in quote.spans] == ["that ports, and docks, stay shut"]
    found = values(quote)
    assert found["speaker"] == ["Ilan Dorr"]
    assert found["cue"] == ["said"]
    assert [each.text for each in quote.fields["speaker"][0].spans] == ["Ilan Dorr"]
    assert (found["type"], found["sure"], found["weight"]) == (["direct"], [True], [0.5])
    assert found["tags"] == ["a b", "c"]


def test_offsets_after_an_emoji_are_those_of_utf16(corpus: Corpus) -> None:
    coded, records = only(corpus(attribution()))
    assert coded.article.text == TEXT
    places = {record.spans[0].text: record.spans[0].start for record in records}
    assert places["docks"] == TEXT.index("docks")


def test_words_become_no_records_and_are_kept(corpus: Corpus) -> None:
    content = corpus(attribution())
    _, records = only(content)
    assert {record.type for record in records} == {"quote", "source", "coreflink"}
    assert "6 Token" in said(content.notes)[0]
    assert "1 Sentence" in said(content.notes)[0]
    tokens = [each for each in kept(content).structures if each.type.endswith(".Token")]
    assert [TEXT[slice(*each.place)] for each in tokens if each.place][:3] == [
        *("Ministers", "met", "😀")
    ]
    assert tokens[0].values == {"pos": cas.Ref(60)}


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        (TOKEN, True),
        ("org.cleartk.token.type.Sentence", True),
        ("org.apache.ctakes.typesystem.type.syntax.WordToken", True),
        ("opennlp.uima.Token", True),
        ("de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency", True),
        ("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", False),
        ("webanno.custom.Segment", False),
        ("my.Claim", False),
    ],
)
def test_what_is_about_words_as_such(name: str, layer: bool) -> None:
    assert cas.is_layer(name) is layer


def test_a_mapping_makes_records_of_words_all_the_same(corpus: Corpus) -> None:
    content = corpus(attribution(), mapping="types: {Token: {record: claim}}")
    _, records = only(content)
    assert len(records) == 6


def test_a_relation_leads_from_governor_to_dependent(corpus: Corpus) -> None:
    _, records = only(corpus(attribution()))
    by_text = {record.spans[0].text: record for record in records}
    assert values(by_text["ports"])["near"] == [by_text["docks"].id]
    [relation] = by_text["ports"].metadata["uima"]["relations"]
    assert relation["attributes"] == {"how": ["beside"]}


def test_the_links_of_a_chain_lead_to_the_next(corpus: Corpus) -> None:
    content = corpus(attribution())
    _, records = only(content)
    by_text = {record.spans[0].text: record for record in records}
    assert values(by_text["Ministers"])["next"] == [by_text["Monday"].id]
    [chain] = [each for each in kept(content).structures if each.type.endswith("Chain")]
    assert chain.values == {"first": cas.Ref(37)}


def test_the_document_says_title_and_language(corpus: Corpus) -> None:
    document = Xmi().add(
        2,
        "type2:DocumentMetaData",
        sofa=1,
        begin=0,
        end=3,
        language="nl",
        documentTitle="Ministers\nmeet ",
        documentId="d1",
        documentUri="https://bell.example/1",
    )
    coded, records = only(corpus(document))
    article = coded.article
    assert (article.title, article.language, article.url, records) == (
        *("Ministers meet", "nl", "https://bell.example/1"),
        [],
    )
    assert article.metadata["document_id"] == "d1"
    assert article.metadata["file"] == "one.xmi"


def test_without_types_of_its_own_a_file_needs_no_type_system(corpus: Corpus) -> None:
    document = Xmi().add(
        2, "tcas:DocumentAnnotation", sofa=1, begin=0, end=3, language="x-unspecified"
    )
    coded, _ = only(corpus(document.mark(3, "tcas:Annotation", "ports"), types=""))
    assert coded.records[0].type == "annotation"


# Places


@pytest.mark.parametrize(
    ("begin", "end", "reason"),
    [
        (5, 3, "it ends before it begins"),
        (70, 500, "the text has only 76 UTF-16 units"),
        (-2, 3, "the text has only 76 UTF-16 units"),
        (4, 4, "it is empty: it ends where it begins"),
    ],
)
def test_an_annotation_without_a_place_is_kept_with_the_reason(
    corpus: Corpus, begin: int, end: int, reason: str
) -> None:
    document = Xmi().add(7, "custom:Source", sofa=1, begin=begin, end=end, value="x")
    content = corpus(document.mark(8, "custom:Source", "ports"))
    coded, records = only(content)
    assert [record.spans[0].text for record in records] == ["ports"]
    [unplaced] = coded.article.metadata["uima"]["unplaced"]
    assert unplaced["reason"] == reason
    assert (unplaced["begin"], unplaced["end"], unplaced["attributes"]) == (
        begin,
        end,
        {"value": "x"},
    )
    assert "1 annotation without a place" in " ".join(said(content.notes))


def test_line_ends_of_two_characters_count_two_in_the_file(corpus: Corpus) -> None:
    text = "One 😀.\r\nTwo.\rThree four."
    document = Xmi(text)
    for number, word in enumerate(("One", "Two", "Three", "four"), 2):
        document.mark(number, "custom:Source", word)
    coded, records = only(corpus(document))
    assert coded.article.text == "One 😀.\nTwo.\nThree four."
    assert [record.spans[0].text for record in records] == ["One", "Two", "Three", "four"]


def test_an_annotation_outside_the_index_has_its_place(corpus: Corpus) -> None:
    document = Xmi().mark(2, "custom:Source", "docks", indexed=False)
    document.add(3, "custom:AttributionRolesLink", indexed=False, role="Source", target=2)
    document.mark(4, "custom:Attribution", "stay", Roles=3)
    _, records = only(corpus(document))
    assert values(records[0])["reported_by"] == ["docks"]


# Views


def test_every_view_with_a_text_is_an_article(corpus: Corpus) -> None:
    document = Xmi().mark(2, "custom:Source", "ports")
    document.raw('<custom:Source xmi:id="3" sofa="9" begin="0" end="4"/>')
    document.view(9, "translation", "Häfen bleiben zu.", 3).view(10, "audio", " ")
    content = corpus(document)
    found = {coded.article.text: coded.records for coded in content.articles()}
    assert [record.spans[0].text for record in found["Häfen bleiben zu."]] == ["Häfe"]
    assert [record.spans[0].text for record in found[TEXT]] == ["ports"]
    assert "1 view without a text left out." in said(content.notes)


def test_views_of_one_text_are_one_article(corpus: Corpus) -> None:
    document = Xmi().mark(2, "custom:Source", "ports")
    document.raw('<custom:Source xmi:id="3" sofa="9" begin="0" end="9"/>')
    _, records = only(corpus(document.view(9, "gold", TEXT, 3)))
    assert [record.spans[0].text for record in records] == ["Ministers", "ports"]


def test_what_one_view_of_a_text_says_of_another_s_annotations_holds(corpus: Corpus) -> None:
    document = Xmi().mark(2, "custom:Source", "ports").mark(3, "type:Token", "ports")
    document.raw(
        '<custom:AttributionRolesLink xmi:id="4" role="Source" target="2"/>'
        '<custom:Attribution xmi:id="5" sofa="9" begin="0" end="9" Roles="4"/>'
        '<type:Token xmi:id="6" sofa="9" begin="0" end="9"/>'
    )
    content = corpus(document.view(9, "gold", TEXT, 5, 6))
    _, records = only(content)
    [quote] = [record for record in records if record.spans[0].text == "Ministers"]
    assert values(quote)["reported_by"] == ["ports"]
    assert not any("another" in note for note in said(content.notes))
    # Words of both views come out again.
    tokens = [each.id for each in kept(content).structures if each.type.endswith(".Token")]
    assert tokens == [3, 6]


# Values


def test_features_of_every_kind(corpus: Corpus) -> None:
    names = ("Integer", "Long", "Short", "Byte", "Float", "Double", "Boolean", "String")
    types = type_system(
        declared(
            "webanno.custom.Every",
            ANNOTATION,
            *(feature(f"a{name}", f"uima.cas.{name}") for name in names),
            *(feature(f"many{name}", f"uima.cas.{name}Array") for name in names),
            *(
                feature(f"list{name}", f"uima.cas.{name}List")
                for name in ("Integer", "Float", "String")
            ),
            feature("self", STRING),
            feature("kind", "webanno.custom.Kind"),
            feature("all", "webanno.custom.Every[]"),
            feature("chain", "uima.cas.FSList", "webanno.custom.Every"),
            feature("shared", "uima.cas.StringArray", shared=True),
        ),
        declared("webanno.custom.Kind", STRING),
    )
    document = Xmi().mark(
        2, "custom:Every", "ports",
        "<manyString>one two</manyString><manyString></manyString><listString>x</listString>",
        aInteger=-5, aLong=2**40, aShort=1, aByte=7, aFloat="NaN", aDouble="1.5E10",
        aBoolean="true", aString="", manyInteger="1 2", manyLong="", manyBoolean="true false",
        manyDouble="0.5 -Infinity", manyByte="0AFF", listInteger="3 4", listFloat="0.5",
        self_="me", kind="red", all="3", chain="3 0", shared=9,
    )  # fmt: skip
    document.mark(3, "custom:Every", "docks", listString="p q")
    document.add(9, "cas:StringArray", "<elements>p q</elements>", indexed=False)
    content = corpus(document, types)
    _, records = only(content)
    found = records[0].metadata["uima"]["rest"]
    said = values(records[0])
    assert said["ainteger"] == [-5]
    assert said["along"] == [2**40]
    assert said["adouble"] == [1.5e10]
    assert said["aboolean"] == [True]
    assert said["self"] == ["me"]
    assert said["kind"] == ["red"]
    assert said["shared"] == ["p q"]
    assert said["manyinteger"] == [1, 2]
    assert said["listinteger"] == [3, 4]
    assert values(records[1])["liststring"] == ["p", "q"]
    assert found["values"]["manyLong"] == []
    assert found["values"]["chain"] == [{"to": 3}, None]
    assert "manyString" in str(records[0].metadata) or said["manystring"] == ["one two", ""]


def test_features_called_like_words_of_python(corpus: Corpus) -> None:
    types = type_system(
        declared(
            "webanno.custom.Named",
            ANNOTATION,
            feature("class", STRING),
            feature("from", "uima.cas.StringArray"),
            feature("type", "uima.cas.StringArray"),
        )
    )
    inside = "<from>a</from><from>b</from><type>c</type>"
    _, [record] = only(corpus(Xmi().mark(2, "custom:Named", "ports", inside, class_="x"), types))
    assert set(record.metadata["uima"]["attribute_names"].values()) == {"class", "from", "type"}
    assert [value for found in values(record).values() for value in found] == ["x", "a", "b", "c"]


@pytest.mark.parametrize("name", ["a=print(1)", "a b", "1a", "a.b", "", "a: int = 1"])
def test_names_that_are_none_are_refused(corpus: Corpus, name: str) -> None:
    types = type_system(declared("webanno.custom.Named", ANNOTATION, feature(name, STRING)))
    with pytest.raises(InputError, match="is no name for a type or feature"):
        corpus(Xmi(), types)


def test_what_an_annotation_points_at_may_be_no_text(corpus: Corpus) -> None:
    types = type_system(
        declared("webanno.custom.Concept", "uima.cas.TOP", feature("cui", STRING)),
        declared("webanno.custom.Mention", ANNOTATION, feature("concepts", "uima.cas.FSArray")),
    )
    document = Xmi().mark(2, "custom:Mention", "ports", concepts="3")
    document.add(3, "custom:Concept", indexed=False, cui="C01")
    _, records = only(corpus(document, types))
    [part] = records[0].metadata["uima"]["annotations"]
    assert part["attributes"] == {"cui": ["C01"]}


def test_units_count_as_the_fixtures_say() -> None:
    assert units(TEXT, "Ilan") == (18, 22)
