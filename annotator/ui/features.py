"""The window with its features: made here, and handed to one another what they need."""

from PySide6.QtWidgets import QWidget

from annotator.ui.actors.feature import Registry
from annotator.ui.articles.details_feature import Describing
from annotator.ui.articles.navigation import Going
from annotator.ui.backups.commands import Care
from annotator.ui.backups.feature import Safekeeping
from annotator.ui.codebook.feature import CodebookEditing
from annotator.ui.coding.candidates import Walking
from annotator.ui.coding.record_making import Coding
from annotator.ui.correction.feature import Correcting
from annotator.ui.feature import Feature
from annotator.ui.help.feature import Helping
from annotator.ui.history.undo import Undoing
from annotator.ui.kit.one_dialog import OneDialog
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from annotator.ui.links.feature import Linking
from annotator.ui.notes.feature import Notes
from annotator.ui.preferences.feature import Preferences
from annotator.ui.projects.commands import Projects
from annotator.ui.projects.moved_project import MovedProject
from annotator.ui.projects.shared_folders import SharedPlaces
from annotator.ui.projects.start_feature import Starting
from annotator.ui.records.feature import Records
from annotator.ui.search.feature import ProjectSearch
from annotator.ui.search.find_feature import Finding
from annotator.ui.sheet.feature import Sheets
from annotator.ui.shell.main_window import MainWindow
from annotator.ui.transfer.commands import Transfers
from annotator.ui.unsaved.feature import Unsaved


class AnnotatorWindow(MainWindow):
    """The main window with every feature, each under its name.

    Features know the context and nothing of one another: what one needs of another is a command
    of `annotator.ui.actions`, comes by the session, or is handed to it here.
    """

    def __init__(self, settings: Settings, themes: Themes) -> None:
        super().__init__(settings, themes)
        context, dialogs = self.context, OneDialog(self)
        self.articles = Going(context)
        self.records = Records(context)
        self.undoing = Undoing(context, self.records.flush)
        self.coding = Coding(context, self.records.panel)
        self.finding = Finding(context)
        self.candidates = Walking(context, self.records.bring_into_sight, self.finding.mark_again)
        self.search = ProjectSearch(context, self.articles.listed)
        self.sheets = Sheets(context, self.articles.listed, self.set_article_shown)
        self.actors = Registry(context)
        self.codebook = CodebookEditing(context, self.undoing.offer)
        self.correcting = Correcting(context)
        self.describing = Describing(context)
        self.helping = Helping(context)
        self.linking = Linking(context, self.records)
        self.notes = Notes(context, self.records)
        typing = (
            self.records,
            self.actors,
            self.codebook,
            self.correcting,
            self.describing,
            self.notes,
            self.sheets,
        )
        self.unsaved = Unsaved(context, typing)
        self.care = Care(context, dialogs)
        self.safekeeping = Safekeeping(context)
        self.transfers = Transfers(context, dialogs)
        recovering = self.care.recovering
        self.projects = Projects(context, dialogs, self.unsaved.asks_before, recovering.offer)
        self.moved_project = MovedProject(context, self.projects.open, recovering.recover_log)
        self.shared_places = SharedPlaces(context)
        self.starting = Starting(context, self.projects)
        self.preferences = Preferences(
            context, self.safekeeping, self.viewing, self.projects.code_as
        )
        self._introduce()
        self._begin()

    def focus_parts(self) -> list[QWidget]:
        at_ends = (self.articles, self.records)
        others = [each for each in self.features if each not in at_ends]
        between = [part for each in others for part in each.focus_parts()]
        return [self.articles.panel.view, self.view, *between, self.records.rows]

    def _introduce(self) -> None:
        """Let those hear of one another that have no command for it."""
        panel, articles = self.records.panel, self.articles.panel
        panel.take_requested.connect(self.coding.take)
        panel.finder = self.candidates.find
        panel.candidates_shown.connect(self.candidates.show)
        articles.chosen.connect(self.sheets.show_article)
        articles.text_requested.connect(self.sheets.show_article)
        articles.model.modelReset.connect(self.sheets.follow_list)
        articles.model.listed.connect(self.search.follow_list)
        self.undoing.shown.connect(self.status.show_undo)
        self.status.undo_clicked.connect(self.undoing.undo)
        self.unsaved.counted.connect(self.status.show_unsaved)
        self.status.unsaved_clicked.connect(self.unsaved.show_list)
        self.projects.opened.connect(self.set_project)
        self.projects.refused.connect(self.refuse_project)
        self.projects.closing_wanted.connect(self.close_project)
        self.project_opened.connect(self.articles.resume)
        self.project_dropped.connect(self.projects.open)
        self.files_dropped.connect(self.transfers.import_dropped)
        self.transfers.undo_requested.connect(self.undoing.undo_change)
        self.transfers.articles_arrived.connect(self.articles.show_first)
        self.care.opening_wanted.connect(self.projects.open)
        self.care.closing_wanted.connect(self.projects.close_project)
        self.safekeeping.preferences_wanted.connect(self.preferences.show_backups)
        self.safekeeping.kept.connect(self.preferences.show_state)

    def _begin(self) -> None:
        features: tuple[Feature, ...] = (
            self.articles,
            self.records,
            self.undoing,
            self.coding,
            self.finding,
            self.search,
            self.actors,
            self.codebook,
            self.correcting,
            self.describing,
            self.helping,
            self.linking,
            self.moved_project,
            self.notes,
            self.preferences,
            self.safekeeping,
            self.care,
            self.transfers,
            self.projects,
            self.shared_places,
            self.sheets,
            self.starting,
            self.candidates,
            self.unsaved,
        )
        lists = [self.view, self.records.rows]
        self.take_features(
            features,
            self.unsaved,
            self.coding.create,
            {"coding": lists, "reading": [*lists, self.articles.panel.view]},
        )
