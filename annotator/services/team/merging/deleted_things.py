"""What was deleted in a file that is merged, and so goes here if nobody changed it."""

from collections.abc import Iterator, Sequence

import msgspec

from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Entity, Kind, id_of
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.team.three_way import DELETED, Outcome, merged
from annotator.services.team.merging.settling import About, Pair, Settling
from annotator.services.team.merging.wording import Wording
from annotator.services.transfer.decisions import Decision
from annotator.services.transfer.project_state import ProjectState

_IN_ORDER: tuple[Kind, ...] = ("link", "assignment", "status", "record", "article", "actor")
"""What leads to others goes first."""


class DeletedThings(msgspec.Struct, frozen=True):
    """The deletions of one file.

    Attributes:
        file: the file.
        state: the project.
        settling: decides on what both have, or had.
        wording: says theirs in our words.
    """

    file: str
    state: ProjectState
    settling: Settling
    wording: Wording

    def decisions(self) -> Iterator[list[Decision]]:
        """What goes, in portions; each is to be taken before the next is asked for."""
        for kind in _IN_ORDER:
            for portion in self.settling.theirs.deletions(kind, self.wording.theirs):
                here = {self._here(kind, each): past for each, past in portion.items()}
                own = self._own(kind, list(here))
                ours = self.settling.ours.pasts(kind, own, self.wording.ours)
                made: list[Decision] = []
                for entity_id, thing in own.items():
                    outcome = merged(ours[entity_id], here[entity_id])
                    made += self._decided(thing, outcome)
                yield made

    def _decided(self, own: Entity, outcome: Outcome) -> Iterator[Decision]:
        about = self._about(own)
        if isinstance(own, Article) and outcome.verdict == "theirs":
            yield from self._article(own, about)
            return
        if not isinstance(own, Actor) or not self.state.naming_actors([own.id]):
            yield self.settling.decision(Pair(None, own, None), outcome, about)

    def _article(self, own: Article, about: About) -> Iterator[Decision]:
        """An article goes with nothing left in it, or if that is chosen with all that is."""
        left: list[Entity] = [
            *self.state.records_of_article(own.id),
            *self.state.statuses(own.id),
            *self.state.assignments_of(own.id),
        ]
        if any(not _is_blank(each) for each in left):
            shown = Outcome("conflict", {"title": own.title}, None, (DELETED,))
            if self.settling.conflict(own, shown, about) != "theirs":
                return
        else:
            self.settling.count(about, "deleted")
        for each in (*left, own):
            self.settling.remember(each, each)
            yield Decision("deleted", self.file, each)

    def _here(self, kind: Kind, there: str) -> str:
        match kind:
            case "article":
                return self.wording.article(there)
            case "actor":
                return self.wording.actor(there)
            case "status":
                article, _, coder = there.partition("/")
                return f"{self.wording.article(article)}/{self.wording.coder(coder)}"
            case "assignment":
                coder, _, article = there.partition("/")
                return f"{self.wording.coder(coder)}/{self.wording.article(article)}"
            case _:
                return there

    def _own(self, kind: Kind, ids: Sequence[str]) -> dict[str, Entity]:
        return {id_of(each): each for each in self.state.things(kind, ids)}

    def _about(self, thing: Entity) -> About:
        match thing:
            case Article():
                return About(thing.id, thing.title)
            case Record() | ArticleStatus() | Assignment():
                title = self.state.titles([thing.article]).get(thing.article, "")
                return About(thing.article, title, thing.coder)
            case Link():
                [source] = self.state.records([thing.source]) or [None]
                return self._about(source) if source else About()
            case _:
                return About()


def _is_blank(thing: Entity) -> bool:
    return isinstance(thing, ArticleStatus) and thing.state == "new"
