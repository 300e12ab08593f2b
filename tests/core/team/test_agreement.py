"""The figures of whole comparisons, on articles small enough to count by hand."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.record import FieldValue, Record
from annotator.core.team.agreement import measures
from annotator.core.team.labelling import character_labels, token_bounds, token_labels
from annotator.core.team.measure import CodedArticle, Measure
from annotator.services.codebooks import load
from tests.core.team.coded import TEXT, record, words
from tests.core.team.test_alignment import coded
from tests.core.team.test_coefficients import alpha_by_definition

NEWS = load("news")


def found(
    articles: list[CodedArticle], coders: Sequence[str] = "ab", **wanted: object
) -> dict[str, Measure]:
    chosen = {"type": "quote", "field": "", "coders": tuple(coders)} | wanted
    return {
        each.measure: each
        for each in measures(articles, NEWS, list(coders))
        if all(getattr(each, name) == value for name, value in chosen.items())
    }


def article(**records: list[Record]) -> CodedArticle:
    return CodedArticle("a", TEXT, records)


def said(words_of_it: str, cue: str = "", kind: str = "") -> Record:
    start = TEXT.index(words_of_it)
    fields: dict[str, tuple[FieldValue, ...]] = {}
    if cue:
        fields["cue"] = (FieldValue(cue, None, words(TEXT, cue)),)
    if kind:
        fields["kind"] = (FieldValue(kind),)
    return record((start, start + len(words_of_it)), fields=fields)


INDIRECT = "that the cranes would not move"


def test_tokens_have_the_role_that_counts() -> None:
    both = article(a=[said(INDIRECT, "said")], b=[said("the cranes would not move", "told")])
    token = found([both], unit="token")
    # 21 tokens: a cue of one word each, contents of 6 and 5 words; 5 and 13 without a role meet.
    assert token["nominal_alpha"].n == 21
    chance = (14 * 15 + 1 * 1 + 6 * 5) / 21**2
    assert token["cohen_kappa"].value == pytest.approx((18 / 21 - chance) / (1 - chance))
    same = found([article(a=[said(INDIRECT)], b=[said(INDIRECT)])], unit="token")
    assert same["nominal_alpha"].value == 1


def test_spans_by_bounds_and_by_place() -> None:
    both = article(
        a=[said(INDIRECT), said("“Never,”"), said("the council")],
        b=[said("the cranes would not move"), said("“Never,”")],
    )
    span = found([both], unit="span")
    assert span["span_f1_exact"].value == pytest.approx(2 / 5)
    assert span["span_f1_overlap"].value == pytest.approx(4 / 5)
    assert span["span_precision_overlap"].value == 1
    assert span["span_recall_overlap"].value == pytest.approx(2 / 3)
    assert found([both], unit="record")["agr"].value == pytest.approx(2 / 3)
    assert found([both], unit="record", coders=("b", "a"))["agr"].value == 1


def test_finding_is_told_apart_from_labelling() -> None:
    start = TEXT.index("“Never")
    claim = record((start, start + 8), kind="claim")
    both = article(a=[said("“Never,”")], b=[claim])
    whole = found([both], type="", unit="record")
    assert whole["detection_f1"].value == 1
    assert whole["percent_agreement"].value == 0
    assert found([both], unit="span")["span_f1_overlap"].value == 0


def test_fields_of_those_that_both_found() -> None:
    one = article(
        a=[said("“Never,”", "told", "direct"), said(INDIRECT, "said", "indirect")],
        b=[said("“Never,”", "told", "direct"), said(INDIRECT, "said on", "mixed")],
    )
    kind = found([one], field="kind", unit="field")
    assert kind["percent_agreement"].value == 0.5
    assert kind["percent_agreement"].n == 2
    assert kind["cohen_kappa"].value == pytest.approx(1 / 3)
    role = found([one], field="cue", unit="span")
    assert role["role_f1_exact"].value == 0.5
    assert role["role_f1_overlap"].value == 1


def test_role_f1_asks_for_the_overlap_that_was_chosen() -> None:
    both = article(a=[said("“Never,”", "told the")], b=[said("“Never,”", "told")])
    for threshold, value in ((0.4, 1), (0.6, 0)):
        [role] = [
            each
            for each in measures([both], NEWS, ["a", "b"], threshold=threshold)
            if each.measure == "role_f1_overlap"
        ]
        assert role.value == value


def test_fleiss_counts_the_records_that_all_found() -> None:
    direct, mixed = said("“Never,”", kind="direct"), said("“Never,”", kind="mixed")
    every = article(a=[direct], b=[direct], c=[mixed])
    some = article(a=[direct], b=[direct], c=[])
    kind = found([every, some], "abc", field="kind", unit="field")
    assert kind["percent_agreement"].n == 2
    assert kind["fleiss_kappa"].n == 1
    assert kind["fleiss_kappa"].left_out == {"not found by all": 1}
    agreed, chance = 1 / 3, (2 / 3) ** 2 + (1 / 3) ** 2
    assert kind["fleiss_kappa"].value == pytest.approx((agreed - chance) / (1 - chance))


def test_choices_that_are_ranks_differ_by_how_far_they_lie_apart() -> None:
    quote = NEWS.type("quote")
    fields = tuple(
        msgspec.structs.replace(each, ordinal=each.key == "kind") for each in quote.fields
    )
    codebook = msgspec.structs.replace(NEWS, types=(msgspec.structs.replace(quote, fields=fields),))
    ranks = [each.key for each in quote.field("kind").choices]
    ends, places = (ranks[0], ranks[-1]), ("“Never,”", INDIRECT, "the council")

    def coded_as(*kinds: str) -> list[Record]:
        return [said(each, kind=kind) for each, kind in zip(places, kinds, strict=True)]

    both = article(a=coded_as(*ends, ranks[0]), b=coded_as(ranks[1], ranks[-1], ""))
    [found] = [m for m in measures([both], codebook, ["a", "b"]) if m.measure == "ordinal_alpha"]
    # Given are once the lowest, once the next, twice the highest: 1 lies between the first two,
    # half of each own; so 1.5 between the second and the highest.
    last = len(ranks) - 1
    assert last > 1
    given, apart = {0: 1, 1: 1, last: 2}, {(0, 1): 1.0, (1, last): 1.5, (0, last): 2.5}
    chance = sum(given[i] * given[j] * d**2 for (i, j), d in apart.items())
    assert found.value == pytest.approx(1 - (4 - 1) * 1**2 / chance)
    assert (found.n, found.left_out) == (2, {"without a choice": 1})


def test_who_gave_no_number_is_said() -> None:
    def dated(*dates: str) -> list[Record]:
        found = zip(((0, 12), (33, 44), (61, 66)), dates, strict=True)
        return [
            record(place, kind="event", fields={"start_date": (FieldValue(date),)} if date else {})
            for place, date in found
        ]

    both = article(
        a=dated("2014-01-02", "2014-01-05", ""), b=dated("2014-01-02", "../2014", "2014-01-09")
    )
    date = found([both], type="event", field="start_date", unit="field")
    assert date["percent_agreement"].n == 3
    assert date["interval_alpha"].n == 1
    assert date["interval_alpha"].left_out == {"without a number": 2}


def test_what_one_coder_found_alone_is_said() -> None:
    direct = [said("“Never,”", kind="direct")]
    both = article(a=[*direct, said(INDIRECT)], b=direct)
    kind = found([both], field="kind", unit="field")
    assert kind["percent_agreement"].left_out == {"found by one coder": 1}


def test_an_empty_article_counts() -> None:
    both = article(a=[said("“Never,”")], b=[])
    assert found([both], unit="span")["span_f1_exact"].value == 0
    assert found([both], unit="token")["nominal_alpha"].value == pytest.approx(-0.0714, abs=0.01)


def test_who_has_not_finished_is_not_compared() -> None:
    assert not found([article(a=[said("“Never,”")])])
    third = article(a=[said("“Never,”")], b=[said("“Never,”")])
    every = found([third], "abc")
    assert every["nominal_alpha"].value == 1


def test_of_several_coders_some_may_be_missing() -> None:
    """An article that two of three have finished, beside one that all have."""
    every = article(a=[said(INDIRECT, "said")], b=[said("the cranes", "told")], c=[])
    some = article(a=[said("“Never,”")], c=[said("“Never,” she")])
    quote = NEWS.type("quote")
    bounds = token_bounds(TEXT)
    rows: list[list[int | None]] = [[], [], []]
    for each in (every, some):
        for row, coder in zip(rows, "abc", strict=True):
            made = each.records.get(coder)
            labels = token_labels(character_labels(len(TEXT), quote, made or []), bounds)
            row += [None if made is None else int(label) for label in labels]
    token = found([every, some], "abc", unit="token")["nominal_alpha"]
    assert token.n == 2 * len(bounds) // 2
    assert token.value == pytest.approx(alpha_by_definition(rows))


def test_an_interval_needs_articles() -> None:
    same = article(a=[said("“Never,”")], b=[said("“Never,”")])
    other = article(a=[said("“Never,”")], b=[said(INDIRECT)])
    alone = found([same], unit="span")["span_f1_exact"]
    assert (alone.low, alone.high) == (None, None)
    many = found([same, other] * 10, unit="span")["span_f1_exact"]
    assert many.value == 0.5
    assert many.low is not None
    assert many.high is not None
    assert 0 < many.low < 0.5 < many.high < 1


@given(coded)
def test_figures_do_not_hang_on_who_is_named_first(by_coder: dict[str, list[Record]]) -> None:
    one = CodedArticle("a", "word " * 20, dict(by_coder))
    symmetric = ("alpha", "kappa", "f1", "percent")
    coders = sorted(by_coder)

    def figures(order: list[str]) -> dict[tuple[object, ...], float]:
        return {
            (each.measure, each.unit, each.type, each.field, frozenset(each.coders)): each.value
            for each in measures([one], NEWS, order)
            if each.value is not None and any(name in each.measure for name in symmetric)
        }

    assert figures(coders) == pytest.approx(figures(coders[::-1]))


@given(st.lists(coded, min_size=1, max_size=3))
def test_coders_who_found_the_same_agree(articles: list[dict[str, list[Record]]]) -> None:
    same = [
        CodedArticle(str(n), "word " * 20, {"a": records, "b": records})
        for n, by_coder in enumerate(articles)
        for records in list(by_coder.values())[:1]
    ]
    for each in measures(same, NEWS, ["a", "b"]):
        assert each.value is None or each.value == pytest.approx(1), each
