"""The shipped model of claims holds numbers: no name of the texts, and no word but as a hash."""

import re

import msgspec

from annotator.assist.claims.finder import ClaimModel
from annotator.assist.logistic import feature_hash
from annotator.resources import resources_folder
from training.claims import feature_words
from training.logistic import learn
from training.marked_text import corpus

DATA = (resources_folder() / "models" / "claims-en.json").read_bytes()


def test_it_holds_numbers_alone() -> None:
    raw = msgspec.json.decode(DATA)
    assert set(raw) == {"weights", "threshold"}
    assert re.fullmatch(
        rb"[\d\s.,:{}e\"+-]*", DATA.replace(b"weights", b"").replace(b"threshold", b"")
    )


def test_no_name_of_the_texts_is_a_feature() -> None:
    texts = [article.text for article in corpus()]
    names = {
        name.lower() for text in texts for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", text)
    }
    assert len(names) > 1000
    assert names.isdisjoint(feature_words(texts))
    weights = ClaimModel.from_bytes(DATA).weights
    known = [
        name for name in names for letter in "wfbc" if feature_hash(f"{letter}:{name}") in weights
    ]
    assert not known


def test_a_word_is_a_feature_if_five_articles_have_it() -> None:
    texts = ["The harbour was shut by Bruma." if n < 5 else "The port was shut." for n in range(9)]
    assert feature_words(texts) == {"the", "harbour", "was", "shut", "by", "."}


def test_what_is_learned_tells_right_from_wrong() -> None:
    rows = [["bias", "a"], ["bias", "b"]] * 20
    weights = learn(rows, [True, False] * 20)
    assert weights[feature_hash("a")] > 0 > weights[feature_hash("b")]


def test_it_is_small() -> None:
    assert len(DATA) <= 500_000
