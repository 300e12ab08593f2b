"""Statements that the driver runs give what SQLAlchemy gives; on both databases."""

from msgspec.structs import replace
from sqlalchemy import bindparam, select, update

from annotator.core.codebook.values import Place
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.storage.prepared_statement import PreparedStatement, among
from annotator.storage.tables import ArticleRow, RecordRow, ValueRow

_VALUES = select(ValueRow.field, ValueRow.value).where(ValueRow.record_id == bindparam("record"))
_NAMED = PreparedStatement(select(RecordRow.id).where(among(RecordRow.id, "ids")))


def test_values_come_as_the_tables_types_have_them(project: Project, article: Article) -> None:
    seen = project.records.create(article.id, "event", [Span(0, 8)])
    held = (1.5, 12, True, "“knife” \\ Łódź", Place("Tarsa", "BR"))
    fields = {f"f{n}": (FieldValue(value),) for n, value in enumerate(held)}
    with project.writing("Values") as unit:
        event = unit.update(seen, replace(seen, fields=fields))
        assert unit.read.records([seen.id]) == [event]
    ordered = _VALUES.order_by(ValueRow.field)
    table = select(RecordRow.__table__).where(RecordRow.id == bindparam("record"))
    with project.reading() as read:
        for statement in (ordered, table):
            asked = {"record": seen.id}
            expected = [tuple(row) for row in read.connection.execute(statement, asked)]
            assert PreparedStatement(statement).tuples(read.connection, **asked) == expected
            assert expected


def test_any_number_of_ids_is_one_parameter(project: Project, article: Article) -> None:
    made = [project.records.create(article.id, "quote", [Span(n, n + 2)]) for n in range(3)]
    ids = [record.id for record in made]
    with project.reading() as read:
        for asked in ([], ids[:1], ids, [*ids, *ids, "none's", 'o\'clock, "quoted"']):
            found = {record_id for (record_id,) in _NAMED.tuples(read.connection, ids=asked)}
            assert found == set(asked) & set(ids)
        many = [*ids, *map(str, range(2000))]
        assert len(_NAMED.tuples(read.connection, ids=many)) == len(ids)


def test_rows_are_named_and_a_write_says_how_many_it_touched(
    project: Project, article: Article
) -> None:
    records: list[Record] = [
        project.records.create(article.id, "quote", [Span(n, n + 2)]) for n in range(2)
    ]
    with project.reading() as read:
        first = PreparedStatement(select(ArticleRow.title, ArticleRow.meta)).first(read.connection)
        assert (first.title, first.metadata) == (article.title, article.metadata)
        assert _NAMED.first(read.connection, ids=["none's"]) is None
        assert _NAMED.value(read.connection, ids=["none's"]) is None
    flag = PreparedStatement(
        update(RecordRow)
        .where(among(RecordRow.id, "ids"))
        .values(flagged=bindparam("flagged"), metadata=bindparam("meta"))
    )
    with project.writing("Flag") as unit:
        ids = [records[0].id, "none's"]
        touched = flag.run(unit.read.connection, ids=ids, flagged=True, meta={"by": ["a"]})
        assert touched == 1
        [flagged] = unit.read.records(ids)
        assert (flagged.flagged, flagged.metadata) == (True, {"by": ["a"]})
