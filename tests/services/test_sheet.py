"""The sheet's rows, filters, orders, edits and copies, on either database."""

from datetime import timedelta

import msgspec
import pytest

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.errors import ConflictError, FieldValueError
from annotator.core.sheet.model import (
    SheetColumn,
    SheetOrder,
    SheetQuestion,
    columns_of,
    read_filter,
)
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, Span, cut
from annotator.services.project import Project
from annotator.services.sheet import tsv

TEXT = "Ärzte warn of war. Talks fail in Tarsa. Twelve die."


def fill(project: Project) -> None:
    """Two articles, an actor, four events and a quote."""
    articles = [
        Article("a0", "Zebra", TEXT, sha256(TEXT), source="The Bell", published="2017-03-03"),
        Article("a1", "apple", TEXT + "!", sha256(TEXT + "!"), published="2018-01-05T10:00"),
    ]

    def event(
        name: str, article: str, spot: int, state: RecordState = "draft", **fields: object
    ) -> Record:
        moment = unit.time + timedelta(seconds=spot)
        values = {
            key: tuple(
                each if isinstance(each, FieldValue) else FieldValue(each)  # type: ignore[arg-type]
                for each in (held if isinstance(held, tuple) else (held,))
            )
            for key, held in fields.items()
        }
        spans = (cut(TEXT, Span(spot, spot + 5)),)
        coder = project.coder.id
        return Record(name, article, "event", coder, state, moment, moment, spans, values)

    with project.writing("Import") as unit:
        unit.create_all(articles)
        unit.create(Actor("x1", "Ilan Dorr", aliases=("the minister",)))
        unit.create_all(
            [
                event("e0", "a0", 0, type="ASSAULT/aerial", deaths=Range(10, 20)),
                event(
                    "e1",
                    "a0",
                    19,
                    "done",
                    type="CONSULT",
                    actor=(FieldValue("Dorr", "x1"), FieldValue("Élan Party")),
                    place=Place("Tarsa", "LBY"),
                    start_date="2017-02",
                ),
                event("e2", "a1", 0, start_date="2018/..", deaths=Range(None, 5), negated=True),
                event("e3", "a1", 40, "rejected", start_date="2014~", negated=False),
            ]
        )
        unit.create(
            Record(
                "q0",
                "a0",
                "quote",
                project.coder.id,
                "draft",
                unit.time,
                unit.time,
                (cut(TEXT, Span(0, 5)),),
            )
        )


def columns(project: Project) -> dict[str, SheetColumn]:
    return {each.key: each for each in columns_of(project.codebook.type("event"))}


def ask(project: Project, **filters: str) -> list[str]:
    known = columns(project)
    conditions = [
        (column, condition)
        for key, text in filters.items()
        for column in [known.get(key) or known[f"fields.{key}"]]
        if (condition := read_filter(column, text)) is not None
    ]
    question = SheetQuestion("event", tuple(conditions))
    return list(project.sheet.all(question))


