"""What the project taught: models learned from its finished articles, kept with it.

Learning is one change: it says which model is used, so that taking it back goes to the one before.
It stands aside from the coder's edits: undo passes over it. The weights themselves, numbers and
hashes, lie beside the journal. While the project is coded blind, each coder has models of their
own, which their own work taught.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import Literal

import msgspec
from msgspec.structs import replace

from annotator.assist.learning.held_out import Figures
from annotator.assist.learning.model import learned_of
from annotator.assist.learning.suggester import LearnedWeights, kind_of
from annotator.assist.learning.weights import LearnedModelError
from annotator.core.changes import learning_kinds as kinds
from annotator.core.changes.change_kind_base import Named
from annotator.core.codebook.model import RecordType
from annotator.core.coding.change import Change
from annotator.core.coding.model_in_use import ModelInUse, is_place_of, place_of, type_of
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.coded_articles import examples_of, finished_by
from annotator.services.assistance.shipped import shipped_quotes
from annotator.services.assistance.suggesters import Loadable, shipped
from annotator.services.assistance.training import (
    FEWEST_ARTICLES,
    FEWEST_RECORDS,
    IsCancelled,
    Lesson,
    Trained,
    is_enough,
    train,
)
from annotator.services.ids import new_id
from annotator.services.progress import Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.journal import Journal
from annotator.storage.learned_models import KeptModel, LearnedModels
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

_KEPT = 3
"""So many models of a type are kept, for undoing; older ones go."""

_MODELS = "models."
"""Begins what the journal calls the models of a project."""

_FIRST_DUE = 10
_DUE_SHARE = 0.2
_DUE = 10
"""It is time to learn again after so many more finished articles, and so large a share more."""


class ModelOfType(msgspec.Struct, frozen=True):
    """A model that is kept.

    Attributes:
        number: rises with each learning of the type.
        state: whether it suggests, was withdrawn, gave way to another, or is outdone by what the
            program brings, which suggests then.
    """

    type: str
    number: int
    learned: datetime
    state: Literal["used", "withdrawn", "outdone", "old"]
    figures: Figures


class NotLearned(msgspec.Struct, frozen=True):
    """A record type of which too little was coded."""

    type: str
    articles: int
    records: int


class LearnReport(msgspec.Struct, frozen=True):
    """What was learned, by type.

    Attributes:
        articles: that taught.
        seconds: that it took.
    """

    articles: int
    seconds: float
    learned: tuple[ModelOfType, ...]
    not_learned: tuple[NotLearned, ...]


class Learning:
    """Learns from a project."""

    def __init__(self, workspace: Workspace, undo: Callable[[Change], Change]) -> None:
        """Takes where it learns, and what takes a change back."""
        self._workspace = workspace
        self._undo = undo
        self._loaded: dict[str, Loadable | None] = {}

    # Questions

    def models(self) -> list[ModelOfType]:
        """The models that are kept, the newest of each type first."""
        with self._workspace.reading() as read:
            used = read.info().models
            return [_shown(each, used.get(each.type)) for each in self._own(read)]

    @property
    def _owner(self) -> str:
        """The id of the coder from whose work alone is learned; empty for everybody's."""
        return self._workspace.coder.id if self._workspace.info.blind else ""

    def _own(self, read: Queries) -> list[KeptModel]:
        rows = LearnedModels(read.connection).all()
        return [each for each in rows if is_place_of(each.type, self._owner)]

    def _finished(self, read: Queries) -> dict[str, str]:
        return finished_by(read, frozenset({self._owner}) if self._owner else None)

    def suggesters(self) -> Sequence[Loadable]:
        """What was learned as suggesters: one a record type.

        What was forgotten, or made by another version of the program, is left out.
        """
        loaded: dict[str, Loadable | None] = {}
        for record_type in self._workspace.codebook.offered_types:
            used = self._workspace.info.models.get(place_of(record_type.key, self._owner))
            if used is not None and used.suggests:
                known = self._loaded
                loaded[used.id] = (
                    known[used.id] if used.id in known else self._load(used, record_type)
                )
        self._loaded = loaded
        return [each for each in loaded.values() if each is not None]

    def _load(self, used: ModelInUse, record_type: RecordType) -> Loadable | None:
        with self._workspace.reading() as read:
            weights = LearnedModels(read.connection).weights(used.id)
        try:
            if weights is None or (learned := learned_of(weights)).type != record_type.key:
                return None
        except LearnedModelError:
            return None
        given = LearnedWeights(weights, shipped_quotes() if learned.is_guided else b"")
        kind = kind_of(record_type, used.number)
        return Loadable(kind, msgspec.msgpack.encode(given))

    def learning_due(self) -> bool:
        """Whether so many articles were finished since it learned last that it should again."""
        with self._workspace.reading() as read:
            finished = len(self._finished(read))
            used = self._used(read)
            kept = self._own(read)
        if used and all(each.withdrawn for each in used.values()):
            return False
        last = max((_figures(each).articles for each in kept if _is_used(each, used)), default=0)
        more = finished - last
        return more >= (max(_DUE, _DUE_SHARE * last) if last else _FIRST_DUE)

    def _used(self, read: Queries) -> dict[str, ModelInUse]:
        models = read.info().models
        return {place: used for place, used in models.items() if is_place_of(place, self._owner)}

    # Edits

    def learn(
        self,
        progress: Progress = silent,
        cancelled: IsCancelled = lambda: False,
        *,
        in_background: bool = False,
    ) -> LearnReport:
        """Learns from all finished articles, in other processes, and uses what was learned, where
        that finds no less than what ships with the program.

        Args:
            progress: may raise to stop, like `cancelled`.
            in_background: whether nobody asked for it: what was withdrawn is then left alone, and
                nothing is written if somebody else learned meanwhile.

        Raises:
            Cancelled: it was stopped; nothing was changed.
            AnnotatorError: there is too little to learn from, or it could not be written.
        """
        started = monotonic()
        codebook = self._workspace.codebook
        with self._workspace.reading() as read:
            used = self._used(read)
            every = examples_of(read, codebook, self._finished(read), progress)
        withdrawn = {type_of(place) for place, each in used.items() if each.withdrawn}
        left_alone = withdrawn if in_background else frozenset[str]()
        enough = {
            key: examples
            for key, examples in every.items()
            if key not in left_alone and is_enough(examples)
        }
        if not enough:
            raise AnnotatorError(
                message("too-little-to-learn", records=FEWEST_RECORDS, articles=FEWEST_ARTICLES)
            )
        trained = train(Lesson(codebook, enough, shipped()), progress, cancelled)
        articles = max(len(examples) for examples in enough.values())
        learned: list[ModelOfType] = []
        kind = kinds.LearnInBackground if in_background else kinds.Learn
        with self._workspace.writing(kind(articles)) as unit:
            if not in_background or self._used(unit.read) == used:
                learned = [self._keep(unit, each) for each in trained]
        return LearnReport(
            articles,
            monotonic() - started,
            tuple(learned),
            tuple(
                NotLearned(
                    key,
                    sum(bool(example.records) for example in examples),
                    sum(len(example.records) for example in examples),
                )
                for key, examples in every.items()
                if key not in enough
            ),
        )

    def _keep(self, unit: UnitOfWork, trained: Trained) -> ModelOfType:
        rows = LearnedModels(unit.read.connection)
        key = place_of(trained.learned.type, self._owner)
        older = [each for each in rows.all() if each.type == key]
        number = max((each.number for each in older), default=0) + 1
        figures = msgspec.to_builtins(trained.figures)
        model = KeptModel(new_id(), key, number, unit.time, figures)
        info = unit.read.info()
        before = info.models.get(key)
        rows.add(model, trained.learned.to_bytes())
        rows.remove(
            [each.id for each in older[_KEPT - 1 :] if before is None or each.id != before.id]
        )
        used = ModelInUse(model.id, number, outdone=trained.figures.outdone)
        unit.update(info, replace(info, models={**info.models, key: used}))
        return _shown(model, used)

    def take_back(self) -> Change:
        """Goes back to what was used before it learned last, or before something was withdrawn.

        Raises:
            ConflictError: it was forgotten since.
            AnnotatorError: there is nothing to take back.
        """
        with self._workspace.reading() as read:
            journal = read.journal
            last = next((each for each in journal.asides() if self._is_own(journal, each)), None)
        if last is None:
            raise AnnotatorError(message("nothing-learned-at-all"))
        return self._undo(last)

    def _is_own(self, journal: Journal, change: Change) -> bool:
        """Whether a change was about the models that are used here."""
        touched = {name for op in journal.ops(change.seq, 1) for name in (*op.before, *op.after)}
        places = [name.removeprefix(_MODELS) for name in touched if name.startswith(_MODELS)]
        return any(is_place_of(each, self._owner) for each in places)

    def use(self, type_key: str, number: int) -> None:
        """Lets another of the kept models of a type suggest, also one that is outdone.

        Raises:
            AnnotatorError: there is no such model.
        """
        record_type = self._workspace.codebook.type(type_key)
        with self._workspace.writing(kinds.UseModel(Named.of(record_type), number)) as unit:
            place, info = place_of(type_key, self._owner), unit.read.info()
            kept = self._own(unit.read)
            found = next((e for e in kept if (e.type, e.number) == (place, number)), None)
            if found is None:
                raise AnnotatorError(message("nothing-learned", type=record_type.label))
            models = {**info.models, place: ModelInUse(found.id, number)}
            unit.update(info, replace(info, models=models))

    def withdraw(self, type_key: str) -> None:
        """Lets the model of a type suggest nothing any more, until the type is learned again.

        Raises:
            AnnotatorError: nothing was learned of the type.
        """
        record_type = self._workspace.codebook.type(type_key)
        with self._workspace.writing(kinds.WithdrawModel(Named.of(record_type))) as unit:
            info = unit.read.info()
            place = place_of(type_key, self._owner)
            used = info.models.get(place)
            if used is None or used.withdrawn:
                raise AnnotatorError(message("nothing-learned", type=record_type.label))
            models = {**info.models, place: replace(used, withdrawn=True)}
            unit.update(info, replace(info, models=models))

    def forget(self) -> None:
        """Removes all that was learned, for good; while the project is blind, of the coder's work.

        Raises:
            AnnotatorError: nothing was.
        """
        with self._workspace.writing(kinds.ForgetModels(), purges=True) as unit:
            rows = LearnedModels(unit.read.connection)
            info = unit.read.info()
            kept, used = self._own(unit.read), self._used(unit.read)
            if not kept and not used:
                raise AnnotatorError(message("nothing-learned-at-all"))
            rows.remove([each.id for each in kept])
            others = {place: each for place, each in info.models.items() if place not in used}
            unit.update(info, replace(info, models=others))


def _is_used(kept: KeptModel, used: dict[str, ModelInUse]) -> bool:
    return kept.type in used and used[kept.type].id == kept.id


def _shown(kept: KeptModel, used: ModelInUse | None) -> ModelOfType:
    state = "old"
    if used is not None and used.id == kept.id:
        state = "withdrawn" if used.withdrawn else "outdone" if used.outdone else "used"
    return ModelOfType(type_of(kept.type), kept.number, kept.learned, state, _figures(kept))


def _figures(kept: KeptModel) -> Figures:
    return msgspec.convert(kept.figures, Figures)
