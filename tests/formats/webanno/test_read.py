"""WebAnno TSV with the traps that real files have."""

from pathlib import Path

import pytest

from annotator.formats.annotations.model import Role
from annotator.formats.webanno import read as webanno
from annotator.formats.webanno.files import claimed
from annotator.formats.webanno.layers import parsed
from tests.formats.brat.test_read import reading
from tests.formats.webanno.webanno_files import (
    COREFERENCE,
    DEPENDENCY,
    ENTITY,
    LEMMA,
    POS,
    TOKEN,
    document,
    relations,
    tsv,
    words,
)
from tests.messages import said

SPAN = "SP=webanno.custom.Frame|kind"


def test_spans_of_one_and_of_several_tokens_and_stacked_ones(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        tsv(
            SPAN,
            body=[
                "#Text=Ilan Dorr left.",
                "1-1  0-4  Ilan  PER[1]|*[2]  ",
                "1-2  5-9  Dorr  PER[1]  ",
                "1-3  10-14  left  act  ",
                "1-4  14-15  .  _  ",
            ],
        ),
    )
    assert words(found) == [
        ("Frame", "Ilan Dorr", {"kind": "PER"}),
        ("Frame", "Ilan", {}),
        ("Frame", "left", {"kind": "act"}),
    ]


def test_parts_of_tokens_over_tokens_and_sentences(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        tsv(
            SPAN,
            body=[
                "#Text=Seaports shut",
                "1-1  0-8  Seaports  _  ",
                "1-1.1  0-3  Sea  a  ",
                "1-1.2  3-8  ports  b[1]  ",
                "1-2  9-13  shut  b[1]|c[2]  ",
                "",
                "#Text=today",
                "2-1  14-19  today  c[2]  ",
            ],
        ),
    )
    assert found.article.text == "Seaports shut\ntoday"
    assert [text for _, text, _ in words(found)] == ["Sea", "ports shut", "shut\ntoday"]


def test_numbers_that_begin_anew_in_each_sentence(tmp_path: Path) -> None:
    body = ["#Text=a b", "1-1  0-1  a  x[1]  ", "1-2  2-3  b  _  "]
    body += ["", "#Text=c d", "2-1  4-5  c  _  ", "2-2  6-7  d  y[1]  "]
    assert [text for _, text, _ in words(document(tmp_path, tsv(SPAN, body=body)))] == ["a", "d"]


def test_nothing_between_two_characters_is_kept_with_the_article(tmp_path: Path) -> None:
    content = tsv(
        SPAN, body=["#Text=a b", "1-1  0-1  a  _  ", "1-1.1  1-1    gap  ", "1-2  2-3  b  x  "]
    )
    found = document(tmp_path, content)
    assert words(found) == [("Frame", "", {"kind": "gap"}), ("Frame", "b", {"kind": "x"})]
    assert found.annotations[0].extra["at"] == 1
    [coded] = webanno.read([tmp_path / "a.tsv"], reading()).articles()
    assert [each["id"] for each in coded.article.metadata["webanno"]["annotations"]] == [
        "Frame:1-1"
    ]
    assert len(coded.records) == 1


def test_slots_with_and_without_roles(tmp_path: Path) -> None:
    host = "webanno.custom.Act"
    found = document(
        tmp_path,
        tsv(
            f"SP={host}|ROLE_{host}:who_{host}WhoLink|{ENTITY}|what",
            f"SP={ENTITY}|value",
            body=[
                "#Text=Ilan Dorr met Ada .",
                "1-1  0-4  Ilan  _  _  _  PER[1]  ",
                "1-2  5-9  Dorr  _  _  _  PER[1]  ",
                "1-3  10-13  met  agent;*;x\\;y[2]|_[3]  1-1[1];1-4;1-3.1|*  talk[2]|*[3]  _  ",
                "1-3.1  10-11  m  _  _  _  X  ",
                "1-4  14-17  Ada  _  _  _  PER  ",
                "1-5  18-19  .  _  _  _  _  ",
            ],
        ),
    )
    full, bare = (each for each in found.annotations if each.label == "Act")
    assert full.attributes == {"what": ("talk",)}
    assert full.roles == (
        Role("agent", "NamedEntity:0-9"),
        Role("who", "NamedEntity:14-17"),
        Role("x;y", "NamedEntity:10-11"),
    )
    assert bare.roles == ()


