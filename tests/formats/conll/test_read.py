"""Columns of tokens and tags, as tools and corpora have them."""

from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.conll import read as conll
from tests.formats.brat.test_read import only, reading
from tests.messages import said

CONLL = """-DOCSTART- -X- -X- O

EU NNP B-NP B-ORG
rejects VBZ B-VP O
German JJ B-NP B-MISC
call NN I-NP O
. . O O

Peter NNP B-NP B-PER
Blackburn NNP I-NP I-PER

-DOCSTART- -X- -X- O

BRUSSELS NNP B-NP B-LOC
1996-08-22 CD I-NP O


"""


def corpus(tmp_path: Path, text: str | bytes, name: str = "a.conll") -> ForeignContent:
    raw = text if isinstance(text, bytes) else text.encode()
    (tmp_path / name).write_bytes(raw)
    return conll.read([tmp_path / name], reading())


def found(content: ForeignContent) -> list[tuple[str, str]]:
    assert content.problems == []
    return [(record.type, record.spans[0].text) for record in only(content)[1]]


def test_conll_2003(tmp_path: Path) -> None:
    content = corpus(tmp_path, CONLL)
    first, second = content.articles()
    assert first.article.text == "EU rejects German call .\nPeter Blackburn"
    assert second.article.text == "BRUSSELS 1996-08-22"
    records = sorted(first.records, key=lambda record: record.spans)
    assert [(r.type, r.spans[0].text) for r in records] == [
        ("org", "EU"),
        ("misc", "German"),
        ("per", "Peter Blackburn"),
    ]
    stored = first.article.metadata["conll_columns"]
    assert stored["cells"]["1"] == ["NNP", "VBZ", "JJ", "NN", ".", "NNP", "NNP"]
    assert said(content.notes) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("EU I-ORG\nsays O\nMali I-LOC\nTogo B-LOC\n", ["EU", "Mali", "Togo"]),
        ("EU\tB-ORG\nNew York\tB-LOC\nCity\tI-LOC\n", ["EU", "New York City"]),
        ("EU S-ORG\nNew B-LOC\nYork E-LOC\n", ["EU", "New York"]),
        ("EU U-ORG\nNew B-LOC\nYork L-LOC\n", ["EU", "New York"]),
        ("# # B-NP O\nEU NNP B-NP B-ORG\n", ["EU"]),
        ("# id 5239 domain=en\nEU _ _ B-ORG\nsaid _ _ O\n", ["EU"]),
        ("# id = 1\tdomain=en\nEU\tB-ORG\nsaid\tO\n", ["EU"]),
        ("1\tEU\tB-ORG\n2\tsaid\tO\n\n1\tMali\tB-LOC\n", ["EU", "Mali"]),
        ("EU  B-ORG  \nsaid   O\n\t\n \n\nMali B-LOC", ["EU", "Mali"]),
        ("EU\tB-ORG\t\nsaid\tO\nMali\tB-LOC\n", ["EU", "Mali"]),
        ("\ufeffEU B-ORG\r\nsaid O\r\n\r\nMali B-LOC\r\n", ["EU", "Mali"]),
        ("EU\u00a0x B-ORG\nsaid O\n", ["EU\u00a0x"]),
        ("Peptide B\nones I\nare O\n", ["Peptide ones"]),
        ("#begin document (wire/1); part 000\nEU B-ORG\nsaid O\n\n#end document\n", ["EU"]),
        ("😀 B-EMO\n👩\u200d👧 I-EMO\nمرحبا O\n", ["😀 👩\u200d👧"]),
    ],
)
def test_variants(tmp_path: Path, rows: str, expected: list[str]) -> None:
    assert [words for _, words in found(corpus(tmp_path, rows))] == expected


def test_two_layers_of_tags(tmp_path: Path) -> None:
    rows = "Uni\tB-ORG\tO\nof\tI-ORG\tO\nMali\tI-ORG\tB-LOC\nsaid\tO\tO\n"
    content = corpus(tmp_path, rows)
    assert found(content) == [("org", "Uni of Mali"), ("loc", "Mali")]


