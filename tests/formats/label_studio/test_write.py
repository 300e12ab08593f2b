"""What is written for Label Studio is read again, also after work there."""

import itertools
import json
from pathlib import Path
from typing import Any

from annotator.formats.label_studio import read as label_studio
from annotator.formats.label_studio import write as label_studio_writer
from annotator.formats.parsing.safe_xml import parsed
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, assert_same_project, random_projects
from tests.formats.label_studio.task_files import TEXT, control_result, region, task
from tests.messages import said

_numbers = itertools.count()


@random_projects(20)
def test_what_is_written_is_read(project: Made, tmp_path: Path) -> None:
    out = tmp_path / str(next(_numbers))
    label_studio_writer.write(project, out)
    files = label_studio.claimed(sorted(out.iterdir()))
    assert_same_project(label_studio.read(files, reading()), project)
    parsed("label_config.xml", (out / "label_config.xml").read_bytes())


@random_projects(20)
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
        control_result(ports, "choices", ["north"], "where"),
        control_result(ports, "ranker", {"a": 1}),
        region("Ilan Dorr", "Person", name="a2"),
        control_result({}, "choices", ["Politics"], "topic"),
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

    assert said(written.notes) == []
    [rewritten] = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert (rewritten["id"], rewritten["inner_id"], rewritten["data"]["text"]) == (5, 4, TEXT)
    [made], [predicted] = rewritten["annotations"], rewritten["predictions"]
    assert (made["id"], made["completed_by"], made["lead_time"]) == (11, 1, 3.5)
    assert _plain(made["result"]) == _plain(results)
    assert _plain(predicted["result"]) == _plain([region("shut", "Cue")])
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    [x], [y] = first.articles.all(), second.articles.all()
    assert first.records.of_article(x.id) == second.records.of_article(y.id)
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
    moved, unmoved = results["ports"], results["met"]
    moved["value"] |= {"start": 0, "end": 9, "text": "Ministers"}
    one["annotations"][0]["result"] = [unmoved, moved, region("shut", "Cue", name="new")]
    one["annotations"].append({"id": 99, "completed_by": 8, "result": [unmoved]})
    path.write_text(json.dumps([one]))
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    [article] = first.articles.all()
    before = {record.id: record for record in first.records.of_article(article.id)}
    [article] = second.articles.all()
    after = {record.id: record for record in second.records.of_article(article.id)}
    names = {coder.id: coder.name for coder in second.coders.known()}
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
