"""Marks are found by place, however long they are."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.model import Codebook, Field, RecordType
from annotator.core.coding.record import FieldValue, Record, reading_order
from annotator.core.text.span import Fragment, Span, merged
from annotator.ui.article.marks import Marks, evidence_of

TIME = datetime(2017, 3, 3, tzinfo=UTC)
spans = st.lists(
    st.tuples(st.integers(0, 500), st.one_of(st.integers(1, 20), st.integers(100, 600))),
    min_size=1,
    max_size=3,
).map(lambda pairs: merged(Span(start, start + length) for start, length in pairs))


def record(name: str, parts: list[Span], kind: str = "quote") -> Record:
    fragments = tuple(Fragment(part.start, part.end, "x" * part.length) for part in parts)
    return Record(name, "a", kind, "c", "draft", TIME, TIME, fragments)


@given(st.lists(spans, max_size=200), st.integers(0, 900), st.integers(1, 80))
def test_exactly_the_overlapping_marks_are_found(
    parts: list[list[Span]], start: int, length: int
) -> None:
    wanted = Span(start, start + length)
    marks = Marks([record(str(n), some) for n, some in enumerate(parts)], {})
    found = sorted(
        (int(mark.record), mark.start, mark.end)
        for mark in marks.overlapping(wanted.start, wanted.end)
        if not mark.gap
    )
    expected = [
        (n, span.start, span.end)
        for n, some in enumerate(parts)
        for span in some
        if span.overlaps(wanted)
    ]
    assert found == sorted(expected)


def drawn(data: st.DataObject, every: list[Record]) -> list[Record]:
    chosen = data.draw(st.lists(st.sampled_from(every), unique_by=lambda each: each.id))
    return sorted(chosen, key=reading_order)


@given(st.lists(spans, min_size=1, max_size=60), st.data())
def test_marks_that_follow_are_those_that_would_be_made_anew(
    parts: list[list[Span]], data: st.DataObject
) -> None:
    every = [record(str(n % 40), some, ("quote", "claim")[n % 2]) for n, some in enumerate(parts)]
    colours = {"quote": "blue"}
    marks = Marks(drawn(data, every), colours)
    for _ in range(3):
        old = {each.id: each for each in marks.records}
        wanted = drawn(data, every)
        changed = marks.take(wanted)
        anew = Marks(wanted, colours)
        assert marks.records == anew.records == wanted
        assert marks.overlapping(0, 2000) == anew.overlapping(0, 2000)
        for each in wanted:
            assert marks.lanes[each.id] == anew.lanes[each.id]
            assert marks.colour_of(each.id) == anew.colour_of(each.id)
            if each != old.get(each.id):
                assert changed is not None
                assert changed.contains(Span(each.spans[0].start, each.spans[-1].end))
        assert marks.take(wanted) is None


def test_records_at_a_place_come_innermost_first() -> None:
    outer, inner = record("outer", [Span(0, 50)]), record("inner", [Span(10, 20)])
    split = record("split", [Span(0, 5), Span(15, 40)])
    marks = Marks([outer, split, inner], {})
    assert marks.records_at(17) == ["inner", "split", "outer"]
    assert marks.records_at(8) == ["outer"]
    assert marks.records_at(60) == []


def test_the_gap_of_a_discontinuous_record_is_a_mark_of_its_own() -> None:
    marks = Marks([record("split", [Span(0, 5), Span(15, 40)])], {})
    assert [mark.gap for mark in marks.overlapping(7, 9)] == [True]


def test_a_record_without_text_and_a_type_without_colour_are_fine() -> None:
    marks = Marks([record("bare", []), record("odd", [Span(0, 3)], "unknown")], {"quote": "blue"})
    assert marks.find("bare") is None
    assert marks.find(None) is None
    assert marks.colour_of("odd") == "slate"


def test_evidence_has_the_label_of_its_field() -> None:
    kind = RecordType(
        "quote", "Quote", "quotes", "Q", "blue", fields=(Field("by", "said by", "actor"),)
    )
    values = {
        "by": (FieldValue(spans=(Fragment(9, 12, "him"),)),),
        "gone": (FieldValue(spans=(Fragment(2, 4, "ab"),)),),
    }
    made = Record("r", "a", "quote", "c", "draft", TIME, TIME, (), values)
    found = evidence_of(made, Codebook("news", "News", (kind,)))
    assert [(item.span.start, item.label) for item in found] == [(2, "gone"), (9, "said by")]
