"""brat's files, with the traps that real ones have."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.errors import InputError
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.brat import files as brat_files
from annotator.formats.brat import read as brat
from annotator.formats.brat.standoff import Standoff
from annotator.formats.content import CodedArticle
from annotator.formats.parsing.offsets import RawText
from annotator.services.codebooks import load

TEXT = "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut."


def reading(mapping: str = "") -> Reading:
    numbers: Iterator[int] = count()
    return Reading(
        new_id=lambda: f"a{next(numbers)}",
        coder=Coder("me", "Ada"),
        coder_named=lambda name: Coder(f"id-{name}", name),
        codebook=load("news"),
        mapping=label_mapping.load("m.yaml", mapping) if mapping else None,
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., ForeignContent]:
    def made(*lines: str, text: str = TEXT, mapping: str = "") -> ForeignContent:
        (tmp_path / "one.txt").write_bytes(text.encode())
        (tmp_path / "one.ann").write_bytes("\n".join(lines).encode())
        content = brat.read([tmp_path / "one.ann"], reading(mapping))
        if content.problems:
            raise content.problems[0]
        return content

    return made


def bound(name: str, label: str, *words: str, text: str = TEXT) -> str:
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    return f"{name}\t{label} {';'.join(f'{s} {e}' for s, e in spans)}\t{' '.join(words)}"


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: record.spans[0].start)


def values(record: Record) -> dict[str, list[object]]:
    return {key: [each.value for each in found] for key, found in record.fields.items()}


def test_an_attribution_is_a_quote(corpus: Callable[..., ForeignContent]) -> None:
    content = corpus(
        "E1\tAttribution:T2 Source:T1 Content:T3 Content2:T4",
        bound("T1", "Source", "Ilan Dorr"),
        bound("T2", "Attribution", "said"),
        bound("T3", "Content", "that ports"),
        bound("T4", "Content", "stay shut"),
        "A1\tPolarity E1 Negative",
        "#1\tAnnotatorNotes E1\tread twice",
        "N1\tReference T1 Wikidata:Q1\tIlan Dorr",
    )
    coded, [quote] = only(content)
    assert (quote.type, quote.coder, quote.note) == ("quote", "me", "read twice")
    assert [span.text for span in quote.spans] == ["that ports", "stay shut"]
    assert values(quote) == {
        "speaker": ["Ilan Dorr"],
        "cue": ["said"],
        "polarity": ["Negative"],
    }
    assert [span.text for span in quote.fields["speaker"][0].spans] == ["Ilan Dorr"]
    parts = {part["id"]: part for part in quote.metadata["brat"]["annotations"]}
    assert parts["T1"]["rest"]["normalizations"][0]["to"] == "Wikidata:Q1"
    assert quote.metadata["brat"]["rest"]["trigger"] == "T2"
    assert "brat" not in coded.article.metadata
    codebook = content.codebook
    assert codebook is not None
    assert codebook.type("quote").field("polarity").kind == "choice"


def test_sources_and_cues_by_relations_are_quotes_too(
    corpus: Callable[..., ForeignContent],
) -> None:
    content = corpus(
        bound("T1", "Content", "ports", "stay shut"),
        bound("T2", "Source", "Ilan Dorr"),
        bound("T3", "Cue", "said"),
        "R1\tspeaks Arg2:T2 Arg1:T1",
        "R2\tcued Arg1:T1 Arg2:T3",
    )
    _, [quote] = only(content)
    assert [span.text for span in quote.spans] == ["ports", "stay shut"]
    assert values(quote) == {"speaker": ["Ilan Dorr"], "cue": ["said"]}


def test_an_event_has_its_roles_as_fields(corpus: Callable[..., ForeignContent]) -> None:
    content = corpus(
        "E1\tMeet:T1 Agent:T2 Time:T3 Topic:T4",
        bound("T1", "Meet", "met"),
        bound("T2", "Person", "Ministers"),
        bound("T3", "Time", "Monday"),
        bound("T4", "Thing", "docks"),
        "A1\tPlanned E1",
    )
    _, [event] = only(content)
    assert event.type == "event"
    found = values(event)
    assert found["actor"] == ["Ministers"]
    assert found["planned"] == [True]
    assert found["topic"] == ["docks"]
    assert [span.text for span in event.fields["start_date"][0].spans] == ["Monday"]


def test_anything_else_is_a_type_of_its_own(corpus: Callable[..., ForeignContent]) -> None:
    content = corpus(
        bound("T1", "Named-Entity", "Ilan Dorr"),
        bound("T2", "Place", "docks"),
        "R1\tSeen-at Arg1:T1 Arg2:T2",
        "*\tEquiv T1 T2",
        "A1\tConfidence T1 0.5",
    )
    assert content.codebook is not None
    assert content.codebook.type("named_entity").label == "Named-Entity"
    _, records = only(content)
    person, place = records
    assert values(person)["seen_at"] == [place.id]
    assert values(person)["equiv"] == [place.id]


def test_nested_events_and_forward_references(corpus: Callable[..., ForeignContent]) -> None:
    content = corpus(
        "E2\tSay:T2 Theme:E1 Agent:T3",
        "E1\tShut:T1",
        bound("T1", "Shut", "stay shut"),
        bound("T2", "Say", "said"),
        bound("T3", "Person", "Ilan Dorr"),
    )
    _, [statement, shut] = only(content)
    assert values(statement)["recipient"] == ["stay shut"]
    assert [span.text for span in shut.spans] == ["stay shut"]


def test_a_mapping_says_what_labels_mean(corpus: Callable[..., ForeignContent]) -> None:
    content = corpus(
        bound("T1", "Assertion", "ports"),
        bound("T2", "Aside", "docks"),
        "A1\tSure T1 yes",
        "A2\tSeen T1",
        mapping="""
            types:
              Assertion:
                record: claim
                attributes: {Sure: kind}
                values: {Sure: {"yes": fact}}
                fill: {verdict: unchecked}
        """,
    )
    coded, [claim] = only(content)
    assert values(claim) == {"kind": ["fact"], "verdict": ["unchecked"]}
    assert claim.metadata["brat"]["attributes"] == {"Seen": [True]}
    assert [annotation["id"] for annotation in coded.article.metadata["brat"]["annotations"]] == [
        "T2"
    ]


def test_the_same_files_give_the_same_records(corpus: Callable[..., ForeignContent]) -> None:
    lines = (bound("T1", "Claim", "ports"), bound("T2", "Claim", "docks"))
    first, second = corpus(*lines), corpus(*lines)
    assert [r.id for r in only(first)[1]] == [r.id for r in only(second)[1]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\ufeffA 😀 b\r\nc said.\r\n", "T1\tClaim 10 14\tsaid"),
        ("A 😀 b\r\nc said.\r\n", "T1\tClaim 9 13\tsaid"),
        ("A 😀 b\nc said.\n", "T1\tClaim 8 12\tsaid"),
        ("A 😀 b\nc said.\n", "T1\tClaim 9 13\tsaid"),
        ("A 😀 b\nc said.\n", "T1\tClaim 4 7\tb\nc"),
        ("A 😀 b\nc said.\n", "T1\tClaim 4 7\tb c"),
        ("A 😀 b\nc said.\n", "T1\tClaim 11 15\tsaid"),  # bytes
        ("A é b\nc said.\n", "T1\tClaim 9 13\tsaid"),
        ("A é b\r\nc said.\r\n", "T1\tClaim 8 12\tsaid"),
        ("A 😀 b\r\nc said.\r\n", "T1\tClaim 12 16\tsaid"),
        ("\ufeffA 😀 b\nc said.\n", "T1\tClaim 8 12\tsaid"),
        ("A b\nc said.\n", "T1\tClaim 7 11\tsaid"),  # the text had CRLF once
        ("A 😀 b\nc said.\n", "T1\tClaim 10 14\tsaid"),  # and UTF-16
    ],
)
def test_offsets_however_they_are_counted(
    corpus: Callable[..., ForeignContent], text: str, line: str
) -> None:
    coded, [record] = only(corpus(line, text=text))
    [span] = record.spans
    assert span.text == coded.article.text[span.start : span.end]
    assert "".join(span.text.split()) in ("said", "bc")


@pytest.mark.parametrize(
    ("line", "place", "reason"),
    [
        ("T1\tClaim 0 9\tnothing", "line 1", "it says “nothing”, but the text reads"),
        ("T1\tClaim 0 900\tMinisters", "line 1", "it reaches to 900, but the text has 75"),
        ("T1\tClaim 9 5\tMin", "line 1", "“9 5” ends before it begins"),
        ("T1\tClaim -1 5\tMin", "line 1", "are no offsets"),
        ("T1\tClaim 0 9\tMinisters\nnonsense", "line 2", "it is no annotation"),
        ("T1\tClaim 0 9\tMinisters\n\nA1\tSure T1 a\nnonsense", "line 4", "it is no annotation"),
        ("T1\tClaim 0 9\tMin\x00sters", "line 1", "it holds a NUL character"),
        ("T1\tClaim zero 5\tMin", "line 1", "are no offsets"),
        ("E1\tShut:T9", "line 1", "names T9, which is not in the file"),
        ("E1\t", "line 1", "should be “Type:T1 Role:T2”"),
        ("A1\tNegated", "line 1", "breaks off"),
        ("E1\tShut:R9", "line 1", "names R9, which is not in the file"),
        ("E1\tShut:E2\nE2\tShut:T1", "line 1", "its trigger E2 is no piece of text"),
        ("R1\tNear Arg1:T1", "line 1", "should lead from one annotation to another"),
        ("R1\tNear T1 T2", "line 1", "should be “Type Arg1:T1 Arg2:T2”"),
        ("*\tEquiv T1", "line 1", "breaks off"),
        ("*\tEquiv T1 T2", "line 1", "it names T1, which is not in the file"),
        ("A1\tNegated T7", "line 1", "it names T7, which is not in the file"),
        ("N1\tReference T1", "line 1", "Type Target Resource:Id"),
        ("nonsense", "line 1", "it is no annotation"),
        ("T1\tClaim 0 9\tMinisters\nT1\tClaim 10 13\tmet", "line 2", "stands twice"),
        ("x\ny\nz", "line 1", "2 other lines do not hold either"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_line(
    corpus: Callable[..., ForeignContent], line: str, place: str, reason: str
) -> None:
    with pytest.raises(InputError) as refused:
        corpus(line)
    assert refused.value.file.endswith("one.ann")
    assert refused.value.place == place
    assert reason in refused.value.reason


def test_annotators_are_told_by_name_and_by_folder(tmp_path: Path) -> None:
    for folder in ("ada", "bob"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / folder / "one.ann").write_text(bound("T1", "Claim", "ports"))
    (tmp_path / "two.txt").write_text(f"{TEXT} Twice.", encoding="utf-8")
    (tmp_path / "two.eve.ann").write_text(bound("T1", "Claim", "ports"))
    (tmp_path / "two.ann").write_text("")
    (tmp_path / "alone.txt").write_text("No annotations.")
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    claimed = brat_files.claimed(files)
    assert tmp_path / "alone.txt" not in claimed
    assert len(claimed) == 7
    content = brat.read(claimed, reading())
    assert {coder.name for coder in content.coders()} == {"ada", "bob", "eve"}
    found = [(len(coded.records), [r.coder for r in coded.records]) for coded in content.articles()]
    assert sorted(found) == [(1, ["id-ada"]), (1, ["id-bob"]), (1, ["id-eve"])]


def test_a_bad_file_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "good.ann").write_text(bound("T1", "Claim", "ports"))
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "bad.ann").write_text("")
    (tmp_path / "worse.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "worse.ann").write_text(f"{bound('T1', 'Claim', 'docks')}\nT2\tClaim 0 3\tdocks")
    (tmp_path / "lost.ann").write_text(bound("T1", "Claim", "ports"))
    content = brat.read(sorted(tmp_path.glob("*.ann")), reading())
    found = {Path(problem.file).name: problem.place for problem in content.problems}
    assert found == {"bad.txt": "line 1", "worse.ann": "line 2", "lost.ann": ""}
    assert len(list(content.articles())) == 1
    assert len(list(content.articles())) == 1


def test_of_a_bad_file_what_holds_can_be_taken(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        bound("T1", "Claim", "ports"),
        "T2\tClaim 0 3\tdocks",
        "A1\tSure T1 yes",
        "A2\tSure T2 yes",
        "E1\tShut:T2",
        "R1\tNear Arg1:T1 Arg2:E1",
        "nonsense",
    ]
    (tmp_path / "one.ann").write_text("\n".join(lines))
    (tmp_path / "two.txt").write_text(f"{TEXT} Twice.", encoding="utf-8")
    (tmp_path / "two.ann").write_bytes(b"\xff\xfe")
    lenient = replace(reading(), lenient=True)
    content = brat.read(sorted(tmp_path.glob("*.ann")), lenient)
    found = [(Path(problem.file).name, problem.place) for problem in content.problems]
    assert found == [*(("one.ann", f"line {n}") for n in (2, 4, 5, 6, 7)), ("two.ann", "line 1")]
    one, two = content.articles()
    [claim] = one.records
    assert values(claim) == {"sure": ["yes"]}
    assert not two.records


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (["T1\tClaim 5 5\t"], ["Claim"]),
        (["\ufeffT1\tClaim 0 9\tMinisters"], ["Claim"]),
        (["T1\tClaim 0 9\tMinisters  \r"], ["Claim"]),
        (["T1\tClaim 0 9 "], ["Claim"]),
        (["T1\tClaim\t0 9\tMinisters"], ["Claim"]),
        (["T1\tClaim 0 9; 10 13\tMinisters met"], ["Claim"]),
        (["Ta\tClaim 0 9\tMinisters", "A1\tSure Ta"], ["Claim"]),
        (["T1a\tClaim 0 9\tMinisters", "T1b\tClaim 10 13\tmet"], ["Claim", "Claim"]),
        (["T1\tClaim 0 9\tMinisters", "T1\tClaim 0 9\tMinisters"], ["Claim"]),
        (["T1\tShut 0 9\tMinisters", "E1\tShut:T1 "], ["Shut"]),
        (["T1\tShut 0 9\tMinisters", "E1\tShut:T1", "E2\tSeal:T1"], ["Shut", "Seal"]),
        (["T1\tClaim 0 9\tMinisters", "# read by Ada", ""], ["Claim", "comment"]),
        (["T1\tClaim 0 9\tMinisters", "#1\tAnnotatorNotes T9\twhy?"], ["Claim", "AnnotatorNotes"]),
        (["T1\tClaim 0 9;18 22\tMinisters Ilan", "M1\tNegated T1"], ["Claim"]),
        (["T1\tClaim 18 22;0 9\tIlan Ministers"], ["Claim"]),
        (["T1\tClaim 0 9;0 9\tMinisters Ministers"], ["Claim"]),
        (["T1\tClaim 0 9;9 9\tMinisters"], ["Claim"]),
        (["", "  ", ""], []),
    ],
)
def test_what_is_odd_but_means_one_thing_is_taken(lines: list[str], labels: list[str]) -> None:
    parsed = Standoff("one.ann", RawText(TEXT), "\n".join(lines))
    assert parsed.faults == []
    assert [each.label for each in parsed.annotations] == labels


def test_relations_with_more_than_two_ends_keep_them() -> None:
    lines = [bound(f"T{n}", "Place", word) for n, word in enumerate(("ports", "docks", "shut"), 1)]
    lines += ["R1\tNear Arg2:T1 Arg1:T2 Arg3:T3", "*\tEquiv T1 T2 T3"]
    parsed = Standoff("one.ann", RawText(TEXT), "\n".join(lines))
    near, *equivalence = parsed.relations
    assert (near.source, near.target, near.extra) == ("T2", "T1", {"others": [["Arg3", "T3"]]})
    assert [(each.id, each.source, each.target) for each in equivalence] == [
        ("*1", "T1", "T2"),
        ("*1", "T1", "T3"),
    ]


def test_types_are_called_as_people_call_several(corpus: Callable[..., ForeignContent]) -> None:
    labels = ("Place", "Box", "Actor")
    content = corpus(*(bound(f"T{n}", label, "ports") for n, label in enumerate(labels, 1)))
    assert content.codebook is not None
    plurals = {each.key: each.plural for each in content.codebook.types}
    # A table of actors there is in every export.
    assert [plurals[label.lower()] for label in labels] == ["places", "boxes", "actor_records"]
