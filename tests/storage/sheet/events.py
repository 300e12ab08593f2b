"""A project whose events have every kind of value, to be asked for in a sheet."""

from datetime import timedelta

from annotator.core.codebook.values import Place, Range
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record, RecordState
from annotator.core.sheet.model import SheetColumn, SheetQuestion, columns_of, read_filter
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.project import Project

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
                # Any kind of value goes in.
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