def test_rows_stand_by_article_and_place(project: Project) -> None:
    fill(project)
    sheet = project.sheet
    assert sheet.counts() == {"event": 4, "quote": 1}
    assert ask(project) == ["e0", "e1", "e2", "e3"]
    first = sheet.first(SheetQuestion("event"), 2)
    assert [row.record.id for row in first] == ["e0", "e1"]
    assert first[1].title == "Zebra"
    assert first[1].coder == "Ada"
    assert first[1].names == {"x1": "Ilan Dorr"}
    assert first == list(sheet.rows(["e0", "e1", "gone"]).values())


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ({"title": "ZEB"}, "e0 e1"),
        ({"source": "-"}, "e2 e3"),
        ({"published": "2018"}, "e2 e3"),
        ({"published": "<=2018-01-05"}, "e0 e1 e2 e3"),
        ({"updated": "1999"}, ""),
        ({"coder": "ad"}, "e0 e1 e2 e3"),
        ({"state": "done | rejected"}, "e1 e3"),
        ({"flagged": "yes"}, ""),
        ({"flagged": "no"}, "e0 e1 e2 e3"),
        ({"text": "ÄRZ"}, "e0 e2"),
        ({"text": "!Ärz"}, "e1 e3"),
        ({"type": "Assault"}, "e0"),
        ({"type": "*"}, "e0 e1"),
        ({"type": "-"}, "e2 e3"),
        ({"actor": "minister"}, "e1"),
        ({"actor": "ilan dorr"}, "e1"),
        ({"actor": "élan"}, "e1"),
        ({"actor": "=Dorr"}, "e1"),
        ({"place": "tarsa"}, "e1"),
        ({"place": "LBY"}, "e1"),
        ({"start_date": "2017"}, "e1"),
        ({"start_date": "2017-02-11"}, "e1"),
        ({"start_date": "2017-03"}, ""),
        ({"start_date": ">2018-06"}, "e2"),
        ({"start_date": "<2016"}, "e3"),
        ({"start_date": "2014-05"}, "e3"),
        ({"deaths": "15"}, "e0"),
        ({"deaths": "<10"}, "e2"),
        ({"deaths": "<=10"}, "e0 e2"),
        ({"deaths": "20.."}, "e0"),
        ({"deaths": ">20"}, ""),
        ({"deaths": f"<1{'0' * 30}"}, "e0 e2"),
        ({"deaths": f">1{'0' * 400}"}, ""),
        ({"negated": "yes"}, "e2"),
        ({"negated": "no"}, "e3"),
        ({"start_date": "*", "deaths": "-"}, "e1 e3"),
    ],
)
def test_filters(project: Project, filters: dict[str, str], shown: str) -> None:
    fill(project)
    assert " ".join(ask(project, **filters)) == shown


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("title", "e2 e3 e0 e1"),
        ("published", "e0 e1 e2 e3"),
        ("source", "e0 e1 e2 e3"),
        ("state", "e0 e2 e1 e3"),
        ("text", "e1 e3 e0 e2"),
        ("updated", "e0 e2 e1 e3"),
        ("fields.type", "e1 e0 e2 e3"),
        ("fields.deaths", "e2 e0 e1 e3"),
        ("fields.start_date", "e3 e1 e2 e0"),
        ("fields.actor", "e1 e0 e2 e3"),
        ("fields.place", "e1 e0 e2 e3"),
        ("fields.negated", "e3 e2 e0 e1"),
        ("flagged", "e0 e1 e2 e3"),
        ("note", "e0 e1 e2 e3"),
        ("coder", "e0 e1 e2 e3"),
    ],
)
def test_orders(project: Project, key: str, shown: str) -> None:
    fill(project)
    column = columns(project)[key]
    question = SheetQuestion("event", order=SheetOrder(column))
    assert " ".join(project.sheet.all(question)) == shown
    backwards = msgspec.structs.replace(question, order=SheetOrder(column, descending=True))
    assert sorted(project.sheet.all(backwards)) == ["e0", "e1", "e2", "e3"]


def test_empty_cells_come_last_either_way(project: Project) -> None:
    fill(project)
    order = SheetOrder(columns(project)["fields.start_date"], descending=True)
    assert list(project.sheet.all(SheetQuestion("event", order=order)))[-1] == "e0"


def test_only_the_articles_of_a_list(project: Project) -> None:
    fill(project)
    question = SheetQuestion("event", articles=ArticleFilter("zebra"))
    assert list(project.sheet.all(question)) == ["e0", "e1"]
    touched = project.sheet.touched(question, ["e1", "e2", "gone"])
    assert set(touched.rows) == {"e1", "e2"}
    assert touched.fitting == {"e1"}


