"""The sheet's rows, filters and orders, on either database."""

from collections.abc import Iterator

import msgspec
import pytest

from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.sheet.model import SheetOrder, SheetQuestion
from annotator.services.project import Project
from tests.conftest import DATABASES, NewLocation
from tests.storage.sheet.events import ask, columns, fill


@pytest.fixture(scope="module", params=DATABASES)
def events(
    request: pytest.FixtureRequest,
    new_location: NewLocation,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Project]:
    """The project of events, which is only asked."""
    folder = tmp_path_factory.mktemp("events")
    project = Project.create(new_location(request.param, folder), coder="Ada")
    fill(project)
    yield project
    project.close()


def test_rows_stand_by_article_and_place(events: Project) -> None:
    sheet = events.sheet
    assert sheet.counts() == {"event": 4, "quote": 1}
    assert ask(events) == ["e0", "e1", "e2", "e3"]
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
def test_filters(events: Project, filters: dict[str, str], shown: str) -> None:
    assert " ".join(ask(events, **filters)) == shown


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
def test_orders(events: Project, key: str, shown: str) -> None:
    column = columns(events)[key]
    question = SheetQuestion("event", order=SheetOrder(column))
    assert " ".join(events.sheet.all(question)) == shown
    backwards = msgspec.structs.replace(question, order=SheetOrder(column, descending=True))
    assert sorted(events.sheet.all(backwards)) == ["e0", "e1", "e2", "e3"]


def test_empty_cells_come_last_either_way(events: Project) -> None:
    order = SheetOrder(columns(events)["fields.start_date"], descending=True)
    assert list(events.sheet.all(SheetQuestion("event", order=order)))[-1] == "e0"


def test_only_the_articles_of_a_list(events: Project) -> None:
    question = SheetQuestion("event", articles=ArticleFilter("zebra"))
    assert list(events.sheet.all(question)) == ["e0", "e1"]
    touched = events.sheet.touched(question, ["e1", "e2", "gone"])
    assert set(touched.rows) == {"e1", "e2"}
    assert touched.fitting == {"e1"}