@pytest.mark.parametrize(
    ("declared", "feature"),
    [
        ("ROLE_webanno.custom.Act:who_webanno.custom.ActWhoLink", "who"),
        ("ROLE_webanno.custom.My_Act:my_who_webanno.custom.My_ActMy_whoLink", "my_who"),
        ("ROLE_Act:who_ActWhoLink", "who"),
    ],
)
def test_slot_features_whatever_they_are_called(declared: str, feature: str) -> None:
    layer = parsed(f"#T_SP=webanno.custom.Act|{declared}|uima.tcas.Annotation")
    assert layer is not None
    assert [column.feature for column in layer.columns] == [feature, feature]
    assert layer.line == f"#T_SP=webanno.custom.Act|{declared}|uima.tcas.Annotation"


@pytest.mark.parametrize("swapped", [False, True])
def test_chains(tmp_path: Path, *, swapped: bool) -> None:
    def cells(link: str, element: str) -> str:
        return f"{link}  {element}" if swapped else f"{element}  {link}"

    features = ["referenceRelation", "referenceType"]
    found = document(
        tmp_path,
        tsv(
            f"CH={COREFERENCE}|{'|'.join(features if swapped else features[::-1])}",
            body=[
                "#Text=The ports and docks , they said",
                f"1-1  0-3  The  {cells('coref->1-1', 'nom[1]')}  ",
                f"1-2  4-9  ports  {cells('coref->1-1|*->2-1', 'nom[1]|*[2]')}  ",
                f"1-3  10-13  and  {cells('_', '_')}  ",
                f"1-4  14-19  docks  {cells('end->2-2', 'nom[2]')}  ",
                f"1-5  20-21  ,  {cells('_', '_')}  ",
                f"1-6  22-26  they  {cells('*->1-2', 'pro[1]')}  ",
                f"1-7  27-31  said  {cells('*->3-1', '*[3]')}  ",
            ],
        ),
    )
    assert words(found) == [
        ("CoreferenceLink", "The ports", {"referenceType": "nom"}),
        ("CoreferenceLink", "ports", {}),
        ("CoreferenceLink", "docks", {"referenceType": "nom"}),
        ("CoreferenceLink", "they", {"referenceType": "pro"}),
        ("CoreferenceLink", "said", {}),
    ]
    assert relations(found) == [
        ("CoreferenceLink", "The ports", "they", {"referenceRelation": "coref"}),
        ("CoreferenceLink", "ports", "docks", {}),
    ]
    # Nothing follows the last member, whose link has a name all the same.
    assert found.annotations[2].extra["relation"] == "end"


@pytest.mark.parametrize(
    ("reference", "source", "target"),
    [
        ("1-1[1_2]", "Ilan Dorr", "met Ada"),
        ("1-1[5_3]", "Ilan", "met"),
        ("1-2[1_3]", "Ilan Dorr", "met"),
        ("1-5[0_2]", ".", "met Ada"),
        ("1-3[2_3]", "met Ada", "met"),
        # Some tools name the row's own annotation first.
        ("1-1[3_5]", "Ilan", "met"),
        ("1-5[2_0]", ".", "met Ada"),
    ],
)
def test_relations_between_stacked_annotations(
    tmp_path: Path, reference: str, source: str, target: str
) -> None:
    found = document(
        tmp_path,
        tsv(
            SPAN,
            "RL=webanno.custom.Leads|how|BT_webanno.custom.Frame",
            body=[
                "#Text=Ilan Dorr met Ada .",
                "1-1  0-4  Ilan  a[1]|b[5]  _  _  ",
                "1-2  5-9  Dorr  a[1]  _  _  ",
                f"1-3  10-13  met  c[2]|d[3]  so  {reference}  ",
                "1-4  14-17  Ada  c[2]  _  _  ",
                "1-5  18-19  .  e  _  _  ",
            ],
        ),
    )
    assert relations(found) == [("Leads", source, target, {"how": "so"})]


def test_relations_between_tokens_that_nothing_else_is_said_of(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        tsv(
            f"RL=webanno.custom.Leads|BT_{TOKEN}",
            body=["#Text=a b c", "1-1  0-1  a  _  ", "1-2  2-3  b  1-1|1-3  ", "1-3  4-5  c  _  "],
        ),
    )
    assert relations(found) == [("Leads", "a", "b", {}), ("Leads", "c", "b", {})]


