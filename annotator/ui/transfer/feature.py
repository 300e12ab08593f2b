"""Commands that carry things into the open project and out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from annotator.core.coding.label_mapping import Mapping
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.services.progress import Progress
from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.background_reads import Stop
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.file_dialog import open_folder
from annotator.ui.kit.messages import Offer
from annotator.ui.kit.mirroring import isolated
from annotator.ui.kit.window_language import error_words

if TYPE_CHECKING:
    from annotator.core.coding.coder import Coder
    from annotator.core.text.pseudonyms import Pseudonyms
    from annotator.services.project import Project
    from annotator.services.transfer import exporting
    from annotator.services.transfer.exporting import Paint
    from annotator.services.transfer.pseudonyms import tables as pseudonym_tables
    from annotator.services.transfer.report import ExportReport, ImportReport
    from annotator.ui.kit import text_dialogs
    from annotator.ui.transfer import export_dialog
    from annotator.ui.transfer.export_dialog import ExportDialog, ImportDialog, NamesWanted
else:
    exporting = deferred("annotator.services.transfer.exporting")
    pseudonym_tables = deferred("annotator.services.transfer.pseudonyms.tables")
    text_dialogs = deferred("annotator.ui.kit.text_dialogs")
    export_dialog = deferred("annotator.ui.transfer.export_dialog")


_NAMED = 3
_LISTED = 1000  # ops of an import that are looked through for new articles


class TransferFeature(Feature):
    """Imports and exports."""

    undo_requested = Signal(object)
    """The own `Change` that is to be undone."""
    opening_wanted = Signal(str)
    """A project's file was dropped that is to be opened."""
    articles_arrived = Signal()
    """There are articles, and none is open yet."""

    def __init__(self, context: Context, dialogs: OneDialog, paint: Paint) -> None:
        super().__init__(context)
        self._dialogs = dialogs
        self._paint = paint
        self._details: list[str] = []

    def bindings(self) -> dict[str, Callable[..., None]]:
        return {"project.import": self.ask_import, "project.export": self.ask_export}

    def ask_import(self) -> None:
        """Ask what to import."""
        self.ask_about([])

    def ask_about(self, paths: Sequence[Path]) -> None:
        """Show what would come of these paths, and ask what else to import."""
        project = self.context.session.project
        if project is None:
            return
        dialog = export_dialog.ImportDialog(
            exporting.formats(),
            project,
            self.context.background_reads,
            self.context.session.folder,
            self.context.window,
        )
        dialog.add_paths([str(path) for path in paths])
        self._dialogs.show(dialog, self._import_asked)

    def ask_export(self) -> None:
        """Ask what to export, and where to."""
        project = self.context.session.project
        if project is not None:
            answered = partial(self._ask_export, project)
            with self.context.session.reporting():
                self.context.background_reads.read("export.coders", project.coders.known, answered)

    def _ask_export(self, project: Project, coders: list[Coder]) -> None:
        if self.context.session.project is not project:
            return
        dialog = export_dialog.ExportDialog(
            exporting.formats(),
            project.codebook.types,
            coders,
            self.context.session.folder,
            project.info.name,
            self.context.window,
        )
        self._dialogs.show(dialog, self._export_asked)

    def take_project(self, location: str) -> None:
        """Open a project that was dropped; where one is open, offer to import it instead."""
        project = self.context.session.project
        if project is None or project.location == location:
            self.opening_wanted.emit(location)
            return
        path = Path(location)
        self.context.messages.info(
            self.tr("{file} is a project.").format(file=isolated(path.name)),
            Offer(self.tr("Open it"), partial(self.opening_wanted.emit, location)),
            Offer(self.tr("Import it into this one…"), partial(self.ask_about, [path])),
        )

    def import_dropped(self, paths: Sequence[Path]) -> None:
        """Import what was dropped; where there are labels or columns to map, ask first."""
        project = self.context.session.project
        if project is None:
            self.import_paths(paths)
            return

        def look(_stop: Stop) -> bool:
            try:
                return project.transfer.needs_a_look(paths)
            except AnnotatorError:
                # The import says the same, where it is read.
                return False

        def looked(needed: bool) -> None:
            if self.context.session.project is not project:
                return
            if needed:
                self.ask_about(paths)
            else:
                self.import_paths(paths)

        self.context.background_reads.ask("dropped", look, looked)

    def import_paths(  # noqa: PLR0913 - each is something that a person may want otherwise
        self,
        paths: Sequence[Path],
        format_name: str = "auto",
        mappings: dict[str, Mapping] | None = None,
        columns: dict[str, dict[str, str]] | None = None,
        *,
        encoding: str = "",
        file_names: str | None = None,
        strict: bool = False,
        takes_doubtful: frozenset[str] = frozenset(),
        unfinished: bool = False,
        table: Path | None = None,
    ) -> None:
        """Import files and folders into the open project."""
        project = self.context.session.project
        if project is None:
            self.context.messages.warning(
                self.tr("There is no project to import into. Make one, or open one."),
                Offer(self.tr("New project…"), self.context.actions["project.new"].trigger),
                Offer(self.tr("Open project…"), self.context.actions["project.open"].trigger),
            )
            return

        def work(progress: Progress) -> ImportReport:
            return project.transfer.import_paths(
                paths,
                format=format_name,
                mapping=mappings,
                columns=columns or "",
                encoding=encoding,
                file_names=file_names,
                strict=strict,
                takes_doubtful=takes_doubtful,
                unfinished=unfinished,
                pseudonyms=pseudonym_tables.read_table(table) if table else None,
                progress=progress,
            )

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Importing"), work, self._imported, writes=True)

    def _import_asked(self, dialog: ImportDialog) -> None:
        self.import_paths(
            dialog.paths(),
            dialog.format(),
            dialog.mappings(),
            dialog.columns(),
            encoding=dialog.encoding(),
            file_names=dialog.file_names(),
            strict=dialog.is_strict(),
            takes_doubtful=dialog.takes_doubtful(),
            unfinished=dialog.unfinished_box.isChecked(),
            table=dialog.table(),
        )

    def _export_asked(self, dialog: ExportDialog) -> None:
        project = self.context.session.project
        if project is None:
            return
        out, format_name, excel = dialog.out(), dialog.format(), dialog.is_for_excel()
        types, coders = dialog.chosen_types(), dialog.chosen_coders()
        quoted, names = dialog.quoted_words(), dialog.names()

        def work(progress: Progress) -> ExportReport:
            return project.transfer.export(
                out,
                format=format_name,
                coders=coders,
                types=types,
                excel=excel,
                quoted=quoted,
                pseudonyms=_pseudonyms(project, names, out),
                paint=self._paint,
                progress=progress,
            )

        with self.context.session.reporting():
            self.context.tasks.run(self.tr("Exporting"), work, self._exported)

    def _imported(self, report: ImportReport) -> None:
        offers: list[Offer] = []
        left_out = _details(report)
        self._details = [*left_out, *self._arrivals(report)]
        details = self.tr("Details")
        if left_out:
            offers.append(Offer(details, self._show_details))
        if report.change is not None:
            undo = partial(self.undo_requested.emit, report.change)
            offers.append(Offer(self.tr("Undo"), undo, report.change.seq))
            if self._details and not left_out:
                # What came in is there to be looked at as long as undo would take it away.
                offers.append(Offer(details, self._show_details, report.change.seq))
        say = self.context.messages.warning if report.problems else self.context.messages.success
        say(self._summary(report), *offers)
        if self.context.session.article is None:
            self.articles_arrived.emit()

    def _summary(self, report: ImportReport) -> str:
        articles, records = report.articles, report.records
        known, bad = len(report.duplicates), len(report.problems)
        parts = [
            self.tr("Imported 1 article.")
            if articles == 1
            else self.tr("Imported {n:,} articles.").format(n=articles)
        ]
        if records:
            parts.append(self.tr("New records: {n:,}.").format(n=records))
        if report.publications:
            more = self.tr("More publications of texts: {n:,}.")
            parts.append(more.format(n=report.publications))
        if known:
            parts.append(self.tr("In the project already: {n:,}.").format(n=known))
        if bad:
            files = list(dict.fromkeys(Path(each.file).name for each in report.problems))
            named = ", ".join(isolated(each) for each in files[:_NAMED])
            named += " …" if len(files) > _NAMED else ""
            parts.append(self.tr("Left out: {n:,} ({files}).").format(n=bad, files=named))
        return " ".join(parts)

    def _arrivals(self, report: ImportReport) -> list[str]:
        """The titles of the articles that are new, as many as one looks through."""
        project = self.context.session.project
        if project is None or report.change is None or not report.articles:
            return []
        ops = project.history.ops(report.change, _LISTED)
        ids = [op.id for op in ops if op.kind == "article" and op.verb == "create"]
        arrived = project.articles.summaries(ids)
        lines = [self.tr("New: {title}").format(title=isolated(each.title)) for each in arrived]
        if report.articles > len(lines):
            more = self.tr("And {n:,} more new articles.")
            lines.append(more.format(n=report.articles - len(lines)))
        return lines

    def _exported(self, report: ExportReport) -> None:
        text = self.tr("Exported to {out}.").format(out=report.out)
        self._details = [error_words(note) for note in report.notes]
        offers = [Offer(self.tr("Open folder"), partial(open_folder, Path(report.out)))]
        if self._details:
            offers.append(Offer(self.tr("Details"), self._show_details))
        self.context.messages.success(text, *offers)

    def _show_details(self) -> None:
        self._dialogs.show(
            text_dialogs.ReportDialog(self.tr("Details"), self._details, self.context.window)
        )


def _pseudonyms(project: Project, names: NamesWanted, out: Path) -> Pseudonyms | None:
    """What stands in place of names, its table written if that is wanted."""
    if names.table is not None:
        return pseudonym_tables.read_table(names.table)
    if not names.by_actors:
        return None
    made = pseudonym_tables.table_of_actors(project.actors.all())
    if names.keep:
        pseudonym_tables.write_table(made, out.with_name(f"{out.name}.pseudonyms.csv"))
    return made


def _details(report: ImportReport) -> list[str]:
    """What was not taken and why, line by line."""
    same = QCoreApplication.translate(
        "TransferFeature", "{file}: “{title}” is in the project already"
    )
    return [
        *(error_words(problem) for problem in report.problems),
        *(same.format(file=known.file, title=known.title) for known in report.duplicates),
        *(error_words(note) for note in report.notes),
    ]
