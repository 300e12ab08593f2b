"""The composition root of the window: makes the parts and hands them to one another."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.resources import resources_folder
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.icons import application_icon
from annotator.ui.kit.messages import Messages, Offer
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.style import ApplicationStyle
from annotator.ui.kit.theme import Themes
from annotator.ui.kit.translation import install
from annotator.ui.shell.crash import CrashReports
from annotator.ui.shell.own_folder import own_folder, require_home
from annotator.ui.shell.stopping import Stopping

_NAME = "annotator"
_SHOWN_AFTER_MS = 5
_UNSHOWN_AFTER_MS = 1500


def run_window(
    location: str | None = None,
    article: str | None = None,
    coder: str | None = None,
    *,
    on_shown: Callable[[], object] | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        location: the project's path or URL; the last one, else the sample, if not given.
        article: the id of the article to go to.
        coder: the name to code under; the one used last, else the system's, if not given.
        on_shown: is called once the window is on the screen.

    Returns:
        The exit code.
    """
    application = make_application(sys.argv[:1])
    wanted = user_data_path(_NAME, appauthor=False)
    data, reason = own_folder(wanted)
    require_home(data)
    settings = Settings(data / "window.ini")
    # Kept by their name: Qt forgets a translator that nobody holds.
    translators = install(application, settings.language)
    if coder:
        settings.coder = coder
    elif not settings.coder:
        settings.guess_coder(system_coder())
    themes = Themes(resources_folder() / "themes", application.styleHints(), settings.theme)
    style = ApplicationStyle(application)
    style.paint(themes.theme)
    themes.changed.connect(style.paint)
    window = AnnotatorWindow(settings, themes)
    reports = CrashReports(data / "reports")
    faults = FaultReporter(reports, window.messages)
    window.tasks.broken.connect(reports.write)
    window.background_reads.broken.connect(reports.write)
    reports.refused.connect(window.session.report)
    reports.install()
    window.show()
    if on_shown is not None:
        on_shown()
    opening = StartupLoader(window, location, article, data / "sample.annotator")
    opening.opened.connect(lambda: faults.say_earlier(reports.earlier_crash()))
    if reason:
        opening.opened.connect(lambda: faults.say_folder(wanted, data, reason))
    opening.begin()
    stopping = Stopping()
    leaving = ShutdownHandler(window)
    stopping.asked.connect(leaving.leave)
    try:
        return application.exec()
    finally:
        stopping.close()
        reports.close()
        translators.clear()


def make_application(arguments: list[str]) -> QApplication:
    """The application with its names and style."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QCoreApplication.setApplicationName("Annotator")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(arguments)
    QGuiApplication.setDesktopFileName(_NAME)
    application.setStyle("Fusion")
    application.setWindowIcon(application_icon())
    return application


def start(
    window: AnnotatorWindow,
    location: str | None,
    article: str | None,
    sample: Path,
    then: Callable[[], object] | None = None,
) -> None:
    """Open what the person asked for, else what was open last, else the sample.

    What cannot be opened is said in the window, which then stands there without a project.

    Args:
        then: is called once it is open, or could not be opened.
    """
    recent = window.settings.recent_projects

    def go(is_open: bool) -> None:
        if article is not None and is_open:
            window.session.open_article(article)
        if then is not None:
            then()

    if location is not None:
        window.projects.open(location, go)
    elif recent and Path(recent[0]) != sample:
        window.projects.open(recent[0], go)
    else:
        window.projects.open_sample(sample, go)


def system_coder() -> str:
    """The name that the system knows the person by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that no user has.
        return "coder"


class StartupLoader(QObject):
    """Opens the first project once the window is on the screen.

    What reads the database takes longer to load than the window takes to show: begun before the
    window has painted itself, it would leave it black meanwhile.
    """

    opened = Signal()
    """The project is open, or could not be opened."""

    def __init__(
        self, window: AnnotatorWindow, location: str | None, article: str | None, sample: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._what = (location, article, sample)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._open)

    def begin(self) -> None:
        """Open it as soon as the window is painted; in a while, if it is out of sight."""
        self._window.view.set_empty_message(self.tr("Opening the project…"))
        self._window.view.viewport().installEventFilter(self)
        self._timer.start(_UNSHOWN_AFTER_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(_SHOWN_AFTER_MS)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        start(self._window, *self._what, self.opened.emit)


class ShutdownHandler(QObject):
    """Closes the window as a person would, when the system wants the program to end."""

    def __init__(self, window: AnnotatorWindow) -> None:
        super().__init__(window)
        self._window = window

    def leave(self) -> None:
        """Save what is being typed and close; what is refused is kept for the next time."""
        self._window.close_keeping()
        QCoreApplication.quit()


class FaultReporter(QObject):
    """Says in the window that the program has a fault, and offers the report."""

    def __init__(self, reports: CrashReports, messages: Messages) -> None:
        super().__init__(messages)
        self._messages = messages
        self._report = ""
        reports.written.connect(self.say)
        reports.unwritten.connect(self.say_unwritten)

    def say(self, report: str) -> None:
        """Show a banner for an unexpected error.

        A fault that strikes again and again is said in one banner, for it says the same.
        """
        self._report = report
        self._messages.error(
            self.tr(
                "Something went wrong inside Annotator. What was saved is safe; if the window "
                "behaves oddly, close it and start again. A report was written to {folder}."
            ).format(folder=Path(report).parent),
            Offer(self.tr("Open the report"), self._open),
        )

    def say_earlier(self, report: Path | None) -> None:
        """The last run ended abnormally, if it left a report."""
        if report is None:
            return
        self._report = str(report)
        self._messages.info(
            self.tr(
                "Annotator did not end in order last time. Nothing was lost: every edit was "
                "saved when it was made, and what could not be saved yet is put back."
            ),
            Offer(self.tr("Open the report"), self._open),
        )

    def say_folder(self, wanted: Path, folder: Path, reason: str) -> None:
        """Show a banner: the program's own folder is not where it should be.

        Args:
            reason: why, as the system says it.
        """
        self._messages.warning(
            self.tr(
                "{wanted} cannot be written ({reason}). Projects are saved where they lie; "
                "settings, automatic backups and the sample of this run go to {folder}."
            ).format(wanted=wanted, reason=reason, folder=folder)
        )

    def say_unwritten(self, reason: str) -> None:
        """Something unexpected happened, and not even a report could be written.

        Args:
            reason: why not, as the system says it.
        """
        self._messages.error(
            self.tr(
                "Something went wrong inside Annotator. What was saved is safe; if the window "
                "behaves oddly, close it and start again. No report could be written: {reason}."
            ).format(reason=reason)
        )

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._report))
