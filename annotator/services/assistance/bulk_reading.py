"""Suggesters have all articles of a project read: what they see is stored, or written to a file."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from annotator.core.changes import suggestion_kinds as kinds
from annotator.core.coding.article import Article
from annotator.core.coding.suggestion import Suggestion
from annotator.services.assistance.suggesters import Loadable
from annotator.services.assistance.suggesting import Choice, Suggesting, SuggestionLine
from annotator.services.assistance.suggestion_file import SuggestionFile
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries
from annotator.storage.suggestion_readings import SuggestionReading, SuggestionReadings
from annotator.storage.unit_of_work import UnitOfWork

_AT_ONCE = 50
"""Articles whose suggestions are stored as one change: what was stored stays if it is stopped."""


class StoreReport(msgspec.Struct, frozen=True):
    """What storing suggestions came to.

    Attributes:
        articles: how many were read.
        stored: how many suggestions are new.
        removed: how many of an older model went.
        known: how many nobody had to read, or nobody reads.
    """

    articles: int
    stored: int
    removed: int
    known: int


class WriteReport(msgspec.Struct, frozen=True):
    """What writing suggestions to a file came to.

    Attributes:
        suggestions: how many the file has.
        articles: how many were read.
        known: how many had been read before it was stopped.
        is_begun_anew: whether something else had been begun there.
    """

    suggestions: int
    articles: int
    known: int
    is_begun_anew: bool


class BulkReading:
    """Has the articles of a project read."""

    def __init__(self, workspace: Workspace, suggesting: Suggesting) -> None:
        self._workspace = workspace
        self._suggesting = suggesting

    def store(self, choice: Choice, progress: Progress = silent) -> StoreReport:
        """Has all articles read, and stores what is seen; what a newer model does not see goes.

        It can be stopped at any time and goes on where it was: what a suggester has read, it does
        not read again, whether it saw anything or not.

        Raises:
            Cancelled: somebody stopped it; what was stored stays.
        """
        chosen = self._suggesting.chosen(choice)
        asked = {each.kind.name: (each.model, choice.asked_of(each.kind)) for each in chosen}
        with self._workspace.reading() as read:
            total = read.counts(self._workspace.coder.id).articles
            due = _due(read, chosen, choice)
        known = total - len(due)
        articles = stored = removed = 0
        waiting = iter(self._suggesting.of_articles(self._articles(due), choice))
        progress(known, total, "Reading articles")
        while portion := list(islice(waiting, _AT_ONCE)):
            with self._workspace.writing(kinds.StoreSuggestions(0)) as unit:
                new = 0
                for article, seen in portion:
                    readings = [
                        SuggestionReading(
                            *(article.id, name, asked[name][1], asked[name][0]),
                            article.revision,
                            sum(each.suggester == name for each in seen),
                        )
                        for name in due[article.id]
                    ]
                    added, gone = _store(unit, article, seen, readings, choice)
                    new, removed = new + added, removed + gone
                unit.say(kinds.StoreSuggestions(new))
            articles, stored = articles + len(portion), stored + new
            progress(known + articles, total, "Reading articles")
        return StoreReport(articles, stored, removed, known)

    def lines(self, choice: Choice, progress: Progress = silent) -> Iterator[list[SuggestionLine]]:
        """What is seen in all articles as lines of JSON, article by article; nothing is stored."""
        with self._workspace.reading() as read:
            due = _readers(read, self._suggesting.chosen(choice))
        progress(0, len(due), "Reading articles")
        found = self._suggesting.lines(self._articles(due), choice)
        for n, (_, lines) in enumerate(found, 1):
            yield lines
            progress(n, len(due), "Reading articles")

    def write(self, choice: Choice, out: Path, progress: Progress = silent) -> WriteReport:
        """The same as a file, which goes on where it was if it is stopped.

        Raises:
            Cancelled: somebody stopped it; what was read stays beside the file.
            OSError: it cannot be written there.
        """
        chosen = self._suggesting.chosen(choice)
        asked = {each.kind.name: (each.model, choice.asked_of(each.kind)) for each in chosen}
        with self._workspace.reading() as read:
            texts = dict(read.iter_sha256())
            due = _readers(read, chosen)
        with SuggestionFile(out, asked, texts) as file:
            left = {key: names for key, names in due.items() if not file.has(key)}
            progress(file.known, len(due), "Reading articles")
            found = self._suggesting.lines(self._articles(left), choice)
            for n, (article, lines) in enumerate(found, file.known + 1):
                file.add(article.id, article.sha256, lines)
                progress(n, len(due), "Reading articles")
            file.finish()
            return WriteReport(file.count, len(left), file.known, file.is_begun_anew)

    def _articles(
        self, due: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[Article, Collection[str]]]:
        for article_id, names in due.items():
            with self._workspace.reading() as read:
                article = read.article(article_id)
            if article is not None:
                yield article, names


def _due(
    read: Queries, suggesters: Sequence[Loadable], choice: Choice
) -> dict[str, Collection[str]]:
    """The suggesters that are to read an article, by the ids of the articles in their order."""
    due: dict[str, list[str]] = {}
    readings = SuggestionReadings(read.connection)
    for each in suggesters:
        for article_id, language in readings.due(
            each.kind.name, each.model, choice.asked_of(each.kind)
        ):
            if each.kind.reads(language):
                due.setdefault(article_id, []).append(each.kind.name)
    return {article_id: due[article_id] for article_id in sorted(due)}


def _readers(read: Queries, suggesters: Sequence[Loadable]) -> dict[str, Collection[str]]:
    """The same of all articles, whatever was read."""
    return {
        article_id: names
        for article_id, language in read.iter_languages()
        if (names := [each.kind.name for each in suggesters if each.kind.reads(language)])
    }


def _store(
    unit: UnitOfWork,
    article: Article,
    seen: Sequence[Suggestion],
    readings: Sequence[SuggestionReading],
    choice: Choice,
) -> tuple[int, int]:
    """How many were stored, and how many went that the same suggesters saw before."""
    suggesters = {each.suggester for each in readings}
    standing = [
        each
        for each in unit.read.suggestions_of_article(article.id)
        if each.state == "open"
        and each.suggester in suggesters
        and (not choice.types or each.type in choice.types)
    ]
    new = {_content(each): each for each in seen}
    gone = [each for each in standing if new.pop(_content(each), None) is None]
    unit.delete_all(gone)
    SuggestionReadings(unit.read.connection).note(readings)
    return unit.create_all(new.values()), len(gone)


def _content(suggestion: Suggestion) -> bytes:
    return msgspec.json.encode(replace(suggestion, id="", version=1))
