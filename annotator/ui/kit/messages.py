"""The window's only voice: banners above the article, never in the way."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.kit.icons import icon, pixmap
from annotator.ui.kit.theme import Theme

Level = Literal["info", "success", "warning", "error"]

_ICONS: dict[Level, tuple[str, str]] = {
    "info": ("info", "accent"),
    "success": ("saved", "success"),
    "warning": ("warning", "warning"),
    "error": ("error", "error"),
}
_AT_ONCE = 3
_INFO_MS = 9000
_NARROW = 640  # pixels
_MOST_LINES = 6


@dataclass(frozen=True)
class Offer:
    """A button of a banner: what it says and does. The banner closes when it is pressed.

    Attributes:
        change: the ``seq`` of the own change that it would undo; it is withdrawn as soon as
            another one follows, which is what undo would then undo.
    """

    text: str
    run: Callable[[], object]
    change: int | None = None


class MessageText(QTextEdit):
    """Plain text as high as it needs to be; what is longer scrolls, so that it hides no article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("bannerText")
        self.setAccessibleName(text)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A path or an address may be longer than the window is wide.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines need at this width."""
        super().resizeEvent(event)
        line = self.fontMetrics().lineSpacing()
        needed = math.ceil(self.document().size().height())
        fits = needed <= line * _MOST_LINES
        self.setFixedHeight(max(needed, line) if fits else line * _MOST_LINES)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if fits else Qt.FocusPolicy.StrongFocus)


class Banner(QFrame):
    """One message."""

    def __init__(
        self, theme: Theme, level: Level, text: str, offers: Sequence[Offer], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.level: Level = level
        self.text = text
        self.setObjectName("banner")
        self.setProperty("level", level)
        self.setAccessibleName(text)
        self._icon = QLabel()
        self._label = MessageText(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self._offers = {self._add_offer(buttons, n, offer): offer for n, offer in enumerate(offers)}
        buttons.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(8)
        self._body.addWidget(self._label, 1)
        if offers:
            self._body.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._body, 1)
        self._close = QToolButton()
        self._close.setObjectName("bannerClose")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.close_banner)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_banner)
        if level in ("info", "success") and not offers:
            self._timer.start(_INFO_MS)

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        name, role = _ICONS[self.level]
        self._icon.setPixmap(pixmap(theme, name, role, 20, self.devicePixelRatioF()))
        self._close.setIcon(icon(theme, "remove", "muted"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the buttons stand under the text."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        # The icons are centred on the first line of what stands beside them.
        beside = [self._close, *([] if narrow else self._offers)]
        line = max(button.sizeHint().height() for button in beside)
        self._icon.setFixedHeight(line)
        self._close.setFixedHeight(line)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._body.direction() != wanted:
            self._body.setDirection(wanted)

    def withdraw_undo(self, seq: int) -> None:
        """Offer no more to undo what an own change of that ``seq`` has followed."""
        past = [
            button
            for button, offer in self._offers.items()
            if offer.change is not None and offer.change < seq
        ]
        for button in past:
            del self._offers[button]
            button.hide()
        if past and not self._offers and self.level in ("info", "success"):
            self.close_banner()

    def close_banner(self) -> None:
        """Take the message away."""
        self._timer.stop()
        parent = self.parent()
        if isinstance(parent, Messages):
            parent.remove(self)

    def _add_offer(self, row: QHBoxLayout, number: int, offer: Offer) -> QPushButton:
        button = QPushButton(offer.text)
        button.setObjectName(f"bannerOffer{number}")
        button.setAccessibleName(offer.text)
        # What takes back is no next step.
        is_next_step = number == 0 and offer.change is None
        button.setProperty("role", "primary" if is_next_step else "plain")
        button.clicked.connect(self._accept)
        row.addWidget(button)
        return button

    def _accept(self) -> None:
        offer = next((offer for button, offer in self._offers.items() if button is self.sender()))
        self.close_banner()
        offer.run()


class Messages(QWidget):
    """The place where banners appear, the newest on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setAccessibleName(self.tr("Messages"))
        self._theme = theme
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def info(self, text: str, *offers: Offer) -> "BannerHandle":
        """Say something that is good to know; it goes by itself unless it offers something."""
        return self._show("info", text, offers)

    def success(self, text: str, *offers: Offer) -> "BannerHandle":
        """Say that work is done; it goes by itself unless it offers something."""
        return self._show("success", text, offers)

    def warning(self, text: str, *offers: Offer) -> "BannerHandle":
        """Say what asks for attention; it stays."""
        return self._show("warning", text, offers)

    def error(self, text: str, *offers: Offer) -> "BannerHandle":
        """Say what failed, what was kept and what to do; it stays."""
        return self._show("error", text, offers)

    def banners(self) -> list[Banner]:
        """What is shown, the newest first."""
        return list(self._banners)

    def withdraw_undo(self, seq: int) -> None:
        """Offer no more to undo what was done before the own change of that ``seq``."""
        for banner in self.banners():
            banner.withdraw_undo(seq)

    def clear(self) -> None:
        """Take all messages away."""
        for banner in self.banners():
            banner.close_banner()

    def remove(self, banner: Banner) -> None:
        """Take one message away."""
        if banner in self._banners:
            self._banners.remove(banner)
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        for banner in self._banners:
            banner.set_theme(theme)

    def _show(self, level: Level, text: str, offers: Sequence[Offer]) -> "BannerHandle":
        for same in [known for known in self._banners if known.text == text]:
            same.close_banner()
        banner = Banner(self._theme, level, text, offers, self)
        self._banners.insert(0, banner)
        self._column.insertWidget(0, banner)
        for old in self._too_many():
            old.close_banner()
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        return BannerHandle(self, banner)

    def _too_many(self) -> list[Banner]:
        """The banners to drop: successes before errors, then the oldest."""
        rank = sorted(
            range(len(self._banners)),
            key=lambda n: (self._banners[n].level in ("info", "success") and n > 0, n),
        )
        return [self._banners[n] for n in rank[_AT_ONCE:]]


class BannerHandle:
    """Takes a banner away again when what it speaks of has passed."""

    def __init__(self, messages: Messages, banner: Banner) -> None:
        self._messages = messages
        self._banner = banner

    @property
    def is_shown(self) -> bool:
        """Whether it stands there still."""
        return self._banner in self._messages.banners()

    def withdraw(self) -> None:
        """Take it away, if nobody closed it before."""
        self._messages.remove(self._banner)
