"""Treebanks, with the traps that real ones have."""

from pathlib import Path

import pytest

from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.conll import conllu
from tests.formats.brat.test_read import only, reading, values
from tests.messages import said


def row(name: str, form: str, misc: str = "_") -> str:
    return "\t".join([name, form, form.lower(), "X", "_", "_", "0", "root", "_", misc])


def rows(*words: str) -> str:
    """Rows of words, each perhaps with MISC after a bar."""
    made = (word.partition("|") for word in words)
    return "\n".join(row(str(n), w, misc or "_") for n, (w, _, misc) in enumerate(made, 1)) + "\n"


def corpus(tmp_path: Path, text: str | bytes, name: str = "a.conllu") -> ForeignContent:
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return conllu.read([tmp_path / name], reading())


def text_of(content: ForeignContent) -> str:
    assert content.problems == []
    return only(content)[0].article.text


def marked(content: ForeignContent) -> list[tuple[str, list[str]]]:
    assert content.problems == []
    return [(r.type, [span.text for span in r.spans]) for r in only(content)[1]]


def test_the_text_is_what_it_says(tmp_path: Path) -> None:
    text = (
        "# newdoc id = wire-1\n# meta::title = Ports\n"
        "# sent_id = 1\n# text = Don't  (go), said he.\n"
        + row("1-2", "Don't")
        + "\n"
        + rows("Do", "n't", "(|SpaceAfter=No", "go|SpaceAfter=No", ")", ",", "said", "he", ".")
        + "\n# sent_id = 2\n# text = مرحبا 😀!\n"
        + rows("مرحبا", "😀|SpaceAfter=No", "!")
        + "\n\n# newdoc id = wire-2\n# text = Next.\n"
        + rows("Next|SpaceAfter=No", ".")
    )
    first, second = corpus(tmp_path, text).articles()
    assert first.article.text == "Don't  (go), said he.\nمرحبا 😀!"
    assert first.article.title == "Ports"
    assert first.article.metadata["document"] == "wire-1"
    assert first.article.metadata["conllu_lines"].startswith("# newdoc id = wire-1\n# meta::")
    assert second.article.text == "Next."
    assert first.records == []


def test_without_a_text_it_is_made(tmp_path: Path) -> None:
    text = rows("Go", "(|SpaceAfter=No", "now|SpacesAfter=\\s\\s", ".|SpacesAfter=\\r\\n") + "\n"
    text += rows("End|SpaceAfter=No", ".|SpaceAfter=No") + "\n" + rows("More")
    assert text_of(corpus(tmp_path, text)) == "Go (now  .\nEnd.More"


def test_paragraphs(tmp_path: Path) -> None:
    parts = ["# newpar\n", "", "# newpar id = p2\n"]
    text = "\n".join(head + rows(f"S{n}", ".") for n, head in enumerate(parts))
    assert text_of(corpus(tmp_path, text)) == "S0 . S1 .\n\nS2 ."


def test_a_text_that_is_none_of_the_tokens(tmp_path: Path) -> None:
    content = corpus(tmp_path, "# text = Something else\n" + rows("Go", "."))
    assert text_of(content) == "Go ."
    assert "1 sentence is not made of its tokens" in said(content.notes)[0]


def test_ranges_and_empty_nodes(tmp_path: Path) -> None:
    text = "# text = Vámonos al mar\n" + "\n".join(
        [
            row("0.1", "_", "Entity=(e0)"),
            row("1-2", "Vámonos"),
            row("1", "Vamos"),
            row("2", "nos", "Entity=(e1-person)"),
            row("2.1", "ellos", "Entity=(e2-person"),
            row("3-4", "al"),
            row("3", "a"),
            row("4", "el", "Entity=(e3-place"),
            row("5", "mar", "Entity=e3)e2)"),
        ]
    )
    content = corpus(tmp_path, text)
    assert sorted(marked(content)) == [
        ("person", ["Vámonos"]),
        ("person", ["al mar"]),
        ("place", ["al mar"]),
    ]
    [annotation] = only(content)[0].article.metadata["conllu"]["annotations"]
    assert annotation["label"] == "entity"


