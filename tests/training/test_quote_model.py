"""The shipped model holds numbers: no name and no words of the texts it learned from."""

import re

from annotator.assist.quotes.features import word_hash
from annotator.assist.quotes.model import QuoteModel
from annotator.resources import resources_folder
from training.marked_text import corpus

DATA = (resources_folder() / "models" / "quotes-en.bin").read_bytes()
ARTICLES = corpus()


def test_no_run_of_three_words_of_the_texts_stands_in_it() -> None:
    # Only what looks like text at all can hold three words.
    readable = {run.lower() for run in re.findall(rb"[ -~]{8,}", DATA)}
    words = [re.findall(r"\w+", article.text.lower()) for article in ARTICLES]
    runs = {" ".join(w[n : n + 3]).encode() for w in words for n in range(len(w) - 2)}
    assert not [run for run in readable for n in range(len(run)) if run[n:] in runs]
    assert not [run for run in runs if any(run in one for one in readable if b" " in one)]


def test_no_name_stands_in_it_nor_in_its_vocabulary() -> None:
    names = {
        name
        for article in ARTICLES
        for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", article.text)
    }
    assert len(names) > 1000
    assert not [name for name in names if name.encode() in DATA]
    vocabulary = QuoteModel.from_bytes(DATA).vocabulary
    assert not [name for name in names if word_hash(name.lower()) in vocabulary]


def test_it_is_small() -> None:
    assert len(DATA) <= 5_000_000
