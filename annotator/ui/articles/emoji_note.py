"""Says once that an article has emoji which no font of the system can show."""

from annotator.ui.context import Context
from annotator.ui.feature import Feature
from annotator.ui.kit import emoji
from annotator.ui.kit.messages import Offer

_NAME = "emoji"


class EmojiNote(Feature):
    """Empty boxes in a text look like a fault of the file, or of the program."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        context.session.article_changed.connect(self._on_article)

    def _on_article(self) -> None:
        article, settings = self.context.session.article, self.context.settings
        if article is None or settings.is_dismissed(_NAME) or not emoji.has_emoji(article.text):
            return
        if not emoji.can_show_emoji():
            self.context.messages.info(
                self.tr(
                    "This article has emoji, and no font here can show them: they look like empty "
                    "boxes. The text keeps them. A font such as Noto Color Emoji shows them."
                ),
                Offer(self.tr("Do not say this again"), self._dismiss),
            )

    def _dismiss(self) -> None:
        self.context.settings.dismiss(_NAME)
