"""Adjudication: gold out of what several coders made of the same articles.

The records of coders stay as they are. What was decided are records of the coder “gold”: those in
the state ``gold``, and those in the state ``rejected`` that say why all others were wrong. How far
the adjudication of an article is, that coder's status says.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import adjudication_kinds as kinds
from annotator.core.changes.change_kind_base import ChangeKind, Named
from annotator.core.coding.article import Article, ArticleState, ArticleStatus
from annotator.core.coding.article_listing import FINISHED
from annotator.core.coding.coder import GOLD as GOLD_NAME
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.messages import message
from annotator.core.team import gold
from annotator.core.team.adjudication import Comparison, compared
from annotator.core.team.drafting import DraftRule, drafted
from annotator.services.articles import begin_article
from annotator.services.deletion import delete_records
from annotator.services.ids import coder_id, new_id
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

GOLD = Coder(coder_id(GOLD_NAME), GOLD_NAME)
"""Whose records the gold is, whoever adjudicates."""

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


class Case(msgspec.Struct, frozen=True):
    """An article and what is to be decided in it.

    Attributes:
        coders: those who have finished it, by name.
        comparisons: disagreements first.
        state: how far its adjudication is.
    """

    article: Article
    coders: tuple[Coder, ...]
    comparisons: tuple[Comparison, ...]
    state: ArticleState

    @property
    def open(self) -> list[Comparison]:
        """Those of which nothing is decided yet."""
        return [each for each in self.comparisons if not each.decided]


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
                if len(_finished(statuses)) > 1
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
                    names = sorted(coders[each].name for each in _finished(statuses))
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
                            _state(statuses),
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
            return _case(read, article_id)

    # Decisions

    def take(self, seen: Comparison, coder: str) -> Record:
        """Makes the whole of a coder's record gold, in place of what was decided before.

        Args:
            coder: the id of the coder, who has a record there.
        """
        source = seen.records[coder]
        with self._workspace.writing(kinds.TakeGold(self._type(source))) as unit:
            _require_as_seen(unit, seen)
            return self._decide(unit, seen, gold.taken(source, list(seen.records.values())))

    def take_field(self, seen: Comparison, field_key: str, coder: str) -> Record:
        """Gives the gold record the field as a coder has it, also where that is empty.

        Raises:
            AnnotatorError: nothing was taken yet, or the gold record has no such field.
        """
        before, source = _standing_gold(seen), seen.records[coder]
        field = self._workspace.codebook.type(before.type).field(field_key)
        what = kinds.TakeGoldField(Named.of(field), self._type(before))
        with self._workspace.writing(what) as unit:
            _require_as_seen(unit, seen)
            return self._decide(unit, seen, gold.with_field(before, field_key, source))

    def take_spans(self, seen: Comparison, sources: Sequence[Record]) -> Record:
        """Gives the gold record the text of another record, or the fragments of several as one.

        Args:
            sources: also records that were aligned apart, such as the two halves of a quote; what
                is decided is of them too then.

        Raises:
            AnnotatorError: nothing was taken yet, or there is other gold of one of the sources.
        """
        before = _standing_gold(seen)
        kind = kinds.MergeGoldSpans if len(sources) > 1 else kinds.TakeGoldSpans
        with self._workspace.writing(kind(self._type(before))) as unit:
            _require_as_seen(unit, seen, sources)
            article = _article(unit.read, before.article)
            if _outcomes_of(unit.read, sources) - _ids(seen.outcomes):
                raise AnnotatorError(message("decided-apart"))
            return self._decide(unit, seen, gold.with_spans(before, sources, article.text))

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
            _require_as_seen(unit, seen)
            return self._decide(unit, seen, refused)

    def take_unanimous(self, article_id: str) -> int:
        """Makes gold of all that everybody found alike; how many those are."""
        return self._draft(article_id, DraftRule("unanimous"), kinds.TakeUnanimous)

    def draft(self, article_id: str, rule: DraftRule) -> int:
        """Makes gold by a rule where nothing is decided yet; how many records.

        What the rule leaves open stays so.
        """
        return self._draft(article_id, rule, kinds.DraftGold)

    def finish(self, article_id: str) -> ArticleStatus:
        """Says that everything in an article is decided; also if all of it was rejected.

        Raises:
            AnnotatorError: something is open still.
        """
        with self._workspace.writing(kinds.FinishAdjudication()) as unit:
            case = _case(unit.read, article_id)
            if count := len(case.open):
                raise AnnotatorError(message("adjudication-open", count=count))
            _require_gold_coder(unit)
            before = unit.read.status(article_id, GOLD.id)
            if before is None:
                after = ArticleStatus(article_id, GOLD.id, "done")
                unit.create(after)
                return after
            after = replace(before, state="done", reason="")
            changed = unit.update(before, after)
        return changed if isinstance(changed, ArticleStatus) else after

    def _draft(self, article_id: str, rule: DraftRule, kind: Callable[[int], ChangeKind]) -> int:
        with self._workspace.writing(kind(0)) as unit:
            case = _case(unit.read, article_id)
            drafts = [(each, drafted(each, rule)) for each in case.open]
            count = sum(draft is not None for _each, draft in drafts)
            if count:
                unit.say(kind(count))
                for comparison, draft in drafts:
                    if draft is not None:
                        self._decide(unit, comparison, draft)
        return count

    def _decide(self, unit: UnitOfWork, seen: Comparison, decided: Record) -> Record:
        """Writes what was decided, in place of all that was before."""
        _require_gold_coder(unit)
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


def _require_as_seen(unit: UnitOfWork, seen: Comparison, others: Sequence[Record] = ()) -> None:
    held = [*seen.records.values(), *seen.outcomes, *others]
    standing = {each.id: each.version for each in unit.read.records(_ids(held))}
    is_as_seen = all(standing.get(each.id) == each.version for each in held)
    if not is_as_seen or _outcomes_of(unit.read, [*seen.records.values()]) - _ids(seen.outcomes):
        raise ConflictError(message("compared-changed"))


def _outcomes_of(read: Queries, records: Sequence[Record]) -> set[str]:
    """The ids of what was decided of any of the records."""
    ids = _ids(records)
    return {
        each.id
        for each in (read.records_of_article(records[0].article) if records else ())
        if each.coder == GOLD.id and each.origin and not ids.isdisjoint(each.origin.records)
    }


def _ids(records: Iterable[Record]) -> set[str]:
    return {record.id for record in records}


def _case(read: Queries, article_id: str) -> Case:
    article = _article(read, article_id)
    statuses = read.statuses(article_id)
    finished = _finished(statuses)
    if len(finished) < 2:
        raise AnnotatorError(message("nobody-to-adjudicate"))
    return Case(
        article,
        tuple(coder for coder in read.coders() if coder.id in finished),
        tuple(comparisons(read.records_of_article(article_id), statuses)),
        _state(statuses),
    )


def comparisons(records: Sequence[Record], statuses: Iterable[ArticleStatus]) -> list[Comparison]:
    """What those made of an article who have finished it, in groups about the same."""
    by_coder: dict[str, list[Record]] = {coder: [] for coder in _finished(statuses)}
    for each in records:
        if each.coder in by_coder and each.state != "rejected":
            by_coder[each.coder].append(each)
    return compared(by_coder, [each for each in records if each.coder == GOLD.id])


def _finished(statuses: Iterable[ArticleStatus]) -> list[str]:
    return [each.coder for each in statuses if each.state in FINISHED and each.coder != GOLD.id]


def _state(statuses: Iterable[ArticleStatus]) -> ArticleState:
    for each in statuses:
        if each.coder == GOLD.id:
            return each.state
    return "new"


def _article(read: Queries, article_id: str) -> Article:
    article = read.article(article_id)
    if article is None:
        raise ConflictError(message("article-removed"))
    return article


def _standing_gold(seen: Comparison) -> Record:
    if not seen.outcomes or seen.outcomes[0].state != "gold":
        raise AnnotatorError(message("take-record-first"))
    return seen.outcomes[0]


def _require_gold_coder(unit: UnitOfWork) -> None:
    if not unit.read.entities("coder", [GOLD.id]):
        unit.create(GOLD)
