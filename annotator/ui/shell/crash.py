"""What becomes of a fault of the program: a report file and a word in the window."""

import faulthandler
import os
import platform
import sys
import threading
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLockFile, QObject, Signal

from annotator import __version__
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError
from annotator.ui.shell.fault_report import fault_report

if TYPE_CHECKING:
    from annotator import atomic_files
else:
    atomic_files = deferred("annotator.atomic_files")


_LOCKS = "running-*.lock"
_MOST_REPORTS = 20
"""A fault that strikes again and again, as on every repaint, must not fill the disk."""


class CrashReports(QObject):
    """Writes a report of every unexpected exception, and notices runs that ended abnormally.

    While the program runs it holds a lock file; one whose owner no longer lives is what a crash
    leaves behind.
    """

    written = Signal(str)
    """The report file's path."""
    unwritten = Signal(str)
    """Why no report could be written; it went to the standard error."""
    refused = Signal(object)
    """An `AnnotatorError` that nobody nearer told the person."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock: QLockFile | None = None
        self._trace: TextIOWrapper | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        self._reports = 0

    def install(self) -> None:
        """Take over unexpected exceptions."""
        name = f"running-{os.getpid()}-{uuid4().hex[:8]}"
        self._lock = QLockFile(str(self._folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        # A fault below Python (a segmentation fault) is written to this file by the interpreter.
        with suppress(OSError):
            self._trace = (self._folder / f"{name}.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._trace)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def earlier_crash(self) -> Path | None:
        """The report of the last run that ended abnormally and was not told yet, if there is one.

        It may have to be written, which the window need not wait for.
        """
        latest: Path | None = None
        for file in sorted(self._folder.glob(_LOCKS)):
            lock = QLockFile(str(file))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue  # that run is alive
            lock.unlock()
            latest = self._keep_trace(file.with_suffix(".txt"))
        return latest

    def close(self) -> None:
        """End in order: nothing is left behind but the reports."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._trace is not None:
            faulthandler.disable()
            self._trace.close()
            Path(self._trace.name).unlink()
            self._trace = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def write(self, error: BaseException) -> None:
        """Write a report of an exception and tell the window; past some 20 a run, neither."""
        self._reports += 1
        if self._reports > _MOST_REPORTS:
            return
        when = datetime.now().astimezone()
        report = self._folder / f"crash-{when:%Y%m%d-%H%M%S}-{uuid4().hex[:4]}.txt"
        head = (
            f"Annotator {__version__}, {when.isoformat(timespec='seconds')}\n"
            f"Python {platform.python_version()}, PySide6 {pyside_version}, "
            f"{platform.platform()}\n\n"
        )
        text = head + fault_report(error)
        # A file's name need not be text, and a traceback may hold one.
        try:
            atomic_files.write(report, text.encode(errors="backslashreplace"))
        except OSError as failure:
            sys.stderr.write(text)
            self.unwritten.emit(failure.strerror or str(failure))
            return
        self.written.emit(str(report))

    def _keep_trace(self, trace: Path) -> Path:
        """The stale run's report: what the interpreter wrote, under a name of its own."""
        report = trace.with_name(trace.name.replace("running-", "crash-"))
        if trace.exists():
            trace.replace(report)
        if not report.exists() or not report.stat().st_size:
            text = (
                f"Annotator {__version__}: the last run ended without leaving a trace "
                "(the process was killed, or the machine went off).\n"
            )
            # Without it there is less to read, but a disk that is full keeps nobody from starting.
            with suppress(OSError):
                atomic_files.write(report, text.encode())
        return report

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, AnnotatorError):
            # No fault of the program: wherever it was read or written, such as a server is gone.
            self.refused.emit(error)
            return
        self.write(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.write(args.exc_value)
