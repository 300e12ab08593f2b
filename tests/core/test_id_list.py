"""A long list of ids: the same as a plain list, in less memory."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.id_list import IdList

EDITS = st.lists(st.tuples(st.booleans(), st.integers(0, 2000)), max_size=30)


@given(st.integers(0, 1500), EDITS)
def test_it_is_cut_and_grown_like_a_list(count: int, edits: list[tuple[bool, int]]) -> None:
    plain = [f"id{n}" for n in range(count)]
    packed = IdList(plain)
    for n, (grows, row) in enumerate(edits):
        if grows:
            plain.insert(row, f"new{n}")
            packed.insert(row, f"new{n}")
        elif row < len(plain):
            assert packed.remove(row) == plain.pop(row)
    assert list(packed) == plain
    assert len(packed) == len(plain)
    assert packed.part(-5, 10_000) == plain
    assert packed.part(250, 530) == plain[250:531]
    for row in range(0, len(plain), 97):
        assert packed.at(row) == plain[row]
        assert packed.find(plain[row]) == packed.find(plain[row], len(plain)) == row
    assert packed.find("i") is None
