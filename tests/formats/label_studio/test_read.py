"""Label Studio's files, with the traps that real ones have."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.coding.record import Record
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.label_studio import read as label_studio
from annotator.formats.label_studio import write as label_studio_writer
from annotator.formats.parsing.safe_xml import parsed
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading, values
from tests.formats.contents import Made, assert_same_project, projects

TEXT = "Ministers met 😀.\nIlan Dorr said that ports stay shut."
_numbers = itertools.count()


def units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def region(
    words: str,
    *labels: str,
    name: str = "",
    text: str = TEXT,
    **keys: Any,
) -> dict[str, Any]:
    start = text.index(words)
    value = {
        "start": units(text, start),
        "end": units(text, start + len(words)),
        "text": words,
        "labels": list(labels),
    }
    return {
        "id": name or words,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
        **keys,
    }


def said(of: dict[str, Any], kind: str, given: Any, name: str = "") -> dict[str, Any]:
    value = {key: of["value"][key] for key in ("start", "end")} if "value" in of else {}
    return {
        "id": of.get("id", f"all-{kind}"),
        "from_name": name or kind,
        "to_name": "text",
        "type": kind,
        "value": {**value, "text" if kind == "textarea" else kind: given},
    }


def task(*results: dict[str, Any], text: str = TEXT, **keys: Any) -> dict[str, Any]:
    made = {"id": 11, "completed_by": 1, "result": list(results), "was_cancelled": False}
    return {"id": 5, "data": {"text": text}, "annotations": [made | keys], "predictions": []}


def content_of(folder: Path, *tasks: Any) -> ForeignContent:
    path = folder / "tasks.json"
    path.write_bytes(json.dumps(tasks, ensure_ascii=False, indent=1).encode())
    assert label_studio.claimed([path]) == [path]
    return label_studio.read([path], reading())


def only(content: ForeignContent) -> tuple[CodedArticle, list[Record]]:
    assert content.problems == []
    [coded] = content.articles()
    return coded, sorted(coded.records, key=lambda record: record.spans)


def test_regions_are_records_and_what_is_said_of_them_their_fields(tmp_path: Path) -> None:
    ports = region("ports", "Place", score=0.5, meta={"text": ["sure", "twice"], "seen": 1})
    content = content_of(
        tmp_path,
        task(
            ports,
            said(ports, "choices", ["north", "south"], "where"),
            said(ports, "textarea", ["a harbour"], "Place_comment"),
            said(ports, "rating", 4),
            said(ports, "taxonomy", [["Sea", "Port"], ["Trade"]], "kind"),
            said(ports, "ranker", {"a": 1}),
        ),
    )
    coded, [record] = only(content)
    assert (record.type, record.note, record.spans[0].text) == ("place", "sure\ntwice", "ports")
    assert values(record) == {
        "where": ["north", "south"],
        "comment": ["a harbour"],
        "rating": [4],
        "kind": ["Sea/Port", "Trade"],
    }
    assert record.metadata["label-studio"]["rest"]["results"][0]["type"] == "ranker"
    assert coded.article.metadata["label_studio_task"]["annotations"] == [
        {"id": 11, "completed_by": 1, "was_cancelled": False}
    ]
    assert [coder.name for coder in content.coders()] == ["user 1"]


def test_what_is_said_of_the_whole_task_is_a_record_of_its_own(tmp_path: Path) -> None:
    content = content_of(
        tmp_path,
        task(
            said({}, "choices", ["Politics"], "topic"),
            said({}, "number", 3),
            said({}, "datetime", "2017-03-03", "day"),
        ),
    )
    _, [record] = only(content)
    assert (record.type, record.spans[0].text) == ("document", TEXT)
    assert values(record) == {"topic": ["Politics"], "number": [3], "day": ["2017-03-03"]}


def test_relations_labels_and_directions(tmp_path: Path) -> None:
    content = content_of(
        tmp_path,
        task(
            region("that ports stay shut", "Content"),
            region("Ilan Dorr", "Source", "Person"),
            region("said", "Cue"),
            {"type": "relation", "from_id": "that ports stay shut", "to_id": "Ilan Dorr",
             "labels": ["speaks"], "direction": "right"},
            {"type": "relation", "from_id": "said", "to_id": "that ports stay shut",
             "labels": ["cued"], "direction": "left"},
            {"type": "relation", "from_id": "said", "to_id": "deleted", "labels": ["gone"]},
        ),
    )  # fmt: skip
    _, [person, quote] = only(content)
    assert person.type == "person"
    assert values(quote) == {"speaker": ["Ilan Dorr"], "cue": ["said"]}


def test_who_made_it_and_how_far_it_is(tmp_path: Path) -> None:
    one = task(region("ports", "Place"), completed_by={"id": 3, "email": "ada@bell.example"})
    one["annotations"] += [
        {"id": 12, "result": [region("ports", "Place")], "was_cancelled": True, "completed_by": 4},
        {"id": 13, "result": [region("said", "Cue")], "ground_truth": True, "completed_by": 4},
    ]
    one["predictions"] = [{"id": 1, "model_version": "m2", "result": [region("shut", "Cue")]}]
    one["drafts"] = [{"id": 1, "user": "bo@bell.example", "result": [region("met", "Cue")]}]
    content = content_of(tmp_path, one)
    coded, _ = only(content)
    assert sorted((r.coder, r.state, r.spans[0].text) for r in coded.records) == [
        ("id-ada@bell.example", "done", "ports"),
        ("id-bo@bell.example", "draft", "met"),
        ("id-m2", "suggested", "shut"),
        ("id-user 4", "gold", "said"),
        ("id-user 4", "rejected", "ports"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("A 😀 b\r\nc said.", 9, "said"),
        ("A 😀 b\r\nc said.", 10, "said"),
        ("A 😀 b\nc said.", 8, "said"),
        ("A 😀 b\nc said.", 9, "said"),
        ("A 😀 b\r\nc said.", 5, "b\\nc"),
    ],
)
def test_offsets_however_they_are_counted(
    tmp_path: Path, text: str, start: int, words: str
) -> None:
    length = len(words.replace("\\n", "\r\n"))
    value = {"start": start, "end": start + length, "text": words, "labels": ["X"]}
    result = {"id": "1", "type": "labels", "to_name": "t", "from_name": "l", "value": value}
    _, [record] = only(content_of(tmp_path, task(result, text=text)))
    assert "".join(record.spans[0].text.split()) == words.replace("\\n", "")


def test_a_file_tells_how_tasks_that_quote_nothing_are_counted(tmp_path: Path) -> None:
    counted = region("ports", "Place")
    counted["value"] |= {"start": TEXT.index("ports"), "end": TEXT.index("ports") + 5}
    quiet = json.loads(json.dumps(counted))
    del quiet["value"]["text"]
    content = content_of(tmp_path, task(counted), task(quiet, text=TEXT.replace("met", "sat")))
    texts = [record.spans[0].text for coded in content.articles() for record in coded.records]
    assert texts == ["ports", "ports"]


PAGE = (
    "<h1>Talks &amp; ports</h1>\n<p>Ministers met <b>😀</b>.<br>Ilan Dorr</p><p>said so.</p>"
    "<script>no()</script>"
)


@pytest.mark.parametrize(
    ("start", "end", "offsets", "words"),
    [
        ("/p[1]/text()[2]", "/p[1]/text()[2]", (0, 1), "."),
        ("/p[1]/text()[3]", "/p[1]/text()[3]", (0, 9), "Ilan Dorr"),
        ("/p[2]/text()[1]", "/p[2]/text()[1]", (0, 4), "said"),
        ("/p[1]/b[1]/text()[1]", "/p[1]/text()[3]", (0, 4), "😀.\nIlan"),
    ],
)
def test_places_in_a_page_by_path(
    tmp_path: Path, start: str, end: str, offsets: tuple[int, int], words: str
) -> None:
    value = {
        "start": start,
        "end": end,
        "startOffset": offsets[0],
        "endOffset": offsets[1],
        "text": words,
        "hypertextlabels": ["X"],
    }
    result = {"id": "1", "type": "hypertextlabels", "to_name": "text", "value": value}
    coded, [record] = only(content_of(tmp_path, task(result, text=PAGE)))
    assert record.spans[0].text == words
    assert coded.article.text == "Talks & ports\nMinisters met 😀.\nIlan Dorr\nsaid so."
    assert coded.article.metadata["text_source"] == PAGE


@pytest.mark.parametrize("breaks", [0, 1])
def test_places_in_a_page_by_offsets(tmp_path: Path, breaks: int) -> None:
    # “Talks & ports”, a line end, “Ministers met 😀.”, the break, then the words.
    start = 13 + 1 + 17 + breaks
    value = {
        "start": "/x[1]",
        "end": "/x[1]",
        "globalOffsets": {"start": start, "end": start + 9},
        "text": "Ilan Dorr",
        "hypertextlabels": ["X"],
    }
    result = {"id": "1", "type": "hypertextlabels", "to_name": "text", "value": value}
    _, [record] = only(content_of(tmp_path, task(result, text=PAGE)))
    assert record.spans[0].text == "Ilan Dorr"


def test_several_texts_of_a_task_and_dialogues(tmp_path: Path) -> None:
    data = {
        "title": "Talks 😀 end",
        "talk": [{"author": "Ada", "text": "Ports stay shut."}, {"text": "Why 😀 so?"}],
        "date": "2017-03-03",
    }
    value = {"start": "1", "end": "1", "startOffset": 7, "endOffset": 9, "text": "so"}
    results = [
        region("end", "X", text=data["title"]) | {"to_name": "title"},
        {
            "id": "2",
            "type": "paragraphlabels",
            "to_name": "talk",
            "value": {**value, "paragraphlabels": ["X"]},
        },
    ]
    made = task(*results) | {"data": data}
    coded, records = only(content_of(tmp_path, made))
    assert coded.article.text == "Talks 😀 end\n\nAda: Ports stay shut.\nWhy 😀 so?"
    assert [record.spans[0].text for record in records] == ["end", "so"]
    assert (coded.article.published, coded.article.metadata["talk"]) == ("2017-03-03", data["talk"])


def test_the_smaller_export(tmp_path: Path) -> None:
    ports = region("ports", "Place")["value"]
    content = content_of(
        tmp_path,
        {
            "text": TEXT,
            "url": "https://bell.example/1",
            "id": 3,
            "label": [ports],
            "where": [{**{k: ports[k] for k in ("start", "end")}, "choices": ["north"]}],
            "topic": "Politics",
            "tags": {"choices": ["A", "B"]},
            "annotator": 7,
            "annotation_id": 4,
            "created_at": "2017-03-03T00:00:00Z",
            "lead_time": 2.5,
        },
    )
    coded, [document, place] = only(content)
    assert values(document) == {"topic": ["Politics"], "tags": ["A", "B"]}
    assert (values(place), place.spans[0].text) == ({"where": ["north"]}, "ports")
    assert coded.article.url == "https://bell.example/1"
    assert [coder.name for coder in content.coders()] == ["user 7"]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_an_annotation(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "4.json"
    made = {"id": 4, "result": [region("ports", "Place")], "completed_by": 1}
    whole = {**made, "task": {"id": 1, "data": {"text": TEXT}}}
    path.write_text(json.dumps(whole, indent=indent))
    assert label_studio.claimed([path]) == [path]
    _, [record] = only(label_studio.read([path], reading()))
    assert record.spans[0].text == "ports"


BAD: list[tuple[Any, str, str]] = [
    ([1], "$[1]", "should be an object"),
    ({"id": 1, "data": None, "annotations": []}, "$[1]", "no “data”"),
    ({"data": {"image": 3}, "annotations": []}, "$[1].data", "no text"),
    ({"data": {"text": " "}, "annotations": []}, "$[1].data", "no text"),
    ({"data": {"text": "https://x.example/a.txt"}, "annotations": []}, "$[1].data.text", "fetched"),
    ({"data": {"text": "a\ud800"}, "annotations": []}, "$[1].data.text", "lone surrogate"),
    ({"data": {"text": "abc"}, "annotations": {}}, "$[1].annotations", "no list"),
    ({"data": {"text": "abc"}, "annotations": ["x"]}, "$[1].annotations[0]", "object"),
    ({"data": {"text": "abc"}, "annotations": [{"result": 3}]}, "$[1].annotations[0].result", "no"),
    (task(3), "$[1].annotations[0].result[0]", "no result"),  # pyright: ignore[reportArgumentType]
    (task({"type": "labels"}), "$[1].annotations[0].result[0].value", "no object"),
    (task(region("met", "X"), text="abc"), "$[1].annotations[0].result[0].value", "lie in the"),
    (task(region("met", "X"), text="a" * 50), "$[1].annotations[0].result[0].value", "reads “aaa"),
    (task({"type": "relation"}), "$[1].annotations[0].result[0]", "from where to where"),
    (
        task({"type": "labels", "value": {"start": 0, "end": 1, "labels": [3]}}),
        "$[1].annotations[0].result[0].value.labels",
        "no labels",
    ),
    (
        task(
            {
                "type": "hypertextlabels",
                "value": {"start": "/p[1]/text()[9]", "end": "/p[9]", "hypertextlabels": ["X"]},
            }
        ),
        "$[1].annotations[0].result[0].value",
        "XPath leads to no place",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "place", "reason"), BAD, ids=[f"bad{n}" for n in range(len(BAD))])
def test_a_task_that_does_not_hold_is_left_out_and_named(
    tmp_path: Path, bad: Any, place: str, reason: str
) -> None:
    good = task(region("ports", "Place"))
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([good, bad]))
    content = label_studio.read([path], reading())
    [problem] = content.problems
    assert problem.place.startswith(f"{place}, line")
    assert reason in problem.reason
    assert len(list(content.articles())) == 1


def test_others_are_not_taken(tmp_path: Path) -> None:
    for n, item in enumerate(({"data": 3}, {"data": {}}, {}, [], {"annotations": []})):
        (tmp_path / f"{n}.json").write_text(json.dumps([item]))
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "broken.json").write_text("[{")
    assert label_studio.claimed(sorted(tmp_path.iterdir())) == []


@given(project=projects())
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    label_studio_writer.write(project, out)
    files = label_studio.claimed(sorted(out.iterdir()))
    assert_same_project(label_studio.read(files, reading()), project)
    parsed("label_config.xml", (out / "label_config.xml").read_bytes())


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
    label_studio_writer.write(project, out)
    (out / "annotator.jsonl").unlink()
    content = label_studio.read([out / "tasks.json"], reading())
    assert content.problems == []
    read = [record for coded in content.articles() for record in coded.records]
    names = {coder.id: coder.name for coder in (*project.coders(), *content.coders())}
    assert sorted((r.type, names[r.coder], r.spans, r.note) for r in read) == sorted(
        (r.type, names[r.coder], r.spans, r.note) for r in project.records()
    )


def test_into_a_project_out_again_and_into_another(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    ports = region("ports", "Place", "Port", name="a1", score=0.5, meta={"text": ["sure"]})
    results = [
        ports,
        said(ports, "choices", ["north"], "where"),
        said(ports, "ranker", {"a": 1}),
        region("Ilan Dorr", "Person", name="a2"),
        said({}, "choices", ["Politics"], "topic"),
        {
            "from_id": "a1",
            "to_id": "a2",
            "type": "relation",
            "direction": "left",
            "labels": ["near"],
        },
    ]
    one = task(*results, lead_time=3.5) | {"inner_id": 4}
    one["predictions"] = [{"id": 9, "model_version": "m", "result": [region("shut", "Cue")]}]
    (corpus / "tasks.json").write_text(json.dumps([one]))
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [corpus])
    assert (report.articles, report.records, report.problems) == (1, 5, [])
    assert check(first) == []

    written = export(first, tmp_path / "out", format="label-studio")

    assert written.notes == ()
    [again] = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert (again["id"], again["inner_id"], again["data"]["text"]) == (5, 4, TEXT)
    [made], [predicted] = again["annotations"], again["predictions"]
    assert (made["id"], made["completed_by"], made["lead_time"]) == (11, 1, 3.5)
    assert _plain(made["result"]) == _plain(results)
    assert _plain(predicted["result"]) == _plain([region("shut", "Cue")])
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    [x], [y] = first.read.iter_articles(), second.read.iter_articles()
    assert first.read.records(x.id) == second.read.records(y.id)
    first.close()
    second.close()


def _plain(results: list[dict[str, Any]]) -> list[str]:
    """The results in no order, without what is always so."""
    return sorted(
        json.dumps(
            {
                **{key: each[key] for key in each if key not in ("origin", "value")},
                "value": {k: v for k, v in each.get("value", {}).items() if k != "text"},
            },
            sort_keys=True,
        )
        for each in results
    )


def test_what_was_done_in_label_studio_is_taken(tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text(
        json.dumps([task(region("ports", "Place"), region("said", "Cue"), region("met", "Cue"))])
    )
    first = Project.create(tmp_path / "first", coder="Ada")
    import_paths(first, [tmp_path / "tasks.json"])
    export(first, tmp_path / "out", format="label-studio")
    path = tmp_path / "out" / "tasks.json"
    [one] = json.loads(path.read_text(encoding="utf-8"))
    results = {each["value"]["text"]: each for each in one["annotations"][0]["result"]}
    moved, kept = results["ports"], results["met"]
    moved["value"] |= {"start": 0, "end": 9, "text": "Ministers"}
    one["annotations"][0]["result"] = [kept, moved, region("shut", "Cue", name="new")]
    one["annotations"].append({"id": 99, "completed_by": 8, "result": [kept]})
    path.write_text(json.dumps([one]))
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    [article] = first.read.iter_articles()
    before = {record.id: record for record in first.read.records(article.id)}
    [article] = second.read.iter_articles()
    after = {record.id: record for record in second.read.records(article.id)}
    names = {coder.id: coder.name for coder in second.read.coders()}
    assert sorted(
        (r.spans[0].text, names[r.coder], name in before) for name, r in after.items()
    ) == [
        ("Ministers", "user 1", True),
        ("met", "user 1", True),
        ("met", "user 8", False),
        ("shut", "user 1", False),
    ]
    first.close()
    second.close()
