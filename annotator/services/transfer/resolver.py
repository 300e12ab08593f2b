"""Deciding on the things of a file: which are new, which are there already, which differ."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.additions import additions
from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.annotations import passthrough
from annotator.formats.content import CodedArticle, Content
from annotator.services.transfer.codebook import widened
from annotator.services.transfer.dates import Dates
from annotator.services.transfer.decisions import ClashError, Decision, Tally
from annotator.services.transfer.memory import joined
from annotator.services.transfer.project_state import ProjectState
from annotator.services.transfer.record_references import Lead, leads_of
from annotator.services.transfer.report import GAINED, Problem

InFile = tuple[str, CodedArticle]
"""An article, and the file that it is from."""


class ImportResolver:
    """Decides on the things of one file, or of several whose articles nobody coded.

    Attributes:
        leads: the values of new records that are ids of records.
    """

    def __init__(
        self, project_state: ProjectState, codebook: Codebook | None, reported_dates: frozenset[str]
    ) -> None:
        """Has decided on nothing yet.

        Args:
            project_state: what the project holds; decisions are part of it once they were taken.
            codebook: what the file's records follow.
            reported_dates: the files of which a note says already that dates were not understood.
        """
        self.leads: list[Lead] = []
        self._project_state = project_state
        self._codebook = codebook
        self._reported_dates = reported_dates
        self._dates: dict[str, Dates] = {}
        self._coders: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._is_same_registry = True

    def tell_dates(self, tally: Tally) -> None:
        """Says what was odd about dates."""
        for dates in self._dates.values():
            dates.tell(tally)

    def _dates_of(self, file: str) -> Dates:
        known = self._dates.get(file)
        if known is None:
            known = self._dates[file] = Dates(file, self._project_state.today, self._reported_dates)
        return known

    def adoption(self, file: str, content: Content) -> Iterator[Decision]:
        """Into a project without anything, the file's codebook and date of birth; else what of
        its codebook is missing."""
        held = self._project_state
        ours, theirs, is_empty = held.codebook(), content.codebook, held.is_empty()
        if theirs is None:
            return
        if content.info is not None:
            info = held.info()
            here = replace(info, created=content.info.created) if is_empty else info
            if (extended := joined(here, content.info)) != info:
                yield Decision("extends", file, extended, info)
        if is_empty:
            note = f"{file}: the project takes over its codebook “{theirs.name}”."
            adopted = replace(theirs, version=ours.version)
            gains = tuple(additions(ours, theirs)) if theirs.types != ours.types else ()
            note = note if ours.name != theirs.name else ""
            yield Decision("extends", file, adopted, ours, gains=gains, note=note)
            return
        wider = widened(ours, theirs, file)
        if wider == ours:
            return
        gains = additions(ours, wider)
        shown = ", ".join(gains[:5]) + (" …" if len(gains) > 5 else "")
        note = f"{file}: {GAINED}: {shown}." if gains else ""
        yield Decision("extends", file, wider, ours, gains=tuple(gains), note=note)

    def coders(self, file: str, content: Content) -> Iterator[Decision]:
        """Unknown coders are new; notes the id here of each coder there."""
        ours = {name_key(coder.name): coder for coder in self._project_state.coders()}
        by_id = {coder.id: coder for coder in ours.values()}
        self._coders = {}
        for coder in content.coders():
            known = ours.get(name_key(coder.name)) or by_id.get(coder.id)
            self._coders[coder.id] = known.id if known else coder.id
            if known is None:
                yield Decision("new", file, Coder(coder.id, coder.name))

    def actors(self, file: str, content: Content) -> Iterator[Decision]:
        """Unknown actors are new; notes the id here of each actor there."""
        ours = {actor.id: actor for actor in self._project_state.actors()}
        names = {name_key(actor.name): actor.id for actor in ours.values()}
        self._actors = {}
        for actor in content.actors():
            known = ours.get(actor.id)
            here = actor.id if known else names.get(name_key(actor.name))
            self._actors[actor.id] = here or actor.id
            which = f"{file}: the actor “{actor.name}”"
            if not here:
                yield Decision("new", file, actor)
            elif not known:
                note = f"{which} was taken as the project's of that name."
                yield Decision("duplicate", file, actor, note=note)
            elif replace(known, version=1) != actor:
                note = f"{which} differs from the project's, which stays."
                yield Decision("differs", file, actor, note=note)
            else:
                yield Decision("duplicate", file, actor)
        self._is_same_registry = all(here == there for here, there in self._actors.items())

    def articles(self, group: Sequence[InFile]) -> Iterator[Decision]:
        """Articles whose text is not there are new, and so are statuses and records.

        Raises:
            ClashError: an article of the same id is there with another text.
        """
        here = self._project_state.known_sha256([coded.article.sha256 for _, coded in group])
        self._require_own_texts([each for each in group if each[1].article.sha256 not in here])
        articles: dict[str, Decision] = {}
        statuses: dict[str, Decision] = {}
        records: dict[str, list[Record]] = {}
        for file, coded in group:
            article = coded.article
            known = here.get(article.sha256)
            if known:
                yield Decision("duplicate", file, article, here=known)
                if known in articles:
                    articles[known] = _extended(articles[known], article)
                elif extends := self._extended_article(file, known, article):
                    articles[known] = extends
                decided = self._status_decisions(file, known, coded)
            else:
                here[article.sha256] = article.id
                self._dates_of(file).article(article)
                articles[article.id] = Decision("new", file, article)
                theirs = (self._status(article.id, status) for status in coded.statuses)
                decided = (Decision("new", file, status) for status in theirs)
            for each in decided:
                if each.verdict in ("new", "extends") and isinstance(each.thing, ArticleStatus):
                    # What several coders made of one text may say it once each.
                    statuses.setdefault(each.thing.id, each)
                else:
                    yield each
            records.setdefault(file, []).extend(
                self._record(known or article.id, record) for record in coded.records
            )
        yield from articles.values()
        yield from statuses.values()
        for file, found in records.items():
            if found:
                yield from self._record_decisions(file, found)

    def links(self, file: str, links: Sequence[Link]) -> Iterator[Decision]:
        """Unknown links are new."""
        known = self._project_state.known_links([link.id for link in links])
        for link in links:
            yield Decision("duplicate" if link.id in known else "new", file, link)

    def _extended_article(self, file: str, article_id: str, theirs: Article) -> Decision | None:
        """That an article of ours gains what of theirs became no record, if there is any."""
        if passthrough.holds(theirs.metadata):
            for ours in self._project_state.articles([article_id]):
                if (extended := _with_kept(ours, theirs)) != ours:
                    return Decision("extends", file, extended, ours)
        return None

    def _require_own_texts(self, new: Sequence[InFile]) -> None:
        titles = self._project_state.titles([coded.article.id for _, coded in new])
        for file, coded in new if titles else ():
            if (title := titles.get(coded.article.id)) is not None:
                raise ClashError(file, message("another-text", title=title, id=coded.article.id))

    def _status_decisions(
        self, file: str, article_id: str, coded: CodedArticle
    ) -> Iterator[Decision]:
        if not coded.statuses:
            return
        ours = {each.coder: each for each in self._project_state.statuses(article_id)}
        for theirs in coded.statuses:
            status = self._status(article_id, theirs)
            own = ours.get(status.coder)
            if own is None:
                yield Decision("new", file, status)
            elif (own.state, own.reason) == (status.state, status.reason):
                yield Decision("duplicate", file, status)
            elif own.state == "new":
                yield Decision("extends", file, replace(status, version=own.version), own)
            else:
                note = (
                    f"{file}: the article “{coded.article.title}” stays “{own.state}” as in the "
                    f"project; the file says “{status.state}”."
                )
                yield Decision("differs", file, status, note=note)

    def _record_decisions(self, file: str, records: Sequence[Record]) -> Iterator[Decision]:
        same = self._project_state.same_records(records)
        new: dict[str, Record] = {}
        for record in records:
            is_same = same.get(record.id)
            if is_same is None:
                first = new.setdefault(record.id, record)
                if first is record:
                    yield Decision("new", file, record)
                    continue
                is_same = first == record
            if is_same:
                yield Decision("duplicate", file, record)
            else:
                reason = message("differing-record", type=record.type)
                problem = Problem.of(InputError(file, reason, message("at-record", id=record.id)))
                yield Decision("differs", file, record, problem=problem)
        self._dates_of(file).records(new.values(), self._codebook)
        self.leads += leads_of(file, new.values(), self._codebook)

    def _status(self, article_id: str, status: ArticleStatus) -> ArticleStatus:
        return replace(status, article=article_id, coder=self._coders[status.coder])

    def _record(self, article_id: str, record: Record) -> Record:
        coder = self._coders[record.coder]
        if self._is_same_registry:
            if record.article == article_id and record.coder == coder:
                return record
            return replace(record, article=article_id, coder=coder)
        fields = {
            key: tuple(self._value(value) for value in values)
            for key, values in record.fields.items()
        }
        return replace(record, article=article_id, coder=coder, fields=fields)

    def _value(self, value: FieldValue) -> FieldValue:
        if value.actor is None or self._actors[value.actor] == value.actor:
            return value
        return msgspec.structs.replace(value, actor=self._actors[value.actor])


def _extended(decision: Decision, theirs: Article) -> Decision:
    """A decision on an article with what of another with its text became no record."""
    article = decision.thing
    if not isinstance(article, Article):
        return decision
    return replace(decision, thing=_with_kept(article, theirs))


def _with_kept(ours: Article, theirs: Article) -> Article:
    return replace(ours, metadata=passthrough.joined(ours.metadata, theirs.metadata))
