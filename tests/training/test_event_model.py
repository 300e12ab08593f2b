"""The shipped model of events holds the lexicon and numbers: no name of the texts."""

import re

import msgspec

from annotator.assist.events.model import StoredEvents
from annotator.resources import resources_folder
from training.events import lexicon
from training.marked_text import corpus

DATA = (resources_folder() / "models" / "events-en.json").read_bytes()


def test_no_name_of_the_texts_stands_in_it() -> None:
    names = {
        name
        for article in corpus()
        for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", article.text)
    }
    assert len(names) > 1000
    assert not [name for name in names if name.encode() in DATA]


def test_it_has_the_lexicon_as_written() -> None:
    stored = msgspec.json.decode(DATA, type=StoredEvents)
    assert stored.types == lexicon().types
    assert stored.groups == lexicon().groups
    assert len(stored.weights) > 500


def test_it_is_small() -> None:
    assert len(DATA) <= 500_000