def test_a_part_of_speech_is_a_token_to_a_relation(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        tsv(
            f"SP={POS}|PosValue",
            f"RL=webanno.custom.Leads|BT_{POS}",
            body=[
                "#Text=a b c",
                "1-1  0-1  a  X  _  ",
                "1-2  2-3  b  Y  1-1  ",
                "1-3  4-5  c  Z  _  ",
            ],
        ),
    )
    assert words(found) == [("Token", "a", {"PosValue": "X"}), ("Token", "b", {"PosValue": "Y"})]
    assert relations(found) == [("Leads", "a", "b", {})]


def test_layers_of_tokens_stay_with_the_article_unless_a_mapping_names_them(
    tmp_path: Path,
) -> None:
    content = tsv(
        f"SP={POS}|PosValue",
        f"SP={LEMMA}|value",
        SPAN,
        f"RL={DEPENDENCY}|DependencyType|BT_{POS}",
        body=[
            "#Text=Ports shut",
            "1-1  0-5  Ports  NNS  port  x  nsubj  1-2  ",
            "1-2  6-10  shut  VBD  _  _  root  1-2  ",
        ],
    )
    assert words(document(tmp_path, content)) == [("Frame", "Ports", {"kind": "x"})]
    plain = webanno.read([tmp_path / "a.tsv"], reading())
    [note] = said(plain.notes)
    assert "Dependency 2, Lemma 1, POS 2" in note
    mapping = "types: {POS: {record: claim}}\nrelations: {Dependency: {link: supports}}"
    named = webanno.read([tmp_path / "a.tsv"], reading(mapping))
    [coded] = named.articles()
    assert {record.spans[0].text for record in coded.records} == {"Ports", "shut"}
    assert len(list(named.links())) == 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"\*", "*"),
        (r"\_", "_"),
        (r"a\tb\nc", "a\tb\nc"),
        (r"\[1\]", "[1]"),
        (r"x\[3\][7]", "x[3]"),
        (r"a\|b", "a|b"),
        (r"a\->b\;c\\", "a->b;c\\"),
        # What others write without the backslashes that it needs.
        ("snake_case a[b] 3*4 a->b", "snake_case a[b] 3*4 a->b"),
        (r"C:\dir", r"C:\dir"),
        ("“é” 😀 ", "“é” 😀 "),
    ],
)
def test_values_with_and_without_escapes(tmp_path: Path, written: str, value: str) -> None:
    content = tsv(SPAN, body=["#Text=a", "1-1  0-1  a  @  "]).replace("@", written)
    assert words(document(tmp_path, content)) == [("Frame", "a", {"kind": value})]


def test_a_stack_of_which_only_numbers_tell_what_goes_together(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        tsv(
            "SP=webanno.custom.Frame|ref|kind",
            body=["#Text=a b", "1-1  0-1  a  R[7]  x[7]  ", "1-2  2-3  b  R[7]  y|x[7]  "],
        ),
    )
    assert words(found) == [
        ("Frame", "a b", {"ref": "R", "kind": "x"}),
        ("Frame", "b", {"kind": "y"}),
    ]


