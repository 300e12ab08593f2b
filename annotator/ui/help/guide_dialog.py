"""The guide: two pages with pictures of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QTextBrowser, QToolButton, QWidget

from annotator.ui.kit.text_dialogs import ReadingDialog
from annotator.ui.kit.theme import Theme

_PAGES = ("guide-1.md", "guide-2.md")
_MEASURE = 720
_PICTURE_SCALE = 2
"""Pixels of the pictures for each one that they were as wide as on the screen."""
_TITLE, _HEADING, _TEXT = 17.0, 12.5, 11.0


class GuidePage(QTextBrowser):
    """A page of Markdown in the colours of the theme; pictures are as wide as the text."""

    turned = Signal(str)
    """A link has led to another page; its file's name."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("guidePage")
        self.setAccessibleName(self.tr("Guide"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)
        self._folder = folder
        self._theme = theme
        self._file: Path | None = None
        # While a window is being sized there are many widths; the last one counts.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(80)
        self._fitting.timeout.connect(self._fit)

    def show_page(self, file: Path) -> None:
        """Show a Markdown file from its top."""
        self._file = file
        self._fill()
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text to a measure that reads well, in the middle."""
        super().resizeEvent(event)
        self._fitting.start()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture in the width of the text, sharp on any screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        address = name.toString() if isinstance(name, QUrl) else name
        image = QImage(str(self._folder / Path(address).name))
        ratio = self.devicePixelRatioF()
        width = min(self._width(), image.width() / _PICTURE_SCALE) * ratio
        if image.isNull() or width <= 0:
            return image
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaledToWidth(round(width), smooth)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _width(self) -> int:
        return max(min(self.viewport().width() - 48, _MEASURE), 200)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._fill()
        bar.setValue(round(share * bar.maximum()))

    def _fill(self) -> None:
        if self._file is None:
            return
        # A new document: the one before keeps its pictures in their old width.
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        self.setDocument(document)
        file = _spoken(self._file)
        if file != self._file:
            option = document.defaultTextOption()
            option.setTextDirection(self.layoutDirection())
            document.setDefaultTextOption(option)
        document.setMarkdown(file.read_text(encoding="utf-8"))
        self._dress(document)
        side = max((self.viewport().width() - self._width()) // 2, 16)
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setBottomMargin(24)
        document.rootFrame().setFrameFormat(frame)
        # Filling it has left the caret at its end, and the view would follow the caret there.
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        text, muted = self._theme.colour("text"), self._theme.colour("muted")
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            size = {0: _TEXT, 1: _TITLE}.get(level, _HEADING)
            is_caption = block.text().startswith("\N{EN QUAD}")
            letters = QTextCharFormat()
            letters.setFontPointSize(9.5 if is_caption else size)
            letters.setForeground(muted if is_caption else text)
            if level:
                letters.setFontWeight(QFont.Weight.DemiBold)
            shape = QTextBlockFormat()
            shape.setTopMargin(8 if level == 1 else 20 if level else 4)
            shape.setBottomMargin(8)
            # A picture's line is as high as the picture, and needs no share of it above.
            if not level and "\N{OBJECT REPLACEMENT CHARACTER}" not in block.text():
                height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                shape.setLineHeight(135, height)
            cursor.setPosition(block.position())
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(letters)
            cursor.mergeBlockFormat(shape)
            self._mark_keys_and_links(
                document, block.position(), block.position() + block.length() - 1
            )
            block = block.next()

    def _mark_keys_and_links(self, document: QTextDocument, start: int, end: int) -> None:
        """Styles keys and links of the guide; keys are inline code in its Markdown."""
        cursor = QTextCursor(document)
        background: QColor = self._theme.colour("hover")
        for at in range(start, end):
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            if cursor.charFormat().isAnchor():
                link = QTextCharFormat()
                link.setForeground(self._theme.colour("accent"))
                link.setFontUnderline(True)
                cursor.mergeCharFormat(link)
            elif cursor.charFormat().fontFixedPitch():
                key = QTextCharFormat()
                key.setBackground(background)
                cursor.mergeCharFormat(key)

    def _follow(self, address: QUrl) -> None:
        """Links lead from page to page only; nothing is fetched from anywhere."""
        file = self._folder / Path(address.path()).name
        if not address.scheme() and file.name in _PAGES:
            self.show_page(file)
            self.turned.emit(file.name)


def _spoken(file: Path) -> Path:
    """The page in the window's language, ``guide-1.ar.md``, if there is one."""
    language = QLocale.languageToCode(QLocale().language())
    translated = file.with_suffix(f".{language}{file.suffix}")
    return translated if translated.exists() else file


class GuideDialog(ReadingDialog):
    """Beside the window, to read while one tries things out."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__("guide", QCoreApplication.translate("GuideDialog", "Guide"), parent)
        self.column.setContentsMargins(0, 8, 0, 12)
        self._folder = folder
        self.page = GuidePage(folder, theme)
        self._segments = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        titles = (self.tr("1  Code an article"), self.tr("2  From articles to data"))
        for n, title in enumerate(titles):
            button = QToolButton()
            button.setObjectName(f"guidePage{n + 1}")
            button.setText(title)
            button.setAccessibleName(title)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._segments.addButton(button, n)
            row.addWidget(button)
        row.addStretch(1)
        self._segments.idClicked.connect(self.turn_to)
        self.page.turned.connect(self._on_turned)
        self.column.addLayout(row)
        self.column.addWidget(self.page, 1)
        buttons = self.add_close()
        buttons.setContentsMargins(24, 0, 24, 0)
        self.resize(QSize(840, 760))
        self.turn_to(0)
        self.page.setFocus()

    def turn_to(self, page: int) -> None:
        """Show a page, the first being 0."""
        self._segments.button(page).setChecked(True)
        self.page.show_page(self._folder / _PAGES[page])

    def _on_turned(self, file: str) -> None:
        self._segments.button(_PAGES.index(file)).setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.page.set_theme(theme)
