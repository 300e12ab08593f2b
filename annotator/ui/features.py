"""The window with its features: made here, and handed to one another what they need."""

from PySide6.QtWidgets import QWidget

from annotator.ui.actors.feature import ActorsFeature
from annotator.ui.adjudication.feature import AdjudicationFeature
from annotator.ui.agreement.feature import AgreementFeature
from annotator.ui.articles.details import ArticleDetailsFeature
from annotator.ui.articles.emoji_note import EmojiNote
from annotator.ui.articles.empty_project import EmptyProject
from annotator.ui.articles.making import ArticleMaking
from annotator.ui.articles.navigation import ArticleNavigation
from annotator.ui.articles.publications import ArticlePublicationsFeature
from annotator.ui.articles.purging import PurgingFeature
from annotator.ui.backups.automatic import AutomaticBackups
from annotator.ui.backups.feature import BackupsFeature
from annotator.ui.codebook.feature import CodebookFeature
from annotator.ui.coding.candidates import CandidatesFeature
from annotator.ui.coding.record_making import RecordMaking
from annotator.ui.correction.feature import CorrectionFeature
from annotator.ui.feature import Feature
from annotator.ui.feedback.feature import FeedbackFeature
from annotator.ui.help.feature import HelpFeature
from annotator.ui.history.undo import UndoFeature
from annotator.ui.kit.dialog import OneDialog
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.theme import Themes
from annotator.ui.links.feature import LinksFeature
from annotator.ui.notes.feature import NotesFeature
from annotator.ui.preferences.feature import PreferencesFeature
from annotator.ui.projects.coder_hint import CoderHint
from annotator.ui.projects.feature import ProjectsFeature
from annotator.ui.projects.moved_project import MovedProjectFeature
from annotator.ui.projects.shared_folders import SharedFolders
from annotator.ui.projects.start import StartFeature
from annotator.ui.records.feature import Records
from annotator.ui.search.feature import SearchFeature
from annotator.ui.search.find import FindFeature
from annotator.ui.sheet.feature import SheetFeature
from annotator.ui.shell.main_window import MainWindow
from annotator.ui.suggestions.feature import SuggestionsFeature
from annotator.ui.suggestions.learning import LearningFeature
from annotator.ui.suggestions.model_asking import ModelAsking
from annotator.ui.team.assignments_feature import AssignmentsFeature
from annotator.ui.team.coders_feature import CodersFeature
from annotator.ui.team.handover_feature import HandoverFeature
from annotator.ui.team.screening_feature import ScreeningFeature
from annotator.ui.transfer.feature import TransferFeature
from annotator.ui.transfer.printing import PrintingFeature
from annotator.ui.unsaved.feature import UnsavedFeature


