"""What the project taught: models learned from its finished articles, kept with it.

Learning is one change: it says which model is used, so that undoing it goes back to the one before.
The weights themselves, numbers and hashes, lie beside the journal.
"""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Literal

import msgspec
from msgspec.structs import replace

from annotator.assist.learning.examples import Example
from annotator.assist.learning.held_out import Figures
from annotator.assist.learning.model import learned_of
from annotator.assist.learning.suggester import LearnedWeights, kind_of
from annotator.assist.learning.weights import LearnedModelError
from annotator.core.changes import learning_kinds as kinds
from annotator.core.changes.change_kind_base import Named
from annotator.core.codebook.model import RecordType
from annotator.core.coding.model_in_use import ModelInUse
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.coded_articles import examples_of, finished_by
from annotator.services.assistance.reader_process import ReaderProcess
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
from annotator.services.assistance.trial import Trial
from annotator.services.ids import new_id
from annotator.services.progress import Cancelled, Progress, silent
from annotator.services.workspace import Workspace
from annotator.storage.learned_models import KeptModel, LearnedModels
from annotator.storage.unit_of_work import UnitOfWork

_KEPT = 3
"""So many models of a type are kept, for undoing; older ones go."""

_MOST_COMPARED = 200
"""On so many articles what the program brings is tried for comparison."""

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
    state: Literal["used", "withdrawn", "old", "outdone"]
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

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._loaded: dict[str, Loadable | None] = {}

    # Questions

    def models(self) -> list[ModelOfType]:
        """The models that are kept, the newest of each type first."""
        with self._workspace.reading() as read:
            used = read.info().models
            return [
                _shown(each, used.get(each.type)) for each in LearnedModels(read.connection).all()
            ]

    def suggesters(self) -> Sequence[Loadable]:
        """What was learned as suggesters: one a record type.

        What was forgotten, or made by another version of the program, is left out.
        """
        loaded: dict[str, Loadable | None] = {}
        for record_type in self._workspace.codebook.offered_types:
            used = self._workspace.info.models.get(record_type.key)
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

    def learning_due(self, coders: frozenset[str] | None = None) -> bool:
        """Whether so many articles were finished since it learned last that it should again.

        Args:
            coders: the ids of those whose work teaches; None for everybody.
        """
        with self._workspace.reading() as read:
            finished = len(finished_by(read, coders))
            used = read.info().models
            kept = LearnedModels(read.connection).all()
        if used and all(each.withdrawn for each in used.values()):
            return False
        last = max((_figures(each).articles for each in kept if _is_used(each, used)), default=0)
        more = finished - last
        return more >= (max(_DUE, _DUE_SHARE * last) if last else _FIRST_DUE)

    # Edits

    def learn(
        self,
        progress: Progress = silent,
        cancelled: IsCancelled = lambda: False,
        *,
        coders: frozenset[str] | None = None,
        in_background: bool = False,
    ) -> LearnReport:
        """Learns from all finished articles, in other processes, and uses what was learned.

        Where what the program brings finds more of these articles, that goes on suggesting.

        Args:
            progress: may raise to stop, like `cancelled`.
            coders: the ids of those whose work teaches; None for everybody. While a project is
                blind, it is the coder alone.
            in_background: whether nobody asked for it: then undo passes over it, and nothing is
                written if somebody else has learned meanwhile.

        Raises:
            Cancelled: it was stopped; nothing was changed.
            AnnotatorError: there is too little to learn from, or it could not be written.
        """
        started = monotonic()
        codebook = self._workspace.codebook
        with self._workspace.reading() as read:
            before = read.info().models
            chosen = finished_by(read, coders)
            every = examples_of(read, codebook, chosen, progress)
        enough = {key: examples for key, examples in every.items() if is_enough(examples)}
        if not enough:
            raise AnnotatorError(
                message("too-little-to-learn", records=FEWEST_RECORDS, articles=FEWEST_ARTICLES)
            )
        trained = [
            self._compared(each, enough[each.learned.type], progress, cancelled)
            for each in train(Lesson(codebook, enough), progress, cancelled)
        ]
        articles = max(len(examples) for examples in enough.values())
        kind = kinds.LearnInBackground if in_background else kinds.Learn
        kept: list[KeptModel] = []
        with self._workspace.writing(kind(articles)) as unit:
            if not in_background or unit.read.info().models == before:
                kept = [self._keep(unit, each) for each in trained]
            used = unit.read.info().models
        return LearnReport(
            articles,
            monotonic() - started,
            tuple(_shown(each, used.get(each.type)) for each in kept),
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

    def _compared(
        self,
        trained: Trained,
        examples: Sequence[Example],
        progress: Progress,
        cancelled: IsCancelled,
    ) -> Trained:
        """The model, its figures with those of what the program brings for its type."""
        codebook, key = self._workspace.codebook, trained.learned.type
        rival = next((each for each in shipped() if key in each.kind.types), None)
        if rival is None:
            return trained
        some = examples[:: max(1, len(examples) // _MOST_COMPARED)]

        def going_on() -> None:
            if cancelled():
                raise Cancelled

        # In another process: the window goes on meanwhile.
        process = ReaderProcess([rival])
        try:
            trial = Trial(
                rival.kind,
                lambda reading, names: process.read((reading, names), going_on),
                *(codebook, progress, cancelled),
            )
            scores = trial.figures(codebook.type(key), some).scores
        finally:
            process.close()
        return replace(trained, figures=replace(trained.figures, shipped=scores))

    def _keep(self, unit: UnitOfWork, trained: Trained) -> KeptModel:
        rows = LearnedModels(unit.read.connection)
        key = trained.learned.type
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
        used = ModelInUse(model.id, number, outdone=trained.figures.is_outdone())
        unit.update(info, replace(info, models={**info.models, key: used}))
        return model

    def use(self, type_key: str, number: int) -> None:
        """Lets another of the kept models of a type suggest, also one that is outdone.

        Raises:
            AnnotatorError: there is no such model.
        """
        record_type = self._workspace.codebook.type(type_key)
        with self._workspace.writing(kinds.UseModel(Named.of(record_type), number)) as unit:
            info = unit.read.info()
            kept = LearnedModels(unit.read.connection).all()
            found = next((e for e in kept if (e.type, e.number) == (type_key, number)), None)
            if found is None:
                raise AnnotatorError(message("nothing-learned", type=record_type.label))
            models = {**info.models, type_key: ModelInUse(found.id, number)}
            unit.update(info, replace(info, models=models))

    def withdraw(self, type_key: str) -> None:
        """Lets the model of a type suggest nothing any more, until the type is learned again.

        Raises:
            AnnotatorError: nothing was learned of the type.
        """
        record_type = self._workspace.codebook.type(type_key)
        with self._workspace.writing(kinds.WithdrawModel(Named.of(record_type))) as unit:
            info = unit.read.info()
            used = info.models.get(type_key)
            if used is None or used.withdrawn:
                raise AnnotatorError(message("nothing-learned", type=record_type.label))
            models = {**info.models, type_key: replace(used, withdrawn=True)}
            unit.update(info, replace(info, models=models))

    def forget(self) -> None:
        """Removes all that was learned, for good.

        Raises:
            AnnotatorError: nothing was.
        """
        with self._workspace.writing(kinds.ForgetModels(), purges=True) as unit:
            rows = LearnedModels(unit.read.connection)
            info = unit.read.info()
            kept = rows.all()
            if not kept and not info.models:
                raise AnnotatorError(message("nothing-learned-at-all"))
            rows.remove([each.id for each in kept])
            unit.update(info, replace(info, models={}))


def _is_used(kept: KeptModel, used: dict[str, ModelInUse]) -> bool:
    return kept.type in used and used[kept.type].id == kept.id


def _shown(kept: KeptModel, used: ModelInUse | None) -> ModelOfType:
    state = "old"
    if used is not None and used.id == kept.id:
        state = "withdrawn" if used.withdrawn else "outdone" if used.outdone else "used"
    return ModelOfType(kept.type, kept.number, kept.learned, state, _figures(kept))


def _figures(kept: KeptModel) -> Figures:
    return msgspec.convert(kept.figures, Figures)
