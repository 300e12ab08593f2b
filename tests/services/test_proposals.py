"""What an article proposes for the empty fields of a record, and what it costs."""

import time

import pytest
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import ConflictError
from annotator.core.text.span import Span, cut
from annotator.services.assistance.proposals import Proposals, proposals
from annotator.services.codebooks import load
from annotator.services.ids import now
from annotator.services.project import Project
from tests.conftest import an_article

TEXT = (
    "The harbour master met the council. “The cranes will not move,” Ilan Dorr told reporters.\n"
    "“We stay,” he said. Turnout was the lowest in thirty years, the electoral board said."
)
NEWS = load("news")


def proposed(words: str, kind: str = "quote", text: str = TEXT, **fields: FieldValue) -> Proposals:
    """What is proposed for a record of these words."""
    start = text.index(words)
    span = cut(text, Span(start, start + len(words)))
    held = {key: (value,) for key, value in fields.items()}
    record = Record("r", "a", kind, "c", "draft", now(), now(), (span,), fields=held)
    return proposals(NEWS.type(kind), an_article(text), record)


def shown(found: Proposals) -> dict[str, object]:
    """The values by field."""
    return {key: value.value for key, value in found.items()}


def test_cue_speaker_and_kind_of_a_quote() -> None:
    found = proposed("The cranes will not move,")
    assert shown(found) == {"speaker": "Ilan Dorr", "cue": "told", "kind": "direct"}
    for key in ("speaker", "cue"):
        [fragment] = found[key].spans
        assert fragment.text == TEXT[fragment.start : fragment.end] == found[key].value
    assert found["kind"].spans == ()


def test_a_claims_claimant() -> None:
    found = proposed("Turnout was the lowest in thirty years", "claim")
    assert shown(found) == {"claimant": "the electoral board", "cue": "said"}


def test_a_pronoun_names_nobody() -> None:
    assert shown(proposed("We stay,")) == {"cue": "said", "kind": "direct"}


def test_a_name_stands_without_what_its_bearer_is() -> None:
    text = "“It is over,” mediator Ingrid Solheim said. “No,” said the ministry of Justice."
    [name] = proposed("It is over,", text=text)["speaker"].spans
    assert name.text == "Ingrid Solheim"
    assert shown(proposed("No,", text=text))["speaker"] == "the ministry of Justice"


def test_nothing_for_what_is_filled() -> None:
    held = FieldValue("told reporters")
    assert set(proposed("The cranes will not move,", cue=held)) == {"speaker", "kind"}


def test_nothing_for_a_type_without_such_fields() -> None:
    assert proposed("met the council", "event") == {}


def test_a_long_article_costs_no_more_than_a_short_one() -> None:
    """Only what stands around the record is read: the form asks on the window's thread."""
    filler = "Nobody moved. " * 20 + "\n"
    costs: list[float] = []
    for lines in (30, 3000):
        text = filler * lines + TEXT + "\n" + filler * lines
        start = text.index("The cranes")
        spans = (cut(text, Span(start, start + 25)),)
        record = Record("r", "a", "quote", "c", "draft", now(), now(), spans)
        article, times = an_article(text), []
        found: Proposals = {}
        for _ in range(5):
            begin = time.process_time()
            found = proposals(NEWS.type("quote"), article, record)
            times.append(time.process_time() - begin)
        assert shown(found) == {"speaker": "Ilan Dorr", "cue": "told", "kind": "direct"}
        costs.append(min(times))
    assert costs[1] < 4 * costs[0]


def test_taking_links_whom_an_alias_names_and_registers_others(
    project: Project, article: Article
) -> None:
    record = project.records.create(article.id, "quote", [Span(0, 4)])
    speaker = FieldValue("the  minister", None, (cut(article.text, Span(5, 9)),))
    known = project.actors.change(
        seen := project.actors.create("Ilan Dorr"), replace(seen, aliases=("the minister",))
    )
    before = len(project.history.entries())
    taken = project.records.take_proposals(
        record, {"speaker": speaker, "reported_by": FieldValue("The Bell")}
    )
    [bell] = project.actors.called("The Bell")
    assert [value.actor for key in taken.fields for value in taken.fields[key]] == [
        known.id,
        bell.id,
    ]
    assert taken.fields["speaker"][0].spans == speaker.spans
    assert len(project.history.entries()) == before + 1
    project.history.undo()
    undone = project.records.get(record.id)
    assert undone is not None
    assert undone.fields == {}
    assert project.actors.called("The Bell") == []


def test_taking_is_refused_where_somebody_else_filled_a_field(
    project: Project, article: Article
) -> None:
    seen = project.records.create(article.id, "quote", [Span(0, 4)])
    project.records.set_values(seen, "cue", [FieldValue("said")])
    with pytest.raises(ConflictError):
        project.records.take_proposals(
            seen, {"kind": FieldValue("direct"), "cue": FieldValue("told")}
        )
    now_held = project.records.get(seen.id)
    assert now_held is not None
    assert set(now_held.fields) == {"cue"}
