"""Taking articles and coding into a project."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Unpack

from annotator.core.changes import change_kinds as kinds
from annotator.core.coding.article import Article
from annotator.core.coding.change import Change, Entity, Kind, id_of, kind_of
from annotator.core.coding.record import Record
from annotator.core.messages import Message, message
from annotator.formats.annotations.corpus import ForeignContent
from annotator.services.assistance.suggestion_upkeep import move_suggestions
from annotator.services.deletion import delete_records
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Progress, silent
from annotator.services.transfer.decisions import Decision, Tally
from annotator.services.transfer.labels.counts import used_mapping
from annotator.services.transfer.labels.mappings import remember
from annotator.services.transfer.plan import carry_out
from annotator.services.transfer.project_state import ProjectState, SimulatedProject
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.reading_files import ImportOptions, reading_files
from annotator.services.transfer.record_references import Lead, leave_out
from annotator.services.transfer.report import ImportReport
from annotator.services.workspace import Workspace
from annotator.storage.unit_of_work import UnitOfWork


class _NothingNewError(Exception):
    """Everything is there already, so there is to be no Change."""


@fewer_collections()
def import_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    progress: Progress = silent,
    **options: Unpack[ImportOptions],
) -> ImportReport:
    """As `annotator.services.transfer.transfer.Transfer.import_paths`."""
    tally = Tally()
    strict = options.get("strict", False)
    with reading_files(workspace, paths, tally, progress, **options) as read_files:
        hashes = {sha256 for each in read_files for sha256 in each.hashes}
        with workspace.reading() as read:
            new = len(hashes) - len(read.known_sha256(hashes))
        change = None
        taken: list[Parsed] = []
        # Uncoded articles that are all there already hardly ever need a writer.
        is_simulated = dry_run or not (new or any(each.content.codebook for each in read_files))
        if is_simulated:
            trial = Tally()
            trial.add(tally)
            with workspace.reading() as read:
                simulated = SimulatedProject(read, workspace.coder)
                taken = carry_out(read_files, simulated, trial, progress, strict=strict)
            is_simulated = dry_run or not trial.brings_anything
            tally = trial if is_simulated else tally
        if not is_simulated:
            with suppress(_NothingNewError):
                with workspace.writing(kinds.ImportArticles(new)) as unit:
                    taken = carry_out(read_files, Writing(unit), tally, progress, strict=strict)
                    unit.say(_what(tally))
                    if not unit.touched.kinds - {"coder"}:
                        raise _NothingNewError
                    remember(unit, [each.content for each in taken], options.get("file_names"))
                change = unit.change
        if change is None and not (dry_run and tally.brings_anything):
            tally.notes.append(_why_nothing(taken, tally))
        return _report(taken, tally, change)


class Writing:
    """Writes what is decided on.

    Attributes:
        project_state: what there is, what was written included.
    """

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self.project_state = ProjectState(unit.read, unit.time.date())

    def take(self, decisions: Sequence[Decision]) -> None:
        """Writes some decisions: first what changes, in their order, then what is new."""
        new: list[Entity] = []
        changing: dict[tuple[Kind, str], tuple[Entity, Entity]] = {}
        for each in decisions:
            if each.thing is None:
                continue
            if each.verdict == "new":
                new.append(each.thing)
            elif each.verdict == "extends" and each.own is not None:
                key = (kind_of(each.own), id_of(each.own))
                if key in changing:
                    # It moved along with its text, and then changes once more.
                    self._unit.update_all(changing.values())
                    changing.clear()
                changing[key] = (each.own, each.thing)
        self._unit.update_all(changing.values())
        for each in decisions:
            own, thing = each.own, each.thing
            if isinstance(own, Article) and isinstance(thing, Article):
                move_suggestions(self._unit, own, thing)
        self._unit.create_all(new)
        self._delete([each.thing for each in decisions if each.verdict == "deleted"])

    def _delete(self, things: Sequence[Entity | None]) -> None:
        records = [each for each in things if isinstance(each, Record)]
        if records:
            delete_records(self._unit, self.project_state.codebook(), records)
        self._unit.delete_all(
            each for each in things if each is not None and not isinstance(each, Record)
        )

    def savepoint(self) -> AbstractContextManager[None]:
        """A savepoint of the database."""
        return self._unit.savepoint()

    def leave_out(self, leads: Sequence[Lead]) -> None:
        """Takes the values out of the records."""
        leave_out(self._unit, leads)


def _report(parsed: Sequence[Parsed], tally: Tally, change: Change | None) -> ImportReport:
    return ImportReport(
        articles=tally.articles,
        records=tally.records,
        duplicates=tally.duplicates,
        problems=tally.problems,
        notes=tally.notes,
        change=change,
        types=dict(tally.types.most_common()),
        links=tally.links,
        gains=list(dict.fromkeys(tally.gains)),
        mappings=[
            used_mapping(each.content)
            for each in parsed
            if isinstance(each.content, ForeignContent)
        ],
        decisions=tally.decision_counts(),
        publications=tally.publications,
    )


def _what(tally: Tally) -> kinds.ChangeKind:
    if tally.articles:
        return kinds.ImportArticles(tally.articles)
    if tally.publications and not (tally.records or tally.links):
        return kinds.ImportPublications(tally.publications)
    return kinds.ImportCoding()


def _why_nothing(parsed: Sequence[Parsed], tally: Tally) -> Message:
    if not parsed:
        return message("nothing-imported-unread")
    if tally.duplicates:
        return message("nothing-imported-known")
    return message("nothing-imported-lacking")
