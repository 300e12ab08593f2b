"""Who codes: coders made, renamed, merged and retired, their roles, and whether they code blind."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from annotator.core.changes import team_kinds as kinds
from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.coder import (
    GOLD,
    GOLD_ID,
    Coder,
    Role,
    coder_called,
    coder_name,
    person_name,
)
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.deletion import delete_records
from annotator.services.ids import coder_id, new_id
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

_FINISHED = ("done", "nothing")
_NAMED = 5
_AT_ONCE = 200


class CoderSummary(msgspec.Struct, frozen=True):
    """A coder and what there is of them.

    Attributes:
        records: how many they made.
        finished: how many articles they have finished.
        assigned: how many articles they are to code.
    """

    coder: Coder
    records: int
    finished: int
    assigned: int


class Coders:
    """The team of a project. Every edit is one Change, and the lead's to make."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> list[CoderSummary]:
        """The coders by name, but for the one to whom gold belongs."""
        with self._workspace.reading() as read:
            counts = read.counts_of_coders()
            return [
                CoderSummary(each, *counts.get(each.id, (0, 0, 0)))
                for each in read.coders()
                if each.id != GOLD_ID
            ]

    def known(self) -> list[Coder]:
        """Everybody whom the project names, by name: who retired too, and who gold belongs to."""
        with self._workspace.reading() as read:
            return read.coders()

    def may_lead(self) -> bool:
        """Whether who works here may change the team."""
        with self._workspace.reading() as read:
            return may_lead(read, self._workspace.coder)

    def make(self, name: str, role: Role = "coder") -> Coder:
        """Adds a coder; also the one to whom the gold belongs, for adjudicators on a server.

        Raises:
            AnnotatorError: somebody is called so already.
        """
        name = coder_name(name)
        if name != GOLD:
            name = person_name(name)
        with self._workspace.writing(kinds.MakeCoder(name)) as unit:
            self._require_lead(unit)
            known = unit.read.coders()
            _require_free(known, name)
            # Who was renamed keeps the id that their first name gave them.
            own = coder_id(name)
            coder = Coder(new_id() if any(each.id == own for each in known) else own, name, role)
            unit.create(coder)
        return coder

    def rename(self, coder: str, name: str) -> Coder:
        """Gives a coder another name; whoever opens the project under the old one is still them.

        Args:
            coder: the id.

        Raises:
            AnnotatorError: somebody else is called so already.
        """
        name = person_name(name)
        with self._workspace.writing(kinds.RenameCoder("", name)) as unit:
            before = self._changeable(unit, coder)
            _require_free([each for each in unit.read.coders() if each.id != coder], name)
            unit.say(kinds.RenameCoder(before.name, name))
            return _updated(unit, before, replace(before, name=name))

    def set_role(self, coder: str, role: Role) -> Coder:
        """Gives a coder a role.

        Raises:
            AnnotatorError: nobody would lead any more.
        """
        with self._workspace.writing(kinds.SetRole("", role)) as unit:
            before = self._changeable(unit, coder)
            if role != "lead":
                _require_another_lead(unit, before)
            unit.say(kinds.SetRole(before.name, role))
            return _updated(unit, before, replace(before, role=role))

    def retire(self, coder: str) -> Coder:
        """Notes that a coder codes no more; what they made stays.

        Raises:
            AnnotatorError: nobody would lead any more.
        """
        with self._workspace.writing(kinds.RetireCoder("")) as unit:
            before = self._changeable(unit, coder)
            _require_another_lead(unit, before)
            unit.say(kinds.RetireCoder(before.name))
            return _updated(unit, before, replace(before, active=False))

    def bring_back(self, coder: str) -> Coder:
        """Notes that a coder who had retired codes again."""
        with self._workspace.writing(kinds.ReturnCoder("")) as unit:
            before = self._changeable(unit, coder)
            unit.say(kinds.ReturnCoder(before.name))
            return _updated(unit, before, replace(before, active=True))

    def set_blind(self, blind: bool) -> None:
        """Lets coders see only what they made themselves, or opens the project to the team."""
        with self._workspace.writing(kinds.CodeBlind() if blind else kinds.OpenToTeam()) as unit:
            self._require_lead(unit)
            before = unit.read.info()
            unit.update(before, replace(before, blind=blind))

    def merge(self, coder: str, into: str) -> Coder:
        """Makes all records, statuses and assignments of one coder those of another, who are one
        person under two names; the first retires.

        Where both finished an article alike, what they made twice stays once.

        Args:
            coder: the id of who is merged.
            into: the id of whom it all belongs to from then on.

        Raises:
            AnnotatorError: both finished the same article differently; names some.
        """
        with self._workspace.writing(kinds.MergeCoders("", "")) as unit:
            gone, kept = self._changeable(unit, coder), self._changeable(unit, into)
            if gone.id == kept.id:
                raise AnnotatorError(message("coder-into-itself", name=gone.name))
            if kept.role != "lead":
                _require_another_lead(unit, gone)
            unit.say(kinds.MergeCoders(gone.name, kept.name))
            differing = [
                article
                for article in unit.read.articles_of_coder(gone.id)
                if not self._merge_article(unit, article, gone.id, kept.id)
            ]
            if differing:
                titles = unit.read.titles(differing[:_NAMED])
                shown = ", ".join(f"“{titles[each]}”" for each in differing[:_NAMED])
                who = {"name": gone.name, "into": kept.name}
                count = len(differing)
                raise AnnotatorError(message("coders-differ", **who, count=count, articles=shown))
            return _updated(unit, gone, replace(gone, active=False))

    def _merge_article(self, unit: UnitOfWork, article: str, gone: str, kept: str) -> bool:
        """Makes one article's coding the other's; False if both finished it differently."""
        statuses = {each.coder: each for each in unit.read.statuses(article)}
        records = unit.read.records_of_article(article)
        theirs = [each for each in records if each.coder == gone]
        ours = [each for each in records if each.coder == kept]
        old, new = statuses.get(gone), statuses.get(kept)
        is_twice = bool(old and new and old.state in _FINISHED and new.state in _FINISHED)
        if is_twice and sorted(map(_said, theirs)) != sorted(map(_said, ours)):
            return False
        doubled = [] if not is_twice else self._unlinked(unit, theirs)
        delete_records(unit, self._workspace.codebook, doubled)
        moved = [each for each in theirs if each not in doubled]
        unit.update_all((each, replace(each, coder=kept)) for each in moved)
        if old is not None:
            unit.delete(old)
            state = _joined(old, new, has_both=bool(theirs and ours))
            verdict = _verdict(
                old, new, is_coded=any(each.state != "rejected" for each in moved + ours)
            )
            after = replace(state, coder=kept, relevant=verdict, version=1)
            if new is None:
                unit.create(after)
            else:
                unit.update(new, replace(after, version=new.version))
        assigned = {each.coder: each for each in unit.read.assignments(article)}
        if gone in assigned:
            unit.delete(assigned[gone])
            if kept not in assigned:
                unit.create(replace(assigned[gone], coder=kept, version=1))
        return True

    def _unlinked(self, unit: UnitOfWork, records: Sequence[Record]) -> list[Record]:
        """Those that no link leads from or to: what is linked is kept, for the link."""
        links = unit.read.links_of([each.id for each in records])
        ends = {end for link in links for end in link.ends}
        return [each for each in records if each.id not in ends]

    def _changeable(self, unit: UnitOfWork, coder: str) -> Coder:
        self._require_lead(unit)
        known = next((each for each in unit.read.coders() if each.id == coder), None)
        if known is None:
            raise AnnotatorError(message("coder-gone"))
        if known.id == GOLD_ID:
            raise AnnotatorError(message("gold-is-no-coder", name=known.name))
        return known

    def _require_lead(self, unit: UnitOfWork) -> None:
        if not may_lead(unit.read, self._workspace.coder):
            raise AnnotatorError(message("only-the-lead"))


