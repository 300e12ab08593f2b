"""CSV tables for analysis: a folder with one file a record type, each readable without a join."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.cells import join
from annotator.core.codebook import Codebook, RecordType, paths
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.record import Record
from annotator.core.span import Fragment, extent, joined_text
from annotator.formats.content import CodedArticle, Content
from annotator.formats.csv_columns import (
    RECORD_COLUMNS,
    ActorNames,
    Column,
    columns_of,
    neutral,
    written,
)
from annotator.formats.output import replacing_folder

_ARTICLE_COLUMNS = (
    *("article_id", "title", "source", "author", "published", "language", "url", "revision"),
    *("sha256", "status", "reason", "metadata", "working_note", "look_again", "text"),
)
_EVIDENCE_COLUMNS = (
    *("record_id", "article_id", "type", "field", "ordinal", "fragment", "start", "end", "text"),
)
_ACTOR_COLUMNS = ("actor_id", "name", "kind", "aliases", "country", "note", "identifiers")
_LINK_COLUMNS = ("link_id", "from", "to", "relation")
_CODEBOOK_COLUMNS = ("type", "field", "kind", "many", "required", "choice", "label", "help")
_FIXED_FILES = ("articles", "actors", "links", "evidence", "codebook")
_NUMBERS = frozenset({"start", "end", "ordinal", "fragment", "revision"})

Coders = Mapping[str, str]


class _Table:
    """One file that is being written."""

    def __init__(
        self,
        stack: ExitStack,
        path: Path,
        columns: Sequence[str],
        *,
        numeric: frozenset[str] = _NUMBERS,
        spreadsheet: bool,
    ) -> None:
        encoding = "utf-8-sig" if spreadsheet else "utf-8"
        file = stack.enter_context(path.open("x", encoding=encoding, newline=""))
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(columns)
        self._text = [column not in numeric for column in columns] if spreadsheet else []

    def add(self, *cells: str | int) -> None:
        """Adds a row."""
        if self._text:
            cells = tuple(
                neutral(str(cell)) if is_text else cell
                for cell, is_text in zip(cells, self._text, strict=True)
            )
        self._writer.writerow(cells)


def write(content: Content, out: Path, spreadsheet: bool = False) -> None:
    """Writes the content to a folder.

    Args:
        content: what to write.
        out: the folder; an earlier export there is replaced, anything else is left alone.
        spreadsheet: whether to begin each file with a byte order mark and to keep spreadsheets
            from running cells as formulas.

    Raises:
        AnnotatorError: the folder cannot be written, or holds other things.
    """
    codebook = content.codebook
    if codebook is None:
        raise InputError(str(out), "only a project with its codebook can be written as CSV.")
    names = file_names(codebook)
    with replacing_folder(out, frozenset(names)) as folder, ExitStack() as stack:
        coders = {coder.id: coder.name for coder in content.coders()}
        tables = _Tables(stack, folder, codebook, spreadsheet=spreadsheet)
        actors = dict(tables.actors(content))
        for coded in content.articles():
            tables.article(coded, coders, actors)
        tables.links(content)
        tables.codebook(codebook)


def file_names(codebook: Codebook) -> list[str]:
    """The files of an export, by the plural of each record type.

    Raises:
        AnnotatorError: a record type is called like one of the other tables.
    """
    plurals = [record_type.plural for record_type in codebook.types]
    for plural in plurals:
        if plural in _FIXED_FILES:
            raise AnnotatorError(
                f"The record type with the plural “{plural}” cannot have a file of its own: "
                "there is another table of that name. Give it another plural in the codebook."
            )
    return [f"{name}.csv" for name in (*_FIXED_FILES, *plurals)]


def _json(metadata: dict[str, Any]) -> str:
    return msgspec.json.encode(metadata, order="deterministic").decode() if metadata else ""


class _TypeTable(msgspec.Struct, frozen=True):
    table: _Table
    columns: list[Column]

    @property
    def fields(self) -> list[str]:
        """The keys of the type's fields, in the codebook's order."""
        return list(dict.fromkeys(column.field.key for column in self.columns))


class _Tables:
    """The files of one export; articles and records go straight to them."""

    def __init__(
        self, stack: ExitStack, folder: Path, codebook: Codebook, *, spreadsheet: bool
    ) -> None:
        def table(name: str, columns: Sequence[str], numeric: frozenset[str] = _NUMBERS) -> _Table:
            path = folder / f"{name}.csv"
            return _Table(stack, path, columns, numeric=numeric, spreadsheet=spreadsheet)

        def of_type(record_type: RecordType) -> _TypeTable:
            columns = columns_of(record_type)
            names = (*RECORD_COLUMNS, *(column.name for column in columns))
            numeric = frozenset({"start", "end"}) | {
                column.name for column in columns if column.numeric
            }
            return _TypeTable(table(record_type.plural, names, numeric), columns)

        self._articles = table("articles", _ARTICLE_COLUMNS)
        self._types = {each.key: of_type(each) for each in codebook.types}
        self._evidence = table("evidence", _EVIDENCE_COLUMNS)
        self._actors = table("actors", _ACTOR_COLUMNS)
        self._links = table("links", _LINK_COLUMNS)
        self._codebook = table("codebook", _CODEBOOK_COLUMNS)

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
            join(f"{coders[status.coder]}: {status.state}" for status in coded.statuses),
            join(
                f"{coders[status.coder]}: {status.reason}"
                for status in coded.statuses
                if status.reason
            ),
            _json(article.metadata),
            article.note,
            written(article.flagged),
            article.text,
        )
        for record in coded.records:
            self._record(coded, record, coders[record.coder], actors)
            self._fragments(record, "", 1, record.spans)
            for field in self._types[record.type].fields:
                for ordinal, value in enumerate(record.fields.get(field, ()), 1):
                    self._fragments(record, field, ordinal, value.spans)

    def _record(self, coded: CodedArticle, record: Record, coder: str, actors: ActorNames) -> None:
        of_type = self._types[record.type]
        whole = extent(record.spans)
        of_type.table.add(
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
            *(
                column.joined(record.fields.get(column.field.key, ()), actors)
                for column in of_type.columns
            ),
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
