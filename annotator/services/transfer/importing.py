"""Taking articles and coding into a project."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from annotator.core.coding import change_kinds as kinds
from annotator.core.coding.change import Change, Entity
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.annotations.mapping import Mapping
from annotator.services.garbage_collection import fewer_collections
from annotator.services.progress import Progress, silent
from annotator.services.project import Project
from annotator.services.transfer.decisions import Decision, Tally
from annotator.services.transfer.label_counts import used_mapping
from annotator.services.transfer.memory import remember
from annotator.services.transfer.plan import carry_out
from annotator.services.transfer.project_state import ProjectState, SimulatedProject
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.reading_files import AUTO, reading_files
from annotator.services.transfer.record_references import Lead, leave_out
from annotator.services.transfer.report import ImportReport
from annotator.storage.unit_of_work import UnitOfWork


class _NothingNewError(Exception):
    """Everything is there already, so there is to be no Change."""


@fewer_collections()
def import_paths(  # noqa: PLR0913 - each is something that a person may want otherwise
    project: Project,
    paths: Sequence[Path],
    *,
    format: str = AUTO,  # noqa: A002 - what everybody calls it
    mapping: Path | dict[str, Mapping] | None = None,
    columns: str | dict[str, dict[str, str]] = "",
    strict: bool = False,
    lenient: bool = False,
    encoding: str = "",
    file_names: str | None = None,
    takes_doubtful: bool = False,
    pseudonyms: Pseudonyms | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Takes files, folders and zip archives into a project, as one Change.

    All files are read and checked before anything is written. One that cannot be read becomes a
    problem of the report and the others go in, unless ``strict``. Of an article that is there
    already only the coding is taken over.

    Args:
        project: where to.
        paths: files, and folders and zip archives that are searched for articles.
        format: the name of the files' format; told by each file if ``auto``.
        mapping: a YAML file that says what the labels of another tool mean here; of what it does
            not name nothing is made. Or what is known of each format's labels, from which the rest
            is proposed. What the project remembers of imports before if not given.
        columns: which columns of tables are what of an article, as ``title=Headline,text=Body``,
            or a YAML file that says so; or that by what stands for the header of each table. As
            the project remembers it if not given, else told by their names.
        strict: whether one bad file stops everything.
        lenient: whether of a bad file the lines are taken that hold, where its format can tell;
            each line that does not is a problem of the report all the same.
        encoding: what text files that are not UTF-8 are in, such as ``cp1256``; told by the bytes
            of each if empty.
        file_names: the pattern by which the files are named, such as ``{date}_{source}_{title}``;
            empty if their names say nothing. As the project remembers it if not given.
        takes_doubtful: whether words are taken that stand between others than an annotation says;
            else each is a problem of the report.
        pseudonyms: what stands in place of names before anything is stored; the table is not.
        dry_run: whether nothing is written, and the report says what would be.
        progress: may stop the import, of which nothing is then kept.

    Raises:
        InputError: a path does not exist, a folder holds no articles, or ``strict`` and a file
            is bad.
        AnnotatorError: there is no such format or encoding, or ``columns`` or ``file_names`` is not
            understood.
    """
    tally = Tally()
    with reading_files(
        project,
        paths,
        tally,
        format,
        mapping,
        columns,
        strict=strict,
        lenient=lenient,
        encoding=encoding,
        file_names=file_names,
        takes_doubtful=takes_doubtful,
        pseudonyms=pseudonyms,
        progress=progress,
    ) as read_files:
        hashes = {sha256 for each in read_files for sha256 in each.hashes}
        new = len(hashes) - len(project.articles.known_sha256(hashes))
        change = None
        taken: list[Parsed] = []
        # Uncoded articles that are all there already hardly ever need a writer.
        is_simulated = dry_run or not (new or any(each.content.codebook for each in read_files))
        if is_simulated:
            trial = Tally()
            trial.add(tally)
            with project.reading() as read:
                simulated = SimulatedProject(read, project.coder)
                taken = carry_out(read_files, simulated, trial, progress, strict=strict)
            is_simulated = dry_run or not trial.brings_anything
            tally = trial if is_simulated else tally
        if not is_simulated:
            with suppress(_NothingNewError):
                with project.writing(kinds.ImportArticles(new)) as unit:
                    taken = carry_out(read_files, _Writing(unit), tally, progress, strict=strict)
                    unit.say(_what(tally))
                    if not unit.touched.kinds - {"coder"}:
                        raise _NothingNewError
                    remember(unit, [each.content for each in taken], file_names)
                change = unit.change
        if change is None and not (dry_run and tally.brings_anything):
            tally.notes.append(_why_nothing(taken, tally))
        return _report(taken, tally, change)


class _Writing:
    """Writes what is decided on."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self.project_state = ProjectState(unit.read, unit.time.date())

    def take(self, decisions: Sequence[Decision]) -> None:
        new: list[Entity] = []
        for each in decisions:
            if each.thing is None:
                continue
            if each.verdict == "new":
                new.append(each.thing)
            elif each.verdict == "extends" and each.own is not None:
                self._unit.update(each.own, each.thing)
        self._unit.create_all(new)

    def savepoint(self) -> AbstractContextManager[None]:
        return self._unit.savepoint()

    def leave_out(self, leads: Sequence[Lead]) -> None:
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


def _why_nothing(parsed: Sequence[Parsed], tally: Tally) -> str:
    if not parsed:
        return "Nothing was imported: no file could be read."
    if tally.duplicates:
        return "Nothing was imported: everything is in the project already."
    return "Nothing was imported: the files hold nothing that the project lacks."
