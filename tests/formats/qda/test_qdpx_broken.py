"""REFI-QDA projects that are damaged or break the rules: refused, or read as far as they hold."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.qda import qdpx_read as qdpx
from tests.formats.brat.test_read import reading, values
from tests.formats.qda.qdpx_files import (
    ECONOMY,
    TEXT,
    TRADE,
    Made,
    guid,
    project,
    selection,
    source,
    words,
)


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
