"""Changing a project's codebook, also after coding began: what it would do, and doing it."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from annotator.core.changes import change_kinds as kinds
from annotator.core.codebook import values as core_values
from annotator.core.codebook.diff import CodebookChange, KeyMapping, same_keys, steps
from annotator.core.codebook.model import Codebook, check
from annotator.core.codebook.recoding import FieldRecoding, Loss, Recoding
from annotator.core.coding.article import day_of
from annotator.core.coding.change import Change
from annotator.core.coding.record import Record
from annotator.core.errors import ConflictError
from annotator.core.messages import message
from annotator.services.deletion import delete_records
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.listing.codebook_use import CodebookUse
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

_EXAMPLES = 5
_LABEL = "Change the codebook"


class Plan(msgspec.Struct, frozen=True):
    """A planned change of the codebook.

    Attributes:
        before: the codebook as they saw it.
        origins: what becomes of its parts.
    """

    before: Codebook
    after: Codebook
    origins: KeyMapping

    @classmethod
    def of_file(cls, before: Codebook, after: Codebook) -> "Plan":
        """Another codebook in place of this one; parts of the same keys are the same."""
        return cls(before, after, same_keys(before, after))


class Example(msgspec.Struct, frozen=True):
    """A value and what it becomes, empty if it cannot be kept; ``count`` times."""

    was: str
    now: str
    count: int


class StepEffect(msgspec.Struct, frozen=True):
    """What one step does to what was coded, by all coders.

    Attributes:
        records: how many records it touches; for a removed type, how many it deletes.
        values: how many values it touches.
        lost: how many of these cannot be kept.
        converted: examples of values that become something else, the most frequent first.
        refused: examples of values that cannot be kept, the most frequent first.
    """

    step: CodebookChange
    records: int = 0
    values: int = 0
    lost: int = 0
    converted: tuple[Example, ...] = ()
    refused: tuple[Example, ...] = ()

    @property
    def deletes(self) -> bool:
        """Whether the records themselves are deleted."""
        return self.step.subject == "type" and self.step.change_type == "removed"


class Review(msgspec.Struct, frozen=True):
    """What a plan would do, step by step."""

    effects: tuple[StepEffect, ...]

    @property
    def deletes(self) -> int:
        """How many records it deletes."""
        return sum(each.records for each in self.effects if each.deletes)

    @property
    def lost(self) -> int:
        """How many values it cannot keep."""
        return sum(each.lost for each in self.effects)


class Applied(msgspec.Struct, frozen=True):
    """What was done: how many records were changed, and how many deleted, by which change."""

    changed: int
    deleted: int
    change: Change | None = None


class Usage(msgspec.Struct, frozen=True):
    """How often the parts of a codebook were coded.

    Attributes:
        types: records by type key.
        fields: records and values by type and field key.
        choices: values by type key, field key and path.
    """

    types: dict[str, int]
    fields: dict[tuple[str, str], tuple[int, int]]
    choices: dict[tuple[str, str, str], int]


class CodebookEditing:
    """Changes the codebook of a project, and with it what was coded."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def usage(self, progress: Progress = silent) -> Usage:
        """How often each part of the project's codebook was coded, by all coders."""
        with self._workspace.reading() as read:
            use, codebook = CodebookUse(read.connection), read.codebook()
            fields = use.values_by_field()
            choices: dict[tuple[str, str, str], int] = {}
            for each in codebook.types:
                for field in each.fields:
                    progress(0, 0, field.label)
                    if field.choices and (each.key, field.key) in fields:
                        for coded in use.values_of(each.key, field.key):
                            if isinstance(coded.value, str):
                                choices[each.key, field.key, coded.value] = coded.count
            return Usage(use.records_by_type(), fields, choices)

    def review(self, plan: Plan, progress: Progress = silent) -> Review:
        """What the plan would do to what was coded; nothing is written.

        Raises:
            CodebookError: the codebook after breaks a rule.
            ConflictError: the codebook is no longer the one before.
        """
        check(plan.after)
        with self._workspace.reading() as read:
            _require_seen(read, plan.before)
            return _Reviewer(plan, CodebookUse(read.connection), progress).review()

    def apply(
        self,
        plan: Plan,
        losses: Mapping[str, Loss] | None = None,
        progress: Progress = silent,
    ) -> Applied:
        """Changes the codebook and all records with it, as one Change.

        Args:
            losses: by step id, what becomes of values that cannot be kept; the working note takes
                them if nothing else is said.

        Raises:
            CodebookError: the codebook after breaks a rule.
            ConflictError: the codebook is no longer the one before; nothing is written.
        """
        check(plan.after)
        recoding = Recoding(plan.before, plan.after, plan.origins, losses)
        with self._workspace.writing(kinds.ChangeCodebook()) as unit:
            _require_seen(unit.read, plan.before)
            now = unit.read.codebook()
            unit.update(now, replace(plan.after, version=now.version))
            applied = _Applier(unit, plan.before, recoding, progress).apply()
        return replace(applied, change=unit.change)


def _require_seen(read: Queries, seen: Codebook) -> None:
    now = read.codebook()
    if replace(now, version=seen.version) != seen:
        raise ConflictError(message("codebook-changed"))


