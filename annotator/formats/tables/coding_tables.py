"""A project as tables for analysis, whatever kind of file they are written to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Protocol

import msgspec

from annotator.core.codebook.cells import join
from annotator.core.codebook.model import Codebook, RecordType, paths
from annotator.core.coding.article_publications import all_publications
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.span import Fragment, extent, joined_text
from annotator.formats.content import COMMON_TABLES, CodedArticle, Content
from annotator.formats.tables.record_columns import (
    RECORD_COLUMNS,
    ActorNames,
    Column,
    columns_of,
    written,
)

_ARTICLE_COLUMNS = (
    *("article_id", "title", "source", "author", "published", "language", "url", "revision"),
    *(
        "sha256",
        "status",
        "reason",
        "relevant",
        "training",
        "metadata",
        "working_note",
        "look_again",
        "text",
    ),
)
_CODER_COLUMNS = ("coder_id", "name", "role", "active")
_ASSIGNMENT_COLUMNS = ("article_id", "title", "coder")
_DRAW_COLUMNS = (
    *("draw_id", "time", "coders", "coders_each", "overlap", "strata", "seed", "articles", "pool"),
)
_PUBLICATION_COLUMNS = ("article_id", "number", "outlet", "date", "section", "url")
_EVIDENCE_COLUMNS = (
    *("record_id", "article_id", "type", "field", "ordinal", "fragment", "start", "end", "text"),
)
_ACTOR_COLUMNS = ("actor_id", "name", "kind", "aliases", "country", "note", "identifiers")
_LINK_COLUMNS = ("link_id", "from", "to", "relation")
_CODEBOOK_COLUMNS = ("type", "field", "kind", "many", "required", "choice", "label", "help")
_NUMBERS = frozenset(
    {
        *("start", "end", "ordinal", "fragment", "revision", "number"),
        *("coders_each", "overlap", "seed", "articles"),
    }
)

Coders = Mapping[str, Coder]


class Sheet(Protocol):
    """One table that is being written."""

    def add(self, *cells: str | int) -> None:
        """Adds a row."""
        ...


class Book(Protocol):
    """What makes the tables, in the order in which they are asked for."""

    def sheet(self, name: str, columns: Sequence[str], numeric: frozenset[str]) -> Sheet:
        """A new table.

        Args:
            name: what it is called; no two are called the same.
            columns: their names, which are the first row.
            numeric: the columns that hold numbers or nothing, never text that a person wrote.
        """
        ...


def table_names(codebook: Codebook) -> list[str]:
    """What the tables of a project are called, those of record types by their plural.

    Raises:
        AnnotatorError: a record type is called like one of the other tables.
    """
    plurals = [record_type.plural for record_type in codebook.types]
    for plural in plurals:
        if plural in COMMON_TABLES:
            raise AnnotatorError(message("plural-taken", plural=plural))
    return [*plurals, *COMMON_TABLES]


def write_tables(content: Content, codebook: Codebook, book: Book) -> None:
    """Writes all tables; each article's rows and those of its records go out at once.

    Raises:
        AnnotatorError: a record type is called like one of the other tables.
    """
    table_names(codebook)
    tables = _Tables(codebook, book)
    coders = {coder.id: coder for coder in content.coders()}
    actors = dict(tables.actors(content))
    used: set[str] = set()
    for coded in content.articles():
        tables.article(coded, coders, actors)
        used |= coded.coders
    tables.coders(sorted((coders[each] for each in used), key=attrgetter("name")))
    tables.draws(content, coders)
    tables.links(content)
    tables.codebook(codebook)


class _TypeTable(msgspec.Struct, frozen=True):
    """A record type's table.

    Attributes:
        columns: by field, in the codebook's order, its columns with their places in `empty`.
        empty: a cell for each column of a field.
    """

    sheet: Sheet
    columns: dict[str, list[tuple[int, Column]]]
    empty: list[str]


class _Tables:
    def __init__(self, codebook: Codebook, book: Book) -> None:
        def of_type(record_type: RecordType) -> _TypeTable:
            columns = columns_of(record_type)
            names = (*RECORD_COLUMNS, *(column.name for column in columns))
            numeric = frozenset({"start", "end"}) | {
                column.name for column in columns if column.numeric
            }
            by_field: dict[str, list[tuple[int, Column]]] = {}
            for place, column in enumerate(columns):
                by_field.setdefault(column.field.key, []).append((place, column))
            sheet = book.sheet(record_type.plural, names, numeric)
            return _TypeTable(sheet, by_field, [""] * len(columns))

        self._types = {each.key: of_type(each) for each in codebook.types}
        self._articles = book.sheet("articles", _ARTICLE_COLUMNS, _NUMBERS)
        self._publications = book.sheet("publications", _PUBLICATION_COLUMNS, _NUMBERS)
        self._coders = book.sheet("coders", _CODER_COLUMNS, _NUMBERS)
        self._assignments = book.sheet("assignments", _ASSIGNMENT_COLUMNS, _NUMBERS)
        self._draws = book.sheet("draws", _DRAW_COLUMNS, _NUMBERS)
        self._actors = book.sheet("actors", _ACTOR_COLUMNS, _NUMBERS)
        self._links = book.sheet("links", _LINK_COLUMNS, _NUMBERS)
        self._evidence = book.sheet("evidence", _EVIDENCE_COLUMNS, _NUMBERS)
        self._codebook = book.sheet("codebook", _CODEBOOK_COLUMNS, _NUMBERS)

    def actors(self, content: Content) -> Iterator[tuple[str, str]]:
        """Writes the registry; the id and name of each actor."""
        for actor in content.actors():
            identifiers = (f"{scheme}:{name}" for scheme, name in sorted(actor.identifiers.items()))
            self._actors.add(
                actor.id,
                actor.name,
                actor.kind,
                join(actor.aliases),
                actor.country,
                actor.note,
                join(identifiers),
            )
            yield actor.id, actor.name

    def article(self, coded: CodedArticle, coders: Coders, actors: ActorNames) -> None:
        """Writes an article and its records."""
        article = coded.article
        self._articles.add(
            article.id,
            article.title,
            article.source,
            article.author,
            article.published,
            article.language,
            article.url,
            article.revision,
            article.sha256,
            join(f"{coders[status.coder].name}: {status.state}" for status in coded.statuses),
            join(
                f"{coders[status.coder].name}: {status.reason}"
                for status in coded.statuses
                if status.reason
            ),
            join(
                f"{coders[status.coder].name}: {written(status.relevant)}"
                for status in coded.statuses
                if status.relevant is not None
            ),
            written(any(status.training for status in coded.statuses)),
            _json(article.metadata),
            article.note,
            written(article.flagged),
            article.text,
        )
        for n, each in enumerate(all_publications(article), 1):
            cells = (each.outlet, each.date, each.section, each.url)
            self._publications.add(article.id, n, *cells)
        for each in coded.assignments:
            self._assignments.add(article.id, article.title, coders[each.coder].name)
        for record in coded.records:
            self._record(coded, record, coders[record.coder].name, actors)
            self._fragments(record, "", 1, record.spans)
            for field in self._types[record.type].columns if record.fields else ():
                for ordinal, value in enumerate(record.fields.get(field, ()), 1):
                    if value.spans:
                        self._fragments(record, field, ordinal, value.spans)

    def _record(self, coded: CodedArticle, record: Record, coder: str, actors: ActorNames) -> None:
        of_type = self._types[record.type]
        whole = extent(record.spans)
        cells = of_type.empty.copy()
        for field, values in record.fields.items():
            for place, column in of_type.columns.get(field, ()) if values else ():
                cells[place] = column.joined(values, actors)
        of_type.sheet.add(
            record.id,
            record.article,
            coded.article.title,
            coded.article.source,
            coded.article.published,
            coder,
            record.state,
            whole.start,
            whole.end,
            joined_text(record.spans),
            record.note,
            written(record.flagged),
            _json(record.metadata),
            _json(msgspec.to_builtins(record.origin)),
            *cells,
        )

    def _fragments(
        self, record: Record, field: str, ordinal: int, fragments: Iterable[Fragment]
    ) -> None:
        for number, fragment in enumerate(fragments, 1):
            self._evidence.add(
                record.id,
                record.article,
                record.type,
                field,
                ordinal,
                number,
                fragment.start,
                fragment.end,
                fragment.text,
            )

    def coders(self, coders: Iterable[Coder]) -> None:
        """Writes those whom something of the content names."""
        for coder in coders:
            self._coders.add(coder.id, coder.name, coder.role, written(coder.active))

    def draws(self, content: Content, coders: Coders) -> None:
        """Writes how articles were drawn for coders."""
        for draw_id, each in sorted(content.info.draws.items() if content.info else ()):
            names = (coders[coder].name if coder in coders else coder for coder in each.coders)
            self._draws.add(
                draw_id,
                each.time.isoformat(),
                join(names),
                each.coders_each,
                each.overlap,
                each.strata,
                each.seed,
                each.articles,
                each.pool,
            )

    def links(self, content: Content) -> None:
        """Writes the links."""
        for link in content.links():
            self._links.add(link.id, link.source, link.target, link.relation)

    def codebook(self, codebook: Codebook) -> None:
        """Writes a row for each type, field and choice."""
        for of_type in codebook.types:
            self._codebook.add(of_type.key, "", "", "", "", "", of_type.label, of_type.help)
            for field in of_type.fields:
                many, required = str(field.many).lower(), str(field.required).lower()
                head = (of_type.key, field.key, field.kind, many, required)
                self._codebook.add(*head, "", field.label, field.help)
                for path, choice in paths(field.choices):
                    self._codebook.add(*head, path, choice.label, choice.help)


def _json(held: dict[str, Any] | None) -> str:
    return msgspec.json.encode(held, order="deterministic").decode() if held else ""
