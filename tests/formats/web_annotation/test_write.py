"""What is written as Web Annotations is valid JSON-LD, and is read again, ours and others'."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.formats.annotations import sidecar
from annotator.formats.web_annotation import read as web_annotation
from annotator.formats.web_annotation import write as web_annotation_writer
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, random_projects
from tests.formats.web_annotation.annotation_files import TEXT, anno, position, quote
from tests.formats.web_annotation.json_ld import AS, OA, expanded, triples

_numbers = itertools.count()
_BASE = "https://corpus.example/"


def files(out: Path) -> list[Path]:
    return [path for path in sorted(out.rglob("[!.]*")) if path.name != sidecar.NAME]


@random_projects(10)
def test_it_says_itself_what_the_format_can_say(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    web_annotation_writer.write(project, out)
    (out / sidecar.NAME).unlink()
    content = web_annotation.read(files(out), reading())
    assert content.problems == []
    found = {coded.article.text: coded for coded in content.articles()}
    coders = {coder.id: coder.name for coder in project.all_coders}
    for coded in project.all_articles:
        reread = found.pop(coded.article.text)
        stated = {
            (tuple(span.span for span in record.spans), record.created, record.coder)
            for record in reread.records
        }
        for record in coded.records:
            coder = f"id-{' '.join(coders[record.coder].split())}"
            spans = tuple(span.span for span in record.spans)
            if all(a.end < b.start for a, b in itertools.pairwise(record.spans)):
                assert (spans, record.created, coder) in stated
    assert not found


@random_projects(8)
def test_it_is_json_ld_of_the_vocabulary(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    web_annotation_writer.write(project, out)
    pages = sorted(out.glob("*.jsonld"))
    assert len(pages) == len(project.all_articles)
    for path in pages:
        page = json.loads(path.read_bytes())
        [node] = expanded(page, _BASE)
        assert node["@type"] == [f"{AS}OrderedCollectionPage"]
        assert node["@id"].startswith(_BASE)
        [items] = node[f"{AS}items"]
        for item, written in zip(items["@list"], page["items"], strict=True):
            _require_annotation(item)
            _require_nothing_lost(item, written)
        assert triples(page, _BASE)


def _require_annotation(item: dict[str, Any]) -> None:
    assert item["@type"] == [f"{OA}Annotation"]
    for motivation in item[f"{OA}motivatedBy"]:
        assert motivation["@id"].startswith(OA)
    for body in item.get(f"{OA}hasBody", ()):
        assert body["@type"][0] in (f"{OA}TextualBody", f"{OA}SpecificResource")
        [purpose] = body[f"{OA}hasPurpose"]
        assert purpose["@id"].startswith(OA)
    [target] = item[f"{OA}hasTarget"]
    selectors = [target]
    if target.get("@type") == [f"{OA}Composite"]:
        selectors = target[f"{AS}items"][0]["@list"]
    for place in selectors:
        if "@type" in place:
            [source] = place[f"{OA}hasSource"]
            assert source["@id"].startswith(_BASE)
            words, where = place[f"{OA}hasSelector"]
            assert words["@type"] == [f"{OA}TextQuoteSelector"]
            assert where["@type"] == [f"{OA}TextPositionSelector"]
            assert where[f"{OA}start"][0]["@type"].endswith("#nonNegativeInteger")


def _require_nothing_lost(item: Any, written: Any) -> None:
    """That every key became an IRI: as many as there were."""
    assert len(item) == len(written)
    for key, name in (("body", "hasBody"),):
        bodies = written.get(key, [])
        bodies = bodies if isinstance(bodies, list) else [bodies]
        for body, original in zip(item.get(f"{OA}{name}", ()), bodies, strict=True):
            assert len(body) == len(original)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    project = Project.create(tmp_path.parent / "p.annotator", coder="Ada")
    with pytest.raises(AnnotatorError, match="holds files"):
        export(project, tmp_path, format="w3c")
    project.close()


def _records(project: Project) -> list[Record]:
    [article] = project.articles.all()
    return project.records.of_article(article.id)


ITEMS: list[Any] = [
    anno(
        [quote("ports"), position("ports")],
        id="urn:1",
        creator={"type": "Person", "name": "Ben", "email": "mailto:ben@x.example"},
        created="2017-03-03T09:00:00Z",
        rights="http://cc.example/by",
        motivation="tagging",
        body=[
            {"type": "TextualBody", "purpose": "tagging", "value": "Ports"},
            {"type": "TextualBody", "value": "closed", "purpose": "commenting", "language": "en"},
            {
                "type": "SpecificResource",
                "source": "http://kb.example/Q1",
                "purpose": "identifying",
            },
            {"type": "SpecificResource", "source": "urn:2", "purpose": "linking"},
            "http://post.example/1",
        ],
    ),
    anno(quote("docks"), id="urn:2"),
    anno(quote("Monday"), id="urn:7", bodyValue="said so", body=None),
    anno(quote("submarines"), id="urn:3"),
    anno(id="urn:4", motivation="bookmarking"),
    {
        "id": "urn:5",
        "type": "Annotation",
        "motivation": "linking",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "supports"},
        "target": ["urn:1", "urn:2"],
    },
    {
        "id": "urn:6",
        "type": "Annotation",
        "motivation": "replying",
        "bodyValue": "why?",
        "target": "urn:1",
    },
]


def test_into_a_project_out_again_and_into_another(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ports.txt").write_text(TEXT)
    items = [{key: each[key] for key in each if each[key] is not None} for each in ITEMS]
    (folder / "notes.json").write_text(json.dumps({"type": "AnnotationPage", "items": items}))
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, sorted(folder.iterdir()))
    assert [problem.place for problem in report.problems] == ["$.items[3]"]
    assert (report.articles, report.records) == (1, 3)
    assert check(first) == []

    out = tmp_path / "out"
    export(first, out, format="w3c")

    [page] = out.glob("*.jsonld")
    written = {each["id"]: each for each in json.loads(page.read_bytes())["items"]}
    assert set(written) == {item["id"] for item in items}
    one = written["urn:1"]
    assert {k: one[k] for k in ("creator", "created", "rights", "motivation")} == {
        k: items[0][k] for k in ("creator", "created", "rights", "motivation")
    }
    bodies = [b if isinstance(b, dict) else {"id": b} for b in items[0]["body"]]
    assert sorted(map(str, one["body"])) == sorted(map(str, bodies))
    assert written["urn:7"]["bodyValue"] == "said so"
    # The page's address leads to no text that is there, so the text beside stands for it.
    text = f"{page.stem}.txt"
    assert written["urn:3"]["target"] == {"source": text, "selector": quote("submarines")}
    assert written["urn:5"] == items[5]
    assert written["urn:6"] == items[6]

    second = Project.create(tmp_path / "second", coder="Ada")
    assert import_paths(second, [out]).records == 3
    assert check(second) == []
    assert _records(second) == _records(first)
    assert second.codebook.types == first.codebook.types

    (out / sidecar.NAME).unlink()
    third = Project.create(tmp_path / "third", coder="Ada")
    import_paths(third, [out])
    facts = [
        [(record.type, record.spans, record.note, record.created) for record in _records(each)]
        for each in (first, third)
    ]
    assert facts[0] == facts[1]
    for each in (first, second, third):
        each.close()