class AnnotatorWindow(MainWindow):
    """The main window with every feature, each under its name.

    Features know the context and nothing of one another: what one needs of another is a command
    of `annotator.ui.actions`, comes by the session, or is handed to it here.
    """

    def __init__(self, settings: Settings, themes: Themes) -> None:
        super().__init__(settings, themes)
        context, dialogs = self.context, OneDialog(self)
        self.articles = ArticleNavigation(context)
        self.article_making = ArticleMaking(context, self.articles.panel, dialogs)
        self.purging = PurgingFeature(context, self.articles.panel, dialogs)
        self.records = Records(context)
        self.undo = UndoFeature(context, self.records.flush)
        self.coding = RecordMaking(context, self.records.panel)
        self.suggestions = SuggestionsFeature(context, self.records.panel)
        self.model_asking = ModelAsking(context)
        self.learning = LearningFeature(context)
        self.find_in_article = FindFeature(context)
        self.candidates = CandidatesFeature(
            context, self.records.bring_into_sight, self.find_in_article.mark_again
        )
        self.search = SearchFeature(context, self.articles.listed)
        self.sheet = SheetFeature(
            context, self.articles.listed, self.set_article_shown, self.records.panel.show_list
        )
        self.actors = ActorsFeature(context)
        self.assignments = AssignmentsFeature(context, dialogs, self.articles.listed)
        self.screening = ScreeningFeature(context)
        self.adjudication = AdjudicationFeature(context)
        self.coders = CodersFeature(context, dialogs)
        self.agreement = AgreementFeature(context)
        self.feedback = FeedbackFeature(context)
        self.handover = HandoverFeature(context, dialogs)
        self.codebook = CodebookFeature(context, self.undo.offer)
        self.correction = CorrectionFeature(context)
        self.article_details = ArticleDetailsFeature(context)
        self.article_publications = ArticlePublicationsFeature(context, dialogs)
        self.emoji_note = EmojiNote(context)
        self.empty_project = EmptyProject(context)
        self.help = HelpFeature(context)
        self.links = LinksFeature(context, self.records)
        self.notes = NotesFeature(context, self.records)
        typing = (
            self.records,
            self.actors,
            self.codebook,
            self.correction,
            self.article_details,
            self.notes,
            self.sheet,
        )
        self.unsaved = UnsavedFeature(context, typing)
        self.backups = BackupsFeature(context, dialogs)
        self.automatic_backups = AutomaticBackups(context)
        self.printing = PrintingFeature(context)
        self.transfers = TransferFeature(context, dialogs, self.printing.paint)
        recovering = self.backups.recovering
        self.projects = ProjectsFeature(
            context, dialogs, self.unsaved.asks_before, recovering.offer
        )
        self.moved_project = MovedProjectFeature(
            context, self.projects.open, recovering.recover_log
        )
        self.shared_folders = SharedFolders(context)
        self.start = StartFeature(context, self.projects)
        self.coder_hint = CoderHint(context)
        self.preferences = PreferencesFeature(
            context, self.automatic_backups, self.viewing, self.projects.code_as
        )
        self._introduce()
        self._begin()

    def focus_parts(self) -> list[QWidget]:
        at_ends = (self.articles, self.records)
        others = [each for each in self.features if each not in at_ends]
        between = [part for each in others for part in each.focus_parts()]
        return [self.articles.panel.view, self.view, *between, *self.records.focus_parts()]

    def _introduce(self) -> None:
        """Let those hear of one another that have no command for it."""
        panel, articles = self.records.panel, self.articles.panel
        panel.take_requested.connect(self.coding.take)
        panel.evidence_clicked.connect(self.sheet.show_evidence)
        panel.left.connect(self.sheet.focus_rows)
        panel.finder = self.candidates.find
        panel.candidates_shown.connect(self.candidates.show)
        articles.chosen.connect(self.sheet.show_article)
        articles.text_requested.connect(self.sheet.show_article)
        articles.model.modelReset.connect(self.sheet.follow_list)
        articles.model.listed.connect(self.search.follow_list)
        self.undo.shown.connect(self.status.show_undo)
        self.status.undo_clicked.connect(self.undo.undo)
        self.unsaved.counted.connect(self.status.show_unsaved)
        self.status.unsaved_clicked.connect(self.unsaved.show_list)
        self.projects.opened.connect(self.set_project)
        self.projects.refused.connect(self.refuse_project)
        self.projects.closing_wanted.connect(self.close_project)
        self.project_opened.connect(self.articles.resume)
        self.project_dropped.connect(self.transfers.take_project)
        self.transfers.opening_wanted.connect(self.projects.open)
        self.files_dropped.connect(self.transfers.import_dropped)
        self.transfers.undo_requested.connect(self.undo.undo_change)
        self.handover.undo_requested.connect(self.undo.undo_change)
        self.transfers.articles_arrived.connect(self.articles.show_first)
        self.backups.opening_wanted.connect(self.projects.open)
        self.backups.closing_wanted.connect(self.projects.close_project)
        self.automatic_backups.preferences_wanted.connect(self.preferences.show_backups)
        self.model_asking.preferences_wanted.connect(self.preferences.show_models)
        self.automatic_backups.backup_made.connect(self.preferences.show_state)

    def _begin(self) -> None:
        features: tuple[Feature, ...] = (
            self.articles,
            self.article_making,
            self.purging,
            self.records,
            self.undo,
            self.coding,
            self.suggestions,
            self.model_asking,
            self.learning,
            self.find_in_article,
            self.search,
            self.actors,
            self.assignments,
            self.screening,
            self.adjudication,
            self.coders,
            self.agreement,
            self.feedback,
            self.handover,
            self.codebook,
            self.correction,
            self.article_details,
            self.article_publications,
            self.emoji_note,
            self.help,
            self.links,
            self.moved_project,
            self.notes,
            self.preferences,
            self.automatic_backups,
            self.backups,
            self.printing,
            self.transfers,
            self.projects,
            self.shared_folders,
            self.sheet,
            self.start,
            self.empty_project,
            self.coder_hint,
            self.candidates,
            self.unsaved,
        )
        lists, listing = [self.view, self.records.rows], self.articles.panel.parts
        self.take_features(
            features,
            self.unsaved,
            self.coding.create,
            {
                "coding": lists,
                "reading": [*lists, self.articles.panel.view],
                "listing": listing,
            },
        )
