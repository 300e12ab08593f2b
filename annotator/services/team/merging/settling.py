"""What becomes of each thing that two projects have, decided by what both know of its past."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.change import (
    Attributes,
    Entity,
    Kind,
    attributes,
    id_of,
    kind_of,
    restored,
    updated,
)
from annotator.core.coding.link import Link
from annotator.core.coding.record import Record
from annotator.core.team.three_way import DELETED, Outcome, Past, Side, State, merged
from annotator.services.team.merging.histories import Histories, Words
from annotator.services.team.merging.report import Conflict, ConflictKey, MergeLog, What
from annotator.services.transfer.decisions import Decision

_NOT_HANDED_OUT: dict[Kind, tuple[str, ...]] = {
    "article": ("note", "metadata", "flagged"),
    "actor": ("note",),
}
"""What may have stayed behind when a project was handed out, and so was not deleted there."""


_MOST_WORDS = 80
"""Characters of a record's own text that tell which it is."""


class Choices(msgspec.Struct, frozen=True):
    """What a person chose for conflicts.

    Attributes:
        all: for every conflict that is not named; None if the project's stays undecided.
        by_conflict: for those that are named.
    """

    all: Side | None = None
    by_conflict: Mapping[ConflictKey, Side] = {}

    def of(self, conflict: ConflictKey) -> Side | None:
        """What was chosen for one."""
        if conflict in self.by_conflict:
            return self.by_conflict[conflict]
        return self.all


class Pair(msgspec.Struct, frozen=True):
    """A thing as both projects have it.

    Attributes:
        taken: theirs, in our words, as it is to be taken; None if it is not there any more.
        own: ours; None if it is not here, or not any more.
        original: theirs, as the file has it.
    """

    taken: Entity | None
    own: Entity | None
    original: Entity | None


class About(msgspec.Struct, frozen=True):
    """Where a thing belongs: the id and title of its article, and the id of its coder."""

    article: str = ""
    title: str = ""
    coder: str = ""


