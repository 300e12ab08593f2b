"""A picture of the window on a project, for machines that have no screen."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.resources import resources_folder
from annotator.ui.app import make_application
from annotator.ui.features import AnnotatorWindow
from annotator.ui.kit.settings import Settings
from annotator.ui.kit.style import ApplicationStyle
from annotator.ui.kit.theme import Themes

_SETTLE_MS = 500
"""By then the lists have been read and the first record has been shown."""


def paint_window(location: str, article: str, coder: str, picture: Path) -> None:
    """Paint the window as it shows an article, with its first record selected.

    What the window remembers otherwise, the person's settings, is neither read nor written.

    Args:
        picture: the PNG file to write.

    Raises:
        AnnotatorError: the project cannot be opened, or the picture not written.
    """
    application = make_application(["annotator"])
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place) / "window.ini")
        settings.coder, settings.backs_up = coder, False
        for hint in ("select", "fields", "saved"):
            settings.dismiss(hint)
        themes = Themes(resources_folder() / "themes", application.styleHints(), "light")
        ApplicationStyle(application).paint(themes.theme)
        window = AnnotatorWindow(settings, themes)
        window.resize(1440, 900)
        window.show()
        opening = QEventLoop()
        window.projects.open(location, lambda is_open: opening.exit(0 if is_open else 1))
        if opening.exec():
            raise AnnotatorError(message("picture-not-painted", project=location))
        window.session.open_article(article)
        _settle()
        window.bound_actions["record.next"].trigger()
        _settle()
        is_saved = window.grab().save(str(picture))
        window.close()
        themes.deleteLater()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not is_saved:
        raise AnnotatorError(message("picture-not-written", file=str(picture)))


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
