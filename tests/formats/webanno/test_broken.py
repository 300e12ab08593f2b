"""WebAnno TSV that does not hold is refused with its line, and keeps nothing else out."""

from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.webanno import read as webanno
from tests.formats.brat.test_read import reading
from tests.formats.webanno.webanno_files import COREFERENCE, document, tsv

SPAN = "SP=webanno.custom.Frame|kind"
RELATION = "RL=webanno.custom.Leads|how|BT_webanno.custom.Frame"
GOOD = tsv(SPAN, body=["#Text=a b", "1-1  0-1  a  x  ", "1-2  2-3  b  _  "])


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        (["#Text=a b", "nonsense"], 6, "is no row"),
        (["#Text=a b", "1-1  0-1  a"], 6, "the row has 0 of 1 cells"),
        (["#Text=a b", "1-1  0-1  a  x  y  ", "1-2  2-3  b  _  _  "], 6, "the head declares 1"),
        (["#Text=a b", "1-1  1-0  a  x  "], 6, "the end is first"),
        (["#Text=a b", "1-1  2-3  b  x  ", "1-2  0-1  a  x  "], 7, "begins before"),
        (["#Text=ab", "1-1  0-2  ab  x  ", "1-2  1-2  b  x  "], 7, "begins before"),
        (["#Text=a b", "1-1  0-1  a  x  ", "1-2  2-3  c  x  "], 7, "but the text reads “b”"),
        (["#Text=a", "1-1  0-1  a  x  ", "", "#Text=b", "2-1  0-1  b  x  "], 9, "begins before"),
        (["#Text=a b c", "1-1  0-1  a  x  ", "", "#Text=d", "2-1  2-3  d  x  "], 9, "goes to 5"),
        (["#Text=a", "1-1  900000000-900000001  a  x  "], 6, "far beyond"),
        (["#Text=a", "1-1  0-99999999999999999999  a  x  "], 6, "is no row"),
        (["#Text=a", "1-1.1  0-1  a  x  "], 6, "part of a token that is not there"),
        (["#Text=a b", "1-1  0-1  a  x  "], 6, "“b” of its last sentence has no row"),
        (["#Text=a\0", "1-1  0-1  a  x  "], 5, "NUL"),
    ],
)
def test_rows_and_texts(tmp_path: Path, body: list[str], line: int, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        document(tmp_path, tsv(SPAN, body=body))
    assert refused.value.place == f"line {line}"
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    ("layer", "cells", "reason"),
    [
        (RELATION, "h  1-9", "refers to 1-9, which is not in the file"),
        (RELATION, "h  1-2", "where no webanno.custom.Frame stands"),
        (RELATION, "h  1-1[4_0]", "refers to 1-1[4], which is not"),
        (RELATION, "h  there", "refers to no row"),
        (RELATION, "h  *", "does not say from where"),
        (
            f"CH={COREFERENCE}|referenceType|referenceRelation",
            "nom[1]  coref",
            "no link of a chain",
        ),
        ("SP=a.Act|ROLE_a.Act:who_a.Link|a.Frame", "agent  2-7", "refers to 2-7"),
    ],
)
def test_references(tmp_path: Path, layer: str, cells: str, reason: str) -> None:
    body = ["#Text=a b", f"1-1  0-1  a  x  {cells}  ", "1-2  2-3  b  _  _  _  "]
    with pytest.raises(InputError) as refused:
        document(tmp_path, tsv(SPAN, layer, body=body))
    assert refused.value.place == "line 7"
    assert reason in refused.value.reason


def test_a_reference_to_a_row_that_stands_twice(tmp_path: Path) -> None:
    body = ["#Text=a b", "1-1  0-1  a  x  _  _  ", "1-1  2-3  b  x  h  1-1  "]
    with pytest.raises(InputError, match="stands twice"):
        document(tmp_path, tsv(SPAN, RELATION, body=body))


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", "", "the file is empty"),
        (b"\n \n", "", "the file is empty"),
        (b"Some text\n", "line 1", "does not begin with"),
        (b"#FORMAT=WebAnno TSV 2.0\n", "line 1", "only version 3"),
        (b"#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|v\n\n\n", "line 4", "ends before its first token"),
        (b"#FORMAT=WebAnno TSV 3.3\n#T_RL=a.B|v\n\n", "line 2", "may be cut off"),
        (b"#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|ROLE_a.B:c_a.D\n\n", "line 2", "slot feature"),
        (b"#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|v\n#T_SP=a.B|w\n", "line 3", "twice"),
        (b"#FORMAT=WebAnno TSV 3.3\n#T_SP=|v\n", "line 2", "without a name"),
        (GOOD.encode() + b"#T_SP=a.B|v\n", "line 8", "after the first sentence"),
        (GOOD.replace("a b", "\xe9 b").encode("latin-1"), "line 5", "not UTF-8"),
    ],
)
def test_heads(tmp_path: Path, content: bytes, place: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        document(tmp_path, content)
    assert refused.value.place == place
    assert reason in refused.value.reason


def is_read(folder: Path, content: bytes) -> bool:
    try:
        document(folder, content)
    except InputError:
        return False
    return True


def test_a_file_that_was_cut_off_anywhere_is_refused_or_whole_to_there(tmp_path: Path) -> None:
    body = ["#Text=Ports 😀 shut .", "1-1  0-5  Ports  a[1]|b[2]  ", "1-2  6-8  😀  a[1]  "]
    body += ["1-3  9-13  shut  _  ", "1-4  14-15  .  x  ", "", "#Text=So", "2-1  16-18  So  y  "]
    whole = tsv(SPAN, body=body).encode()
    first = whole.index(b"\n\n#Text=So")
    read = [length for length in range(len(whole)) if is_read(tmp_path, whole[:length])]
    # Only after a complete sentence does nothing tell that there was more.
    assert read == [first, first + 1, first + 2, len(whole) - 1]


def test_one_bad_file_leaves_the_others_also_of_the_same_text(tmp_path: Path) -> None:
    folder = tmp_path / "annotation" / "doc.txt"
    folder.mkdir(parents=True)
    (folder / "ada.tsv").write_text(GOOD)
    (folder / "bob.tsv").write_text(GOOD.replace("  _", "").replace("b\t_\t", "b"))
    (tmp_path / "alone.tsv").write_bytes(b"#FORMAT=WebAnno TSV 3.3\n\xff")
    content = webanno.read(sorted(tmp_path.rglob("*.tsv")), reading())
    problems = {(Path(each.file).name, each.place) for each in content.problems}
    assert problems == {("bob.tsv", "line 7"), ("alone.tsv", "line 2")}
    [coded] = content.articles()
    assert [record.coder for record in coded.records] == ["id-ada"]
