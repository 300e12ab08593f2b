"""All articles are read once by each suggester; a file of what they see goes on where it was."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from annotator.assist.suggester import Reading, SuggestedRecord, SuggesterKind
from annotator.core.text.span import Span
from annotator.services.assistance import suggesters
from annotator.services.assistance.bulk_reading import StoreReport
from annotator.services.assistance.suggesting import Choice
from annotator.services.progress import Cancelled
from annotator.services.project import Project

TEXTS = [
    "“We will not move the cranes,” Ilse Brandt told reporters on Friday.",
    "Nothing of note was reported from the harbour.",
    "They will NEVER go.",
]


class Shouting:
    """Suggests what stands in capitals; from another package, as it were."""

    def __init__(self, weights: bytes) -> None:
        assert weights == b""

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        at = reading.text.find("NEVER")
        return [SuggestedRecord("claim", (Span(at, at + 5),), {}, 0.5)] if at >= 0 else []


SHOUTING = suggesters.Loadable(SuggesterKind("shouting", "Shouting", ("claim",), Shouting))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.annotator", coder="Ada")
    for text in TEXTS:
        made.articles.add(text)
    return made


def counts(report: StoreReport) -> tuple[int, int, int, int]:
    return report.articles, report.stored, report.removed, report.known


def test_what_saw_nothing_has_read_and_a_new_suggester_reads_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = Choice(suggesters=frozenset({"quotes"}))
    assert counts(project.suggestions.store(quotes)) == (3, 1, 0, 0)
    assert counts(project.suggestions.store(quotes)) == (0, 0, 0, 3)
    there = (*suggesters.shipped(), SHOUTING)
    monkeypatch.setattr(project.suggesting, "suggesters", lambda: there)
    both = Choice(suggesters=frozenset({"quotes", "shouting"}))
    # Quotes have read everything: shouting is what is missing.
    assert counts(project.suggestions.store(both)) == (3, 1, 0, 0)
    assert counts(project.suggestions.store(both)) == (0, 0, 0, 3)
    newer = (*suggesters.shipped(), replace(SHOUTING, kind=replace(SHOUTING.kind, version="2")))
    monkeypatch.setattr(project.suggesting, "suggesters", lambda: newer)
    assert counts(project.suggestions.store(both)) == (3, 1, 1, 0)
    project.close()


def test_what_was_undone_or_forgotten_or_corrected_is_read_again(project: Project) -> None:
    quotes = Choice(suggesters=frozenset({"quotes"}))
    project.suggestions.store(quotes)
    project.history.undo()
    assert counts(project.suggestions.store(quotes)) == (1, 1, 0, 2)
    project.suggestions.forget()
    assert counts(project.suggestions.store(quotes)) == (3, 1, 0, 0)
    [article] = (each for each in project.articles.all() if each.text == TEXTS[1])
    project.correction.carry_out(project.correction.plan(article, TEXTS[0] + " So it was."), {})
    assert counts(project.suggestions.store(quotes)) == (1, 1, 0, 2)
    project.close()


def test_who_asked_for_less_did_not_ask_for_all(project: Project) -> None:
    sure = Choice(suggesters=frozenset({"quotes"}), above=1.0)
    assert counts(project.suggestions.store(sure)) == (3, 0, 0, 0)
    assert counts(project.suggestions.store(Choice(frozenset({"quote"})))) == (3, 1, 0, 0)
    # All that quotes suggest are quotes.
    assert counts(project.suggestions.store(Choice(suggesters=frozenset({"quotes"})))) == (
        *(0, 0, 0, 3),
    )
    project.close()


def test_a_stopped_file_goes_on_where_it_was(project: Project, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    every = project.suggestions.write(Choice(), whole)
    assert (every.articles, every.known) == (3, 0)

    def stop(done: int, total: int, what: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.suggestions.write(Choice(), out, stop)
    assert not out.exists()
    # Killed in the middle of a line.
    progress = tmp_path / "out.jsonl.progress"
    progress.write_bytes(progress.read_bytes() + b'{"article":')
    unfinished = tmp_path / "out.jsonl.unfinished"
    unfinished.write_bytes(unfinished.read_bytes() + b'{"arti')
    report = project.suggestions.write(Choice(), out)
    assert (report.articles, report.known, report.is_begun_anew) == (1, 2, False)
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(each.name for each in tmp_path.glob("*.jsonl*")) == ["out.jsonl", "whole.jsonl"]
    project.close()


def test_of_texts_that_were_corrected_and_of_other_choices_nothing_stays(
    project: Project, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"

    def stop(done: int, total: int, what: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.suggestions.write(Choice(), out, stop)
    [first] = (each for each in project.articles.all() if each.text == TEXTS[0])
    project.correction.carry_out(project.correction.plan(first, "Nothing was said."), {})
    report = project.suggestions.write(Choice(), out)
    assert (report.articles, report.known) == (2, 1)
    titles = [msgspec.json.decode(line)["article"]["id"] for line in out.read_bytes().splitlines()]
    assert first.id not in titles
    with pytest.raises(Cancelled):
        project.suggestions.write(Choice(), out, stop)
    report = project.suggestions.write(Choice(above=0.9), out)
    assert (report.articles, report.known, report.is_begun_anew) == (3, 0, True)
    project.close()
