"""Showing the window; the only place outside of `annotator.ui` that knows of Qt."""

import gc
import os
import sys

from annotator.cli.display import missing_library_help, missing_xcb_help, no_display_help
from annotator.core.errors import AnnotatorError


def show(location: str | None, article: str | None, coder: str | None) -> int:
    """Opens the window and stays until it is closed; the exit code.

    Raises:
        AnnotatorError: this machine cannot show a window; says what it lacks.
    """
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
        if ".so" not in str(error):
            raise
        raise AnnotatorError(missing_library_help(error)) from error
    return run_window(location, article, coder, on_shown=_collect_garbage_again)


def _collect_garbage_again() -> None:
    """What was loaded stays: no collection need look through it."""
    gc.freeze()
    gc.enable()
