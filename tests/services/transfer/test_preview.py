"""A preview says what the import then brings, and writes nothing."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.core.coding.label_mapping import RelationMapping, TypeMapping
from annotator.formats.native import json as annotator_json
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.labels.review import TEXT, Corpus
from annotator.services.transfer.preview import preview
from tests.formats.contents import Made, projects

WORDS = "Ilan Dorr said on Monday that ports, and docks, stay shut."
LINES = [
    "T1\tSource 0 9\tIlan Dorr",
    "T2\tCue 10 14\tsaid",
    "T3\tContent 25 35;48 57\that ports stay shut",
    "T4\tPlace 30 35\tports",
    "T5\tAside 41 46\tdocks",
    "E1\tCue:T2 Source:T1 Content:T3",
    "R1\tNear Arg1:T4 Arg2:T5",
    "A1\tPolarity E1 Negative",
]
LINES[2] = "T3\tContent 25 35;48 57\tthat ports tay shut."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "one.txt").write_text(WORDS, encoding="utf-8")
    spans = [(25, 35), (48, 57)]
    words = " ".join(WORDS[start:end] for start, end in spans)
    lines = [*LINES[:2], f"T3\tContent 25 35;48 57\t{words}", *LINES[3:]]
    (root / "one.ann").write_text("\n".join(lines), encoding="utf-8")
    (root / "same.txt").write_text(WORDS, encoding="utf-8")
    (root / "bad.txt").write_text("Short.", encoding="utf-8")
    (root / "bad.ann").write_text("T1\tPlace 0 900\tShort\n", encoding="utf-8")
    (root / "t.csv").write_text("what,says\nOne,First words\nTwo,\n", encoding="utf-8")
    return root


def assert_told(project: Project, paths: list[Path]) -> None:
    seen = preview(project, paths)
    brought = import_paths(project, paths)
    assert (seen.articles, seen.types, seen.links) == (
        brought.articles,
        brought.types,
        brought.links,
    )
    assert [(d.file, d.title) for d in seen.duplicates] == [
        (d.file, d.title) for d in brought.duplicates
    ]
    assert seen.gains == brought.gains
    assert seen.problems == brought.problems
    assert [corpus.used for corpus in seen.corpora] == brought.mappings


def test_it_says_what_the_import_brings(project: Project, folder: Path) -> None:
    assert_told(project, [folder])
    assert project.articles.count() > 0
    assert_told(project, [folder])


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=projects(), second=projects())
def test_it_says_what_any_project_brings(
    tmp_path_factory: pytest.TempPathFactory, first: Made, second: Made
) -> None:
    place = tmp_path_factory.mktemp("p")
    annotator_json.write(first, place / "a.json")
    annotator_json.write(second, place / "b.json")
    project = Project.create(place / "p", coder="Ada")
    seen = preview(project, [place / "a.json"])
    brought = import_paths(project, [place / "a.json"])
    assert (seen.articles, seen.types, seen.links, seen.gains) == (
        brought.articles,
        brought.types,
        brought.links,
        brought.gains,
    )
    seen = preview(project, [place / "b.json"])
    try:
        brought = import_paths(project, [place / "b.json"])
    finally:
        project.close()
    assert len(seen.problems) <= len(brought.problems)
    if not brought.problems:
        assert (seen.articles, seen.types, seen.links) == (
            brought.articles,
            brought.types,
            brought.links,
        )


def test_it_writes_and_locks_nothing_and_can_be_stopped(project: Project, folder: Path) -> None:
    with project.writing("Something else"):
        assert preview(project, [folder]).articles == 1
    assert project.articles.count() == 0

    def stop(done: int, total: int, what: str) -> None:
        if what == "Counting" and done <= total:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        preview(project, [folder], progress=stop)


def test_it_shows_the_tables_also_those_without_a_text(project: Project, folder: Path) -> None:
    (folder / "u.csv").write_text("what,says\nThree,More words\n", encoding="utf-8")
    seen = preview(project, [folder])
    [table] = seen.tables
    assert (table.names, table.rows, table.files) == (
        ("what", "says"),
        (("One", "First words"), ("Two", "")),
        2,
    )
    assert table.columns == {}
    seen = preview(project, [folder], columns={table.key: {"text": "says", "title": "what"}})
    assert seen.tables[0].columns == {"text": "says", "title": "what"}
    assert seen.articles == 3


def test_it_says_which_records_are_there_and_say_something_else(
    project: Project, folder: Path
) -> None:
    import_paths(project, [folder])
    [corpus] = preview(project, [folder]).corpora
    other = {"brat": corpus.with_label("Place", "event").mapping}
    seen = preview(project, [folder], mapping=other)
    assert any("this event differs from the project's" in each.reason for each in seen.problems)
    assert seen.problems == import_paths(project, [folder], mapping=other).problems


def corpus_of(project: Project, folder: Path) -> Corpus:
    [corpus] = preview(project, [folder]).corpora
    return corpus


def test_a_label_becomes_something_else(project: Project, folder: Path) -> None:
    corpus = corpus_of(project, folder)
    event = corpus.with_label("Place", "event")
    assert event.mapping.types["Place"].fill == {"type": "Place"}
    assert "event.type/Place" in event.mapping.adds
    assert "place" not in event.mapping.adds
    assert event.with_label("Place", "").mapping.types["Place"] == TypeMapping()
    assert event.with_part("Place").mapping.types["Place"] == TypeMapping(part=True)
    own = event.with_label("Place", "spot")
    assert own.codebook.type("spot").label == "Place"
    seen = preview(project, [folder], mapping={"brat": own.mapping})
    assert seen.types == {"quote": 1, "aside": 1, "spot": 1}
    assert seen.corpora[0] == own


def test_roles_attributes_and_relations_become_something_else(
    project: Project, folder: Path
) -> None:
    corpus = corpus_of(project, folder)
    changed = (
        corpus.with_role("Cue", "Source", "addressee")
        .with_attribute("Cue", "Polarity", "tone")
        .with_relation("Near", RelationMapping(link="supports"))
    )
    mapped = changed.mapping.types["Cue"]
    assert (mapped.roles["Source"], mapped.text) == ("addressee", ("Content",))
    assert changed.codebook.type("quote").field("tone").label == "Polarity"
    assert mapped.attributes == {"Polarity": "tone"}
    assert changed.mapping.relations["Near"].link == "supports"
    seen = preview(project, [folder], mapping={"brat": changed.mapping})
    assert seen.links == 1
    plain = changed.with_role("Cue", "Content", "topics").with_attribute("Cue", "Polarity", "")
    mapped = plain.mapping.types["Cue"]
    assert (mapped.text, mapped.own, mapped.roles["Content"]) == ((), "", "topics")
    assert mapped.attributes == {"Polarity": ""}
    assert "quote.tone" not in plain.mapping.adds
    remapped = plain.with_role("Cue", "Content", TEXT)
    assert remapped.mapping.types["Cue"].text == ("Content",)
    polarity = next(label for label in plain.used.labels if label.label == "Cue").attributes[0]
    assert (polarity.name, polarity.count, polarity.becomes) == ("Polarity", 1, "")