def test_columns_without_tags_are_articles(tmp_path: Path) -> None:
    content = corpus(tmp_path, "EU NNP\nsays VBZ\n")
    coded, records = only(content)
    assert (coded.article.text, records) == ("EU says", [])
    assert "no column holds tags" in said(content.notes)[0]


def test_names_of_documents(tmp_path: Path) -> None:
    rows = "# newdoc id = wire-1\nEU B-ORG\nsaid O\n\n# newdoc id = wire-2\nMali B-LOC\n"
    first, second = corpus(tmp_path, rows).articles()
    assert first.article.metadata["document"] == "wire-1"
    assert second.article.metadata["document"] == "wire-2"


def test_the_text_beside(tmp_path: Path) -> None:
    text = "EU  says: “Mali”.\n\nDone."
    (tmp_path / "a.txt").write_text(text)
    rows = "EU B-ORG\nsays O\n: O\n“ O\nMali B-LOC\n” O\n. O\n\nDone O\n. O\n"
    content = corpus(tmp_path, rows)
    assert only(content)[0].article.text == text
    assert found(content) == [("org", "EU"), ("loc", "Mali")]
    assert conll.claimed(sorted(tmp_path.iterdir())) == [tmp_path / "a.conll", tmp_path / "a.txt"]
    (tmp_path / "a.txt").write_text("Something else.")
    content = corpus(tmp_path, rows)
    assert only(content)[0].article.text == "EU says : “ Mali ” .\nDone ."
    assert "not the tokens" in said(content.notes)[0]


def test_latin_1_is_read_and_said(tmp_path: Path) -> None:
    rows = "Der Präsident der Börse hat für Köln geklärt ".replace(" ", " O\n")
    content = corpus(tmp_path, f"{rows}Zürich B-LOC\n".encode("latin-1"))
    assert "read as" in said(content.notes)[0]


@pytest.mark.parametrize(
    ("rows", "place", "reason"),
    [
        ("EU B-ORG\nsaid\n", "line 2", "one column"),
        ("EU NNP B-ORG\nsaid VBZ O\nx O\n", "line 3", "it has 2 columns"),
        ("EU NNP B-ORG\nsaid VBZ O\nx y z O\n", "line 3", "it has 4 columns"),
        ("a B-X\n" * 20 + "b X-Y\n", "line 21", "no tag"),
        ("a O\n" * 20 + "b B-Y\nc what\n", "line 22", "no tag"),
        ("\nEU\nsaid\n", "line 2", "only one column"),
        ("", "", "no tokens"),
        ("\n\n", "", "no tokens"),
        ("-DOCSTART- -X- O\n\n", "", "no tokens"),
        ("a\0b O\n", "line 1, column 2", "NUL"),
        (b"\xff\xfe\x00\x01\x02", "", ""),
    ],
)
def test_broken_files(tmp_path: Path, rows: str | bytes, place: str, reason: str) -> None:
    content = corpus(tmp_path, rows)
    [problem] = content.problems
    assert isinstance(problem, InputError)
    assert reason in problem.reason
    if reason:
        assert problem.place == place
    assert list(content.articles()) == []


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("EU B-ORG\nsaid\n")
    (tmp_path / "b.iob").write_text("EU B-ORG\nsaid O\n")
    content = conll.read(sorted(tmp_path.iterdir()), reading())
    assert len(content.problems) == 1
    assert len(list(content.articles())) == 1


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("train.txt", CONLL, True),
        ("train.tsv", "EU\tB-ORG\nsaid\tO\nin\tO\nMali\tB-LOC\n", True),
        ("a.txt", "Ports stay shut.\nNobody spoke.\nThey said O\nand B-PER\n", False),
        ("a.txt", "I O\nI O\nI O\nI O\n", False),
        ("a.tsv", "#FORMAT=WebAnno TSV 3.2\n\n1-1\t0-2\tEU\n", False),
        ("a.txt", "", False),
    ],
)
def test_claiming_by_content(tmp_path: Path, name: str, text: str, is_one: bool) -> None:
    (tmp_path / name).write_text(text)
    assert conll.claimed([tmp_path / name]) == ([tmp_path / name] if is_one else [])
