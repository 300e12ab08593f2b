"""Showing the window; the only place outside of `annotator.ui` that knows of Qt."""

import gc
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from annotator.cli.display import missing_library_help, missing_xcb_help, no_display_help
from annotator.core.coding.coder import person_name
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.cli import tour
    from annotator.services.transfer.exporting import Content
else:
    # It loads the database, which the window loads once it is on the screen.
    tour = deferred("annotator.cli.tour")


def begin() -> int:
    """Opens the window on the last project, or makes the tour where there is no display.

    Returns:
        The exit code.

    Raises:
        AnnotatorError: this machine has a display and cannot show a window, or the tour failed.
    """
    return tour.tour() if no_display_help(sys.platform, os.environ) else show(None, None, None)


def show(location: str | None, article: str | None, coder: str | None) -> int:
    """Opens the window and stays until it is closed; the exit code.

    Raises:
        AnnotatorError: this machine cannot show a window; says what it lacks.
    """
    if coder is not None:
        person_name(coder)
    if problem := no_display_help(sys.platform, os.environ):
        raise AnnotatorError(problem)
    if problem := missing_xcb_help(sys.platform, os.environ):
        raise AnnotatorError(problem)
    # Neither loading nor building the window makes garbage, and looking for some would make both
    # a fifth slower.
    gc.disable()
    try:
        from annotator.ui.app import run_window  # noqa: PLC0415 - the other commands need no Qt
    except ImportError as error:
        gc.enable()
        raise _explained(error) from error
    return run_window(location, article, coder, on_shown=_collect_garbage_again)


def _collect_garbage_again() -> None:
    """What was loaded stays: no collection need look through it."""
    gc.freeze()
    gc.enable()


def paint_pdf(content: "Content", file: BinaryIO) -> None:
    """Writes articles with their marks and records as PDF, on a screen or without one.

    Raises:
        AnnotatorError: Qt lacks libraries of the system, or the file cannot be written.
    """
    if no_display_help(sys.platform, os.environ) or missing_xcb_help(sys.platform, os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - the other commands need no Qt

        from annotator.ui.article.paper.printing import write_pdf  # noqa: PLC0415 - neither this
    except ImportError as error:
        raise _explained(error) from error
    # Fonts are there as long as the application is.
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    write_pdf(content, file)
    del application


def _explained(error: ImportError) -> Exception:
    return AnnotatorError(missing_library_help(error)) if ".so" in str(error) else error
