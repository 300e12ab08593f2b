"""Files of other tools that are no articles, or hold only in part, are named for what they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.messages import said
from tests.services.transfer.projects import Make

BOX: dict[str, Any] = {
    "type": "rectanglelabels",
    "original_width": 100,
    "value": {"x": 1, "y": 1, "width": 5, "height": 5, "rectanglelabels": ["Car"]},
}


@pytest.mark.parametrize(
    ("data", "result", "kind"),
    [
        ({"image": "/image1"}, [BOX], "rectanglelabels"),
        ({"picture": "see", "caption": "A car on a bridge."}, [BOX], "rectanglelabels"),
        ({"audio": "gs://bucket/talk"}, [], "audio"),
        ({"shown": "/data/upload/1/talk.MP4?d=1"}, [], "shown"),
    ],
)
def test_label_studio_tasks_of_other_media_are_no_articles(
    make: Make, tmp_path: Path, data: dict[str, str], result: list[Any], kind: str
) -> None:
    project = make("Ada")
    path = tmp_path / "tasks.json"
    good = {"id": 2, "data": {"text": "Talks fail.", "image": "a.png"}, "annotations": []}
    task = {"id": 1, "data": data, "annotations": [{"id": 1, "result": result}]}
    path.write_text(json.dumps([task, good]))
    report = import_paths(project, [path])
    [problem] = report.problems
    assert f"a task of pictures, sound or film ({kind})" in problem.reason
    assert [article.text for article in project.articles.all()] == ["Talks fail."]


@pytest.mark.parametrize("head", [" # custom.Entity | value\n", "", "# a\n# b | c # d\n"])
def test_old_webanno_tsv_is_named(make: Make, tmp_path: Path, head: str) -> None:
    project = make("Ada")
    path = tmp_path / "two.tsv"
    path.write_text(f"{head}#id=1\n#text=Ada left .\n1-1\tAda\tB-PER\n1-2\tleft\tO\n1-3\t.\tO\n")
    [problem] = import_paths(project, [path]).problems
    assert "WebAnno TSV of version 1 or 2, which is not read" in problem.reason


def test_a_selector_that_is_only_named_leaves_out_its_annotation_alone(
    make: Make, tmp_path: Path
) -> None:
    project = make("Ada")
    page = "https://bell.example/talks"
    (tmp_path / "a.txt").write_text(f"url: {page}\n\nTalks fail. The mayor said so.\n")
    quote = {"type": "TextQuoteSelector", "exact": "The mayor"}
    selectors = {"one": f"{page}#selector", "two": quote, "three": [f"{page}#selector", quote]}
    annotations = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"https://bell.example/{name}",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": name},
            "target": {"source": page, "selector": selector},
        }
        for name, selector in selectors.items()
    ]
    (tmp_path / "a.jsonld").write_text(json.dumps(annotations))
    report = import_paths(project, [tmp_path])
    [problem] = report.problems
    assert f"its selector is not in the file but at {page}#selector" in str(problem)
    assert "$[0]" in str(problem)
    assert report.records == 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "records"),
    [
        ("Ada Holm said ", ". Ben Reyes said no", 0),
        # One side that agrees is enough, and so is no word on one side.
        ("Ada Holm said ", " in all ports, too", 1),
        ("Ada Holm said ", "", 1),
        ("Team report Ben Reyes said ", "", 1),
    ],
)
def test_words_between_others_than_it_says_are_not_taken(
    make: Make, tmp_path: Path, prefix: str, suffix: str, records: int
) -> None:
    project = make("Ada")
    text = "Team report\n\nBen Reyes said the deal cut waiting times in all ports, too."
    (tmp_path / "a.txt").write_text(text)
    quote = {"type": "TextQuoteSelector", "exact": "the deal cut waiting times"}
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x:1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "quote", "purpose": "classifying"},
        "target": {
            "source": "a.txt",
            "selector": quote | {"prefix": prefix, "suffix": suffix},
        },
    }
    (tmp_path / "a.jsonld").write_text(json.dumps(annotation))
    report = import_paths(project, [tmp_path])
    assert report.records == records
    assert len(report.problems) == 1 - records
    if report.problems:
        assert "stands between other words than it says" in str(report.problems[0])
        assert report.problems[0].is_doubtful
        taken = import_paths(project, [tmp_path], takes_doubtful=True)
        assert (taken.records, taken.problems) == (1, [])
        again = import_paths(project, [tmp_path], takes_doubtful=True)
        assert (again.records, again.change) == (0, None)
        assert not check(project)


def test_notes_on_two_pages_are_written_about_the_texts_that_are_there(
    make: Make, tmp_path: Path
) -> None:
    first, second = make("Ada"), make("Ada")
    pages = [f"https://bell.example/{name}" for name in ("a", "b")]
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n, (page, text) in enumerate(zip(pages, ("Talks fail.", "The bridge opens."), strict=True)):
        (folder / f"text{n}.txt").write_text(f"url: {page}\n\n{text}\n")
    elsewhere = {"source": pages[0], "selector": {"type": "TextQuoteSelector", "exact": "Nowhere"}}
    annotations = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"https://bell.example/n{n}",
            "type": "Annotation",
            "motivation": "commenting",
            "body": {"type": "TextualBody", "value": "same author"},
            "target": target,
        }
        for n, target in enumerate((pages, pages[0], elsewhere))
    ]
    (folder / "notes.jsonld").write_text(json.dumps(annotations))
    assert len(import_paths(first, [folder]).problems) == 1
    export(first, tmp_path / "out", format="w3c")
    again = import_paths(second, [tmp_path / "out"])
    assert (again.articles, len(again.problems)) == (2, 1)
    assert "“Nowhere” is not in the text" in str(again.problems[0])

    def metadata(project: Project) -> list[dict[str, Any]]:
        return sorted((each.metadata for each in project.articles.all()), key=str)

    assert metadata(second) == metadata(first)


def test_a_type_system_that_is_read_counts_as_no_file_left_out(make: Make, tmp_path: Path) -> None:
    first, second = make("Ada"), make("Ada")
    text = tmp_path / "one.txt"
    text.write_text("Talks fail.")
    import_paths(first, [text])
    export(first, tmp_path / "out", format="xmi")
    assert list((tmp_path / "out").glob("*.xml"))
    (tmp_path / "out" / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "out" / "other.xml").write_text("<html/>")
    report = import_paths(second, [tmp_path / "out"])
    assert [each for each in said(report.notes) if "left out" in each] == [
        f"{tmp_path / 'out'}: 2 other files in the folder left out: other.xml, photo.png."
    ]
