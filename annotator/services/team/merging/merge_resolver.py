"""Deciding on the things of a file that is merged: an import whose differences are settled.

What an import leaves as the project has it is decided here by what both journals know: what only
one side changed since both began is as that side has it, deletions included, and what both changed
in ways that contradict each other is a conflict, which a person may choose for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from annotator.core.codebook.additions import additions
from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import name_key
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import CODEBOOK_ID, Entity, Kind, attributes, restored
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.messages import message, of_file
from annotator.core.team.three_way import DELETED, Outcome, Past, merged
from annotator.formats.content import CodedArticle, Content
from annotator.services.team.merging.codebooks import merged_codebooks, said_otherwise
from annotator.services.team.merging.deleted_things import DeletedThings
from annotator.services.team.merging.near_texts import NearTexts
from annotator.services.team.merging.settling import About, Pair, Settling
from annotator.services.team.merging.wording import Wording
from annotator.services.transfer.corrected_articles import (
    Reconciled,
    Sided,
    kept_text,
    with_their_text,
)
from annotator.services.transfer.decisions import Decision
from annotator.services.transfer.project_state import ProjectState, says_same
from annotator.services.transfer.record_references import leads_of
from annotator.services.transfer.resolver import ImportResolver, InFile

_NOWHERE = About()


class MergeResolver(ImportResolver):
    """Decides on the things of one file."""

    def __init__(
        self,
        project_state: ProjectState,
        codebook: Codebook | None,
        reported_dates: frozenset[str],
        earlier: Mapping[str, Collection[str]],
        settling: Settling,
        near_texts: NearTexts | None,
    ) -> None:
        """Has decided on nothing yet.

        Args:
            project_state: as of an import.
            codebook: as of an import.
            reported_dates: as of an import.
            earlier: as of an import.
            settling: decides on what both have, or had.
            near_texts: finds articles by texts that are nearly the same; None where both projects
                began with the same articles.
        """
        super().__init__(project_state, codebook, reported_dates, earlier)
        self._settling = settling
        self._near_texts = near_texts
        self._near: set[str] = set()
        self._wording = Wording()
        self._revived: set[str] = set()
        self._originals: dict[str, Record] = {}
        self._titles: dict[str, str] = {}

    # The codebook, coders and actors

    def adoption(self, file: str, content: Content) -> Iterator[Decision]:
        """As an import, but what only they changed of the codebook's words is taken, too."""
        ours, theirs = self._project_state.codebook(), content.codebook
        if theirs is None or self._project_state.is_empty():
            yield from super().adoption(file, content)
            return
        yield from self._info(file, content)
        if theirs.types == ours.types:
            return
        pair = Pair(_types_alone(theirs), _types_alone(ours), theirs)
        [(_, outcome)] = self._settling.outcomes("codebook", [pair], _types_alone, _types_alone)
        base = _oldest(self._settling, ours)
        in_ours, in_theirs = merged_codebooks(ours, theirs, base, file)
        wider = in_theirs if outcome.verdict == "theirs" else in_ours
        if outcome.verdict in ("conflict", "both") and in_ours.types != in_theirs.types:
            was, now = said_otherwise(in_ours, in_theirs)
            shown = Outcome("conflict", was, now, tuple(was))
            if self._settling.conflict(ours, shown, _NOWHERE) == "theirs":
                wider = in_theirs
        gains = tuple(additions(ours, wider))
        if wider != ours:
            self._settling.remember(ours, ours)
            yield Decision("extends", file, wider, ours, gains=gains)

    def coders(self, file: str, content: Content) -> Iterator[Decision]:
        """As an import."""
        yield from super().coders(file, content)
        self._wording.coders = self._coders

    def actors(self, file: str, content: Content) -> Iterator[Decision]:
        """Unknown actors are new; those that differ are settled."""
        ours = {actor.id: actor for actor in self._project_state.actors()}
        names = {name_key(actor.name): actor.id for actor in ours.values()}
        theirs = list(content.actors())
        here = {
            each.id: each.id if each.id in ours else names.get(name_key(each.name), each.id)
            for each in theirs
        }
        self._actors = self._wording.actors = here
        self._is_same_registry = all(one == other for one, other in here.items())
        pairs: list[Pair] = []
        for actor in theirs:
            own = ours.get(actor.id)
            if own is None and here[actor.id] != actor.id:
                note = of_file(file, message("actor-matched", name=actor.name))
                yield Decision("duplicate", file, actor, note=note)
            elif own is None and not self._settling.ours.has_deleted("actor"):
                self._settling.new(_NOWHERE)
                yield Decision("new", file, actor)
            elif own is not None and replace(own, version=1) == actor:
                yield Decision("duplicate", file, actor)
            else:
                pairs.append(Pair(actor, own, actor))
        yield from self._settled("actor", pairs)

    # Articles, and what was made of them

    def articles(self, group: Sequence[InFile]) -> Iterator[Decision]:
        """As an import, but what both have is settled, and what was deleted here stays so."""
        self._originals.clear()
        self._titles.clear()
        self._wording.texts.clear()
        kept = [(file, coded) for file, coded in self._known(group)]
        for _, coded in kept:
            self._titles[coded.article.id] = coded.article.title
            self._originals.update((record.id, record) for record in coded.records)
        for decision in super().articles(kept):
            match decision.verdict, decision.thing, decision.own:
                case "new", Article() as article, _:
                    self._settling.new(self._about(article))
                case "extends", Article() as article, Article() as own:
                    self._settling.remember(own, own)
                    if article.sha256 != own.sha256:
                        self._settling.count(self._about(article), "changed_there")
                case _:
                    pass
            yield decision

    def _known(self, group: Sequence[InFile]) -> Iterator[InFile]:
        """The articles under the ids that they have here; without what was deleted here."""
        state = self._project_state
        here = state.known_sha256([coded.article.sha256 for _, coded in group])
        unknown = {coded.article.id for _, coded in group if coded.article.sha256 not in here}
        held = {article.id for article in state.articles(unknown)} if unknown else set[str]()
        for file, coded in group:
            article = coded.article
            known = here.get(article.sha256) or (article.id if article.id in held else None)
            if known is None and self._near_texts and (near := self._near_texts.of(article)):
                self._near.add(near.id)
                known = near.id
                yield file, replace(coded, article=replace(article, id=near.id))
            elif known is not None or not self._stays_deleted(coded):
                yield file, coded
            if known is not None and known != article.id:
                self._wording.articles[article.id] = known

    def _stays_deleted(self, coded: CodedArticle) -> bool:
        """Whether an article was deleted here and is to stay so."""
        ours, article = self._settling.ours, coded.article
        if not ours.has_deleted("article"):
            return False
        [(_, outcome)] = self._settling.outcomes(
            "article", [Pair(article, None, article)], _details, _details
        )
        if outcome.verdict == "theirs":
            return False
        known = ours.pasts("record", dict.fromkeys(_ids(coded.records)), self._wording.ours)
        is_changed = outcome.verdict == "conflict" or any(
            merged(known[each.id], Past([attributes(self._wording.theirs(each))])).verdict != "ours"
            for each in coded.records
        )
        about = About(article.id, article.title)
        if not is_changed:
            self._settling.count(about, "changed_here")
            return True
        shown = Outcome("conflict", None, attributes(article), (DELETED,))
        if self._settling.conflict(article, shown, about) != "theirs":
            return True
        self._revived.add(article.id)
        return False

    def _reconciled(self, own: Article, theirs: Article, records: Sequence[Record]) -> Reconciled:
        ours = Sided(own, self._project_state.records_of_article(own.id))
        if own.id in self._near:
            found = kept_text(ours, Sided(theirs, records))
        else:
            found = super()._reconciled(own, theirs, records)
        if found.conflict is not None and found.conflict.code == "corrected-on-both-sides":
            found = self._chosen_text(ours, Sided(theirs, records), found)
        if not found.is_left_out:
            is_ours = found.article.sha256 == own.sha256
            self._wording.texts[own.id] = (theirs if is_ours else own, found.article.text)
            for before, _ in found.moved:
                self._settling.remember(before, before)
        return found

    def _chosen_text(self, ours: Sided, theirs: Sided, found: Reconciled) -> Reconciled:
        states = ({"text": ours.article.text}, {"text": theirs.article.text})
        shown = Outcome("conflict", *states, ("text",))
        choice = self._settling.conflict(ours.article, shown, self._about(ours.article))
        if choice == "theirs" and (taken := with_their_text(ours, theirs)) is not None:
            return taken
        return found if choice == "theirs" else replace(found, conflict=None)

    def _with_more(self, file: str, ours: Article, theirs: Article) -> Article:
        """Ours, with the details that are settled to be theirs."""
        if theirs.id != ours.id or ours.id in self._near:
            return super()._with_more(file, ours, theirs)
        if replace(_details(ours), version=1) == replace(_details(theirs), version=1):
            return ours
        [own] = self._project_state.articles([ours.id]) or [ours]
        pair = Pair(_details(theirs), _details(own), theirs)
        [(_, outcome)] = self._settling.outcomes("article", [pair], _details, _details)
        decision = self._settling.decision(pair, outcome, self._about(ours))
        self._settling.remember(own, own)
        if decision.verdict != "extends" or not isinstance(decision.thing, Article):
            return ours
        text, sha256, revision = ours.text, ours.sha256, ours.revision
        return replace(
            decision.thing, text=text, sha256=sha256, revision=revision, version=ours.version
        )

    def _status_decisions(
        self, file: str, article_id: str, coded: CodedArticle
    ) -> Iterator[Decision]:
        if not coded.statuses:
            return
        ours = {each.coder: each for each in self._project_state.statuses(article_id)}
        pairs: list[Pair] = []
        for theirs in coded.statuses:
            status = self._status(article_id, theirs)
            own = ours.get(status.coder)
            if own is None and not self._settling.ours.has_deleted("status"):
                self._settling.new(self._about(status))
                yield Decision("new", file, status)
            elif own is not None and (own.state, own.reason) == (status.state, status.reason):
                yield Decision("duplicate", file, status)
            else:
                pairs.append(Pair(status, own, theirs))
        yield from self._settled("status", pairs)

    def _assignment_decisions(
        self, assigned: Sequence[tuple[str, Assignment]]
    ) -> Iterator[Decision]:
        for decision in super()._assignment_decisions(assigned):
            thing = decision.thing
            if decision.verdict != "new" or not isinstance(thing, Assignment):
                yield decision
            elif not self._settling.ours.has_deleted("assignment"):
                self._settling.new(self._about(thing))
                yield decision
            else:
                yield from self._settled("assignment", [Pair(thing, None, thing)])

    def _record_decisions(
        self, file: str, records: Sequence[Record], moved: Mapping[str, Record]
    ) -> Iterator[Decision]:
        own = {record.id: record for record in self._project_state.records(_ids(records))}
        # What moves along with its text in the same step has one version more by then.
        own |= {each.id: replace(each, version=each.version + 1) for each in moved.values()}
        seen: set[str] = set()
        pairs: list[Pair] = []
        coming: list[Record] = []
        may_be_deleted = self._settling.ours.has_deleted("record")
        for record in records:
            if record.id in seen:
                yield Decision("duplicate", file, record)
                continue
            seen.add(record.id)
            mine = own.get(record.id)
            if mine is None and (not may_be_deleted or record.article in self._revived):
                self._settling.new(self._about(record))
                coming.append(record)
                yield Decision("new", file, record)
            elif mine is not None and says_same(mine, record):
                yield Decision("duplicate", file, record)
            else:
                pairs.append(Pair(record, mine, self._originals.get(record.id, record)))
        for decision in self._settled("record", pairs):
            if decision.verdict in ("new", "extends") and isinstance(decision.thing, Record):
                coming.append(decision.thing)
            yield decision
        self._dates_of(file).records(coming, self._codebook)
        self.leads += leads_of(file, coming, self._codebook)

    # Links

    def links(self, file: str, links: Sequence[Link]) -> Iterator[Decision]:
        """As an import, but those that both have are settled, and so are deleted ones."""
        state = self._project_state
        ours = {link.id: link for link in state.links([link.id for link in links])}
        may_be_deleted = self._settling.ours.has_deleted("link")
        new: list[Link] = []
        pairs: list[Pair] = []
        for link in links:
            own = ours.get(link.id)
            if own is None and not may_be_deleted:
                new.append(link)
            elif own is None or replace(own, version=1) != replace(link, version=1):
                pairs.append(Pair(link, own, link))
            else:
                yield Decision("duplicate", file, link)
        settled = list(self._settled("link", pairs))
        revived = [each.thing for each in settled if each.verdict == "new"]
        new += [each for each in revived if isinstance(each, Link)]
        for decision in super().links(file, new):
            thing = decision.thing
            if decision.verdict == "new" and isinstance(thing, Link) and thing not in revived:
                self._settling.new(self._about(thing))
            yield decision
        yield from (each for each in settled if each.verdict != "new")

    # What was deleted there

    def deletions(self, file: str) -> Iterator[list[Decision]]:
        """What goes because it was deleted in the file."""
        things = DeletedThings(file, self._project_state, self._settling, self._wording)
        return things.decisions()

    # In one wording

    def _settled(self, kind: Kind, pairs: Sequence[Pair]) -> Iterator[Decision]:
        if not pairs:
            return
        for pair, outcome in self._settling.outcomes(
            kind, pairs, self._wording.theirs, self._wording.ours
        ):
            thing = pair.taken or pair.own
            about = self._about(thing) if thing else _NOWHERE
            yield self._settling.decision(pair, outcome, about)

    def _about(self, thing: Entity) -> About:
        match thing:
            case Article():
                return About(thing.id, thing.title)
            case Record() | ArticleStatus() | Assignment():
                article = thing.article
                return About(article, self._title(article), thing.coder)
            case Link():
                [source] = self._project_state.records([thing.source]) or [None]
                return self._about(source) if source else _NOWHERE
            case _:
                return _NOWHERE

    def _title(self, article_id: str) -> str:
        if article_id not in self._titles:
            self._titles |= self._project_state.titles([article_id])
        return self._titles.get(article_id, "")


def _oldest(settling: Settling, ours: Codebook) -> Codebook | None:
    """Our codebook as both began with it, as far as known."""
    past = settling.ours.pasts("codebook", {CODEBOOK_ID: ours}, _as_it_is)[CODEBOOK_ID]
    if not past.reaches_base or (oldest := past.states[-1]) is None:
        return None
    found = restored("codebook", oldest)
    return found if isinstance(found, Codebook) else None


def _details(thing: Entity) -> Entity:
    """An article without its text, which is decided on otherwise."""
    return replace(thing, text="", sha256="", revision=1) if isinstance(thing, Article) else thing


def _ids(records: Sequence[Record]) -> list[str]:
    return [record.id for record in records]


def _types_alone(thing: Entity) -> Entity:
    """A codebook without its own name."""
    return replace(thing, name="", title="", help="") if isinstance(thing, Codebook) else thing


def _as_it_is(thing: Entity) -> Entity:
    return thing
