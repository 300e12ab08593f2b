"""Codes, codings and links of REFI-QDA projects, with the traps that those of real tools have."""

from pathlib import Path

import msgspec
import pytest

from annotator.core.errors import CodebookError
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.qda import qdpx_read as qdpx
from tests.formats.brat.test_read import reading, values
from tests.formats.qda.qdpx_files import (
    BOB,
    CLAIM,
    ECONOMY,
    TEXT,
    TRADE,
    Made,
    guid,
    only,
    project,
    selection,
    source,
    words,
)
from tests.messages import said


def test_codes_are_one_record_type_with_their_tree(read: Made) -> None:
    content = read(
        source(selection(2, "ports", ECONOMY, TRADE), selection(3, "Monday", TRADE, user=BOB))
    )
    coded, records = only(content)
    assert {(*words(r), *values(r)["code"], r.coder) for r in records} == {
        ("ports", "Frames/Economy", "id-Ada"),
        ("ports", "Frames/Economy/Trade∕Ports", "id-Ada"),
        ("Monday", "Frames/Economy/Trade∕Ports", "id-bob"),
    }
    assert {record.type for record in records} == {"coding"}
    assert content.codebook is not None
    [tree, claim] = content.codebook.type("coding").field("code").choices
    assert (tree.label, tree.help, claim.label) == ("Frames", "How it is told", "Claim")
    assert [choice.label for choice in tree.children] == ["Economy", "economy (2)"]
    assert (coded.article.title, coded.article.text) == ("Ports", TEXT)
    assert coded.article.metadata["file"] == "p.qdpx"


def test_a_code_called_like_a_record_type_is_one(read: Made) -> None:
    _, [record] = only(read(source(selection(2, "ports", CLAIM))))
    assert (record.type, words(record)) == ("claim", ["ports"])


def test_a_mapping_says_what_codes_are(read: Made) -> None:
    mapping = "types: {Frames/Economy: {record: quote, fill: {kind: direct}}}"
    marks = source(selection(2, "ports", ECONOMY), selection(3, "docks", TRADE))
    coded, [quote] = only(read(marks, mapping=mapping))
    assert (quote.type, values(quote)) == ("quote", {"kind": ["direct"]})
    [annotation] = coded.article.metadata["qdpx"]["annotations"]
    assert annotation["label"] == "Frames/Economy/Trade∕Ports"
    with pytest.raises(CodebookError, match="no record type"):
        read(marks, mapping="types: {Frames/Economy: {record: sermon}}")


def test_what_codes_meant_before_holds_and_the_rest_is_proposed(tmp_path: Path) -> None:
    marks = source(selection(2, "ports", ECONOMY), selection(3, "docks", TRADE))
    path = project(tmp_path / "p.qdpx", marks)
    proposed = qdpx.read([path], reading()).mapping
    assert proposed.adds == ("coding",)
    text = label_mapping.dump(proposed)
    _, [first, second] = only(qdpx.read([path], reading(text)))
    assert (first.type, second.type) == ("coding", "coding")
    known = label_mapping.load("m", "types: {Frames/Economy: {record: quote}}")
    before = msgspec.structs.replace(reading(), remembered={"qdpx": known})
    _, [quote, coding] = only(qdpx.read([path], before))
    assert (quote.type, coding.type) == ("quote", "coding")
    remembering = msgspec.structs.replace(reading(), remembered={"qdpx": proposed})
    assert qdpx.read([path], remembering).mapping.types == proposed.types


def test_memos_on_codes_are_their_help_and_others_are_counted(read: Made) -> None:
    code = (
        f'<Code guid="{guid(90)}" name="Tone" isCodable="true"><Description>How</Description>'
        f'<NoteRef targetGUID="{guid(91)}"/></Code>'
    )
    after = "<Notes>" + "".join(
        f'<Note guid="{guid(n)}"><PlainTextContent>memo {n}</PlainTextContent></Note>'
        for n in (91, 92)
    )
    after += "</Notes><Description>About it</Description>"
    content = read(source(), codes=code, after=after)
    assert content.codebook is not None
    choices = {c.key: c for c in content.codebook.type("coding").field("code").choices}
    assert choices["Tone"].help == "How\n\nmemo 91"
    [note] = said(content.notes)
    assert "1 description of the project, 1 memo on none of the texts" in note


def test_codes_by_which_passages_belong_to_a_case_are_no_codes(read: Made) -> None:
    code = f'<Code guid="{guid(80)}" name="Ilan" isCodable="true"/>'
    before = f'<Cases><Case guid="{guid(80)}" name="Ilan"/></Cases>'
    marks = source(selection(2, "ports", guid(80), ECONOMY))
    content = read(marks, before=before, codes=code)
    _, [record] = only(content)
    assert values(record) == {"code": ["Frames/Economy"]}


def test_links_are_relations_and_pieces_of_one_coding(read: Made) -> None:
    def link(number: int, name: str, origin: int, target: int) -> str:
        return (
            f'<Link guid="{guid(number)}" name="{name}" direction="OneWay" '
            f'originGUID="{guid(origin)}" targetGUID="{guid(target)}"/>'
        )

    marks = source(
        selection(2, "that ports", ECONOMY),
        selection(3, "stay shut", ECONOMY),
        selection(4, "Monday", TRADE),
        selection(5, "docks", TRADE),
    )
    after = "<Links>" + link(60, "continued", 2, 3) + link(61, "supports", 2, 4)
    after += link(62, "seen at", 4, 5) + link(63, "x", 2, 99) + "</Links>"
    content = read(marks, after=after)
    _, records = only(content)
    by_words = {record.spans[0].text: record for record in records}
    assert words(by_words["that ports"]) == ["that ports", "stay shut"]
    assert len(records) == 3
    [found] = content.links()
    assert (found.source, found.target, found.relation) == (
        by_words["that ports"].id, by_words["Monday"].id, "supports",
    )  # fmt: skip
    assert values(by_words["Monday"])["seen_at"] == [by_words["docks"].id]


def test_pieces_that_lead_round_in_a_circle_stay_pieces(read: Made) -> None:
    marks = source(selection(2, "ports", ECONOMY), selection(3, "docks", ECONOMY))
    links = "".join(
        f'<Link guid="{guid(n)}" name="continued" originGUID="{guid(a)}" targetGUID="{guid(b)}"/>'
        for n, a, b in ((60, 2, 3), (61, 3, 2))
    )
    _, records = only(read(marks, after=f"<Links>{links}</Links>"))
    assert [words(record) for record in records] == [["ports"], ["docks"]]
