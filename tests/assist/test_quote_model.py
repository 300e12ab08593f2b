"""The chain's arithmetic, and what the reader of models refuses."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.assist.quotes.crf import Matrix, posteriors, viterbi
from annotator.assist.quotes.model import QuoteModel, QuoteModelError, Table, packed

scores = st.floats(-5, 5, allow_nan=False, width=32)


@st.composite
def chains(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    length, labels = draw(st.integers(1, 5)), draw(st.integers(1, 3))

    def matrix(rows: int) -> Matrix:
        flat = draw(st.lists(scores, min_size=rows * labels, max_size=rows * labels))
        return np.array(flat, dtype=np.float64).reshape(rows, labels)

    return matrix(length), matrix(labels)


def of_path(path: tuple[int, ...], emissions: Matrix, transitions: Matrix) -> float:
    moves = sum(transitions[a, b] for a, b in pairwise(path))
    return float(sum(emissions[t, y] for t, y in enumerate(path)) + moves)


@given(chains())
def test_viterbi_finds_a_path_that_none_beats(chain: tuple[Matrix, Matrix]) -> None:
    emissions, transitions = chain
    length, labels = emissions.shape
    best = max(of_path(p, *chain) for p in product(range(labels), repeat=length))
    found = tuple(int(label) for label in viterbi(emissions, transitions))
    assert of_path(found, *chain) == pytest.approx(best, abs=1e-9)


@given(chains())
def test_posteriors_are_the_shares_of_all_paths(chain: tuple[Matrix, Matrix]) -> None:
    length, labels = chain[0].shape
    expected = np.zeros((length, labels))
    for path in product(range(labels), repeat=length):
        expected[range(length), path] += np.exp(of_path(path, *chain))
    expected /= expected.sum(1, keepdims=True)
    assert np.allclose(posteriors(*chain), expected)


@given(st.lists(chains(), min_size=1, max_size=4))
def test_sequences_side_by_side_are_labelled_as_one_by_one(
    each: list[tuple[Matrix, Matrix]],
) -> None:
    labels = min(emissions.shape[1] for emissions, _ in each)
    transitions = each[0][1][:labels, :labels]
    several = [emissions[:, :labels] for emissions, _ in each]
    lengths = [len(emissions) for emissions in several]
    whole = np.concatenate(several)
    for decode in (viterbi, posteriors):
        alone = [decode(one, transitions, [len(one)]) for one in several]
        assert np.allclose(decode(whole, transitions, lengths), np.concatenate(alone))


@given(
    st.dictionaries(st.integers(1, 2**32 - 1), scores, max_size=40),
    st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20),
)
def test_a_table_sums_what_it_knows(weights: dict[int, float], unknown: list[int]) -> None:
    known = [*weights][::2]
    wanted = sum(float(np.float16(weights.get(one, 0.0))) for one in (*known, *unknown))
    hashes = np.array([[*known, *unknown]], dtype=np.uint32)
    table = Table(packed({one: [value] for one, value in weights.items()}), 1)
    assert table.sums(hashes)[0, 0] == pytest.approx(wanted, abs=1e-4)


def small() -> bytes:
    model = QuoteModel.from_weights(
        tagging={3: [0.0] * 7, 0xFFFFFFFF: [1.0] * 7},
        transitions=np.zeros((7, 7)),
        to_cue={5: [0.5]},
        to_speaker={},
        vocabulary={7: 2},
    )
    return model.to_bytes()


def test_a_model_is_read_as_it_was_written() -> None:
    assert QuoteModel.from_bytes(small()).to_bytes() == small()


@given(st.binary(max_size=40))
def test_other_bytes_are_refused(data: bytes) -> None:
    for broken in (data, small()[:20] + data, small()[:-3]):
        with pytest.raises(QuoteModelError):
            QuoteModel.from_bytes(broken)


def test_another_version_is_refused() -> None:
    data = bytearray(small())
    data[16] += 1
    with pytest.raises(QuoteModelError, match="another version"):
        QuoteModel.from_bytes(bytes(data))