class _Reviewer:
    """Counts what the steps of a plan touch."""

    def __init__(self, plan: Plan, use: CodebookUse, progress: Progress) -> None:
        self._plan = plan
        self._use = use
        self._progress = progress
        self._recoding = Recoding(plan.before, plan.after, plan.origins)
        self._types = use.records_by_type()
        self._fields = use.values_by_field()
        self._choices: dict[tuple[str, str], dict[str, int]] = {}

    def review(self) -> Review:
        differences = steps(self._plan.before, self._plan.after, self._plan.origins)
        effects: list[StepEffect] = []
        for n, step in enumerate(differences):
            self._progress(n, len(differences), step.label)
            effects.append(self._effect(step) if step.touches_records else StepEffect(step))
        return Review(tuple(effects))

    def _effect(self, step: CodebookChange) -> StepEffect:
        type_key, field_key, path = (*step.place, "", "")[:3]
        if step.subject == "type":
            return StepEffect(step, records=self._types.get(type_key, 0))
        records, values = self._fields.get((type_key, field_key), (0, 0))
        if not values:
            return StepEffect(step)
        recoding = self._recoding.fields[type_key, field_key]
        if step.subject == "choice":
            return self._choice_effect(step, recoding, path)
        if step.change_type == "single":
            several, extra = self._use.several_of(type_key, field_key)
            return StepEffect(step, several, extra, extra)
        if step.change_type == "renamed":
            return StepEffect(step, records, values)
        return self._conversion_effect(step, recoding, records, values)

    def _choice_effect(
        self, step: CodebookChange, recoding: FieldRecoding, path: str
    ) -> StepEffect:
        place = (step.place[0], step.place[1])
        if place not in self._choices:
            self._choices[place] = {
                coded.value: coded.count
                for coded in self._use.values_of(*place)
                if isinstance(coded.value, str)
            }
        count = self._choices[place].get(path, 0)
        lost = count if recoding.value(path) is None else 0
        # A record has a choice at most once.
        return StepEffect(step, count, count, lost)

    def _conversion_effect(
        self, step: CodebookChange, recoding: FieldRecoding, records: int, values: int
    ) -> StepEffect:
        converted, refused = _Frequent(), _Frequent()
        lost = 0
        place = (step.place[0], step.place[1])
        for coded in self._use.values_of(*place, by_date=recoding.by_date):
            self._progress(0, 0, step.label)
            if coded.value is None:
                lost += coded.count if recoding.now is None else 0
                continue
            now = recoding.value(coded.value, day_of(coded.published))
            was = core_values.display(recoding.own, coded.value)
            if now is None:
                lost += coded.count
                refused.add(was, "", coded.count)
            elif recoding.now is not None:
                converted.add(was, core_values.display(recoding.now, now), coded.count)
        return StepEffect(step, records, values, lost, converted.most(), refused.most())


class _Frequent:
    """The most frequent of many examples, in flat memory."""

    def __init__(self) -> None:
        self._best: list[Example] = []

    def add(self, was: str, now: str, count: int) -> None:
        if len(self._best) == _EXAMPLES and count <= self._best[-1].count:
            return
        for n, known in enumerate(self._best):
            if (known.was, known.now) == (was, now):
                self._best[n] = Example(was, now, known.count + count)
                break
        else:
            self._best.append(Example(was, now, count))
        self._best.sort(key=lambda example: -example.count)
        del self._best[_EXAMPLES:]

    def most(self) -> tuple[Example, ...]:
        return tuple(self._best)


class _Applier:
    """Carries a recoding out, in portions of records."""

    def __init__(
        self, unit: UnitOfWork, before: Codebook, recoding: Recoding, progress: Progress
    ) -> None:
        self._unit = unit
        self._before = before
        self._recoding = recoding
        self._progress = progress
        self._use = CodebookUse(unit.read.connection)
        self._names: dict[str, str | None] = {}
        self._ids: dict[str, str | None] = {}

    def apply(self) -> Applied:
        counts = self._use.records_by_type()
        deletes = sum(counts.get(key, 0) for key in self._recoding.removed_types)
        deleted = 0
        for records in self._portions(self._recoding.removed_types, []):
            deleted += delete_records(self._unit, self._before, records)
            self._progress(deleted, deletes, _LABEL)
        changed = 0
        renamed = self._recoding.renamed_types
        fields = [place for place in self._recoding.busy_fields if place[0] not in renamed]
        for records in self._portions(renamed, fields):
            changed += self._unit.update_all(self._recoded(records))
            self._progress(changed, 0, _LABEL)
        return Applied(changed, deleted)

    def _portions(self, types: list[str], fields: list[tuple[str, str]]) -> Iterator[list[Record]]:
        if types or fields:
            for ids in self._use.record_ids(types, fields):
                yield self._unit.read.records(ids)

    def _recoded(self, records: list[Record]) -> Iterator[tuple[Record, Record]]:
        days: dict[str, str] = {}
        if self._recoding.needs_dates:
            days = self._use.published({record.article for record in records})
        for record in records:
            reference = day_of(days.get(record.article, ""))
            after = self._recoding.record(record, reference, self)
            if after != record:
                yield record, replace(after, updated=self._unit.time)

    def id_of(self, name: str) -> str | None:
        """The registered actor of that name or alias."""
        if name not in self._ids:
            actor = self._unit.read.actor_named(name)
            self._ids[name] = actor.id if actor else None
        return self._ids[name]

    def name_of(self, actor_id: str) -> str | None:
        """What the registered actor is called."""
        if actor_id not in self._names:
            actor = self._unit.read.actor(actor_id)
            self._names[actor_id] = actor.name if actor else None
        return self._names[actor_id]
