"""REFI-QDA projects, with the traps that those of real tools have."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotator.core.coding.record import Record
from annotator.core.errors import CodebookError, InputError
from annotator.formats.annotations import mapping as label_mapping
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.qda import qdpx_read as qdpx
from tests.formats.brat.test_read import reading, values

TEXT = "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut."

CODES = """<CodeBook><Codes>
<Code guid="{C0000000-0000-0000-0000-000000000001}" name="Frames" isCodable="false">
  <Description>How it is told</Description>
  <Code guid="C0000000-0000-0000-0000-000000000002" name="Economy" isCodable="true" color="#FF0000">
    <Code guid="C0000000-0000-0000-0000-000000000003" name="Trade/Ports" isCodable="true"/>
  </Code>
  <Code guid="C0000000-0000-0000-0000-000000000004" name="economy" isCodable="true"/>
</Code>
<Code guid="C0000000-0000-0000-0000-000000000005" name="Claim" isCodable="true"/>
MORE</Codes></CodeBook>"""
ECONOMY, TRADE, CLAIM = (f"c0000000-0000-0000-0000-00000000000{n}" for n in (2, 3, 5))
ADA, BOB = (f"a0000000-0000-0000-0000-00000000000{n}" for n in (1, 2))
USERS = f'<Users><User guid="{ADA}" name="Ada"/><User guid="{BOB}" id="bob"/></Users>'

Made = Callable[..., ForeignContent]


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012}"


def selection(
    number: int,
    words: str,
    *codes: str,
    text: str = TEXT,
    shift: int = 0,
    name: str = "",
    inside: str = "",
    user: str = ADA,
) -> str:
    start = text.index(words) + shift
    codings = "".join(
        f'<Coding guid="{guid(number * 100 + n)}" creatingUser="{user}">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
        for n, code in enumerate(codes)
    )
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="{name}" startPosition="{start}" '
        f'endPosition="{start + len(words)}" creatingUser="{user}" '
        f'creationDateTime="2019-06-07T03:36:36Z">{inside}{codings}</PlainTextSelection>'
    )


def source(*inside: str, path: str = "internal://one.txt", more: str = "") -> str:
    return (
        f'<TextSource guid="{guid(1)}" name="Ports" plainTextPath="{path}" {more}>'
        f"{''.join(inside)}</TextSource>"
    )


def project(
    path: Path,
    sources: str,
    *,
    texts: dict[str, bytes] | None = None,
    before: str = "",
    after: str = "",
    codes: str = "",
    origin: str = "Test",
) -> Path:
    xml = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?>'
        f'<Project name="p" origin="{origin}" xmlns="urn:QDA-XML:project:1.0">'
        f"{USERS}{CODES.replace('MORE', codes)}{before}"
        f"<Sources>{sources}</Sources>{after}</Project>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml.encode())
        for name, text in (texts or {"Sources/one.txt": TEXT.encode()}).items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def read(tmp_path: Path) -> Made:
    def made(*args: Any, mapping: str = "", **more: Any) -> ForeignContent:
        return qdpx.read([project(tmp_path / "p.qdpx", *args, **more)], reading(mapping))

    return made


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    assert content.problems == []
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: (record.spans, record.id))


def words(record: Record) -> list[str]:
    return [span.text for span in record.spans]


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
    [kept] = coded.article.metadata["qdpx"]["annotations"]
    assert kept["label"] == "Frames/Economy/Trade∕Ports"
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
    again = msgspec.structs.replace(reading(), remembered={"qdpx": proposed})
    assert qdpx.read([path], again).mapping.types == proposed.types


@pytest.mark.parametrize(
    ("stored", "start", "end", "name", "origin"),
    [
        # as the standard counts
        ("A 😀 b\nc said.\n", 8, 12, "said", ""),
        ("A 😀 b\nc said.\n", 8, 12, "", ""),
        ("\ufeffA 😀 b\nc said.\n", 8, 12, "", ""),
        ("A 😀 b\r\nc said.\r\n", 9, 13, "", "NVivo"),
        # a CRLF as one
        ("A 😀 b\r\nc said.\r\n", 8, 12, "", "ATLAS.ti Win 23"),
        ("A 😀 b\r\nc said.\r\n", 8, 12, "said", ""),
        # UTF-16 units, told by the words
        ("A 😀 b\nc said.\n", 9, 13, "said", ""),
        ("A 😀 b\r\nc said it all.\r\n", 10, 22, "said it...", ""),
        # LF written, CRLF counted
        ("A 😀 b\nc said.\n", 9, 13, "said", "MAXQDA"),
        # the byte order mark counted
        ("\ufeffA b\nc said.\n", 7, 11, "said", ""),
    ],
)
def test_positions_however_they_are_counted(
    read: Made, stored: str, start: int, end: int, name: str, origin: str
) -> None:
    marked = (
        f'<PlainTextSelection guid="{guid(2)}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}"><Coding guid="{guid(3)}"><CodeRef targetGUID="{ECONOMY.upper()}"/>'
        "</Coding></PlainTextSelection>"
    )
    texts = {"sources/One.TXT": stored.encode()}
    coded, [record] = only(read(source(marked), texts=texts, origin=origin))
    assert words(record) in (["said"], ["said it all."])
    assert words(record)[0] in coded.article.text
    assert record.coder == "me"


def test_a_name_that_is_no_quote_tells_nothing(read: Made) -> None:
    text = "😀 1 2 3 4 5 6"
    marks = "".join(
        selection(n, str(n), ECONOMY, text=text, name="Theme 7" if n > 2 else str(n - 1))
        for n in range(2, 7)
    )
    _, records = only(read(source(marks), texts={"Sources/one.txt": text.encode()}))
    assert [words(record) for record in records] == [[str(n)] for n in range(2, 7)]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_text_in_another_encoding(read: Made, encoding: str) -> None:
    text = "Die Häfen bleiben geschlossen, sagte er. Für wie lange, wisse niemand. " * 5
    mark = selection(2, "geschlossen", ECONOMY, text=text, name="geschlossen")
    coded, [record] = only(read(source(mark), texts={"Sources/one.txt": text.encode(encoding)}))
    assert (coded.article.text, words(record)) == (text, ["geschlossen"])


def test_a_text_inside_and_one_with_a_formatted_twin(read: Made) -> None:
    inline = (
        f'<TextSource guid="{guid(1)}" name="a"><PlainTextContent>{TEXT}</PlainTextContent>'
        f"{selection(2, 'ports', ECONOMY)}</TextSource>"
    )
    both = source(more='richTextPath="internal://one.docx"')
    content = read(inline + both.replace(guid(1), guid(9)))
    assert content.problems == []
    first, second = content.articles()
    assert [words(record) for record in first.records] == [["ports"]]
    assert (first.article.text, second.article.text) == (TEXT, TEXT)


def test_memos_and_comments_are_working_notes(read: Made) -> None:
    notes = f"""<Notes>
    <Note guid="{guid(50)}" name="Doubt" plainTextPath="internal://memo.txt"/>
    <Note guid="{guid(51)}"><PlainTextContent>of the coding</PlainTextContent></Note>
    <Note guid="{guid(52)}"><PlainTextContent>at a place</PlainTextContent>
      <PlainTextSelection guid="{guid(53)}" startPosition="0" endPosition="9"/></Note>
    <Note guid="{guid(54)}" name="linked"><PlainTextContent>linked</PlainTextContent></Note>
    <Note guid="{guid(55)}"><PlainTextContent>of the source</PlainTextContent></Note></Notes>
    <Links><Link guid="{guid(60)}" originGUID="{guid(54)}" targetGUID="{guid(3)}"/></Links>"""
    marks = (
        "<Description>who wrote it</Description>",
        selection(
            2, "ports", ECONOMY,
            inside="<Description>said twice</Description>",
        ).replace(
            "</Coding>", f'<NoteRef targetGUID="{guid(51)}"/></Coding>'
        ).replace(
            "</PlainTextSelection>", f'<NoteRef targetGUID="{guid(50)}"/></PlainTextSelection>'
        ),
        selection(3, "docks"),
        f'<NoteRef targetGUID="{guid(52)}"/><NoteRef targetGUID="{guid(55)}"/>',
    )  # fmt: skip
    texts = {"Sources/one.txt": TEXT.encode(), "Sources/memo.txt": b"\xef\xbb\xbfIs it so?\r\nNo."}
    coded, records = only(read(source(*marks), texts=texts, after=notes))
    found = {record.spans[0].text: (record.note, values(record)) for record in records}
    assert found == {
        "ports": (
            "said twice\n\nDoubt\nIs it so?\nNo.\n\nof the coding",
            {"code": ["Frames/Economy"]},
        ),
        "docks": ("linked", {}),
        "Ministers": ("at a place", {}),
    }
    assert coded.article.note == "who wrote it\n\nof the source"


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
    [note] = content.notes
    assert "1 description of the project, 1 memo on none of the texts" in note


def test_variables_cases_and_groups_are_metadata(read: Made) -> None:
    def value(variable: int, kind: str, written: str) -> str:
        return (
            f'<VariableValue><VariableRef targetGUID="{guid(variable)}"/>'
            f"<{kind}Value>{written}</{kind}Value></VariableValue>"
        )

    names = {70: "Desk", 71: "Words", 72: "Share", 73: "Lead", 74: "published", 75: "source"}
    before = "<Variables>" + "".join(
        f'<Variable guid="{guid(n)}" name="{name}" typeOfVariable="Text"/>'
        for n, name in names.items()
    )
    before += f"""</Variables><Cases>
    <Case guid="{guid(80)}" name="Ilan"><CodeRef targetGUID="{guid(81)}"/>{value(70, "Text", "A")}
      <SourceRef targetGUID="{guid(1).upper()}"/></Case>
    <Case guid="{guid(82)}">{value(71, "Integer", "12")}<SourceRef targetGUID="{guid(1)}"/></Case>
    <Case guid="{guid(83)}" name="Elsewhere">{value(73, "Text", "x")}</Case></Cases>"""
    after = f"""<Sets><Set guid="{guid(90)}" name="Week 1"><MemberSource targetGUID="{guid(1)}"/>
    </Set></Sets><Graphs><Graph guid="{guid(91)}"/></Graphs>"""
    inside = (
        value(72, "Float", "0.5"), value(73, "Boolean", "true"), value(70, "Text", ""),
        value(74, "Date", "2017-03-03"), value(75, "Text", "The Bell"),
    )  # fmt: skip
    content = read(source(*inside), before=before, after=after)
    [coded] = content.articles()
    assert coded.article.metadata == {
        "file": "p.qdpx", "Desk": "A", "Words": 12, "Share": 0.5, "Lead": True,
        "cases": ["Ilan"], "groups": ["Week 1"],
    }  # fmt: skip
    assert (coded.article.published, coded.article.source) == ("2017-03-03", "The Bell")
    assert "1 graph" in content.notes[0]


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


def test_what_is_no_passage_is_kept_with_the_article(read: Made) -> None:
    whole = f'<Coding guid="{guid(40)}"><CodeRef targetGUID="{TRADE}"/></Coding>'
    empty = selection(2, "ports", ECONOMY).replace('endPosition="52"', 'endPosition="47"')
    assert 'startPosition="47" endPosition="47"' in empty
    coded, records = only(read(source(empty, whole)))
    assert records == []
    kept = {each["label"]: each for each in coded.article.metadata["qdpx"]["annotations"]}
    assert kept["Frames/Economy"]["rest"]["start"] == 47
    assert kept["Frames/Economy/Trade∕Ports"]["id"] == guid(40)


def test_pdf_picture_and_recordings_are_read_as_far_as_they_are_text(read: Made) -> None:
    pdf = f"""<PDFSource guid="{guid(1)}" name="Paper.pdf" path="internal://p.pdf">
    <PDFSelection guid="{guid(30)}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>
    <Representation guid="{guid(31)}" plainTextPath="internal://one.txt">
    {selection(2, "ports", ECONOMY)}</Representation></PDFSource>"""
    picture = f"""<PictureSource guid="{guid(32)}" name="a.png" path="internal://a.png">
    <PictureSelection guid="{guid(33)}" firstX="1" firstY="1" secondX="2" secondY="2"/>
    </PictureSource>"""
    video = f"""<VideoSource guid="{guid(34)}" name="v.mp4" path="absolute:///v.mp4">
    <Transcript guid="{guid(35)}" name="said"><PlainTextContent>He said so.</PlainTextContent>
    <SyncPoint guid="{guid(36)}" timeStamp="1" position="3"/>
    <SyncPoint guid="{guid(37)}" timeStamp="2" position="7"/>
    <TranscriptSelection guid="{guid(38)}" fromSyncPoint="{guid(36)}" toSyncPoint="{guid(37)}">
    <Coding guid="{guid(39)}"><CodeRef targetGUID="{TRADE}"/></Coding></TranscriptSelection>
    </Transcript></VideoSource>"""
    audio = f'<AudioSource guid="{guid(41)}" name="a.mp3" path="relative:///a.mp3"/>'
    content = read(pdf + picture + video + audio)
    assert content.problems == []
    found = {
        coded.article.title: [words(record) for record in coded.records]
        for coded in content.articles()
    }
    assert found == {"Paper.pdf": [["ports"]], "v.mp4": [["said"]]}
    [note] = content.notes
    assert "2 codings of a place in a page, picture or recording" in note
    assert "1 picture without a text" in note
    assert "1 recording without a text" in note


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("internal://two.txt", "is not in the project"),
        ("absolute:///etc/passwd", "lies outside of the project"),
        ("relative://../one.txt", "lies outside of the project"),
        ("internal://../../one.txt", "is not in the project"),
        ("", "it has no plain text"),
    ],
)
def test_a_source_that_cannot_be_read_leaves_the_others(read: Made, path: str, reason: str) -> None:
    bad = source(path=path).replace(guid(1), guid(9)).replace("Ports", "Bad")
    content = read(bad + source(selection(2, "ports", ECONOMY)))
    [problem] = content.problems
    assert reason in problem.reason
    assert problem.place == "source “Bad”"
    [coded] = content.articles()
    assert coded.article.title == "Ports"
    assert len(content.problems) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [(b"", "holds no text"), (b" \r\n", "holds no text"), (b"a\x00b", "NUL character")],
)
def test_a_text_that_is_none(read: Made, text: bytes, reason: str) -> None:
    [problem] = read(source(), texts={"Sources/one.txt": text}).problems
    assert reason in problem.reason


@pytest.mark.parametrize(
    "positions",
    [("0", "900"), ("9", "4"), ("-1", "4"), ("x", "4"), ("", ""), ("99999999999999999999", "1")],
)
def test_a_passage_outside_of_the_text_is_a_problem(read: Made, positions: tuple[str, str]) -> None:
    bad = (
        f'<PlainTextSelection guid="{guid(7)}" startPosition="{positions[0]}" '
        f'endPosition="{positions[1]}"><Coding guid="{guid(8)}"><CodeRef targetGUID="{TRADE}"/>'
        "</Coding></PlainTextSelection>"
    )
    content = read(source(bad, selection(2, "ports", ECONOMY)))
    [problem] = content.problems
    assert f"1 passage has no place in the text: {guid(7)}" in problem.reason
    [coded] = content.articles()
    assert [words(record) for record in coded.records] == [["ports"]]


def test_guids_that_stand_twice_and_codes_that_are_not_there(read: Made) -> None:
    unknown = guid(999)
    twice = selection(2, "ports", ECONOMY), selection(2, "docks", ECONOMY, unknown)
    content = read(source(*twice))
    [coded] = content.articles()
    assert len({record.id for record in coded.records}) == 3
    assert "1 coding names a code that the codebook lacks" in content.problems[0].reason
    assert {code for record in coded.records for code in values(record)["code"]} == {
        "Frames/Economy", unknown,
    }  # fmt: skip


def test_a_folder_that_was_zipped_as_a_whole(tmp_path: Path) -> None:
    path = project(tmp_path / "p.qdpx", source(selection(2, "ports", ECONOMY)))
    with zipfile.ZipFile(path) as flat, zipfile.ZipFile(tmp_path / "q.qdpx", "w") as deep:
        for name in flat.namelist():
            deep.writestr(f"My project/{name}", flat.read(name))
            deep.writestr(f"__MACOSX/My project/._{name}", b"junk")
    _, [record] = only(qdpx.read([tmp_path / "q.qdpx"], reading()))
    assert words(record) == ["ports"]


def _archive(members: dict[str, bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)

    return write


def _bytes(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _xml(inside: str, root: str = "Project", head: str = "") -> bytes:
    return f"{head}<{root} xmlns='urn:QDA-XML:project:1.0'>{inside}</{root}>".encode()


_BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
_BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "no zip": (_bytes(b"nothing of the kind"), "damaged"),
    "empty": (_bytes(b""), "damaged"),
    "no qde": (_archive({"a.txt": b"a"}), "no project.qde"),
    "no XML": (_archive({"project.qde": b"<Project><Users>"}), "what should be XML is not"),
    "no project": (_archive({"project.qde": _xml("", "CodeBook")}), "it begins with “CodeBook”"),
    "empty qde": (_archive({"project.qde": b""}), "what should be XML is not"),
    "entities": (
        _archive({"project.qde": _xml("<Description>&c;</Description>", head=_BOMB)}),
        "declares entities",
    ),
    "bomb": (_archive({"project.qde": b" " * 30_000_000}), "times its size"),
    "path": (_archive({"../project.qde": _xml("")}), "outside its folder"),
    "rest": (_archive({"project.qde": _xml(""), "annotator.jsonl": b"{}\n"}), "missing required"),
}


@pytest.mark.parametrize("kind", sorted(_BROKEN))
def test_a_broken_file_is_refused(tmp_path: Path, kind: str) -> None:
    write, reason = _BROKEN[kind]
    write(tmp_path / "p.qdpx")
    with pytest.raises(InputError) as refused:
        qdpx.read([tmp_path / "p.qdpx"], reading())
    assert refused.value.file.endswith("p.qdpx")
    assert reason in refused.value.reason


def test_a_damaged_or_protected_member_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path / "p.qdpx", source())
    raw = bytearray(path.read_bytes())
    at = raw.index(TEXT[:9].encode())
    raw[at] ^= 1
    path.write_bytes(raw)
    [problem] = qdpx.read([path], reading()).problems
    assert "damaged" in problem.reason
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(InputError, match="password"):
        qdpx.read([path], reading())


def test_many_codings_stream(tmp_path: Path) -> None:
    text = "word " * 20_000
    marks = "".join(
        f'<PlainTextSelection guid="{guid(n)}" startPosition="{n * 5}" endPosition="{n * 5 + 4}">'
        f'<Coding guid="{guid(n + 100_000)}"><CodeRef targetGUID="{TRADE}"/></Coding>'
        "</PlainTextSelection>"
        for n in range(20_000)
    )
    path = project(tmp_path / "p.qdpx", source(marks), texts={"Sources/one.txt": text.encode()})
    _, records = only(qdpx.read([path], reading()))
    assert len(records) == 20_000
