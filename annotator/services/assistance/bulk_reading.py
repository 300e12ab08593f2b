"""Suggesters have all articles of a project read: what they see is stored, or written to a file."""

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from annotator.core.changes import suggestion_kinds as kinds
from annotator.core.coding.article import Article
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
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
        left_out: how much models by address said that the text or the codebook does not bear out.
    """

    articles: int
    stored: int
    removed: int
    known: int
    left_out: int = 0

    def with_more(self, other: "StoreReport") -> "StoreReport":
        """Both together."""
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return StoreReport(*(mine + theirs for mine, theirs in pairs))


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
        report = StoreReport(0, 0, 0, 0)
        for one in self._suggesting.passes(choice):
            report = report.with_more(self._store(one, progress))
        return report

    def store_article(
        self, article_id: str, choice: Choice, progress: Progress = silent
    ) -> StoreReport:
        """The same of one article, whether it was read before or not."""
        report = StoreReport(0, 0, 0, 0)
        for one in self._suggesting.passes(choice):
            due = {article_id: [each.kind.name for each in self._suggesting.chosen(one)]}
            report = report.with_more(self._read(one, due, progress, 0))
        return report

    def _store(self, choice: Choice, progress: Progress) -> StoreReport:
        with self._workspace.reading() as read:
            total = read.counts(self._workspace.coder.id).articles
            due = _due(read, self._suggesting.chosen(choice), choice)
        return self._read(choice, due, progress, total - len(due))

    def _read(
        self, choice: Choice, due: Mapping[str, Collection[str]], progress: Progress, known: int
    ) -> StoreReport:
        chosen = self._suggesting.chosen(choice)
        asked = {each.kind.name: (each.model, choice.asked_of(each.kind)) for each in chosen}
        total, report = known + len(due), StoreReport(0, 0, 0, known)
        # What somebody pays for is kept at once.
        at_once = 1 if any(each.kind.is_remote for each in chosen) else _AT_ONCE

        def going_on() -> None:
            progress(known + report.articles, total, "Reading articles")

        going_on()
        found = self._suggesting.of_articles(self._articles(due), choice, going_on)
        with closing(found):
            while portion := list(islice(found, at_once)):
                with self._workspace.writing(kinds.StoreSuggestions(0)) as unit:
                    new = 0
                    for article, seen, left_out in portion:
                        if unit.read.article_version(article.id) != article.version:
                            # It was corrected meanwhile, and is to be read anew.
                            continue
                        readings = [
                            SuggestionReading(
                                *(article.id, name, asked[name][1], asked[name][0]),
                                article.revision,
                                sum(each.suggester == name for each in seen),
                            )
                            for name in due[article.id]
                        ]
                        added, gone = _store(unit, article, seen, readings, choice)
                        new += added
                        report = report.with_more(StoreReport(1, added, gone, 0, len(left_out)))
                    unit.say(kinds.StoreSuggestions(new))
                going_on()
        return report

    def lines(self, choice: Choice, progress: Progress = silent) -> Iterator[list[SuggestionLine]]:
        """What is seen in all articles as lines of JSON, article by article; nothing is stored."""
        for one in self._suggesting.passes(choice):
            with self._workspace.reading() as read:
                due = _readers(read, self._suggesting.chosen(one))
            yield from (lines for _, lines in self._lines(one, due, progress, 0))

    def _lines(
        self, choice: Choice, due: Mapping[str, Collection[str]], progress: Progress, known: int
    ) -> Generator[tuple[Article, list[SuggestionLine]], None, None]:
        done, total = known, known + len(due)

        def going_on() -> None:
            progress(done, total, "Reading articles")

        going_on()
        with closing(self._suggesting.lines(self._articles(due), choice, going_on)) as found:
            for each in found:
                yield each
                done += 1
                going_on()

    def write(self, choice: Choice, out: Path, progress: Progress = silent) -> WriteReport:
        """The same as a file, which goes on where it was if it is stopped.

        Raises:
            Cancelled: somebody stopped it; what was read stays beside the file.
            OSError: it cannot be written there.
            AnnotatorError: a model by address is to read with others; each writes a file alone.
        """
        if len(self._suggesting.passes(choice)) > 1:
            raise AnnotatorError(message("model-writes-alone"))
        chosen = self._suggesting.chosen(choice)
        asked = {each.kind.name: (each.model, choice.asked_of(each.kind)) for each in chosen}
        with self._workspace.reading() as read:
            texts = dict(read.iter_sha256())
            due = _readers(read, chosen)
        with SuggestionFile(out, asked, texts) as file:
            left = {key: names for key, names in due.items() if not file.has(key)}
            with closing(self._lines(choice, left, progress, file.known)) as found:
                for article, lines in found:
                    file.add(article.id, article.sha256, lines)
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