def test_brackets_as_in_corefud(tmp_path: Path) -> None:
    text = (
        "# global.Entity = eid-etype-head-infstat-other\n"
        + rows(
            "The|Entity=(e1-person-2-new-coref(e2-org-1-new-",
            "ports|Entity=e2)",
            "chief|Entity=e1)",
            "said",
            "he|Entity=(e1-person-1-giv-coref)",
        )
        + "\n"
        + rows(
            "and|Entity=(e3[1/2]-place-1-new-", "docks|Entity=e3[1/2])", "x", "y|Entity=(e3[2/2])"
        )
    )
    content = corpus(tmp_path, text)
    assert sorted(marked(content)) == [
        ("org", ["The ports"]),
        ("person", ["The ports chief"]),
        ("person", ["he"]),
        ("place", ["and docks", "y"]),
    ]
    records = {record.spans[0].text: record for record in only(content)[1]}
    assert values(records["he"]) == {"eid": ["e1"], "infstat": ["giv"], "other": ["coref"]}
    assert records["he"].metadata["conllu"]["rest"]["head"] == "1"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["EU|Entity=(org-1)", "x", "Mali|Entity=(place-2-new", "x|Entity=place-2)"], 2),
        (["EU|Entity=(org)", "Mali|Entity=(place", "x|Entity=place)"], 2),
        (["EU|Entity=(1)", "Mali|Entity=(2(3)", "x|Entity=2)"], 3),
        (["EU|Entity=(1-person-giv:act-1-ana(2-org)", "x|Entity=1)"], 2),
        (["EU|NER=B-ORG", "x|NER=I-ORG", "y|NER=O", "Mali|SpaceAfter=No|ner=S-LOC", "."], 2),
        (["EU|NE=I-ORG", "x|NE=O", "Mali|NE=I-LOC"], 2),
        (["EU|Entity=B-ORG", "x|Entity=I-ORG"], 1),
    ],
)
def test_other_ways_to_mark(tmp_path: Path, words: list[str], expected: int) -> None:
    assert len(marked(corpus(tmp_path, rows(*words)))) == expected


def test_columns_of_conllu_plus(tmp_path: Path) -> None:
    text = "# global.columns = ID FORM MISC\n1\tEU\tNER=B-ORG\n2\tsaid\t_\n"
    assert marked(corpus(tmp_path, text, "a.conllup")) == [("org", ["EU"])]


def test_windows_line_ends_and_no_end(tmp_path: Path) -> None:
    text = "\ufeff# text = Go on\r\n" + rows("Go", "on|NER=B-X").replace("\n", "\r\n").rstrip()
    assert marked(corpus(tmp_path, text)) == [("x", ["on"])]


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("1\tEU\n", "line 1", "2 columns and not 10"),
        ("EU\n", "line 1", "one column"),
        (rows("EU") + row("3", "x"), "line 2", "should be number 2"),
        (row("1-2", "al") + "\n" + row("1", "a"), "line 2", "not there"),
        (row("2-3", "al"), "line 1", "does not begin"),
        (row("x", "al"), "line 1", "no ID"),
        (row("1", " "), "line 1", "no form"),
        (rows("EU|Entity=(e1-x"), "line 1", "never closed"),
        (rows("a", "EU|Entity=e1)"), "line 2", "not open"),
        (rows("EU|Entity=(e1)x("), "line 1", "no brackets"),
        ("# global.columns = ID LEMMA\n1\tx\n", "line 1", "no FORM"),
        ("", "", "no tokens"),
        ("# newdoc\n\n", "", "no tokens"),
        ("1\ta\0b\n", "line 1, column 4", "NUL"),
    ],
)
def test_broken_files(tmp_path: Path, text: str, place: str, reason: str) -> None:
    content = corpus(tmp_path, text)
    [problem] = content.problems
    assert reason in problem.reason
    assert problem.place == place
    assert list(content.articles()) == []


def test_claiming(tmp_path: Path) -> None:
    names = {"a.conllu": "", "b.conll": rows("EU", "said"), "c.conll": "EU B-ORG\n", "d.txt": "x"}
    for name, text in names.items():
        (tmp_path / name).write_text(text)
    claimed = conllu.claimed(sorted(tmp_path.iterdir()))
    assert [path.name for path in claimed] == ["a.conllu", "b.conll"]
