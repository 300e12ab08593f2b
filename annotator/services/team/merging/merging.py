"""Merging other projects, or JSON exports, into a project, as one Change."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from annotator.core.changes.handover_kinds import MergeWork
from annotator.core.coding.change import Change
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.core.team.three_way import Side
from annotator.formats.annotations.corpus import ForeignContent
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Progress, silent
from annotator.services.team.merging.histories import Histories, relation, relation_by
from annotator.services.team.merging.merge_resolver import MergeResolver
from annotator.services.team.merging.near_texts import NearTexts
from annotator.services.team.merging.report import ConflictKey, MergeLog, MergeReport
from annotator.services.team.merging.settling import Choices, Settling
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.importing import Writing
from annotator.services.transfer.plan import carry_out
from annotator.services.transfer.project_files import ProjectFiles
from annotator.services.transfer.project_state import ProjectState, SimulatedProject
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.reading_files import reading_files
from annotator.services.transfer.resolver import ImportResolver
from annotator.services.workspace import Workspace
from annotator.storage.queries import Queries

_EXPORTS = (".json", ".jsonl")


class _NothingNewError(Exception):
    """The files bring nothing, so there is to be no Change."""


@fewer_collections()
def merge(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    take: Side | None = None,
    choices: Mapping[ConflictKey, Side] | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> MergeReport:
    """Merges projects, or JSON exports of some, into one.

    What only one side changed since both began is as that side has it, deletions included. Of what
    both changed in ways that contradict each other, the project's stays unless theirs is chosen.

    Args:
        workspace: the project.
        files: of projects, or JSON or JSONL exports of Annotator.
        take: whose version is taken of every conflict; nobody decided on them if None.
        choices: whose version is taken of single ones.
        dry_run: whether nothing is written, and the report says what would be.
        progress: may stop it, and then nothing of it is kept.

    Raises:
        InputError: one of the files is not there, or neither a project nor an export.
    """
    _require_mergeable(workspace, files)
    tally, log = Tally(), MergeLog()
    chosen = Choices(take, choices or {})
    with reading_files(workspace, files, tally, progress) as found:
        parsed = list(_mergeable(found, tally))
        change: Change | None = None
        if dry_run:
            with workspace.reading() as read:
                project = SimulatedProject(read, workspace.coder)
                make = _Resolvers(read, chosen, log, is_one=len(parsed) == 1)
                taken = carry_out(parsed, project, tally, progress, strict=False, resolver_of=make)
                names = _names(project)
        else:
            taken, names = list[Parsed](), dict[str, str]()
            with suppress(_NothingNewError):
                with workspace.writing(MergeWork(len(parsed))) as unit:
                    writing = Writing(unit)
                    make = _Resolvers(unit.read, chosen, log, is_one=len(parsed) == 1)
                    taken = carry_out(
                        parsed, writing, tally, progress, strict=False, resolver_of=make
                    )
                    names = _names(writing.project_state)
                    if not unit.touched.kinds - {"coder"}:
                        raise _NothingNewError
                change = unit.change
        shown = [each.file for each in taken]
        return MergeReport(
            change=change,
            brings_anything=tally.brings_anything if dry_run else change is not None,
            rows=log.rows(shown, names),
            conflicts=log.conflicts(shown, names),
            articles=tally.articles,
            gains=list(dict.fromkeys(tally.gains)),
            problems=tally.problems,
            notes=tally.notes,
        )


class _Resolvers:
    """Makes what decides on each file."""

    def __init__(self, read: Queries, choices: Choices, log: MergeLog, *, is_one: bool) -> None:
        self._read = read
        self._choices = choices
        self._log = log
        self._is_one = is_one
        self._ours = Histories(read)
        self._info = read.info()

    def __call__(
        self, state: ProjectState, parsed: Parsed | None, reported_dates: frozenset[str]
    ) -> ImportResolver:
        if parsed is None:
            return ImportResolver(state, None, reported_dates, {})
        project, info = parsed.project, parsed.content.info
        base = info.base if info is not None else None
        found = relation(self._read, project) if project else relation_by(self._read, base)
        is_copy = found.is_known or (info is not None and info.id == self._info.id)
        settling = Settling(
            parsed.file,
            self._choices,
            self._log,
            self._ours.since(found.here, is_base_known=found.is_known),
            Histories(project, found.there, is_base_known=found.is_known),
            keeps_before=not self._is_one,
            reads_base_here=project is None and found.is_known,
        )
        return MergeResolver(
            state,
            parsed.given.codebook,
            reported_dates,
            parsed.earlier,
            settling,
            None if is_copy else NearTexts(state, parsed.hashes),
        )


def _require_mergeable(workspace: Workspace, files: Sequence[Path]) -> None:
    projects = ProjectFiles(workspace.location)
    for file in files:
        if not file.exists():
            raise InputError(str(file), message("no-such-file"))
        if projects.is_another(file) or file.suffix.lower() in _EXPORTS:
            continue
        is_own = file in projects
        raise InputError(str(file), message("merges-itself" if is_own else "not-to-be-merged"))


def _mergeable(found: Sequence[Parsed], tally: Tally) -> Iterator[Parsed]:
    """What is a project; the JSON of another program is imported instead."""
    for each in found:
        if each.content.info is None or isinstance(each.content, ForeignContent):
            tally.refuse(InputError(each.file, message("not-to-be-merged")))
        else:
            yield each


def _names(state: ProjectState) -> dict[str, str]:
    return {coder.id: coder.name for coder in state.coders()}
