"""What a model by address may cost a day: requests and tokens, counted over all runs."""

from datetime import date
from pathlib import Path
from threading import Lock

import msgspec

from annotator.atomic_files import write
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.by_address.model_address import ModelAddress
from annotator.services.ids import now


class Spent(msgspec.Struct, frozen=True):
    """What was spent on a day."""

    day: date
    requests: int = 0
    tokens: int = 0


class Budget:
    """Counts what an address costs, in a file; to be used from any thread."""

    def __init__(self, address: ModelAddress, folder: Path) -> None:
        self._address = address
        self._file = folder / f"models-spent-{address.name}.json"
        self._lock = Lock()

    def spent(self) -> Spent:
        """What was spent today."""
        today = now().astimezone().date()
        try:
            spent = msgspec.json.decode(self._file.read_bytes(), type=Spent)
        except (OSError, msgspec.DecodeError):
            return Spent(today)
        return spent if spent.day == today else Spent(today)

    def begin(self) -> None:
        """Counts a request that is about to be made.

        Raises:
            AnnotatorError: nothing is left for today.
        """
        with self._lock:
            spent, limits = self.spent(), self._address
            if (limits.requests_a_day and spent.requests >= limits.requests_a_day) or (
                limits.tokens_a_day and spent.tokens >= limits.tokens_a_day
            ):
                raise AnnotatorError(
                    message(
                        "budget-spent",
                        name=limits.name,
                        requests=spent.requests,
                        tokens=spent.tokens,
                    )
                )
            self._write(msgspec.structs.replace(spent, requests=spent.requests + 1))

    def add(self, tokens: int) -> None:
        """Counts what an answer cost."""
        with self._lock:
            spent = self.spent()
            self._write(msgspec.structs.replace(spent, tokens=spent.tokens + max(tokens, 0)))

    def _write(self, spent: Spent) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write(self._file, msgspec.json.encode(spent))
