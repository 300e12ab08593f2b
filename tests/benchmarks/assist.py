"""The quotes of an article, against bare numpy tagging it from features that are there already."""

import re
from collections.abc import Iterator
from time import process_time

import numpy as np

from annotator.assist.quotes.crf import posteriors, viterbi
from annotator.assist.quotes.features import feature_hashes
from annotator.assist.quotes.finder import quotes
from annotator.assist.quotes.model import QuoteModel
from annotator.assist.quotes.tokens import paragraphs_of_tokens
from annotator.resources import resources_folder, seeds_folder
from tests.benchmarks.kit.table import Row

_WORDS = 750
_RUNS = 30
_AIM = 2


def rows() -> Iterator[Row]:
    """By the time of the processor, the quickest of several runs of each in turn."""
    model = QuoteModel.from_bytes((resources_folder() / "models" / "quotes-en.bin").read_bytes())
    text = _article()
    paragraphs = paragraphs_of_tokens(text)
    lengths = [len(tokens) for tokens in paragraphs]
    hashes = feature_hashes(paragraphs, model.vocabulary)

    def tag() -> None:
        emissions = model.tagging.sums(hashes)
        viterbi(emissions, model.transitions, lengths)
        posteriors(emissions, model.transitions, lengths)

    figure = floor = np.inf
    for _ in range(_RUNS):
        begun = process_time()
        found = quotes(text, model)
        between = process_time()
        tag()
        figure, floor = min(figure, between - begun), min(floor, process_time() - between)
        assert found
    name = f"quotes of {_WORDS} words"
    yield Row(name, figure * 1000, "bare numpy tagging", floor * 1000, _AIM)


def _article() -> str:
    """So many words of the sample articles."""
    names = ("libya-talks-harbour-post.md", "ferry-strike.md")
    texts = [(seeds_folder() / name).read_text(encoding="utf-8") for name in names]
    # What stands above the text is the article's details.
    text = "\n\n".join(one.split("---\n", 2)[-1].strip() for one in texts)
    words = list(re.finditer(r"\w+(?:[’']\w+)*", text))
    return text[: words[_WORDS].start()].rstrip()
