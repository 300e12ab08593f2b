"""Adjudication: gold out of what several coders made of the same articles.

The records of coders stay as they are. What was decided are records of the coder “gold”: those in
the state ``gold``, and those in the state ``rejected`` that say why all others were wrong. How far
the adjudication of an article is, that coder's status says.
"""

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import adjudication_kinds as kinds
from annotator.core.changes.change_kind_base import ChangeKind, Named
from annotator.core.coding.article import ArticleState, ArticleStatus
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.team import gold, gold_links
from annotator.core.team.adjudication import Comparison
from annotator.core.team.drafting import DraftRule, drafted
from annotator.services.articles import begin_article
from annotator.services.deletion import delete_records
from annotator.services.ids import new_id
from annotator.services.progress import Progress, silent
from annotator.services.team.adjudication_case import (
    GOLD,
    Case,
    article_of,
    case_of,
    comparisons,
    create_links,
    finished_by,
    ids_of,
    links_of_gold,
    outcomes_of,
    require_as_seen,
    require_gold_coder,
    standing_gold,
    state_of,
)
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork

_AT_ONCE = 200


class QueuedArticle(msgspec.Struct, frozen=True):
    """An article that at least two coders have finished.

    Attributes:
        coders: their names.
        state: how far its adjudication is.
        disagreements: groups of records that differ and of which nothing is decided yet.
        unanimous: those that are alike everywhere and not taken yet.
    """

    id: str
    title: str
    coders: tuple[str, ...]
    state: ArticleState
    disagreements: int
    unanimous: int


class DraftReport(msgspec.Struct, frozen=True):
    """What a rule made of a project.

    Attributes:
        articles: that several coders have finished.
        drafted: gold records that were made.
        open: groups that are left to a person.
        finished: articles in which nothing was, if they were to be finished.
    """

    articles: int
    drafted: int
    open: int
    finished: int


