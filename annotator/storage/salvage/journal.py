"""The journal of a damaged project, as far as it was recovered."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from annotator.core.changes.change_kinds import Parameters
from annotator.core.coding.change import Attributes, Change, Op
from annotator.core.coding.digest import ChangeDigest
from annotator.storage.salvage.entities import RecoveredEntities

_Dict = dict[str, Any]


class KeptJournal:
    """What was gathered of a journal.

    Attributes:
        last: the number of its newest change; 0 if nothing is left of it.
        is_whole: whether every change is there with all its ops, each after the one before.
        digest: the checksum of the newest change.
        has_checksums: whether the version that wrote it made any.
    """

    def __init__(self, remains: RecoveredEntities) -> None:
        """Goes through all of it."""
        self._remains = remains
        self.last = 0
        self.digest = b""
        self.is_whole = True
        self.has_checksums = True
        by_change = groupby(self.ops(), itemgetter("seq"))
        nothing: tuple[int, Iterator[_Dict]] = (0, iter(()))
        at, ops = next(by_change, nothing)
        for expected, change in enumerate(self.changes(), 1):
            while at and at < change["seq"]:
                # Ops of a change that is gone.
                self.is_whole = False
                at, ops = next(by_change, nothing)
            has_ops = at == change["seq"]
            holds = self._holds(change, ops if has_ops else iter(()))
            self.is_whole = self.is_whole and holds and expected == change["seq"]
            if has_ops:
                at, ops = next(by_change, nothing)
            self.last, self.digest = change["seq"], change["digest"] or b""
        self.is_whole = self.is_whole and not at and self.last > 0

    def _holds(self, row: _Dict, ops: Iterator[_Dict]) -> bool:
        checksum = ChangeDigest()
        found = 0
        for each in ops:
            if each["n"] != found:
                return False
            found += 1
            before: Attributes = each["before"] or {}
            after: Attributes = each["after"] or {}
            op = Op(each["kind"], each["entity_id"], each["verb"], before, after)
            checksum.add(op, each["digest"])
        if found != row["ops"]:
            return False
        if row["digest"] is None:
            # A version of the program that made no checksums wrote it.
            self.has_checksums = False
            return not self.digest
        parameters: Parameters = row["parameters"] or {}
        change = Change(
            *(row["seq"], row["id"], row["time"], row["coder_id"], row["kind"], parameters),
            *(row["label"], row["action"], row["undoes"], row["ops"]),
        )
        return checksum.result(self.digest, change) == row["digest"]

    def changes(self) -> Iterator[_Dict]:
        """The rows of the changes, oldest first."""
        return self._distinct("changes", ("seq",))

    def ops(self) -> Iterator[_Dict]:
        """The rows of the ops, oldest first."""
        return self._distinct("ops", ("seq", "n"))

    def _distinct(self, table: str, key: tuple[str, ...]) -> Iterator[_Dict]:
        """Each row once, in the state that is most likely the present one."""
        rows = self._remains.dicts(table, "whole_", (), f"{', '.join(key)}, found_")

        def place(row: _Dict) -> tuple[Any, ...]:
            return tuple(row[name] for name in key)

        for _key, each in groupby(rows, place):
            row = next(each)
            yield {name: row[name] for name in row if name not in ("found_", "whole_")}
