"""What the assistant sees is written as JSON lines; the project stays as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.cli import models
from annotator.services.project import Project
from tests.cli.commands import run
from tests.services.assistance.model_server import records, serving

TEXT = (
    "“We will not move the cranes,” the harbour master, Ilse Brandt, told reporters on Friday.\n\n"
    "The union said that its members would vote on Monday."
)
GERMAN = "Der Hafen bleibt zu, sagte der Minister am Freitag der Zeitung. " * 3


def made(place: Path) -> Path:
    project = Project.create(place, coder="Ada")
    project.articles.add(TEXT)
    project.articles.add(GERMAN)
    project.close()
    return place


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_quote_is_a_line_with_its_words_and_places(tmp_path: Path) -> None:
    place = made(tmp_path / "p.annotator")
    out = tmp_path / "out.jsonl"
    said = run("suggest", str(place), "--out", str(out))
    assert "5 suggestions written" in said.stderr
    found = lines(out.read_text(encoding="utf-8"))
    assert {each["type"] for each in found} == {"quote"}
    for each in found:
        assert set(each) == {"article", "type", "confidence", "spans", "fields"}
        values = [value for of_field in each["fields"].values() for value in of_field]
        evidence = [span for value in values for span in value["spans"]]
        for span in (*each["spans"], *evidence):
            text = TEXT if each in found[:2] else GERMAN
            assert text[span["start"] : span["end"]] == span["text"]
    direct = found[0]
    assert direct["fields"]["kind"] == [{"value": "direct", "spans": []}]
    assert "Ilse Brandt" in direct["fields"]["speaker"][0]["value"]
    assert direct["fields"]["cue"][0]["value"] == "told"
    project = Project.open(place, coder="Ada")
    assert not project.counts().records
    project.close()


def test_only_what_is_certain_enough_and_to_standard_output(tmp_path: Path) -> None:
    place = made(tmp_path / "p.annotator")
    every = lines(run("suggest", str(place), "--out", "-").stdout)
    most = max(each["confidence"] for each in every)
    few = lines(run("suggest", str(place), "--out", "-", "--above", str(most)).stdout)
    assert 0 < len(few) < len(every)
    run("suggest", str(place), "--out", "-", "--above", "2", code=2)
    assert run("suggest", str(place), "--out", "-", "--type", "claim").stdout == ""
    said = run("suggest", str(place), "--out", "-", "--suggester", "nobody", code=1)
    assert "no suggester “nobody”; there are: claims, events, quotes" in said.stderr


def test_without_a_file_they_are_stored_once(tmp_path: Path) -> None:
    place = made(tmp_path / "p.annotator")
    said = run("suggest", str(place))
    assert "5 suggestions stored from 2 articles." in said.stderr
    report = json.loads(run("suggest", str(place), "--json").stdout)
    assert report == {"articles": 0, "stored": 0, "removed": 0, "known": 2, "left_out": 0}
    project = Project.open(place, coder="Ada")
    assert not project.counts().records
    [article, *_] = (each for each in project.articles.all() if each.text == TEXT)
    assert [each.state for each in project.suggestions.stored(article.id)] == ["open", "open"]
    project.close()


def test_a_model_by_address_is_named_switched_on_and_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "user_data_path", lambda *_, **__: tmp_path / "own")
    monkeypatch.setenv("ANNOTATOR_KEY_LOCAL", "secret")
    place = str(made(tmp_path / "p.annotator"))
    assert "No model is named" in run("models").stderr
    run("models", "--set", "quotes", "--url", "http://localhost:1/v1", "--model", "m", code=1)
    run("models", "--set", "local", "--url", "localhost", "--model", "m", code=1)
    quote = {"type": "quote", "words": ["We will not move the cranes"], "fields": {}}
    with serving(records(quote)) as server:
        run("models", "--set", "local", "--url", server.url, "--model", "tiny")
        assert "tiny at http://127.0.0.1" in run("models").stdout
        run("suggest", place, "--suggester", "local", code=1)
        assert "stays here" in run("models", "--set", "local", "--on").stderr
        said = run("suggest", place, "--suggester", "local")
        assert "1 suggestion stored from 2 articles." in said.stderr
        assert "1 part of answers left out" in said.stderr
        assert server.headers[0]["Authorization"] == "Bearer secret"
    away = ("--url", "http://models.example.org/v1", "--model", "m", "--on")
    warning = run("models", "--set", "far", *away).stderr
    assert "sends the texts of the articles" in warning
    assert "not encrypted" in warning
    run("models", "--remove", "far")
    [local] = json.loads(run("models", "--json").stdout)
    assert (local["name"], local["on"]) == ("local", True)