class Settling:
    """Decides on the things of one file.

    Attributes:
        ours: what our journal knows since both projects began.
        theirs: the same of the file's.
    """

    def __init__(
        self,
        file: str,
        choices: Choices,
        log: MergeLog,
        ours: Histories,
        theirs: Histories,
        *,
        keeps_before: bool,
        reads_base_here: bool = False,
    ) -> None:
        """
        Args:
            file: the file.
            choices: for conflicts.
            log: counts what becomes of things.
            ours: our journal.
            theirs: that of the file.
            keeps_before: whether more files come, which have to know how things were before.
            reads_base_here: whether the file has no journal, but was made of a state of ours.
        """
        self.ours = ours
        self.theirs = theirs
        self._file = file
        self._choices = choices
        self._log = log
        self._keeps_before = keeps_before
        self._reads_base_here = reads_base_here

    def outcomes(
        self, kind: Kind, pairs: Sequence[Pair], words: Words, own_words: Words
    ) -> Iterator[tuple[Pair, Outcome]]:
        """What becomes of things, all of which are there.

        Args:
            kind: of all of them.
            pairs: as both have them.
            words: says theirs in our words.
            own_words: says ours so that it can be compared with that.
        """
        ids = {id(pair): _here(pair) for pair in pairs}
        ours = self.ours.pasts(kind, {ids[id(pair)]: pair.own for pair in pairs}, own_words)
        known = [pair for pair in pairs if ours[ids[id(pair)]].states]
        originals = {id_of(each): each for pair in known if (each := pair.original) is not None}
        theirs = self.theirs.pasts(kind, originals, words) if originals else {}
        for pair in pairs:
            then: State = attributes(pair.taken) if pair.taken else None
            past = theirs.get(id_of(pair.original) if pair.original else "", Past([then]))
            own = ours[ids[id(pair)]]
            if self._reads_base_here and own.reaches_base:
                past = _on_base(kind, past, own)
            yield pair, merged(own, past, then)

    def choice(self, kind: Kind, entity_id: str) -> Side | None:
        """What was chosen for a conflict of a thing."""
        return self._choices.of(ConflictKey(self._file, kind, entity_id))

    def decision(self, pair: Pair, outcome: Outcome, about: About) -> Decision:
        """What to do with a thing; counts it in."""
        thing = pair.taken or pair.own
        if thing is None or outcome.verdict == "same":
            return Decision("duplicate", self._file, thing)
        if outcome.verdict == "conflict":
            choice = self.conflict(thing, outcome, about)
            if choice is None:
                return Decision("differs", self._file, thing)
            state = outcome.chosen(choice)
        else:
            self._log.count(
                self._file, about.article, about.title, about.coder, _what(pair, outcome)
            )
            if outcome.verdict == "ours":
                return Decision("duplicate", self._file, thing)
            state = outcome.theirs
        return self._made(pair.own, thing, state)

    def conflict(self, thing: Entity, outcome: Outcome, about: About) -> Side | None:
        """Notes a conflict of a thing; what was chosen for it."""
        choice = self.choice(kind_of(thing), id_of(thing))
        self._log.add(
            Conflict(
                file=self._file,
                kind=kind_of(thing),
                id=id_of(thing),
                article=about.article,
                title=about.title,
                coder=about.coder,
                label=label_of(thing),
                words=_words_of(thing),
                ours=_shown(outcome.ours, outcome),
                theirs=_shown(outcome.theirs, outcome),
                choice=choice,
            )
        )
        return choice

    def new(self, about: About) -> None:
        """Counts a thing in that only they have."""
        self._log.count(self._file, about.article, about.title, about.coder, "new")

    def count(self, about: About, what: What) -> None:
        """Counts something in that was decided on otherwise."""
        self._log.count(self._file, about.article, about.title, about.coder, what)

    def remember(self, thing: Entity, before: Entity | None) -> None:
        """Keeps how a thing was before this merge changed it, for the files that follow."""
        if self._keeps_before:
            self.ours.remember(thing, before)

    def _made(self, own: Entity | None, thing: Entity, state: State) -> Decision:
        if state is None:
            if own is None:
                return Decision("duplicate", self._file, thing)
            self.remember(own, own)
            return Decision("deleted", self._file, own)
        after = restored(kind_of(thing), state)
        if own is None:
            self.remember(after, None)
            return Decision("new", self._file, after)
        if isinstance(after, Record) and isinstance(own, Record) and isinstance(thing, Record):
            after = replace(after, updated=max(own.updated, thing.updated))
        if updated(own, after) is None:
            return Decision("duplicate", self._file, thing)
        self.remember(own, own)
        return Decision("extends", self._file, after, own)


def _on_base(kind: Kind, theirs: Past, ours: Past) -> Past:
    """Their state with that of ours before it which it was made of."""
    now, base = theirs.states[0], ours.states[-1]
    if now is None or base is None:
        return theirs
    missing = {name for name in _NOT_HANDED_OUT.get(kind, ()) if not now.get(name)}
    begun = {name: now.get(name) if name in missing else value for name, value in base.items()}
    return Past([*theirs.states, begun], reaches_base=True)


def _here(pair: Pair) -> str:
    thing = pair.own or pair.taken
    return id_of(thing) if thing else ""


def _what(pair: Pair, outcome: Outcome) -> What:
    match outcome.verdict:
        case "ours":
            return "changed_here"
        case "both":
            return "both"
        case _ if outcome.theirs is None:
            return "deleted"
        case _:
            return "new" if pair.own is None else "changed_there"


def _shown(state: State, outcome: Outcome) -> Attributes | None:
    """What a person is shown of one of two versions that contradict each other."""
    if state is None:
        return None
    if outcome.conflicts == (DELETED,):
        return {
            name: value
            for name, value in state.items()
            if value and name not in ("id", "version", "created", "updated", "text", "sha256")
        }
    return {name: state.get(name) for name in outcome.conflicts}


def _words_of(thing: Entity) -> str:
    if not isinstance(thing, Record):
        return ""
    return " … ".join(span.text for span in thing.spans)[:_MOST_WORDS]


def label_of(thing: Entity) -> str:
    """What to call a thing: a record's type, an actor's name."""
    match thing:
        case Record():
            return thing.type
        case Actor() | Codebook():
            return thing.name
        case Article():
            return thing.title
        case Link():
            return thing.relation
        case ArticleStatus():
            return thing.state
        case _:
            return id_of(thing)