@pytest.mark.parametrize(
    ("version", "lines", "text", "start"),
    [
        ("3.3", ["#Text=😀 a", "1-1  0-2  😀  _  ", "1-2  3-4  a  x  "], "😀 a", 2),
        # Code points, as tools count that are not written in Java.
        ("3.3", ["#Text=😀 a", "1-1  0-1  😀  _  ", "1-2  2-3  a  x  "], "😀 a", 2),
        ("3.3", ["#Text=é\\tb a", "1-1  0-3  é\\tb  _  ", "1-2  4-5  a  x  "], "é\tb a", 4),
        ("3.3", ["#Text=a\\\\b a", "1-1  0-3  a\\b  _  ", "1-2  4-5  a  x  "], "a\\b a", 4),
        ("3.3", ["#Text=C:\\new a", "1-1  0-6  C:\\new  _  ", "1-2  7-8  a  x  "], "C:\\new a", 7),
        ("3.2", ["#Text=b\\;c a", "1-1  0-3  b\\;c  _  ", "1-2  4-5  a  x  "], "b;c a", 4),
        ("3.1", ['#Text=\\u00c4\\" a', '1-1  0-2  Ä"  _  ', "1-2  3-4  a  x  "], 'Ä" a', 3),
        ("3.1", ["#Text=\\uD83D\\uDE00 a", "1-1  0-2  😀  _  ", "1-2  3-4  a  x  "], "😀 a", 2),
        ("3", ["#Text=C:\\new a", "1-1  0-6  C:\\new  _  ", "1-2  7-8  a  x  "], "C:\\new a", 7),
        (
            "3.3",
            ["#Text=b", "#Text=", "#Text=a", "1-1  0-1  b  _  ", "1-2  3-4  a  x  "],
            "b\n\na",
            3,
        ),
        # Tokens that hold tabs and line ends themselves, which WebAnno writes as they are.
        ("3.3", ["#Text=b\\tb a", "1-1  0-3  b  b  _  ", "1-2  4-5  a  x  "], "b\tb a", 4),
        ("3.3", ["#Text=b", "#Text=b a", "1-1  0-3  b\nb  _  ", "1-2  4-5  a  x  "], "b\nb a", 4),
        # White space before the first token, which may or may not be in the text.
        ("3.3", ["#Text=a", "1-1  2-3  a  x  "], "  a", 2),
        ("3.3", ["#Text=  a", "1-1  2-3  a  x  "], "  a", 2),
        ("3.3", ["1-1  0-1  b  _  ", "1-2  2-3  a  x  "], "b a", 2),
    ],
)
def test_texts_and_offsets_however_they_are_written(
    tmp_path: Path, version: str, lines: list[str], text: str, start: int
) -> None:
    found = document(tmp_path, tsv(SPAN, body=lines, version=version))
    assert found.article.text == text
    [annotation] = found.annotations
    assert annotation.spans[0].start == start


@pytest.mark.parametrize(
    ("begin", "text"),
    [(1, "ab"), (2, "a\nb"), (4, "a\n  b")],
)
def test_what_stood_between_sentences_is_told_by_offsets(
    tmp_path: Path, begin: int, text: str
) -> None:
    body = ["#Text=a", "1-1  0-1  a  x  ", "", "#Sentence.id=s2", "#Text=b"]
    found = document(tmp_path, tsv(SPAN, body=[*body, f"2-1  {begin}-{begin + 1}  b  x  "]))
    assert found.article.text == text
    assert [shown for _, shown, _ in words(found)] == ["a", "b"]


def test_line_ends_marks_and_blank_lines(tmp_path: Path) -> None:
    body = ["#Text=a b", "1-1  0-1  a  x", "", "1-2  2-3  b  _", "#Text=c", "2-1  4-5  c  y"]
    content = "\ufeff" + tsv(SPAN, body=body).replace("\n", "\r\n").replace("\n\r\n", "\n\r\n\r\n")
    found = document(tmp_path, content)
    assert found.article.text == "a b\nc"
    assert [text for _, text, _ in words(found)] == ["a", "c"]
    assert words(document(tmp_path, content.encode("utf-16"))) == words(found)


def test_a_head_without_layers_and_one_with_lines_of_its_own(tmp_path: Path) -> None:
    bare = document(tmp_path, tsv(body=["#Text=a b", "1-1  0-1  a  ", "1-2  2-3  b  "]))
    assert (bare.article.text, bare.annotations) == ("a b", ())
    content = tsv(SPAN, body=["#Text=a", "1-1  0-1  a  x  "])
    content = content.replace("|kind\n", "|kind\n#genre=news\n#Summary1=short = good\n")
    stored = document(tmp_path, content).article.metadata["webanno_tsv"]
    assert stored["head"] == {"genre": "news", "Summary1": "short = good"}


def test_layers_of_the_same_short_name_are_told_apart(tmp_path: Path) -> None:
    body = ["#Text=a", "1-1  0-1  a  x  y  "]
    found = document(tmp_path, tsv("SP=one.Mark|v", "SP=two.Mark|v", body=body))
    assert [label for label, _, _ in words(found)] == ["Mark", "two.Mark"]


def test_files_of_webanno_are_told_from_tables(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(tsv(SPAN, body=["#Text=a", "1-1  0-1  a  x  "]))
    (tmp_path / "b.TSV").write_text("\ufeff\n#FORMAT=WebAnno TSV 3.1\n", encoding="utf-8")
    (tmp_path / "table.tsv").write_text("title\ttext\nA\t#FORMAT=WebAnno TSV 3.3\n")
    (tmp_path / "c.txt").write_text("#FORMAT=WebAnno TSV 3.3\n")
    assert [path.name for path in claimed(sorted(tmp_path.iterdir()))] == ["a.tsv", "b.TSV"]
