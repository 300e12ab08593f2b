"""A type that nobody knew is learned from examples, by numbers that hold no text."""

import re

import pytest

from annotator.assist.learning.examples import OWN, Example
from annotator.assist.learning.finding import find
from annotator.assist.learning.labelled import Labelled
from annotator.assist.learning.layout import layout_of
from annotator.assist.learning.model import Learned, LearnedModel, learned_of
from annotator.assist.learning.teaching import teach
from annotator.assist.learning.weights import LearnedModelError
from annotator.assist.learning.words import Words
from annotator.assist.quotes.features import word_hash
from annotator.core.text.span import Span
from annotator.services.assistance.crf_training import CrfSuite
from tests.assist.learning.made_up import PROMISE, articles

TAUGHT = articles(24)


@pytest.fixture(scope="module")
def learned() -> Learned:
    return teach(PROMISE, TAUGHT, CrfSuite(lambda _share: None))


def test_the_examples_show_how_a_record_hangs_together() -> None:
    layout = layout_of(PROMISE, TAUGHT)
    # Few different verbs come once in each record: they hold it together.
    assert layout.anchor == "verb"
    assert set(layout.roles) == {OWN, "promiser", "deadline"}
    assert layout.inner == ("deadline",)
    assert layout.choices == ("firm",)
    assert [set(layer) for layer in layout.layers] == [{OWN, "verb", "promiser"}, {"deadline"}]


def test_a_field_of_which_too_little_was_coded_is_left_out() -> None:
    assert layout_of(PROMISE, TAUGHT[:2]).roles == ("",) or not layout_of(PROMISE, TAUGHT[:2]).roles


def test_records_are_found_in_articles_that_were_not_seen(learned: Learned) -> None:
    model = LearnedModel(learned)
    right = total = 0
    for example in articles(6, first=100):
        found = [each.record for each in find(example.text, model)]
        total += len(example.records)
        right += sum(record in found for record in example.records)
        for record in found:
            for spans in record.places.values():
                assert all(0 <= span.start < span.end <= len(example.text) for span in spans)
    assert right >= 0.8 * total


def test_an_empty_text_and_one_without_any_give_nothing(learned: Learned) -> None:
    model = LearnedModel(learned)
    assert find("", model) == find(" \n\n", model) == []
    assert find("It rained all day in the valley.", model) == []


def test_it_is_read_as_it_was_written_and_other_bytes_are_refused(learned: Learned) -> None:
    data = learned.to_bytes()
    assert learned_of(data) == learned
    text = articles(1, first=200)[0].text
    assert find(text, LearnedModel.from_bytes(data)) == find(text, LearnedModel(learned))
    newer = bytearray(data)
    newer[17] += 1
    for broken in (b"", b"x" + data, data[:-5], bytes(newer), data[:17]):
        with pytest.raises(LearnedModelError):
            LearnedModel.from_bytes(broken)


def test_no_name_nor_seldom_word_is_known_to_it(learned: Learned) -> None:
    names = {"orlov", "marit", "dahl", "quesnel", "ibarra", "tove", "lind", "achterberg", "nakata"}
    vocabulary = LearnedModel(learned).vocabulary
    assert word_hash("to") in vocabulary
    assert word_hash("bridge") in vocabulary
    inside = {word for word in names if word_hash(word) in vocabulary}
    # At the begin of a sentence a name cannot be told from another word; two words show it.
    assert not inside & {"dahl", "lind"}
    data = learned.to_bytes()
    for word in re.findall(r"\w{5,}", " ".join(each.text for each in TAUGHT)):
        assert word.encode() not in data.replace(b"promiser", b"").replace(b"promise", b"")


def test_a_word_of_fewer_than_five_articles_is_seen_by_its_shape_alone() -> None:
    few = [
        Example(f"a{n}", "The harbour board pledged to mend everything. It is late.", ())
        for n in range(4)
    ]
    layout = layout_of(PROMISE, few)
    assert "harbour" not in Words([Labelled(each, layout) for each in few], layout).allowed
    five = [*few, Example("a4", "Another harbour. It is late.", ())]
    words = Words([Labelled(each, layout) for each in five], layout)
    assert "harbour" in words.allowed
    capital = [*five, Example("a5", "They went to Harbour yesterday. It is late.", ())]
    assert "harbour" not in Words([Labelled(each, layout) for each in capital], layout).allowed


def test_a_record_within_another_gives_way_to_the_longer_one() -> None:
    [example] = articles(1)
    layout = layout_of(PROMISE, TAUGHT)
    own = example.records[0].places[OWN][0]
    longer = Example(
        "x",
        example.text,
        (*example.records, type(example.records[0])({OWN: (Span(0, own.end),)})),
    )
    labelled = Labelled(longer, layout)
    assert labelled.labels[0][0] == f"B-{layout.name(OWN)}"
    assert {labelled.belongs[layout.name(OWN), n] for n in labelled.inside(own)} == {
        len(example.records)
    }
