"""`annotator check`: every offset, value, reference and journal entry, verified."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import validate
from annotator.core.coding.article import Article
from annotator.core.coding.origin import MENDED
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import CodebookError, FieldValueError, in_words
from annotator.core.finding import DATABASE, Finding, at, found
from annotator.core.location import is_server
from annotator.core.messages import Message, message
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Fragment, first_mismatch
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.driver_errors import speaking
from annotator.storage.errors import DamagedError, ForeignSchemaError, StorageError
from annotator.storage.integrity import (
    check_database,
    check_derived,
    check_journal,
    foreign,
)
from annotator.storage.own_work import is_held_back
from annotator.storage.queries import Queries

_DAMAGE = frozenset({"unreadable-as-a-whole", "unreadable-page", "unreadable-page-of-unknown"})


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
        with _reporting(findings, message("at-articles"), place):
            _check_articles(workspace, read, findings, progress)
        progress(0, 0, "Checking the journal")
        for where, problems in (("at-journal", check_journal), ("at-lists", check_derived)):
            with _reporting(findings, message(where), place):
                findings.extend(problems(read.connection))
    # That one takes a transaction that writes: what is damaged is not to become worse by it.
    if not is_damage(findings):
        with _reporting(findings, message("at-search"), place):
            findings += [
                Finding(message("at-search"), problem)
                for problem in workspace.store.search_problems()
            ]
    return findings


def is_damage(findings: Sequence[Finding]) -> bool:
    """Whether what was found is such that a recovery may help."""
    return any(each.problem.code in _DAMAGE or each.where == DATABASE for each in findings)


def foreign_sql(error: ForeignSchemaError) -> list[Finding]:
    """What is off in a project that cannot be opened, for it would run what strangers wrote."""
    return [foreign(kind, name) for kind, name in error.objects]


@contextmanager
def _reporting(findings: list[Finding], where: Message, place: str) -> Generator[None]:
    """Goes on after what cannot be read, which becomes a finding."""
    try:
        with speaking(place):
            yield
    except (DamagedError, TypeError) as error:
        # Text where a number should stand is damage too, which no database notices.
        reason = error.reason if isinstance(error, DamagedError) else str(error)
        finding = found(where, "unreadable-as-a-whole", reason=reason)
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
            findings += [Finding(at("record", record.id), problem) for problem in problems]
            findings += _check_references(record, codebook, read)
        for suggestion in read.suggestions_of_article(article.id):
            problems = _suggestion_problems(suggestion, article)
            findings += [Finding(at("suggestion", suggestion.id), problem) for problem in problems]


def _check_article(article: Article) -> Iterator[Finding]:
    if sha256(article.text) != article.sha256:
        yield found(at("article", article.id), "article-text-altered")


def _record_problems(record: Record, article: Article, codebook: Codebook) -> Iterator[Message]:
    if not record.spans:
        yield message("without-text")
    yield from _fragment_problems(record.spans, article.text)
    yield from _origin_problems(record)
    try:
        record_type = codebook.type(record.type)
    except CodebookError as error:
        yield in_words(error)
        return
    for key, values in record.fields.items():
        try:
            field = record_type.field(key)
            for value in values:
                if value.value is not None:
                    validate(field, value.value)
        except (CodebookError, FieldValueError) as error:
            yield in_words(error)
        for value in values:
            yield from _fragment_problems(value.spans, article.text, key)


def _suggestion_problems(suggestion: Suggestion, article: Article) -> Iterator[Message]:
    if not suggestion.spans:
        yield message("without-text")
    if (suggestion.state == "open") != (suggestion.coder is None):
        yield message("suggestion-state", state=suggestion.state)
    yield from _fragment_problems(suggestion.spans, article.text)
    for key, values in suggestion.fields.items():
        for value in values:
            yield from _fragment_problems(value.spans, article.text, key)


def _origin_problems(record: Record) -> Iterator[Message]:
    """Those that were compared may be deleted since, but nothing can come from any other."""
    origin = record.origin
    if origin is None:
        return
    parts = (origin.type, origin.spans, *origin.fields.values())
    sources = {source for part in parts for source in part}
    for unknown in sorted(sources - {*origin.records, MENDED}):
        yield message("origin-unknown", id=unknown)


def _check_references(record: Record, codebook: Codebook, read: Queries) -> Iterator[Finding]:
    """Values of the kind link are ids of records, which the database does not look after."""
    own = {key for type_key, key in codebook.link_fields if type_key == record.type}
    for key in own & record.fields.keys():
        wanted = {str(value.value) for value in record.fields[key] if value.value is not None}
        for missing in sorted(wanted - {each.id for each in read.records(wanted)}):
            yield found(at("record", record.id), "link-leads-nowhere", field=key, id=missing)


def _fragment_problems(
    fragments: tuple[Fragment, ...], text: str, field: str = ""
) -> Iterator[Message]:
    """What of the fragments is not in the text: evidence of the field, or the own text."""
    if wrong := first_mismatch(fragments, text):
        place = {"start": wrong.start, "end": wrong.end}
        read = {"text": wrong.text, "found": text[wrong.start : wrong.end]}
        if field:
            yield message("evidence-differs", field=field, **place, **read)
        else:
            yield message("span-differs", **place, **read)
