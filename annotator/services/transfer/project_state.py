"""The project that an import meets: the real one, or one simulated for a preview."""

from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.formats.annotations import passthrough
from annotator.services.ids import now
from annotator.services.transfer.decisions import Decision
from annotator.services.transfer.record_references import Lead
from annotator.storage.queries import Queries

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class ProjectState:
    """What a project holds."""

    def __init__(self, read: Queries, today: date) -> None:
        """Asks the database each time.

        Args:
            read: the project.
            today: against what the years of dates are held.
        """
        self._read = read
        self.today = today

    def info(self) -> ProjectInfo:
        """The project's identity."""
        return self._read.info()

    def codebook(self) -> Codebook:
        """Its codebook."""
        return self._read.codebook()

    def is_empty(self) -> bool:
        """Whether there is neither an article nor an actor yet."""
        return self._read.is_empty()

    def coders(self) -> Sequence[Coder]:
        """All coders."""
        return self._read.coders()

    def actors(self) -> Iterator[Actor]:
        """All actors."""
        return self._read.iter_actors()

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        return self._read.known_sha256(hashes)

    def titles(self, ids: Collection[str]) -> dict[str, str]:
        """The titles of those of the articles that there are, by id."""
        return {each.id: each.title for each in self._read.articles(ids)}

    def articles(self, ids: Collection[str]) -> Sequence[Article]:
        """Those of the articles that there are."""
        return self._read.articles(ids)

    def statuses(self, article_id: str) -> Sequence[ArticleStatus]:
        """How far each coder is with an article."""
        return self._read.statuses(article_id)

    def same_records(self, records: Sequence[Record]) -> dict[str, bool]:
        """Of those of the records that there are, by id, whether each is the same."""
        there = self._read.known_records([record.id for record in records])
        own = {record.id: record for record in self._read.records(there)}
        return {each.id: _is_same(own[each.id], each) for each in records if each.id in own}

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        return self._read.known_records(ids)

    def known_links(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that links have."""
        return {link.id for link in self._read.links(ids)}


class SimulatedProject(ProjectState):
    """A simulation of the project after all decisions so far; nothing is written.

    Of what would come it holds no texts and no records, only their ids and digests.
    """

    def __init__(self, read: Queries, coder: Coder) -> None:
        """Expects nothing yet.

        Args:
            read: the project.
            coder: who would import, and is a coder of the project from then on.
        """
        super().__init__(read, now().date())
        self._single: dict[type[Any], Any] = {}
        self._coders = {coder.id: coder}
        self._actors: dict[str, Actor] = {}
        self._articles: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._statuses: dict[str, dict[str, ArticleStatus]] = {}
        self._records: dict[str, int] = {}
        self._links: dict[str, None] = {}
        self._before: list[tuple[dict[Any, Any], Any, Any]] = []

    @property
    def project_state(self) -> ProjectState:
        """Itself."""
        return self

    def take(self, decisions: Sequence[Decision]) -> None:
        """Remembers what would be there."""
        for each in decisions:
            if each.verdict in ("new", "extends"):
                self._remember(each)

    def _remember(self, decision: Decision) -> None:
        match decision.thing:
            case ProjectInfo() | Codebook() as thing:
                self._put(self._single, type(thing), thing)
            case Coder() as coder:
                self._put(self._coders, coder.id, coder)
            case Actor() as actor:
                self._put(self._actors, actor.id, actor)
            case Article() as article:
                self._put(self._articles, article.sha256, article.id)
                self._put(self._titles, article.id, article.title)
            case ArticleStatus() as status:
                of_article = self._statuses.setdefault(status.article, {})
                self._put(of_article, status.coder, status)
            case Record() as record:
                self._put(self._records, record.id, _digest(record))
            case Link() as link:
                self._put(self._links, link.id, None)
            case None:
                pass

    def _put(self, known: dict[Any, Any], key: Any, value: Any) -> None:
        self._before.append((known, key, known.get(key, _before)))
        known[key] = value

    @contextmanager
    def savepoint(self) -> Generator[None, None, None]:
        """A block whose decisions are forgotten if it fails."""
        self._before.clear()
        try:
            yield
        except BaseException:
            for known, key, value in reversed(self._before):
                if value is _before:
                    del known[key]
                else:
                    known[key] = value
            raise
        finally:
            self._before.clear()

    def leave_out(self, leads: Sequence[Lead]) -> None:
        """Nothing, since values are not remembered."""

    def info(self) -> ProjectInfo:
        """The project's identity."""
        return self._single.get(ProjectInfo) or super().info()

    def codebook(self) -> Codebook:
        """Its codebook."""
        return self._single.get(Codebook) or super().codebook()

    def is_empty(self) -> bool:
        """Whether there would be neither an article nor an actor."""
        return not self._titles and not self._actors and super().is_empty()

    def coders(self) -> Sequence[Coder]:
        """All coders."""
        return list((self._coders | {each.id: each for each in super().coders()}).values())

    def actors(self) -> Iterator[Actor]:
        """All actors."""
        return chain(super().actors(), self._actors.values())

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        return _among(self._articles, hashes) | super().known_sha256(hashes)

    def titles(self, ids: Collection[str]) -> dict[str, str]:
        """The titles of those of the articles that there are, by id."""
        return _among(self._titles, ids) | super().titles(ids)

    def statuses(self, article_id: str) -> Sequence[ArticleStatus]:
        """How far each coder is with an article."""
        own = {status.coder: status for status in super().statuses(article_id)}
        return list((own | self._statuses.get(article_id, {})).values())

    def same_records(self, records: Sequence[Record]) -> dict[str, bool]:
        """Of those of the records that there are, by id, whether each is the same."""
        known = _among(self._records, [record.id for record in records])
        same = {each.id: known[each.id] == _digest(each) for each in records if each.id in known}
        return same | super().same_records(records)

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        return self._records.keys() & set(ids) | super().known_records(ids)

    def known_links(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that links have."""
        return self._links.keys() & set(ids) | super().known_links(ids)


def _is_same(ours: Record, theirs: Record) -> bool:
    """Whether they say the same, whichever version of the program stored them."""
    ours = replace(ours, version=1)
    if ours.metadata != theirs.metadata:
        ours, theirs = (
            replace(each, metadata=passthrough.upgraded(each.metadata)) for each in (ours, theirs)
        )
    return ours == theirs


_before = object()
"""What stands for a key that was not there."""


def _among(known: dict[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: known[key] for key in keys if key in known}


def _digest(record: Record) -> int:
    return hash(_ENCODER.encode(record))
