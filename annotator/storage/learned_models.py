"""The rows of learned models: added and removed beside the journal, which says what is used."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from annotator.storage.entities.query_base import QueryBase, chunks
from annotator.storage.tables import LearnedModelRow


class KeptModel(msgspec.Struct, frozen=True):
    """A learned model without its weights.

    Attributes:
        number: rises with each learning of the type.
        figures: what it learned from and how good it is, as JSON.
    """

    id: str
    type: str
    number: int
    learned: datetime
    figures: dict[str, Any]


class LearnedModels(QueryBase):
    """The learned models that are kept."""

    def all(self) -> list[KeptModel]:
        """Every one, the newest of each type first."""
        table = LearnedModelRow
        query = select(table.id, table.type, table.number, table.learned, table.figures)
        rows = self.rows(query.order_by(table.type, table.number.desc()))
        return [KeptModel(*row) for row in rows]

    def weights(self, model_id: str) -> bytes | None:
        """What it weighs; None if it is kept no more, or is not what was kept."""
        query = select(LearnedModelRow.weights, LearnedModelRow.sha256)
        for row in self.rows(query.where(LearnedModelRow.id == model_id)):
            weights = bytes(row.weights)
            return weights if sha256(weights).hexdigest() == row.sha256 else None
        return None

    def damaged(self) -> list[str]:
        """The ids of those that are not what was kept."""
        ids = [row.id for row in self.rows(select(LearnedModelRow.id))]
        return [each for each in ids if self.weights(each) is None]

    def add(self, model: KeptModel, weights: bytes) -> None:
        """Keeps one more; in the transaction of the change that uses it."""
        row = msgspec.structs.asdict(model)
        row |= {"sha256": sha256(weights).hexdigest(), "weights": weights}
        self.connection.execute(insert(LearnedModelRow).values(row))

    def remove(self, ids: Collection[str]) -> None:
        """Keeps them no more."""
        for some in chunks(ids):
            self.connection.execute(delete(LearnedModelRow).where(LearnedModelRow.id.in_(some)))
