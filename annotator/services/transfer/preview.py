"""What an import would bring, told by reading alone: the project is not written to, nor locked."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.additions import additions
from annotator.core.codebook.model import Codebook
from annotator.core.coding.label_mapping import Mapping
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import InputError
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle
from annotator.formats.format import Reader
from annotator.formats.parsing.table_columns import distinct, guessed, header_key, is_own_table
from annotator.formats.parsing.table_rows import Row, Table, header_of, written
from annotator.formats.registry import Group, all_formats, groups_of
from annotator.formats.tables.content import TableContent, TableReader
from annotator.services.ids import now
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.transfer.archives import Unpacking
from annotator.services.transfer.codebook import widened
from annotator.services.transfer.dates import Dates, told_by_readers
from annotator.services.transfer.discovery import files_of
from annotator.services.transfer.label_review import Corpus
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.record_references import Lead, dangling, leads_of
from annotator.services.transfer.report import Duplicate, Problem, Tally, another_text, differing
from annotator.services.transfer.service import AUTO, reading_files
from annotator.storage.queries import Queries

_AT_ONCE = 500
_FIRST_ROWS = 4
_MOST_OF_A_CELL = 200


class SeenTable(msgspec.Struct, frozen=True):
    """A table that would be imported.

    Attributes:
        file: the first of those with this header.
        key: what stands for its header.
        names: of its columns.
        rows: the first few, as long as the header.
        columns: the name of the column by what of an article it holds.
        files: how many have this header.
    """

    file: str
    key: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: dict[str, str]
    files: int = 1


class Preview(msgspec.Struct, frozen=True):
    """What an import would bring.

    Attributes:
        articles: how many articles are new.
        types: how many records of each type are new, the most first.
        links: how many links are new.
        duplicates: articles that are there, or come twice.
        problems: what would not be taken.
        notes: what else a person should know.
        gains: what the codebook would gain, such as ``event.means``.
        corpora: what the labels of each corpus would be taken for.
        tables: what the columns of each table would be taken for.
    """

    articles: int
    types: dict[str, int]
    links: int
    duplicates: list[Duplicate]
    problems: list[Problem]
    notes: list[str]
    gains: list[str]
    corpora: list[Corpus]
    tables: list[SeenTable]


def preview(
    project: Project,
    paths: Sequence[Path],
    *,
    format: str = AUTO,  # noqa: A002 - what everybody calls it
    mapping: Path | dict[str, Mapping] | None = None,
    columns: str | dict[str, dict[str, str]] = "",
    progress: Progress = silent,
) -> Preview:
    """What `annotator.services.transfer.service.import_paths` with these arguments would bring.

    Raises:
        AnnotatorError: as there.
    """
    tally = Tally()
    with (
        reading_files(
            project, paths, tally, format, mapping, columns, strict=False, progress=progress
        ) as parsed,
        project.reading() as read,
    ):
        counting = _Counting(read, tally, progress, sum(len(each.hashes) for each in parsed))
        for each in parsed:
            counting.take(each)
        counting.finish()
        return _seen(parsed, tally)


def _seen(parsed: Sequence[Parsed], tally: Tally) -> Preview:
    return Preview(
        articles=tally.articles,
        types=dict(tally.types.most_common()),
        links=tally.links,
        duplicates=tally.duplicates,
        problems=tally.problems,
        notes=tally.notes,
        gains=list(dict.fromkeys(tally.gains)),
        corpora=[
            Corpus.of(each.content)
            for each in parsed
            if isinstance(each.content, ForeignContent) and each.content.survey.labels
        ],
        tables=_tables(parsed, tally.problems),
    )


def needs_a_look(project: Project, paths: Sequence[Path]) -> bool:
    """Whether files hold labels or columns of which a person may want to say what they are.

    Raises:
        AnnotatorError: as `annotator.services.transfer.service.import_paths` says of the paths.
    """
    formats = all_formats()
    with Unpacking() as unpacking:
        files = files_of(paths, None, formats, Tally(), unpacking, ProjectFiles(project.location))
        if any(each.claims(files).groups for each in formats):
            return True
        return any(
            _is_unclear(project, each.format.reader, each.files[0])
            for each in groups_of(files, formats)
            if isinstance(each, Group)
        )


def _is_unclear(project: Project, reader: Reader | None, path: Path) -> bool:
    """Whether it is a table of which it is not known which column is the text."""
    if not isinstance(reader, TableReader):
        return False
    try:
        header = header_of(reader.table(path))
    except InputError:
        return False
    is_known = header_key(header) in project.info.columns
    return not is_known and not is_own_table(header) and "text" not in guessed(header)


class _Found(msgspec.Struct):
    """What is new.

    Attributes:
        articles: the id of each by the SHA-256 of its text; ``titles`` by the id.
    """

    codebook: Codebook
    is_empty: bool
    articles: dict[str, str] = {}
    titles: dict[str, str] = {}
    records: set[str] = set()
    links: set[str] = set()
    leads: list[Lead] = []


class _Counting:
    """Counts what is new, file by file, as the import takes it."""

    def __init__(self, read: Queries, tally: Tally, progress: Progress, total: int) -> None:
        self._read = read
        self._tally = tally
        self._progress = progress
        self._total = total
        self._done = 0
        self._told = told_by_readers(tally.notes)
        self._before = _Found(read.codebook(), read.is_empty())
        self._now = self._before

    def take(self, parsed: Parsed) -> None:
        """Counts a file in; one that the import would refuse becomes a problem."""
        counted = Tally()
        self._dates = Dates(parsed.file, now().date(), self._told)
        self._now = _Found(self._before.codebook, self._before.is_empty)
        try:
            self._adopt(parsed, counted)
            articles = parsed.content.articles()
            while group := list(islice(articles, _AT_ONCE)):
                self._count(parsed.file, group, counted)
                self._done += len(group)
                self._progress(self._done, self._total, "Counting")
            links = {link.id for link in parsed.content.links()} - self._before.links
            counted.links = len(links) - len(self._read.links(list(links)))
            self._now.links = links
        except InputError as error:
            self._tally.refuse(error)
            return
        self._dates.tell(counted)
        self._tally.add(counted)
        self._before.codebook, self._before.is_empty = self._now.codebook, self._now.is_empty
        self._before.articles |= self._now.articles
        self._before.titles |= self._now.titles
        self._before.records |= self._now.records
        self._before.links |= self._now.links
        self._before.leads += self._now.leads

    def finish(self) -> None:
        """Says what leads nowhere, once all files were counted."""
        found = self._before

        def known(targets: Collection[str]) -> set[str]:
            return found.records.intersection(targets) | self._read.known_records(targets)

        self._tally.problems += [lead.problem for lead in dangling(found.leads, known)]

    def _adopt(self, parsed: Parsed, counted: Tally) -> None:
        theirs = parsed.content.codebook
        if theirs is None:
            return
        ours = self._now.codebook
        wider = theirs if self._now.is_empty else widened(ours, theirs, parsed.file)
        counted.gains += additions(ours, wider)
        self._now.codebook = wider
        self._now.is_empty = False

    def _count(self, file: str, group: Sequence[CodedArticle], counted: Tally) -> None:
        known = self._read.known_sha256([coded.article.sha256 for coded in group])
        before, new = self._before.titles, list[str]()
        for coded in group:
            sha256, article = coded.article.sha256, coded.article
            there = known.get(sha256) or self._new_article(sha256)
            if there:
                counted.duplicates.append(Duplicate(file, article.title, there))
            else:
                self._now.articles[sha256] = article.id
                self._now.titles[article.id] = article.title
                self._dates.article(article)
                new.append(article.id)
        clashes = [(each.id, each.title) for each in self._read.articles(new)]
        clashes += [(each, before[each]) for each in new if each in before]
        if clashes:
            raise another_text(file, *clashes[0])
        counted.articles += len(new)
        records = {record.id: record for coded in group for record in coded.records}
        ours = {record.id: record for record in self._read.records(list(records))}
        fresh = records.keys() - ours.keys() - self._before.records - self._now.records
        counted.types.update(Counter(records[record].type for record in fresh))
        counted.problems += (
            differing(file, records[name])
            for name, own in ours.items()
            if _differ(own, records[name])
        )
        self._now.records |= fresh
        new_records = [records[name] for name in fresh]
        self._dates.records(new_records, self._now.codebook)
        self._now.leads += leads_of(file, new_records, self._now.codebook)

    def _new_article(self, sha256: str) -> str | None:
        return self._before.articles.get(sha256) or self._now.articles.get(sha256)


def _differ(own: Record, theirs: Record) -> bool:
    """Whether they say something else, whoever is called how in the other project."""
    mine = replace(own, version=1, article=theirs.article, coder=theirs.coder, fields={})
    return mine != replace(theirs, fields={}) or _said(own) != _said(theirs)


def _said(record: Record) -> dict[str, list[FieldValue]]:
    return {
        key: [replace(value, actor=None) for value in values]
        for key, values in record.fields.items()
    }


def _tables(parsed: Sequence[Parsed], problems: Sequence[Problem]) -> list[SeenTable]:
    found: dict[str, SeenTable] = {}
    for file, table, columns in chain(_read_tables(parsed), _refused_tables(problems)):
        header = header_of(table)
        key = header_key(header)
        before = found.get(key)
        if before is not None:
            found[key] = replace(before, files=before.files + 1)
            continue
        names = distinct(header)
        rows = islice((row for row in table.rows() if isinstance(row, Row)), 1, 1 + _FIRST_ROWS)
        shown = tuple(_shown(row, len(names)) for row in rows)
        found[key] = SeenTable(file, key, names, shown, columns)
    return list(found.values())


def _read_tables(parsed: Sequence[Parsed]) -> Iterator[tuple[str, Table, dict[str, str]]]:
    for each in parsed:
        if isinstance(content := each.content, TableContent):
            names, known = content.layout.names, content.layout.known
            columns = {attribute: names[place] for attribute, place in known.items()}
            yield each.file, content.table, columns


def _refused_tables(problems: Sequence[Problem]) -> Iterator[tuple[str, Table, dict[str, str]]]:
    """Those of which nobody has said yet which column is the text; none in archives."""
    formats = all_formats()
    for problem in problems:
        path = Path(problem.file)
        if problem.place != "the header" or not path.is_file():
            continue
        for group in groups_of([path], formats):
            reader = group.format.reader if isinstance(group, Group) else None
            if isinstance(reader, TableReader):
                table = reader.table(path)
                header = header_of(table)
                if not is_own_table(header):
                    yield problem.file, table, dict(guessed(header))


def _shown(row: Row, width: int) -> tuple[str, ...]:
    cells = [" ".join(written(cell)[:_MOST_OF_A_CELL].split()) for cell in row.cells[:width]]
    return (*cells, *[""] * (width - len(cells)))
