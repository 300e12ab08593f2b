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
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Entity, Kind, id_of, kind_of
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.coding.suggestion import Suggestion
from annotator.formats.annotations import passthrough
from annotator.formats.parsing.spool import Spool
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
        self._last, _ = read.journal.end()

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

    def articles(self, ids: Collection[str]) -> Sequence[Article]:
        """Those of the articles that there are."""
        return self._read.articles(ids)

    def titles(self, ids: Collection[str]) -> dict[str, str]:
        """The titles of articles, by id."""
        return self._read.titles(ids)

    def titles_of_all(self) -> Iterator[tuple[str, str]]:
        """The id and title of every article."""
        return self._read.iter_titles()

    def earlier_texts(self, article_id: str) -> Collection[str]:
        """The hashes of the texts that an article had before this import."""
        return self._read.journal.earlier_texts([article_id], self._last).get(article_id, ())

    def statuses(self, article_id: str) -> Sequence[ArticleStatus]:
        """How far each coder is with an article."""
        return self._read.statuses(article_id)

    def assignments(self, article_ids: Collection[str]) -> set[str]:
        """The ids of the assignments of several articles."""
        found = self._read.assignments_of_articles(article_ids).values()
        return {each.id for of_article in found for each in of_article}

    def records_of_article(self, article_id: str) -> Sequence[Record]:
        """The records of all coders in an article."""
        return self._read.records_of_article(article_id)

    def same_records(self, records: Sequence[Record]) -> dict[str, bool]:
        """Of those of the records that there are, by id, whether each is the same."""
        there = self._read.known_records([record.id for record in records])
        own = {record.id: record for record in self._read.records(there)}
        return {each.id: says_same(own[each.id], each) for each in records if each.id in own}

    def records(self, ids: Collection[str]) -> Sequence[Record]:
        """Those of the records that there are."""
        return self._read.records(ids)

    def links(self, ids: Collection[str]) -> Sequence[Link]:
        """Those of the links that there are."""
        return self._read.links(ids)

    def things(self, kind: Kind, ids: Collection[str]) -> Sequence[Entity]:
        """Those of the things of a kind that there are, by their ids in the journal."""
        match kind:
            case "record":
                return self.records(ids)
            case "link":
                return self.links(ids)
            case "article":
                return self.articles(ids)
            case "actor":
                return [actor for actor in self.actors() if actor.id in ids]
            case "status":
                articles = {each.partition("/")[0] for each in ids}
                found = (status for each in articles for status in self.statuses(each))
                return [status for status in found if status.id in ids]
            case _:
                return list(self._read.entities(kind, ids).values())

    def assignments_of(self, article_id: str) -> Sequence[Assignment]:
        """Who is to code an article."""
        return self._read.assignments(article_id)

    def naming_actors(self, ids: Collection[str]) -> set[str]:
        """Those of the actors that a record names."""
        return self._read.actors_in_use(ids)

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        return self._read.known_records(ids)

    def known_suggestions(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that suggestions have."""
        return {each.id for each in self._read.suggestions(ids)}

    def known_links(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that links have."""
        return {link.id for link in self._read.links(ids)}


class SimulatedProject(ProjectState):
    """A simulation of the project after all decisions so far; nothing is written.

    Of what would come it holds only ids, digests and places in temporary files.
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
        self._hashes: dict[str, str] = {}
        self._articles: dict[str, int] = {}
        self._article_spool = Spool(Article)
        self._statuses: dict[str, dict[str, ArticleStatus]] = {}
        self._assignments: dict[str, Assignment] = {}
        self._records: dict[str, int] = {}
        self._record_places: dict[str, int] = {}
        self._record_spool = Spool(Record)
        self._of_article: dict[str, list[str]] = {}
        self._links: dict[str, Link] = {}
        self._suggestions: dict[str, Suggestion] = {}
        self._known: dict[type[Any], dict[str, Any]] = {
            Coder: self._coders,
            Actor: self._actors,
            Link: self._links,
            Assignment: self._assignments,
            Suggestion: self._suggestions,
        }
        self._gone: dict[tuple[Kind, str], bool] = {}
        self._before: list[tuple[dict[Any, Any], Any, Any]] = []

    @property
    def project_state(self) -> ProjectState:
        """Itself."""
        return self

    def take(self, decisions: Sequence[Decision]) -> None:
        """Remembers what would be there."""
        for each in decisions:
            is_gone = each.verdict == "deleted"
            if each.verdict in ("new", "extends"):
                self._remember(each)
            elif not is_gone:
                continue
            if each.thing is not None and (is_gone or self._gone):
                self._put(self._gone, (kind_of(each.thing), id_of(each.thing)), is_gone)

    def _remember(self, decision: Decision) -> None:
        match decision.thing:
            case ProjectInfo() | Codebook() as thing:
                self._put(self._single, type(thing), thing)
            case Coder() | Actor() | Link() | Assignment() | Suggestion() as thing:
                self._put(self._known[type(thing)], thing.id, thing)
            case Article() as article:
                if isinstance(own := decision.own, Article) and own.sha256 != article.sha256:
                    self._put(self._hashes, own.sha256, "")
                self._put(self._hashes, article.sha256, article.id)
                self._put(self._articles, article.id, self._article_spool.end)
                self._article_spool.add(article)
            case ArticleStatus() as status:
                of_article = self._statuses.setdefault(status.article, {})
                self._put(of_article, status.coder, status)
            case Record() as record:
                self._put(self._records, record.id, _digest(record))
                self._put(self._record_places, record.id, self._record_spool.end)
                self._of_article.setdefault(record.article, []).append(record.id)
                self._record_spool.add(record)
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
        return not self._articles and not self._actors and super().is_empty()

    def coders(self) -> Sequence[Coder]:
        """All coders."""
        return list((self._coders | {each.id: each for each in super().coders()}).values())

    def actors(self) -> Iterator[Actor]:
        """All actors."""
        held = {actor.id: actor for actor in self._actors.values()}
        own = (held.pop(actor.id, actor) for actor in super().actors())
        return (each for each in chain(own, held.values()) if self._is_there("actor", each.id))

    def known_sha256(self, hashes: Collection[str]) -> dict[str, str]:
        """The ids of the articles that have one of these hashes, by hash."""
        known = super().known_sha256(hashes) | _among(self._hashes, hashes)
        there = {sha256: article for sha256, article in known.items() if article}
        return {each: there[each] for each in there if self._is_there("article", there[each])}

    def articles(self, ids: Collection[str]) -> Sequence[Article]:
        """Those of the articles that there would be."""
        held = {article.id: article for article in super().articles(ids)}
        places = _among(self._articles, ids)
        held |= {key: self._article_spool.at(places[key]) for key in places}
        return [each for each in held.values() if self._is_there("article", each.id)]

    def statuses(self, article_id: str) -> Sequence[ArticleStatus]:
        """How far each coder is with an article."""
        own = {status.coder: status for status in super().statuses(article_id)}
        statuses = own | self._statuses.get(article_id, {})
        return [each for each in statuses.values() if self._is_there("status", each.id)]

    def assignments_of(self, article_id: str) -> Sequence[Assignment]:
        """Who would have to code an article."""
        own = {each.id: each for each in super().assignments_of(article_id)}
        own |= {each.id: each for each in self._assignments.values() if each.article == article_id}
        return [each for each in own.values() if self._is_there("assignment", each.id)]

    def assignments(self, article_ids: Collection[str]) -> set[str]:
        """The ids of the assignments of several articles, and of others."""
        known = super().assignments(article_ids) | self._assignments.keys()
        return {each for each in known if self._is_there("assignment", each)}

    def records_of_article(self, article_id: str) -> Sequence[Record]:
        """The records of all coders in an article."""
        held = {record.id: record for record in super().records_of_article(article_id)}
        for record_id in self._of_article.get(article_id, ()):
            # What was taken back is not among the places any more.
            if (place := self._record_places.get(record_id)) is not None:
                held[record_id] = self._record_spool.at(place)
        return [each for each in held.values() if self._is_there("record", each.id)]

    def records(self, ids: Collection[str]) -> Sequence[Record]:
        """Those of the records that there would be."""
        held = {record.id: record for record in super().records(ids)}
        places = _among(self._record_places, ids)
        held |= {key: self._record_spool.at(places[key]) for key in places}
        return [each for each in held.values() if self._is_there("record", each.id)]

    def links(self, ids: Collection[str]) -> Sequence[Link]:
        """Those of the links that there would be."""
        held = {link.id: link for link in super().links(ids)} | _among(self._links, ids)
        return [each for each in held.values() if self._is_there("link", each.id)]

    def _is_there(self, kind: Kind, entity_id: str) -> bool:
        return not self._gone.get((kind, entity_id), False)

    def same_records(self, records: Sequence[Record]) -> dict[str, bool]:
        """Of those of the records that there are, by id, whether each is the same."""
        known = _among(self._records, [record.id for record in records])
        same = {each.id: known[each.id] == _digest(each) for each in records if each.id in known}
        known_same = super().same_records(records) | same
        return {key: known_same[key] for key in known_same if self._is_there("record", key)}

    def known_records(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that records have."""
        known = self._records.keys() & set(ids) | super().known_records(ids)
        return {each for each in known if self._is_there("record", each)}

    def known_suggestions(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that suggestions have."""
        return self._suggestions.keys() & set(ids) | super().known_suggestions(ids)

    def known_links(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that links have."""
        known = self._links.keys() & set(ids) | super().known_links(ids)
        return {each for each in known if self._is_there("link", each)}


def says_same(ours: Record, theirs: Record) -> bool:
    """Whether they say the same, whichever version of the program stored them, and when."""
    ours = replace(ours, version=theirs.version, updated=theirs.updated)
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
    return hash(_ENCODER.encode(replace(record, version=1, updated=record.created)))