def test_a_cell_is_one_change_and_can_be_undone(project: Project) -> None:
    fill(project)
    sheet, cell = project.sheet, columns(project)["fields.actor"]
    row = sheet.rows(["e1"])["e1"]
    sheet.set_cells([row], cell, "Ilan Dorr | the Minister | Eva Roth")
    change = project.history.undoable()
    assert change is not None
    assert change.sentence() == "Change actor of event"
    after = sheet.rows(["e1"])["e1"]
    values = after.record.fields["actor"]
    assert values[0] == FieldValue("Dorr", "x1")
    assert values[1] == FieldValue("the Minister", "x1")
    assert values[2].value == "Eva Roth"
    assert after.names[values[2].actor or ""] == "Eva Roth"
    project.history.undo()
    assert sheet.rows(["e1"])["e1"].record.fields == row.record.fields
    assert project.actors.named("Eva Roth") is None


def test_what_a_cell_cannot_hold_changes_nothing(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    rows = list(sheet.rows(["e0", "e1"]).values())
    for key, text in (("fields.deaths", "some"), ("state", "lost"), ("flagged", "perhaps")):
        with pytest.raises(FieldValueError):
            sheet.set_cells(rows, known[key], text)
    assert list(sheet.rows(["e0", "e1"]).values()) == rows


def test_a_cell_that_somebody_changed_is_left_alone(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    seen = sheet.rows(["e1"])["e1"]
    sheet.set_cells([seen], known["fields.start_date"], "2016")
    sheet.set_cells([seen], known["state"], "gold")
    with pytest.raises(ConflictError):
        sheet.set_cells([seen], known["fields.start_date"], "2015")
    with pytest.raises(ConflictError):
        sheet.set_cells([seen], known["state"], "draft")


def test_many_cells_are_one_change(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    rows = sheet.rows(["e0", "e1", "e2"])
    sheet.set_cells(list(rows.values()), known["state"], "gold")
    sheet.set_cells(list(sheet.rows(["e0", "e3"]).values()), known["flagged"], "yes")
    sheet.set_cells([sheet.rows(["e0"])["e0"]], known["note"], "ask Eva")
    assert ask(project, state="gold") == ["e0", "e1", "e2"]
    assert ask(project, flagged="yes") == ["e0", "e3"]
    assert ask(project, note="EVA") == ["e0"]
    for _ in range(3):
        project.history.undo()
    assert sheet.rows(["e0"])["e0"].record.state == "draft"


def test_deleting_is_one_change(project: Project) -> None:
    fill(project)
    sheet = project.sheet
    project.links.add("q0", "e0", "reports")
    assert sheet.delete(["e0", "e3", "gone"]) == 2
    assert ask(project) == ["e1", "e2"]
    project.history.undo()
    assert ask(project) == ["e0", "e1", "e2", "e3"]
    assert len(project.links.of_record("q0")) == 1


def test_copies_paste_into_a_spreadsheet(project: Project) -> None:
    fill(project)
    sheet, known = project.sheet, columns(project)
    chosen = [known[key] for key in ("title", "text", "fields.deaths", "fields.actor", "note")]
    row = sheet.rows(["e1"])["e1"]
    sheet.set_cells([row], known["note"], '=1+1\t“a”\nb "c"')
    text = sheet.copied(["e1", "e0", "gone"], chosen, ["A", "B", "C", "D", "E"])
    assert text.split("\r\n") == [
        "A\tB\tC\tD\tE",
        'Zebra\tTalks\t\tIlan Dorr | Élan Party\t"\'=1+1\t“a”\nb ""c"""',
        "Zebra\tÄrzte\t10–20\t\t",
        "",
    ]


def test_lines_of_cells() -> None:
    assert tsv([["a", "b\tc"], ['"', "\n"]]) == 'a\t"b\tc"\r\n""""\t"\n"\r\n'


def test_linked_records_are_named_by_their_text(project: Project) -> None:
    fill(project)
    assert Fragment(0, 5, "Ärzte") in project.sheet.rows(["q0"])["q0"].record.spans
