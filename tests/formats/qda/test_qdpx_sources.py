"""Sources of REFI-QDA projects, with the traps that those of real tools have."""

import zipfile
from pathlib import Path

import pytest

from annotator.formats.qda import qdpx_read as qdpx
from tests.formats.brat.test_read import reading, values
from tests.formats.qda.qdpx_files import (
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


def test_a_stray_byte_is_replaced_and_told(read: Made) -> None:
    text = "Die Häfen bleiben geschlossen, sagte er. Für wie lange, wisse niemand. " * 5
    mark = selection(2, "geschlossen", ECONOMY, text=text, name="geschlossen")
    content = read(source(mark), texts={"Sources/one.txt": text.encode() + b"\xff"})
    coded, [record] = only(content)
    assert (coded.article.text, words(record)) == (f"{text}\ufffd", ["geschlossen"])
    assert any("replaced by" in str(note) for note in said(content.notes))


def test_a_text_inside_and_one_with_a_formatted_twin(read: Made) -> None:
    inline = (
        f'<TextSource guid="{guid(1)}" name="a"><PlainTextContent>{TEXT}</PlainTextContent>'
        f"{selection(2, 'ports', ECONOMY)}</TextSource>"
    )
    twin = source(more='richTextPath="internal://one.docx"')
    content = read(inline + twin.replace(guid(1), guid(9)))
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
    assert "1 graph" in said(content.notes)[0]


def test_what_is_no_passage_is_kept_with_the_article(read: Made) -> None:
    whole = f'<Coding guid="{guid(40)}"><CodeRef targetGUID="{TRADE}"/></Coding>'
    empty = selection(2, "ports", ECONOMY).replace('endPosition="52"', 'endPosition="47"')
    assert 'startPosition="47" endPosition="47"' in empty
    coded, records = only(read(source(empty, whole)))
    assert records == []
    by_label = {each["label"]: each for each in coded.article.metadata["qdpx"]["annotations"]}
    assert by_label["Frames/Economy"]["rest"]["start"] == 47
    assert by_label["Frames/Economy/Trade∕Ports"]["id"] == guid(40)


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
    [note] = said(content.notes)
    assert "2 codings of a place in a page, picture or recording" in note
    assert "1 picture without a text" in note
    assert "1 recording without a text" in note


def test_a_folder_that_was_zipped_as_a_whole(tmp_path: Path) -> None:
    path = project(tmp_path / "p.qdpx", source(selection(2, "ports", ECONOMY)))
    with zipfile.ZipFile(path) as flat, zipfile.ZipFile(tmp_path / "q.qdpx", "w") as deep:
        for name in flat.namelist():
            deep.writestr(f"My project/{name}", flat.read(name))
            deep.writestr(f"__MACOSX/My project/._{name}", b"junk")
    _, [record] = only(qdpx.read([tmp_path / "q.qdpx"], reading()))
    assert words(record) == ["ports"]


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
