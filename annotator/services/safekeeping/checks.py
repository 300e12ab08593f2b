"""`annotator check`: every offset, value, reference and journal entry, verified."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import validate
from annotator.core.coding.article import Article
from annotator.core.coding.origin import MENDED
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import CodebookError, FieldValueError
from annotator.core.location import is_server
from annotator.core.messages import message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, first_mismatch
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.driver_errors import speaking
from annotator.storage.errors import DamagedError, ForeignSchemaError, StorageError
from annotator.storage.integrity import (
    FOREIGN,
    Finding,
    check_database,
    check_derived,
    check_journal,
)
from annotator.storage.own_work import is_held_back
from annotator.storage.queries import Queries

__all__ = ["CANNOT_BE_READ", "DATABASE", "Finding", "check", "foreign_sql", "is_damage"]

DATABASE = "database"
"""Where a finding lies that is about the file as a whole."""

CANNOT_BE_READ = "cannot be read"


def check(workspace: Workspace, progress: Progress = silent) -> list[Finding]:
    """Everything that is off in a project; empty if it is sound.

    Where part of it cannot be read, that is said, and the rest is gone through all the same.

    Raises:
        StorageError: a server keeps part of it back.
    """
    findings: list[Finding] = []
    place = workspace.location
    if is_server(place):
        with workspace.reading_everything() as read:
            if is_held_back(read.connection):
                raise StorageError(message("held-back"))
    with _reporting(findings, DATABASE, place), workspace.reading_everything() as read:
        with _reporting(findings, DATABASE, place):
            findings.extend(check_database(read.connection))
        with _reporting(findings, "articles", place):
            _check_articles(workspace, read, findings, progress)
        progress(0, 0, "Checking the journal")
        for where, problems in (("journal", check_journal), ("lists", check_derived)):
            with _reporting(findings, where, place):
                findings.extend(problems(read.connection))
    # That one takes a transaction that writes: what is damaged is not to become worse by it.
    if not is_damage(findings):
        with _reporting(findings, "search", place):
            findings += [
                Finding("search", problem) for problem in workspace.store.search_problems()
            ]
    return findings


def is_damage(findings: Sequence[Finding]) -> bool:
    """Whether what was found is such that a recovery may help."""
    return any(CANNOT_BE_READ in each.problem or each.where == DATABASE for each in findings)


def foreign_sql(error: ForeignSchemaError) -> list[Finding]:
    """What is off in a project that cannot be opened, for it would run what strangers wrote."""
    return [Finding(f"{kind} {name}", FOREIGN) for kind, name in error.objects]


@contextmanager
def _reporting(findings: list[Finding], where: str, place: str) -> Generator[None]:
    """Goes on after what cannot be read, which becomes a finding."""
    try:
        with speaking(place):
            yield
    except (DamagedError, TypeError) as error:
        # Text where a number should stand is damage too, which no database notices.
        reason = error.reason if isinstance(error, DamagedError) else str(error)
        finding = Finding(where, f"{CANNOT_BE_READ} as a whole: {reason}")
        if finding not in findings:
            findings.append(finding)


def _check_articles(
    workspace: Workspace, read: Queries, findings: list[Finding], progress: Progress
) -> None:
    total = read.counts(workspace.coder.id).articles
    codebook = read.codebook()
    for done, article in enumerate(read.iter_articles()):
        progress(done, total, "Checking articles")
        findings += _check_article(article)
        for record in read.records_of_article(article.id):
            problems = _record_problems(record, article, codebook)
            findings += [Finding(f"record {record.id}", problem) for problem in problems]
            findings += _check_references(record, codebook, read)
        for suggestion in read.suggestions_of_article(article.id):
            problems = _suggestion_problems(suggestion, article)
            findings += [Finding(f"suggestion {suggestion.id}", problem) for problem in problems]


def _check_article(article: Article) -> Iterator[Finding]:
    if sha256(article.text) != article.sha256:
        yield Finding(f"article {article.id}", "its text is not the one that was imported")


def _record_problems(record: Record, article: Article, codebook: Codebook) -> Iterator[str]:
    if not record.spans:
        yield "has no text of its own"
    yield from _fragment_problems("its text", record.spans, article.text)
    yield from _origin_problems(record)
    try:
        record_type = codebook.type(record.type)
    except CodebookError as error:
        yield str(error)
        return
    for key, values in record.fields.items():
        try:
            field = record_type.field(key)
            for value in values:
                if value.value is not None:
                    validate(field, value.value)
        except (CodebookError, FieldValueError) as error:
            yield str(error)
        for value in values:
            yield from _fragment_problems(f"the evidence of “{key}”", value.spans, article.text)


def _suggestion_problems(suggestion: Suggestion, article: Article) -> Iterator[str]:
    if not suggestion.spans:
        yield "has no text of its own"
    if (suggestion.state == "open") != (suggestion.coder is None):
        yield f"is “{suggestion.state}”, which goes by whether a coder decided on it"
    yield from _fragment_problems("its text", suggestion.spans, article.text)
    for key, values in suggestion.fields.items():
        for value in values:
            yield from _fragment_problems(f"the evidence of “{key}”", value.spans, article.text)


def _origin_problems(record: Record) -> Iterator[str]:
    """Those that were compared may be deleted since, but nothing can come from any other."""
    origin = record.origin
    if origin is None:
        return
    parts = (origin.type, origin.spans, *origin.fields.values())
    sources = {source for part in parts for source in part}
    for unknown in sorted(sources - {*origin.records, MENDED}):
        yield f"came from the record {unknown}, which was not among those compared"


def _check_references(record: Record, codebook: Codebook, read: Queries) -> Iterator[Finding]:
    """Values of the kind link are ids of records, which the database does not look after."""
    own = {key for type_key, key in codebook.link_fields if type_key == record.type}
    for key in own & record.fields.keys():
        wanted = {str(value.value) for value in record.fields[key] if value.value is not None}
        for missing in sorted(wanted - {found.id for found in read.records(wanted)}):
            problem = f"“{key}” leads to the record {missing}, which does not exist"
            yield Finding(f"record {record.id}", problem)


def _fragment_problems(what: str, fragments: tuple[Fragment, ...], text: str) -> Iterator[str]:
    if wrong := first_mismatch(fragments, text):
        found = text[wrong.start : wrong.end]
        yield (
            f"{what} at {wrong.start}-{wrong.end} should read “{wrong.text}”, "
            f"but the article reads “{found}” there"
        )
