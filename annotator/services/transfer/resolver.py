"""Deciding on the things of a file: which are new, which are there already, which differ."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.additions import additions
from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.article_details import DETAIL_NAMES, DETAILS, detail_of
from annotator.core.coding.article_publications import with_publications
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion
from annotator.core.errors import InputError
from annotator.core.messages import in_turn, message, of_file
from annotator.formats.annotations import passthrough
from annotator.formats.content import CodedArticle, Content
from annotator.services.transfer.codebook import widened
from annotator.services.transfer.corrected_articles import Reconciled, Sided, reconciled, told
from annotator.services.transfer.dates import Dates
from annotator.services.transfer.decisions import Decision, Tally, left_out
from annotator.services.transfer.labels.mappings import joined
from annotator.services.transfer.project_state import ProjectState, says_same
from annotator.services.transfer.record_references import Lead, leads_of
from annotator.services.transfer.report import GAINED, Problem

_NAMED = 5
"""So many articles a note names."""

InFile = tuple[str, CodedArticle]
"""An article, and the file that it is from."""


class ImportResolver:
    """Decides on the things of one file, or of several whose articles nobody coded.

    Attributes:
        leads: the values of new records that are ids of records.
    """

    def __init__(
        self,
        project_state: ProjectState,
        codebook: Codebook | None,
        reported_dates: frozenset[str],
        earlier: Mapping[str, Collection[str]],
    ) -> None:
        """Has decided on nothing yet.

        Args:
            project_state: what the project holds; decisions are part of it once they were taken.
            codebook: what the file's records follow.
            earlier: the hashes of texts that the file's articles had before, as far as known.
            reported_dates: the files of which a note says already that dates were not understood.
        """
        self.leads: list[Lead] = []
        self._project_state = project_state
        self._codebook = codebook
        self._reported_dates = reported_dates
        self._earlier = earlier
        self._dates: dict[str, Dates] = {}
        self._coders: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._is_same_registry = True
        self._by_text: set[str] = set()
        self._differing_details: dict[str, dict[str, list[str]]] = {}

    def tell_details(self, tally: Tally) -> None:
        """Says which articles say something else of themselves than the project does."""
        for file, articles in self._differing_details.items():
            named = [
                message("details-of", title=title, names=names)
                for title, names in list(articles.items())[:_NAMED]
            ]
            shown = in_turn(named)
            if (more := len(articles) - _NAMED) > 0:
                shown = message("and-more-of-them", shown=shown, count=more)
            tally.notes.append(of_file(file, message("details-stay", shown=shown)))

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
        yield from self._info(file, content)
        if is_empty:
            note = of_file(file, message("codebook-adopted", name=theirs.name))
            adopted = replace(theirs, version=ours.version)
            gains = tuple(additions(ours, theirs)) if theirs.types != ours.types else ()
            is_other = ours.name != theirs.name
            yield Decision(
                "extends", file, adopted, ours, gains=gains, note=note if is_other else None
            )
            return
        wider = widened(ours, theirs, file)
        if wider == ours:
            return
        gains = additions(ours, wider)
        shown = ", ".join(gains[:5]) + (" …" if len(gains) > 5 else "")
        note = of_file(file, message(GAINED, shown=shown)) if gains else None
        yield Decision("extends", file, wider, ours, gains=tuple(gains), note=note)

    def _info(self, file: str, content: Content) -> Iterator[Decision]:
        """What was remembered of how imports were read."""
        if content.info is None:
            return
        info = self._project_state.info()
        is_empty = self._project_state.is_empty()
        here = info
        if is_empty:
            here = replace(info, created=content.info.created, blind=content.info.blind)
        if (extended := joined(here, content.info)) != info:
            yield Decision("extends", file, extended, info)

    def coders(self, file: str, content: Content) -> Iterator[Decision]:
        """Unknown coders are new; notes the id here of each coder there.

        Roles come along into a project without anything. Elsewhere they are the lead's to give.
        """
        is_empty = self._project_state.is_empty()
        ours = {name_key(coder.name): coder for coder in self._project_state.coders()}
        by_id = {coder.id: coder for coder in ours.values()}
        self._coders = {}
        for coder in content.coders():
            known = ours.get(name_key(coder.name)) or by_id.get(coder.id)
            self._coders[coder.id] = known.id if known else coder.id
            if known is None:
                role = coder.role if is_empty else "coder"
                yield Decision("new", file, Coder(coder.id, coder.name, role, coder.active))

    def actors(self, file: str, content: Content) -> Iterator[Decision]:
        """Unknown actors are new; notes the id here of each actor there."""
        ours = {actor.id: actor for actor in self._project_state.actors()}
        names = {name_key(actor.name): actor.id for actor in ours.values()}
        self._actors = {}
        for actor in content.actors():
            known = ours.get(actor.id)
            here = actor.id if known else names.get(name_key(actor.name))
            self._actors[actor.id] = here or actor.id
            if not here:
                yield Decision("new", file, actor)
            elif not known:
                note = of_file(file, message("actor-matched", name=actor.name))
                yield Decision("duplicate", file, actor, note=note)
            elif replace(known, version=1) != actor:
                note = of_file(file, message("actor-differs", name=actor.name))
                yield Decision("differs", file, actor, note=note)
            else:
                yield Decision("duplicate", file, actor)
        self._is_same_registry = all(here == there for here, there in self._actors.items())

    def articles(self, group: Sequence[InFile]) -> Iterator[Decision]:
        """Articles that are not there are new, and so are statuses and records.

        One whose text is there adds where else that appeared. One that is there with another text
        was corrected on one side, and the records of the other are moved along.
        """
        here = self._project_state.known_sha256([coded.article.sha256 for _, coded in group])
        theirs = [coded.article for _, coded in group]
        ids = {*here.values(), *(each.id for each in theirs if each.sha256 not in here)}
        held = {each.id: each for each in self._project_state.articles(ids)}
        self._by_text |= set(here.values())
        articles: dict[str, Decision] = {}
        statuses: dict[str, Decision] = {}
        records: dict[str, list[Record]] = {}
        moved: dict[str, Record] = {}
        assigned: list[tuple[str, Assignment]] = []
        suggestions: list[tuple[str, Suggestion]] = []
        for file, coded in group:
            article = coded.article
            own = held.get(here.get(article.sha256, article.id))
            found = Reconciled(own or article, records=self._records(own or article, coded))
            if own is None:
                self._dates_of(file).article(article)
                articles[article.id] = Decision("new", file, article)
                of_new = (self._status(article.id, status) for status in coded.statuses)
                decided = (Decision("new", file, status) for status in of_new)
            else:
                if own.sha256 != article.sha256:
                    found = self._reconciled(own, article, found.records)
                moved |= {each.id: each for _, each in found.moved}
                yield from told(file, own, article, found)
                if found.is_left_out:
                    continue
                found = replace(found, article=self._with_more(file, found.article, article))
                if found.article != own:
                    known = articles.get(own.id) or _extending(file, own, found.article)
                    articles[own.id] = replace(known, thing=found.article)
                decided = self._status_decisions(file, own.id, coded)
            assigned += (
                (file, replace(each, article=found.article.id, coder=self._coders[each.coder]))
                for each in coded.assignments
            )
            held[found.article.id] = found.article
            here[found.article.sha256] = found.article.id
            for each in decided:
                if each.verdict in ("new", "extends") and isinstance(each.thing, ArticleStatus):
                    # What several coders made of one text may say it once each.
                    statuses.setdefault(each.thing.id, each)
                else:
                    yield each
            records.setdefault(file, []).extend(found.records)
            suggestions += self._suggestions(file, found.article, coded)
        yield from articles.values()
        yield from statuses.values()
        yield from self._assignment_decisions(assigned)
        for file, its_records in records.items():
            if its_records:
                yield from self._record_decisions(file, its_records, moved)
        yield from self._suggestion_decisions(suggestions)

    def links(self, file: str, links: Sequence[Link]) -> Iterator[Decision]:
        """Unknown links are new, if both their records are there."""
        known = self._project_state.known_links([link.id for link in links])
        new = [link for link in links if link.id not in known]
        ends = self._project_state.known_records([end for link in new for end in link.ends])
        for link in links:
            if link.id in known:
                yield Decision("duplicate", file, link)
            elif all(end in ends for end in link.ends):
                yield Decision("new", file, link)
            else:
                reason = message("link-without-record")
                problem = Problem.of(InputError(file, reason, message("at-link", id=link.id)))
                yield Decision("differs", file, link, problem=problem)

    def deletions(self, file: str) -> Iterator[list[Decision]]:  # noqa: ARG002 - a merge asks it
        """What goes because it was deleted in the file: nothing, in an import."""
        return iter(())

    def _reconciled(self, own: Article, theirs: Article, records: Sequence[Record]) -> Reconciled:
        here = self._project_state.records_of_article(own.id)
        # A text that another article of the file has may not go, for its records lie in it.
        return reconciled(
            Sided(own, here, self._project_state.earlier_texts(own.id)),
            Sided(theirs, records, self._earlier.get(theirs.id, ())),
            may_take=own.id not in self._by_text,
        )

    def _with_more(self, file: str, ours: Article, theirs: Article) -> Article:
        """Ours with what theirs says more: publications, and what became no record."""
        if theirs.id == ours.id:
            names = [
                DETAIL_NAMES[each]
                for each in DETAILS
                if detail_of(ours, each) != detail_of(theirs, each)
            ]
            if names:
                self._differing_details.setdefault(file, {})[ours.title] = names
        ours = with_publications(ours, theirs)
        if not passthrough.holds(theirs.metadata):
            return ours
        return replace(ours, metadata=passthrough.joined(ours.metadata, theirs.metadata))

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
                continue
            # An older export knows nothing of what an article trains.
            training = own.training or status.training
            wanted = replace(status, training=training, version=own.version)
            if status.relevant is None:
                wanted = replace(wanted, relevant=own.relevant)
            if wanted == own:
                yield Decision("duplicate", file, status)
            elif _extends(own, wanted):
                yield Decision("extends", file, wanted, own)
            elif (own.state, own.reason) == (status.state, status.reason):
                note = message("relevance-stays", title=coded.article.title)
                yield Decision("differs", file, status, note=of_file(file, note))
            else:
                title = coded.article.title
                note = message("status-stays", title=title, own=own.state, theirs=status.state)
                yield Decision("differs", file, status, note=of_file(file, note))

    def _assignment_decisions(
        self, assigned: Sequence[tuple[str, Assignment]]
    ) -> Iterator[Decision]:
        """Those that are not there are new."""
        if not assigned:
            return
        known = self._project_state.assignments({each.article for _, each in assigned})
        for file, each in assigned:
            yield Decision("duplicate" if each.id in known else "new", file, each)
            known.add(each.id)

    def _record_decisions(
        self, file: str, records: Sequence[Record], moved: Mapping[str, Record]
    ) -> Iterator[Decision]:
        same = self._project_state.same_records(records)
        # The project's move with the text, in the same step as these come.
        same |= {each.id: says_same(moved[each.id], each) for each in records if each.id in moved}
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
                yield left_out(file, record, message("differing-record", type=record.type))
        self._dates_of(file).records(new.values(), self._codebook)
        self.leads += leads_of(file, new.values(), self._codebook)

    def _suggestion_decisions(
        self, suggestions: Sequence[tuple[str, Suggestion]]
    ) -> Iterator[Decision]:
        known = self._project_state.known_suggestions([each.id for _, each in suggestions])
        for file, each in suggestions:
            yield Decision("duplicate" if each.id in known else "new", file, each)
            known.add(each.id)

    def _suggestions(
        self, file: str, article: Article, coded: CodedArticle
    ) -> Iterator[tuple[str, Suggestion]]:
        """Those of an article; of another text than is kept none, for they can be had again."""
        if article.sha256 == coded.article.sha256:
            for each in coded.suggestions:
                yield file, self._suggestion(article.id, each)

    def _suggestion(self, article_id: str, suggestion: Suggestion) -> Suggestion:
        coder = None if suggestion.coder is None else self._coders[suggestion.coder]
        fields = {
            key: tuple(self._value(value) for value in values)
            for key, values in suggestion.fields.items()
        }
        return replace(suggestion, article=article_id, coder=coder, fields=fields)

    def _status(self, article_id: str, status: ArticleStatus) -> ArticleStatus:
        return replace(status, article=article_id, coder=self._coders[status.coder])

    def _records(self, article: Article, coded: CodedArticle) -> list[Record]:
        return [self._record(article.id, record) for record in coded.records]

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


def _extending(file: str, own: Article, after: Article) -> Decision:
    note = None
    if after.sha256 != own.sha256:
        note = of_file(file, message("correction-taken", title=own.title))
    return Decision("extends", file, after, own, note=note)


def _extends(own: ArticleStatus, wanted: ArticleStatus) -> bool:
    """Whether nothing that the project says of a status is said otherwise."""
    is_begun = own.state != "new" and (own.state, own.reason) != (wanted.state, wanted.reason)
    return not is_begun and own.relevant in (None, wanted.relevant)
