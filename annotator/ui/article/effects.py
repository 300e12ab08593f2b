"""What changes by itself over time: the blinking caret, the flash of a revealed span."""

from PySide6.QtCore import QAbstractAnimation, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication

from annotator.core.text.span import Span

_FLASH_MILLISECONDS = 900


class Blink(QObject):
    """The blinking of the caret, at the system's rate; at rate 0 it is always visible."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shows = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Shows the caret from now on."""
        self.shows = True
        pace = QGuiApplication.styleHints().cursorFlashTime() // 2
        if pace > 0:
            self._timer.start(pace)
        else:
            self._timer.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Hides the caret from now on."""
        self.shows = False
        self._timer.stop()
        self.changed.emit()

    @property
    def is_running(self) -> bool:
        """Whether the caret turns on and off."""
        return self._timer.isActive()

    def _turn(self) -> None:
        self.shows = not self.shows
        self.changed.emit()


class Flash(QObject):
    """A span that lights up and fades."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._span: Span | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(_FLASH_MILLISECONDS)
        self._animation.valueChanged.connect(self._on_value)
        self._animation.finished.connect(self.stop)

    def start(self, span: Span) -> None:
        """Lights the span up, now."""
        self._animation.stop()
        self._span = span
        self._animation.start()

    def stop(self) -> None:
        """Puts it out."""
        self._animation.stop()
        self._span = None
        self.changed.emit()

    @property
    def is_running(self) -> bool:
        """Whether something is lit up."""
        return self._animation.state() is QAbstractAnimation.State.Running

    @property
    def now(self) -> tuple[Span, float] | None:
        """What is lit up at this instant, and how strongly from 0 to 1."""
        if self._span is None:
            return None
        return self._span, float(self._animation.currentValue())

    def _on_value(self, _value: object) -> None:
        self.changed.emit()
