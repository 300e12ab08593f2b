"""Label Studio's files, with the traps that real ones have."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.label_studio import read as label_studio
from tests.formats.brat.test_read import reading, values
from tests.formats.label_studio.task_files import (
    TEXT,
    content_of,
    control_result,
    only,
    region,
    task,
)


def test_regions_are_records_and_what_is_said_of_them_their_fields(tmp_path: Path) -> None:
    ports = region("ports", "Place", score=0.5, meta={"text": ["sure", "twice"], "seen": 1})
    content = content_of(
        tmp_path,
        task(
            ports,
            control_result(ports, "choices", ["north", "south"], "where"),
            control_result(ports, "textarea", ["a harbour"], "Place_comment"),
            control_result(ports, "rating", 4),
            control_result(ports, "taxonomy", [["Sea", "Port"], ["Trade"]], "kind"),
            control_result(ports, "ranker", {"a": 1}),
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
            control_result({}, "choices", ["Politics"], "topic"),
            control_result({}, "number", 3),
            control_result({}, "datetime", "2017-03-03", "day"),
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
    # Wrong on purpose.
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