def may_lead(read: Queries, coder: Coder) -> bool:
    """Whether somebody is an active lead, or the project has none."""
    leads = [each.id for each in read.coders() if each.role == "lead" and each.active]
    return not leads or coder.id in leads


def _updated(unit: UnitOfWork, before: Coder, after: Coder) -> Coder:
    changed = unit.update(before, after)
    return changed if isinstance(changed, Coder) else after


def _require_free(known: Iterable[Coder], name: str) -> None:
    if (taken := coder_called(known, name)) is not None:
        code = "coder-name-taken" if taken.active else "coder-name-of-retired"
        raise AnnotatorError(message(code, name=taken.name))


def _require_another_lead(unit: UnitOfWork, coder: Coder) -> None:
    leads = [each.id for each in unit.read.coders() if each.role == "lead" and each.active]
    if leads == [coder.id]:
        raise AnnotatorError(message("last-lead", name=coder.name))


def _said(record: Record) -> str:
    """What a record says, whoever made it and when."""
    fields = {key: values for key, values in sorted(record.fields.items()) if values}
    held = (record.type, record.state, record.spans, fields)
    return msgspec.json.encode(held, order="deterministic").decode()


def _joined(old: ArticleStatus, new: ArticleStatus | None, *, has_both: bool) -> ArticleStatus:
    """How far one person is with an article who was this far under two names."""
    if new is None or new.state == "new":
        return old
    if old.state in ("new", new.state):
        return new
    if {old.state, new.state} == {*_FINISHED}:
        return old if old.state == "done" else new
    # One is finished, the other in progress: with records of both there is something to look at.
    finished = old if old.state in _FINISHED else new
    begun = new if finished is old else old
    return begun if has_both or finished.state == "nothing" else finished


def _verdict(old: ArticleStatus, new: ArticleStatus | None, *, is_coded: bool) -> bool | None:
    """What one person said when screening who said this under two names; the name that stays goes
    first, and what is coded cannot be irrelevant."""
    said = old.relevant if new is None or new.relevant is None else new.relevant
    return None if is_coded and said is False else said
