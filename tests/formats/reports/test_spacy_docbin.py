"""What is written for spaCy is loaded in spaCy."""

import itertools
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace
from spacy.tokens import DocBin

from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment
from annotator.formats.reports import spacy_docbin
from annotator.services.project import Project
from annotator.services.transfer.exporting import export
from tests.formats.contents import Made, projects
from tests.formats.reports.test_single_type import EVENT, TEXT, at, project, record
from tests.messages import said

_numbers = itertools.count()


def loaded(path: Path) -> list[Any]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))


def written(tmp_path: Path, made: Made) -> tuple[Any, list[str]]:
    notes = said(spacy_docbin.write(made, tmp_path / "a.spacy"))
    [doc] = loaded(tmp_path / "a.spacy")
    return doc, notes


def test_records_and_evidence_are_groups_of_spans(tmp_path: Path) -> None:
    whole = record("quote", "q1", "cleared the square", speaker=FieldValue("x", None, at("Police")))
    apart = replace(EVENT, id="e2", spans=(*at("Talks"), *at("spoke")))
    doc, notes = written(tmp_path, project(whole, EVENT, apart))
    assert doc.text == TEXT
    found = {name: [(s.text, s.label_, s.id_) for s in group] for name, group in doc.spans.items()}
    assert found["quote"] == [("cleared the square", "quote", "q1")]
    assert found["quote.speaker"] == [("Police", "speaker", "q1")]
    assert found["event"] == [
        ("cleared", "event", "e1"),
        ("Talks", "event", "e2"),
        ("spoke", "event", "e2"),
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Talks", "event"),
        ("cleared the square", "quote"),
        ("spoke", "event"),
    ]
    assert notes == [
        "Passages that overlap longer ones, and are in doc.spans but not in doc.ents: 1."
    ]
    assert doc.user_data["article"]["title"] == "Talks"
    event = next(each for each in doc.user_data["records"] if each["id"] == "e1")
    assert (event["coder_name"], event["fields"]["type"][0]["value"]) == (
        "Ada",
        "ASSAULT/crowd-control",
    )


def test_what_lies_inside_a_token_is_fitted_and_named(tmp_path: Path) -> None:
    start = TEXT.index("olice")
    inside = replace(EVENT, spans=(Fragment(start, start + 3, "oli"),), fields={})
    doc, notes = written(tmp_path, project(inside))
    assert [span.text for span in doc.spans["event"]] == ["Police"]
    assert list(doc.user_data["records"][0]["spans"]) == [
        {"start": start, "end": start + 3, "text": "oli"}
    ]
    assert notes == [
        "Passages that do not begin and end with tokens, fitted to whole ones (their exact offsets "
        "are in user_data): 1, such as “oli” in “Talks”."
    ]


@pytest.mark.parametrize("language", ["", "en", "de-AT", "ja", "qqq", "zh"])
def test_every_language_is_split_somehow(tmp_path: Path, language: str) -> None:
    made = project(EVENT)
    article = replace(made.all_articles[0].article, language=language)
    made.all_articles = [replace(made.all_articles[0], article=article)]
    doc, notes = written(tmp_path, made)
    assert doc.text == TEXT
    language_notes = [note for note in notes if note.startswith("Articles in languages")]
    assert bool(language_notes) == (language in ("", "ja", "qqq"))


def test_large_projects_become_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_docbin, "MOST_TOKENS", 5)
    made = project(EVENT)
    first = made.all_articles[0]
    texts = [f"{TEXT} {n}" for n in range(3)]
    made.all_articles = [
        replace(first, article=replace(first.article, text=text, sha256=sha256(text)))
        for text in texts
    ]
    notes = said(spacy_docbin.write(made, tmp_path / "a.spacy"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-2.spacy", "a-3.spacy", "a.spacy"]
    assert "3 of them: a.spacy to a-3.spacy" in notes[0]
    assert [doc.text for doc in loaded(tmp_path / "a-3.spacy")] == [texts[2]]


def test_without_spacy_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(AnnotatorError, match=r'pip install "annotator\[spacy\]"'):
        spacy_docbin.write(project(EVENT), tmp_path / "a.spacy")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_project_is_a_file_without_docs(tmp_path: Path) -> None:
    made = Project.create(tmp_path / "p", coder="Ada")
    export(made, tmp_path / "a.spacy", format="spacy")
    assert loaded(tmp_path / "a.spacy") == []
    made.close()


@given(made=projects())
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_project_is_loaded_again(made: Made, tmp_path: Path) -> None:
    out = tmp_path / f"{next(_numbers)}.spacy"
    spacy_docbin.write(made, out)
    docs = loaded(out)
    assert [doc.text for doc in docs] == [coded.article.text for coded in made.all_articles]
    for doc, coded in zip(docs, made.all_articles, strict=True):
        for each in coded.records:
            spans = [s for s in doc.spans.get(each.type, ()) if s.id_ == each.id]
            words = [fragment for fragment in each.spans if fragment.text.strip()]
            assert len(spans) >= len(words)
            for fragment in words:
                # A space between tokens belongs to none.
                start = fragment.end - len(fragment.text.lstrip())
                end = fragment.start + len(fragment.text.rstrip())
                assert any(s.start_char <= start and s.end_char >= end for s in spans)
