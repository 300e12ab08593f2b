"""Archives that would do harm are refused before anything of them is unpacked."""

import io
import stat
import zipfile

import pytest

from annotator.core.errors import InputError
from annotator.formats.parsing import archives
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.safe_xml import parsed
from tests.formats.annotations.articles import zipped


def refused(raw: bytes) -> str:
    with pytest.raises(InputError) as caught:
        Archive("a.zip", raw)
    return caught.value.reason


@pytest.mark.parametrize("name", ["../a", "/a", "x/../../a", "..\\a", "C:\\a", "C:/a"])
def test_paths_that_lead_out_are_refused(name: str) -> None:
    assert "outside its folder" in refused(zipped({name: "x"}))


def test_links_bombs_and_crowds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "link to another place" in refused(out.getvalue())
    assert "times its size" in refused(zipped({"a": b"\0" * 20_000_000}))
    monkeypatch.setattr(archives, "MOST_BYTES", 1000)
    assert "would unpack to" in refused(zipped({"a": b"\0" * 2000}))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert "holds 3 files" in refused(zipped({"a": "", "b": "", "c": ""}))


def test_damage_is_told_apart_from_what_is_no_archive() -> None:
    whole = zipped({"folder/": "", "a.txt": "Talks fail. " * 50})
    assert Archive("a.zip", whole).names == ["a.txt"]
    for cut in range(0, len(whole), 7):
        assert "cut off or damaged" in refused(whole[:cut])
    assert "a PDF" in refused(b"%PDF-1.4")
    broken = bytearray(whole)
    place = whole.index(b"a.txt") + 10
    broken[place : place + 8] = b"\xff" * 8
    archive = Archive("a.zip", bytes(broken))
    with pytest.raises(InputError, match=r"a\.txt: it is damaged"):
        archive.read("a.txt")
    with pytest.raises(InputError, match="“none” is missing"):
        archive.read("none")


def test_entities_are_refused_and_files_are_not_read() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
    outside = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'
    for text in (laughs, outside):
        with pytest.raises(InputError, match="declares entities"):
            parsed("a.docx", text.encode(), "word/document.xml")
    with pytest.raises(InputError) as caught:
        parsed("a.docx", b"<a>\n<b></a>", "word/document.xml")
    assert caught.value.place == "word/document.xml, line 2"
    with pytest.raises(InputError):
        parsed("a.docx", b"<a>" * 5000 + b"</a>" * 5000)
