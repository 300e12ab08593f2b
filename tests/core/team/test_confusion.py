"""Confusion matrices count every unit once, and their cells lead to the passages."""

from hypothesis import given

from annotator.core.coding.record import Record
from annotator.core.team.agreement import measures
from annotator.core.team.confusion import Confusion, confusions
from annotator.core.team.measure import CodedArticle, groups_of
from tests.core.team.coded import TEXT, record
from tests.core.team.test_agreement import INDIRECT, NEWS, article, said
from tests.core.team.test_alignment import coded


def confused(
    each: CodedArticle, unit: str, record_type: str = "", field: str = "", coders: str = "ab"
) -> Confusion:
    [found] = [
        matrix
        for matrix in confusions([each], NEWS, groups_of(coders), 0.5)
        if (matrix.unit, matrix.type, matrix.field) == (unit, record_type, field)
        and matrix.coders == tuple(coders[:2])
    ]
    return found


def table(matrix: Confusion) -> dict[tuple[str, str], tuple[int, list[str]]]:
    return {
        (matrix.labels[cell.row], matrix.labels[cell.column]): (
            cell.n,
            [TEXT[passage.start : passage.end] for passage in cell.passages],
        )
        for cell in matrix.cells
    }


def test_tokens_by_role() -> None:
    both = article(
        a=[said(INDIRECT, "said")],
        b=[said("the cranes would not move", "told")],
        c=[said("cranes")],
    )
    for coders in ("ab", "abc"):
        assert table(confused(both, "token", "quote", coders=coders)) == {
            ("", ""): (13, []),
            ("content", "content"): (5, []),
            ("content", ""): (1, ["that"]),
            ("cue", ""): (1, ["said"]),
            ("", "cue"): (1, ["told"]),
        }


def test_a_passage_is_whole_where_a_third_coder_cuts_it() -> None:
    every = article(a=[said(INDIRECT)], b=[], c=[said("cranes")])
    assert table(confused(every, "token", "quote", coders="abc"))["content", ""] == (6, [INDIRECT])


def test_records_by_type_also_those_of_one_alone() -> None:
    start = TEXT.index("“Never")
    claim = record((start, start + 8), kind="claim")
    both = article(a=[said("“Never,”"), said(INDIRECT)], b=[claim])
    assert table(confused(both, "record")) == {
        ("quote", "claim"): (1, ["“Never,”"]),
        ("quote", ""): (1, [INDIRECT]),
    }
    turned = confused(both, "record", coders="ba")
    assert table(turned)["claim", "quote"] == (1, ["“Never,”"])


def test_choices_of_the_records_that_both_found() -> None:
    both = article(
        a=[said("“Never,”", kind="direct"), said(INDIRECT, kind="indirect")],
        b=[said("“Never,”", kind="direct"), said(INDIRECT)],
    )
    matrix = confused(both, "field", "quote", "kind")
    choices = NEWS.type("quote").field("kind").choices
    assert matrix.labels == ["", *(choice.key for choice in choices)]
    assert table(matrix) == {
        ("direct", "direct"): (1, []),
        ("indirect", ""): (1, [INDIRECT]),
    }


@given(coded)
def test_matrices_agree_with_the_measures(by_coder: dict[str, list[Record]]) -> None:
    one = CodedArticle("a", "word " * 20, dict(by_coder))
    found = list(measures([one], NEWS, sorted(by_coder)))
    of_tokens = {(m.type, m.coders): m for m in found if (m.unit, m.measure) == TOKEN}
    for matrix in confusions([one], NEWS, groups_of(sorted(by_coder)), 0.5):
        if matrix.unit == "token" and (matrix.type, matrix.coders) in of_tokens:
            assert sum(c.n for c in matrix.cells) == of_tokens[matrix.type, matrix.coders].n
        elif matrix.unit == "record":
            sizes = [
                sum(c.n for c in matrix.cells if matrix.labels[c.row]),
                sum(c.n for c in matrix.cells if matrix.labels[c.column]),
            ]
            assert sizes == [len(by_coder[coder]) for coder in matrix.coders]


TOKEN = ("token", "cohen_kappa")
