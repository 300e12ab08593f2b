"""Handing out: a project of one coder's own, with what that coder is to code and has coded.

Its journal begins with one change that creates what was handed out, with the checksum of each
thing, and that says of which project and of which of its changes it was made. That is the base of
the merge that takes the work back.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from annotator.core.changes.handover_kinds import HandOut
from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article
from annotator.core.coding.change import Change, Entity
from annotator.core.coding.coder import Coder, coder_called, coder_name
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.location import is_server, require_path
from annotator.core.messages import message
from annotator.formats.annotations import passthrough
from annotator.services.ids import coder_id, new_id, now
from annotator.services.progress import Progress, silent
from annotator.services.transfer.export_content import ProjectContent
from annotator.services.workspace import Workspace
from annotator.storage.backup import Report, copy_project
from annotator.storage.engine import SUFFIX, file_of
from annotator.storage.opening import create_store
from annotator.storage.queries import Queries
from annotator.storage.unit_of_work import UnitOfWork

_Noted = TypeVar("_Noted", Article, Record)


class HandedOut(msgspec.Struct, frozen=True):
    """What was handed out.

    Attributes:
        out: the file.
        coder: the name of whose it is.
        change: the number of the project's newest change: what the file was made of.
        is_everything: whether nothing was assigned to the coder, so that all articles are in it.
        is_new_coder: whether the project does not know the coder yet.
    """

    out: Path
    coder: str
    articles: int
    records: int
    change: int
    is_everything: bool = False
    is_new_coder: bool = False


def hand_out(workspace: Workspace, coder: str, out: Path, progress: Progress = silent) -> HandedOut:
    """Writes a project with one coder's articles, records, codebook and actors, and nothing else.

    Nothing in it names another coder or what that one made. Working notes, metadata and what other
    programs said of an article are left out where they name one, and while the project is blind.

    Args:
        workspace: the project, which stays as it is.
        coder: the name.
        out: the file, to which ``.annotator`` is added if it has no suffix; nothing may be there.
        progress: may stop it, and then there is no file.

    Raises:
        AnnotatorError: the file exists, or cannot be written; the coder has retired, or no name.
    """
    require_path(str(out))
    if is_server(str(out)):
        raise AnnotatorError(message("handed-out-as-file"))
    target = file_of(str(out))
    if target.exists():
        raise AnnotatorError(message("exists-already", place=str(target)))
    with (
        # All of the project, whoever asks: what the file may hold is decided here.
        workspace.store.reading() as read,
        tempfile.TemporaryDirectory(prefix="annotator-handed-out-") as folder,
    ):
        # A database that was never more than this: nothing deleted is left in its pages.
        made = Path(folder) / f"handed-out{SUFFIX}"
        found = _HandOut(read, coder, progress)
        found.write(made)
        copy_project(str(made), str(target), _reporting(progress))
    return replace(found.result, out=target)


def _reporting(progress: Progress) -> Report:
    def report(done: int, total: int) -> None:
        progress(done, total, "Handing out")

    return report


class _HandOut:
    """One hand-out, out of one state of the project."""

    def __init__(self, read: Queries, coder: str, progress: Progress) -> None:
        self._read = read
        self._progress = progress
        known, name = read.coders(), coder_name(coder)
        found = coder_called(known, name)
        if found is not None and not found.active:
            raise AnnotatorError(message("handed-to-retired", name=found.name))
        self._is_new = found is None
        self._coder = found or Coder(coder_id(name), name)
        self._info = read.info()
        others = [each.name for each in known if each.id != self._coder.id]
        self._names = _any_of(others)
        self._codebook = read.codebook()
        self._assigned = [each.article for each in read.iter_assignments(self._coder.id)]
        self._given = frozenset(self._assigned)
        self._own: set[str] = set()
        self._records = self._articles = 0
        self._seq, _ = read.journal.end()

    @property
    def result(self) -> HandedOut:
        """What was written."""
        return HandedOut(
            out=Path(),
            coder=self._coder.name,
            articles=self._articles,
            records=self._records,
            change=self._seq,
            is_everything=not self._assigned,
            is_new_coder=self._is_new,
        )

    def write(self, file: Path) -> None:
        """Makes the project."""
        # Each attribute by its name: what another one may say of the team stays here.
        info = ProjectInfo(
            new_id(),
            self._info.name,
            self._info.created,
            self._info.mappings,
            self._info.columns,
            self._info.blind,
        )
        store = create_store(str(file), info, replace(self._codebook, version=1))
        try:
            newest = self._read.journal.change_id(self._seq) if self._seq else ""
            base = HandOut(self._info.id, newest, self._seq)
            entry = Change(0, new_id(), now(), self._coder.id, action="base").saying(base)
            with store.writing(entry, self._coder) as unit:
                self._fill(unit)
        finally:
            store.close()

    def _fill(self, unit: UnitOfWork) -> None:
        unit.create_all(map(self._actor, self._read.iter_actors()))
        unit.create_all(self._things())
        unit.create_all(
            link for link in self._read.iter_links() if all(end in self._own for end in link.ends)
        )

    def _things(self) -> Iterator[Entity]:
        """The articles, each with what the coder made of it."""
        content = ProjectContent(
            self._read,
            coders=frozenset([self._coder.id]),
            articles=self._assigned,
            total=len(self._assigned),
            progress=self._report,
        )
        leading = self._codebook.link_fields
        for coded in content.articles():
            self._own.update(record.id for record in coded.records)
            yield self._article(coded.article)
            yield from coded.statuses
            yield from coded.assignments
            for record in coded.records:
                yield self._record(record, leading)
        self._articles, self._records = content.article_count, content.record_count

    def _report(self, done: int, total: int, what: str) -> None:  # noqa: ARG002 - as others are told
        self._progress(done, total, "Handing out")

    # What names another coder is left out

    def _article(self, article: Article) -> Article:
        noted = self._discreet(article)
        if self._info.blind:
            noted = replace(noted, note="", flagged=False)
        return replace(noted, metadata=passthrough.without(noted.metadata))

    def _actor(self, actor: Actor) -> Actor:
        return replace(actor, note="") if self._names_somebody(actor.note) else actor

    def _record(self, record: Record, leading: frozenset[tuple[str, str]]) -> Record:
        record = self._discreet(record)
        if not leading:
            return record
        fields = {
            key: tuple(self._known(values)) if (record.type, key) in leading else values
            for key, values in record.fields.items()
        }
        return replace(record, fields={key: values for key, values in fields.items() if values})

    def _known(self, values: Sequence[FieldValue]) -> Iterator[FieldValue]:
        """Those that lead to no record of somebody else; of the others the evidence."""
        for value in values:
            if not isinstance(value.value, str) or self._is_own(value.value):
                yield value
            elif value.spans:
                yield replace(value, value=None)

    def _is_own(self, record_id: str) -> bool:
        if record_id in self._own:
            return True
        # It may be in an article that comes later.
        found = self._read.records([record_id])
        return bool(found) and found[0].coder == self._coder.id and self._is_given(found[0])

    def _is_given(self, record: Record) -> bool:
        return not self._given or record.article in self._given

    def _discreet(self, thing: _Noted) -> _Noted:
        note = "" if self._names_somebody(thing.note) else thing.note
        return replace(thing, note=note, metadata=self._discreet_metadata(thing.metadata))

    def _discreet_metadata(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: value
            for key, value in metadata.items()
            if not self._names_somebody(msgspec.json.encode(value).decode())
        }

    def _names_somebody(self, text: str) -> bool:
        return bool(text) and self._names is not None and bool(self._names.search(text))


def _any_of(names: Sequence[str]) -> re.Pattern[str] | None:
    found = "|".join(re.escape(name) for name in names if name)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None
