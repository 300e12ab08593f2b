"""Chooses for each entity of a damaged project its state and source: file, log or backup."""

from collections import Counter
from collections.abc import Iterator
from heapq import merge
from itertools import groupby

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.model import check as check_codebook
from annotator.core.coding.change import Entity, Kind
from annotator.core.coding.digest import digest
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import Record
from annotator.core.coding.repair import Uses, add_uses, completed, lacks
from annotator.core.errors import CodebookError
from annotator.core.finding import Finding, at, found
from annotator.core.messages import Message, message
from annotator.services.codebooks import load, preset_names
from annotator.services.ids import new_id, now
from annotator.services.safekeeping.recovery_sources import Backups
from annotator.storage.salvage.entities import RecoveredEntities, RecoveredEntity
from annotator.storage.salvage.journal import KeptJournal

Chosen = tuple[Entity, bool]
"""A thing, and whether it has the checksum that the journal keeps of it."""


class Choice:
    """Chooses between what is left in the file and its logs, and what backups have.

    Attributes:
        losses: what was found not to be as it was.
        taken: how many things of each kind backups gave that are maybe older, by backup.
    """

    def __init__(self, remains: RecoveredEntities, journal: KeptJournal, backups: Backups) -> None:
        self.losses: list[Finding] = []
        self.taken: dict[str, Counter[str]] = {}
        self._remains = remains
        self._journal = journal
        self._backups = backups

    def lose(self, where: Message, code: str, **parameters: Message | str) -> None:
        """Notes a loss."""
        self.losses.append(found(where, code, **parameters))

    def ids(self, kind: Kind) -> Iterator[str]:
        """The ids of the entities of a kind that any source knows, in order; of what is damaged
        beyond being one, none."""
        sources = [
            self._remains.ids(kind),
            self._remains.journalled_ids(kind),
            iter(sorted(self._backups.ids(kind))),
        ]
        if kind == "article":
            sources.append(self._remains.articles_of_records())
        yield from (key for key, _each in groupby(merge(*sources)) if _is_id(key))

    def records_of(self, article_id: str) -> list[str]:
        """What names the records that may lie in an article."""
        found = {*self._remains.records_of(article_id), *self._backups.records_of(article_id)}
        return sorted(found)

    def chosen(self, kind: Kind, entity_id: str) -> Chosen | None:
        """An entity in the state nearest to its last; None if it was deleted or is lost."""
        standing = self._remains.journal_state(kind, entity_id)
        best = self._remains.best(kind, entity_id)
        is_there = best is not None and best.is_current
        if best is not None and best.is_sound and standing is not None and standing.exists:
            return best.entity, True
        if not is_there and (
            not standing.exists if standing is not None else self._journal.is_whole
        ):
            return None
        if standing is not None and not standing.exists and self._journal.is_whole:
            return None
        wanted = standing.digest if standing and standing.exists else None
        found = self._backups.find(kind, entity_id, wanted)
        if found is not None and wanted is not None and digest(found[0]) == wanted:
            return found[0], True
        return self._as_found(kind, entity_id, best, found, wanted)

    def _as_found(
        self,
        kind: Kind,
        entity_id: str,
        best: RecoveredEntity | None,
        found: tuple[Entity, str] | None,
        wanted: bytes | None,
    ) -> Chosen | None:
        """The likeliest state of an entity, where no source has exactly the last one."""
        where = at(kind, entity_id)
        if found is not None and (best is None or not (best.is_current and best.is_whole)):
            self.taken.setdefault(found[1], Counter())[kind] += 1
            return found[0], False
        if best is None:
            return None
        if not best.is_current:
            self.lose(where, "recovered-older")
        elif not best.is_whole:
            self.lose(where, "recovered-in-part")
        elif wanted is not None and self._journal.is_whole:
            self.lose(where, "recovered-unlike-journal")
        return best.entity, False

    def own(self, name: str) -> ProjectInfo:
        """The project, from what is left, from a backup, or made anew.

        Args:
            name: what the project is called if its name is lost.
        """
        remnant = self._remains.first("project")
        info = remnant.entity if remnant else None
        if isinstance(info, ProjectInfo):
            self._backups.keep_those_of(info.id)
            return info
        if found := self._backups.own():
            self._backups.keep_those_of(found[0].id)
            return found[0]
        self.lose(message("at-project"), "project-identity-lost")
        return ProjectInfo(new_id(), name, now())

    def codebook(self) -> tuple[Codebook, bool]:
        """The codebook, likewise; one made anew has whatever the records use."""
        remnant = self._remains.first("codebook")
        if remnant is not None and isinstance(remnant.entity, Codebook):
            # An older version of the program made no checksums.
            as_found = remnant.is_current and remnant.is_whole and _holds(remnant.entity)
            if remnant.is_sound or (as_found and not self._journal.has_checksums):
                return remnant.entity, True
        uses: Uses = {}
        for record_id in self._remains.ids("record"):
            record = self._remains.best("record", record_id)
            if record is not None and isinstance(record.entity, Record):
                add_uses(uses, record.entity)
        offered = [load(preset) for preset in preset_names()]
        found = self._backups.own()
        if found is not None:
            offered.insert(0, found[1])
        if remnant is not None and isinstance(remnant.entity, Codebook):
            offered.insert(0, remnant.entity)
        offered = [each for each in offered if _holds(each)]
        codebook = completed(min(offered, key=lambda each: lacks(each, uses)), uses)
        if found is not None and codebook == found[1]:
            # Of the project itself, or of one of its backups.
            return codebook, False
        if remnant is None:
            self.lose(message("at-codebook"), "codebook-lost", title=codebook.title)
        else:
            self.lose(message("at-codebook"), "codebook-unlike-journal")
        return codebook, False


def _is_id(text: str) -> bool:
    """Whether it may be an id: bytes that were no text became U+FFFD when they were read."""
    return text.isprintable() and "\ufffd" not in text


def _holds(codebook: Codebook) -> bool:
    try:
        check_codebook(codebook)
    except CodebookError:
        return False
    return True
