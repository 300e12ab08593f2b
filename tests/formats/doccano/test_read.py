"""doccano's files, with the traps that real ones have."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.doccano import read as doccano
from annotator.formats.doccano import write as doccano_writer
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading, values
from tests.formats.contents import Made, assert_same_project, projects
from tests.messages import said

TEXT = "Ministers met 😀.\r\nIlan Dorr said that ports stay shut."
_numbers = itertools.count()


def line(**keys: Any) -> str:
    return json.dumps({"text": TEXT, **keys}, ensure_ascii=False)


def span(words: str, label: str, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"label": label, "start_offset": start, "end_offset": start + len(words), **keys}


def content_of(folder: Path, *lines: str, name: str = "all.jsonl") -> ForeignContent:
    (folder / name).write_bytes("\n".join(lines).encode())
    return doccano.read([folder / name], reading())


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    assert content.problems == []
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: record.spans)


def test_spans_as_lists_become_records(tmp_path: Path) -> None:
    start = TEXT.index("ports")
    content = content_of(
        tmp_path,
        line(id=7, label=[[start, start + 5, "Place"]], Comments=["sure?"], date="2017-03-03"),
    )
    coded, [record] = only(content)
    assert (record.type, record.spans[0].text) == ("place", "ports")
    assert coded.article.metadata == {"file": "all.jsonl", "id": 7, "Comments": ["sure?"]}
    assert coded.article.published == "2017-03-03"
    assert "\r" not in coded.article.text


def test_entities_with_relations_are_a_quote(tmp_path: Path) -> None:
    content = content_of(
        tmp_path,
        line(
            entities=[
                span("that ports stay shut", "Content", id=3),
                span("Ilan Dorr", "Source", id=4),
                span("said", "Cue", id=5, score=0.5),
            ],
            relations=[
                {"id": 1, "from_id": 3, "to_id": 4, "type": "speaks"},
                {"id": 2, "from_id": 3, "to_id": 5, "type": "cued"},
            ],
        ),
    )
    _, [quote] = only(content)
    assert (quote.type, quote.spans[0].text) == ("quote", "that ports stay shut")
    assert values(quote) == {"speaker": ["Ilan Dorr"], "cue": ["said"]}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"label": ["Politics", "Sport"]}, {"label": ["Politics", "Sport"]}),
        ({"label": "Politics"}, {"label": ["Politics"]}),
        ({"labels": ["A summary, in a sentence."]}, {"label": ["A summary, in a sentence."]}),
        ({"cats": ["flight"], "entities": []}, {"cats": ["flight"]}),
        ({"label": 1}, {"label": [1]}),
        ({"annotations": [{"label": 3, "user": 1}], "meta": {}}, {"label": [3]}),
    ],
)
def test_labels_of_the_text_are_a_record_about_all_of_it(
    tmp_path: Path, keys: dict[str, Any], expected: dict[str, list[object]]
) -> None:
    coded, [record] = only(content_of(tmp_path, line(**keys)))
    assert (record.type, record.spans[0].text) == ("document", coded.article.text)
    assert values(record) == expected


def test_old_exports_say_data_and_number_their_users(tmp_path: Path) -> None:
    entry = span("ports", "ignored", user=2) | {"label": 9}
    content = content_of(
        tmp_path,
        json.dumps({"data": TEXT, "annotations": [entry], "annotation_approver": None}),
    )
    coded, [record] = only(content)
    assert record.spans[0].text == "ports"
    assert [coder.name for coder in content.coders()] == ["user 2"]
    assert doccano.recognises(tmp_path / "all.jsonl")
    assert coded.article.metadata["annotation_approver"] is None


def test_an_array_is_read_as_lines_are(tmp_path: Path) -> None:
    lines = [line(id=n, label=["A"]).replace("Ministers", f"Ministers {n}") for n in range(3)]
    path = tmp_path / "all.json"
    path.write_bytes(b"\xef\xbb\xbf[\n" + ",\n".join(lines).encode() + b"\n]\n")
    assert doccano.claimed([path]) == [path]
    content = doccano.read([path], reading())
    assert [coded.article.metadata["id"] for coded in content.articles()] == [0, 1, 2]


BAD: list[tuple[str, str, str]] = [
    ('{"text": "abc", "label": [[0, 1, "A"]', "line 2", "cut off"),
    ("no JSON", "line 2", "it is not JSON"),
    ("[1, 2]", "line 2", "should be an object"),
    ('{"label": []}', "line 2", "no “text”"),
    ('{"text": " ", "label": []}', "line 2: $.text", "empty"),
    ('{"text": "a\\ud800", "label": []}', "line 2: $.text", "lone surrogate"),
    ('{"text": "abc", "label": [[0, 4, "A"]]}', "line 2: $.label[0]", "does not lie in the text"),
    ('{"text": "abc", "label": [[2, 2, "A"]]}', "line 2: $.label[0]", "does not lie"),
    ('{"text": "abc", "label": [[-1, 2, "A"]]}', "line 2: $.label[0]", "does not lie"),
    ('{"text": "abc", "label": [["0", 2, "A"]]}', "line 2: $.label[0]", "are no offsets"),
    ('{"text": "abc", "label": [[0, 1e999, "A"]]}', "line 2: $.label[0]", "are no offsets"),
    ('{"text": "abc", "label": [[0, 1]]}', "line 2: $.label[0]", "[start, end, label]"),
    ('{"text": "abc", "label": [[0, 1, null]]}', "line 2: $.label[0]", "no label"),
    ('{"text": "abc", "label": [null]}', "line 2: $.label[0]", "no label"),
    (
        '{"text": "abc", "entities": [], "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]}',
        "line 2: $.relations[0].from_id",
        "no entity 1",
    ),
    (
        '{"text": "abc", "entities": [{"id": 1, "label": "A", "start_offset": 0, "end_offset": 1},'
        ' {"id": 1, "label": "A", "start_offset": 0, "end_offset": 1}]}',
        "line 2",
        "The id “1” stands twice",
    ),
    ('{"text": "abc", "label": ' + "[" * 5000 + "]" * 5000 + "}", "line 2", "nested too deeply"),
]


@pytest.mark.parametrize(("bad", "place", "reason"), BAD, ids=[f"bad{n}" for n in range(len(BAD))])
def test_a_line_that_does_not_hold_is_left_out_and_named(
    tmp_path: Path, bad: str, place: str, reason: str
) -> None:
    content = content_of(tmp_path, line(label=["A"]), bad, line(label=["A"]).replace("met", "sat"))
    [problem] = content.problems
    assert problem.file.endswith("all.jsonl")
    assert problem.place.startswith(place)
    assert reason in problem.reason
    assert len(list(content.articles())) == 2


def test_a_broken_array_is_left_out_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(f"[{line(label=['A'])},\n{{]")
    (tmp_path / "cut.json").write_text(f"[{line(label=['A'])},\n")
    (tmp_path / "good.jsonl").write_text(line(label=["A"]))
    content = doccano.read(sorted(tmp_path.iterdir()), reading())
    assert [(p.file[-8:], p.place) for p in content.problems] == [
        ("bad.json", "line 2"),
        ("cut.json", "line 2"),
    ]
    assert len(list(content.articles())) == 1


def test_files_that_label_the_same_texts_are_their_annotators(tmp_path: Path) -> None:
    for name in ("ada", "bob", "unknown"):
        (tmp_path / f"{name}.jsonl").write_text(line(entities=[span("ports", "Place", id=1)]))
    (tmp_path / "articles.jsonl").write_text(json.dumps({"text": TEXT, "title": "no labels"}))
    files = doccano.claimed(sorted(tmp_path.iterdir()))
    assert [path.stem for path in files] == ["ada", "bob", "unknown"]
    content = doccano.read(files, reading())
    assert {coder.name for coder in content.coders()} == {"ada", "bob", "Ada"}
    assert len({r.id for coded in content.articles() for r in coded.records}) == 3


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    doccano_writer.write(project, out)
    files = doccano.claimed(sorted(out.iterdir()))
    assert_same_project(doccano.read(files, reading()), project)


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_without_what_lies_beside_places_and_evidence_come_through(
    project: Made, tmp_path: Path
) -> None:
    out = tmp_path / str(next(_numbers))
    doccano_writer.write(project, out)
    (out / "annotator.jsonl").unlink()
    content = doccano.read(doccano.claimed(sorted(out.iterdir())), reading())
    assert content.problems == []
    read = [record for coded in content.articles() for record in coded.records]
    assert sorted((r.type, r.spans) for r in read) == sorted(
        (r.type, r.spans) for r in project.records()
    )


def _annotations(folder: Path) -> Iterator[tuple[Any, ...]]:
    for path in folder.glob("*.jsonl"):
        for text in path.read_text(encoding="utf-8").splitlines() if path.stem == "all" else ():
            data = json.loads(text)
            yield data["text"], data.get("label"), data.get("topic")
            for each in data["entities"]:
                yield tuple(sorted(each.items()))
            for each in data["relations"]:
                yield each["from_id"], each["to_id"], each["type"]


def test_into_a_project_out_again_and_into_another(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = TEXT.replace("\r\n", "\n\n")
    entities = [span("ports", "Place", id=3, score=0.5), span("Ilan Dorr", "Person", id=9)]
    relations = [{"id": 2, "from_id": 3, "to_id": 9, "type": "near"}]
    (corpus / "all.jsonl").write_text(
        json.dumps(
            {
                "id": 1,
                "text": text,
                "entities": entities,
                "relations": relations,
                "label": ["Politics"],
                "topic": "docks",
            }
        )
    )
    (corpus / "settings.json").write_text("{}")
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [corpus])
    assert (report.articles, report.records, report.problems) == (1, 3, [])
    assert check(first) == []
    written = export(first, tmp_path / "out", format="doccano")
    assert said(written.notes) == []
    assert sorted(map(str, _annotations(tmp_path / "out"))) == sorted(
        map(str, _annotations(corpus))
    )
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    [one], [two] = first.articles.all(), second.articles.all()
    assert first.records.of_article(one.id) == second.records.of_article(two.id)
    first.close()
    second.close()
