"""Records are kept in reading order while they come, go and change."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coding.record import Record, reading_order
from annotator.core.coding.records_in_order import RecordsInOrder, difference, of_extent
from annotator.core.text.span import Fragment, Span

TIME = datetime(2017, 3, 3, tzinfo=UTC)


def record(name: str, start: int, length: int) -> Record:
    words = (Fragment(start, start + length, "x" * length),) if length else ()
    return Record(name, "a", "quote", "c", "draft", TIME, TIME, words)


edits = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(0, 5))),
).map(lambda drawn: {name: record(name, *each) if each else None for name, each in drawn.items()})


@given(st.lists(edits, max_size=5))
def test_edits_leave_what_all_records_would_be_in_order(
    each_edit: list[dict[str, Record | None]],
) -> None:
    held, known = RecordsInOrder(), dict[str, Record]()
    for edit in each_edit:
        before, all_before = held, held.all
        held = held.changed(edit)
        known |= {name: made for name, made in edit.items() if made is not None}
        known = {name: made for name, made in known.items() if edit.get(name, made) is not None}
        assert list(held.all) == sorted(known.values(), key=reading_order)
        assert all(held.find(name) is known.get(name) for name in "abcdefgh")
        assert before.all is all_before
        start, old_end, new_end = difference(all_before, held.all)
        assert (
            *all_before[:start],
            *held.all[start:new_end],
            *all_before[old_end:],
        ) == held.all
    assert held.find(None) is None


def test_no_more_differs_than_was_changed() -> None:
    records = [record(str(n), n, 1) for n in range(9)]
    assert difference(records, records) == (9, 9, 9)
    assert difference(records, [*records[:4], record("4", 4, 2), *records[5:]]) == (4, 5, 5)
    assert difference(records[:1], [records[0], records[0]]) == (1, 1, 2)
    assert difference((), records) == (0, 0, 9)


def test_records_on_the_same_words_are_found() -> None:
    held = RecordsInOrder([record(name, 3, 4) for name in "ab"] + [record("c", 3, 5)])
    assert [each.id for each in of_extent(held.all, Span(3, 7))] == ["a", "b"]
    assert not of_extent(held.all, Span(3, 6))
