"""Says once that an article has emoji which no font of the system can show."""

import re
from functools import cache

from PySide6.QtGui import QFont, QTextLayout

from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit.messages import Offer

_NAME = "emoji"
_EMOJI = re.compile("[\U0001f300-\U0001faff]")


class EmojiNote(Feature):
    """Empty boxes in a text look like a fault of the file, or of the program."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        context.session.article_changed.connect(self._on_article)

    def _on_article(self) -> None:
        article, settings = self.context.session.article, self.context.settings
        if article is None or settings.is_dismissed(_NAME) or not has_emoji(article.text):
            return
        if not can_show_emoji():
            self.context.messages.info(
                self.tr(
                    "This article has emoji, and no font here can show them: they look like empty "
                    "boxes. The text keeps them. A font such as Noto Color Emoji shows them."
                ),
                Offer(self.tr("Do not say this again"), self._dismiss),
            )

    def _dismiss(self) -> None:
        self.context.settings.dismiss(_NAME)


def has_emoji(text: str) -> bool:
    """Whether a text has an emoji, or a pictograph like one."""
    return _EMOJI.search(text) is not None


@cache
def can_show_emoji() -> bool:
    """Whether a font that is installed has them; else they show as empty boxes."""
    return can_show("\U0001f600")


def can_show(character: str) -> bool:
    """Whether a font that is installed has the character."""
    layout = QTextLayout(character, QFont())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    # Glyph 0 of every font is the box that stands for what it lacks.
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