class Adjudication:
    """Questions about the work of several coders, and the decisions; each is one Change.

    Comparisons are passed as they were seen. If one of their records was changed meanwhile, or
    decided otherwise, `ConflictError` says so and nothing is written.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # Questions

    def queue(self, progress: Progress = silent) -> list[QueuedArticle]:
        """The articles that at least two coders have finished, those with disagreements first."""
        with self._workspace.reading() as read:
            coders = {each.id: each for each in read.coders()}
            several = {
                article_id: statuses
                for article_id, statuses in read.statuses_of_several().items()
                if len(finished_by(statuses)) > 1
            }
            found: list[QueuedArticle] = []
            ids = list(several)
            for at in range(0, len(ids), _AT_ONCE):
                progress(at, len(ids), "Comparing coders")
                some = ids[at : at + _AT_ONCE]
                titles = read.titles(some)
                records = read.records_of_articles(some)
                for article_id in some:
                    statuses = several[article_id]
                    names = sorted(coders[each].name for each in finished_by(statuses))
                    undecided = [
                        each
                        for each in comparisons(records[article_id], statuses)
                        if not each.decided
                    ]
                    unanimous = sum(each.unanimous for each in undecided)
                    found.append(
                        QueuedArticle(
                            article_id,
                            titles[article_id],
                            tuple(names),
                            state_of(statuses),
                            len(undecided) - unanimous,
                            unanimous,
                        )
                    )
        return sorted(found, key=lambda each: each.disagreements == 0)

    def open(self, article_id: str) -> Case:
        """What is to be decided in an article.

        Raises:
            AnnotatorError: there is no such article, or fewer than two coders have finished it.
        """
        with self._workspace.reading() as read:
            return case_of(read, article_id)

    # Decisions

    def take(self, seen: Comparison, coder: str) -> Record:
        """Makes the whole of a coder's record gold, in place of what was decided before.

        Args:
            coder: the id of the coder, who has a record there.
        """
        source = seen.records[coder]
        with self._workspace.writing(kinds.TakeGold(self._type(source))) as unit:
            require_as_seen(unit, seen)
            made = self._decide(unit, seen, gold.taken(source, list(seen.records.values())))
            self._take_links(unit, made, source)
        return made

    def take_field(self, seen: Comparison, field_key: str, coder: str) -> Record:
        """Gives the gold record the field as a coder has it, also where that is empty.

        Raises:
            AnnotatorError: nothing was taken yet, or the gold record has no such field.
        """
        before, source = standing_gold(seen), seen.records[coder]
        field = self._workspace.codebook.type(before.type).field(field_key)
        what = kinds.TakeGoldField(Named.of(field), self._type(before))
        with self._workspace.writing(what) as unit:
            require_as_seen(unit, seen)
            return self._decide(unit, seen, gold.with_field(before, field_key, source))

    def take_spans(self, seen: Comparison, sources: Sequence[Record]) -> Record:
        """Gives the gold record the text of another record, or the fragments of several as one.

        Args:
            sources: also records that were aligned apart, such as the two halves of a quote; what
                is decided is of them too then.

        Raises:
            AnnotatorError: nothing was taken yet, or there is other gold of one of the sources.
        """
        before = standing_gold(seen)
        kind = kinds.MergeGoldSpans if len(sources) > 1 else kinds.TakeGoldSpans
        with self._workspace.writing(kind(self._type(before))) as unit:
            require_as_seen(unit, seen, sources)
            article = article_of(unit.read, before.article)
            if outcomes_of(unit.read, sources) - ids_of(seen.outcomes):
                raise AnnotatorError(message("decided-apart"))
            return self._decide(unit, seen, gold.with_spans(before, sources, article.text))

    def take_links(self, seen: Comparison, coder: str) -> int:
        """Gives the gold record the links of a coder's record to what has gold; how many.

        Raises:
            AnnotatorError: nothing was taken yet.
        """
        before, source = standing_gold(seen), seen.records[coder]
        with self._workspace.writing(kinds.TakeGoldLinks(self._type(before))) as unit:
            require_as_seen(unit, seen)
            return self._take_links(unit, before, source)

    def reject(self, seen: Comparison, reason: str) -> Record:
        """Decides that none of the records, of which there is one at least, is right, and why.

        Raises:
            AnnotatorError: there is no reason.
        """
        reason = reason.strip()
        if not reason:
            raise AnnotatorError(message("rejection-needs-reason"))
        refused = gold.rejected(list(seen.records.values()), reason)
        with self._workspace.writing(kinds.RejectAll(self._type(refused), reason)) as unit:
            require_as_seen(unit, seen)
            return self._decide(unit, seen, refused)

    def take_unanimous(self, article_id: str) -> int:
        """Makes gold of all that everybody found alike; how many those are."""
        return self._draft(article_id, DraftRule("unanimous"), kinds.TakeUnanimous)

    def draft(self, article_id: str, rule: DraftRule) -> int:
        """Makes gold by a rule where nothing is decided yet; how many records.

        What the rule leaves open stays so.
        """
        return self._draft(article_id, rule, kinds.DraftGold)

    def draft_all(
        self, rule: DraftRule, progress: Progress = silent, *, finish: bool = False
    ) -> DraftReport:
        """Makes gold by a rule in all articles that several coders have finished, as one change.

        Args:
            progress: may raise to stop; nothing is written then.
            finish: whether articles in which nothing is left open count as adjudicated.
        """
        articles = drafts = left = finished = 0
        with self._workspace.writing(kinds.DraftGold(0)) as unit:
            several = unit.read.statuses_of_several()
            ids = [each for each, statuses in several.items() if len(finished_by(statuses)) > 1]
            for article_id in ids:
                progress(articles, len(ids), "Drafting gold")
                drafts += self._draft_article(unit, article_id, rule)
                is_open = len(case_of(unit.read, article_id).open)
                left += is_open
                if finish and not is_open:
                    finished += self._finish(unit, article_id)
                articles += 1
            if drafts:
                unit.say(kinds.DraftGold(drafts))
        return DraftReport(articles, drafts, left, finished)

    def finish(self, article_id: str) -> ArticleStatus:
        """Says that everything in an article is decided; also if all of it was rejected.

        Raises:
            AnnotatorError: something is open still.
        """
        with self._workspace.writing(kinds.FinishAdjudication()) as unit:
            case = case_of(unit.read, article_id)
            if count := len(case.open):
                raise AnnotatorError(message("adjudication-open", count=count))
            self._finish(unit, article_id)
            after = unit.read.status(article_id, GOLD.id)
        return after or ArticleStatus(article_id, GOLD.id, "done")

    def _finish(self, unit: UnitOfWork, article_id: str) -> bool:
        """Says so; whether it was not said before."""
        require_gold_coder(unit)
        before = unit.read.status(article_id, GOLD.id)
        if before is None:
            unit.create(ArticleStatus(article_id, GOLD.id, "done"))
            return True
        after = replace(before, state="done", reason="")
        unit.update(before, after)
        return before.state != "done"

    def _draft(self, article_id: str, rule: DraftRule, kind: Callable[[int], ChangeKind]) -> int:
        with self._workspace.writing(kind(0)) as unit:
            if count := self._draft_article(unit, article_id, rule):
                unit.say(kind(count))
        return count

    def _draft_article(self, unit: UnitOfWork, article_id: str, rule: DraftRule) -> int:
        drafts = [(each, drafted(each, rule)) for each in case_of(unit.read, article_id).open]
        for comparison, draft in drafts:
            if draft is not None:
                self._decide(unit, comparison, draft)
        case = case_of(unit.read, article_id)
        wanted = gold_links.drafted_links(case.comparisons, case.links, rule)
        create_links(unit, case, wanted)
        return sum(draft is not None for _each, draft in drafts)

    def _take_links(self, unit: UnitOfWork, made: Record, source: Record) -> int:
        """Links a gold record to other gold as the source is linked, and in no other way."""
        case = case_of(unit.read, made.article)
        wanted = gold_links.taken_links(case.comparisons, case.links, source)
        for link, said in links_of_gold(case):
            if made.id in link.ends and said not in wanted:
                unit.delete(link)
        create_links(unit, case, wanted)
        return len(wanted)

    def _decide(self, unit: UnitOfWork, seen: Comparison, decided: Record) -> Record:
        """Writes what was decided, in place of all that was before."""
        require_gold_coder(unit)
        standing = seen.outcomes[0] if seen.outcomes else None
        made = replace(
            decided,
            id=standing.id if standing else new_id(),
            coder=GOLD.id,
            created=standing.created if standing else unit.time,
            updated=unit.time,
            version=standing.version if standing else 1,
        )
        if standing is None:
            unit.create(made)
        elif replace(made, updated=standing.updated) != standing:
            changed = unit.update(standing, gold.in_place_of(made, standing))
            made = changed if isinstance(changed, Record) else made
        if superseded := seen.outcomes[1:]:
            delete_records(unit, self._workspace.codebook, superseded)
        begin_article(unit, decided.article, GOLD)
        return made

    def _type(self, record: Record) -> Named:
        return Named.of(self._workspace.codebook.type(record.type))
