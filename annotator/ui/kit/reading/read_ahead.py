"""Articles that were open, or are likely to be opened next: held for a bad line."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.errors import AnnotatorError
from annotator.services.notifications import Changed
from annotator.ui.kit.background_reads import BackgroundReads, Stop
from annotator.ui.kit.reading.opened_article import OpenedArticle, read_article

if TYPE_CHECKING:
    from annotator.services.project import Project

_KEY = "session.ahead"
_HELD = 100
_LONGEST = 500_000
"""Characters; the text of a longer article is not held."""


class ReadAhead:
    """Holds articles of a project on a server as they stand; what changed is read again."""

    def __init__(self, reads: BackgroundReads) -> None:
        self._reads = reads
        self._project: Project | None = None
        self._held: OrderedDict[str, OpenedArticle] = OrderedDict()
        self._wanted: list[str] = []
        self._asked = ""

    def set_project(self, project: Project | None) -> None:
        """Hold articles of this project, if it is on a server."""
        self._reads.forget(_KEY)
        self._held.clear()
        self._wanted, self._asked = [], ""
        self._project = project if project is not None and project.is_remote else None

    def find(self, article_id: str) -> OpenedArticle | None:
        """The article as it stands, if it is held."""
        return self._held.get(article_id)

    def keep(self, opened: OpenedArticle) -> None:
        """Hold what was read."""
        article = opened.article
        if self._project is None or article is None or len(article.text) > _LONGEST:
            return
        self._held[article.id] = opened
        self._held.move_to_end(article.id)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)

    def want(self, article_ids: Sequence[str]) -> None:
        """Read these, the first of them first, unless they are held."""
        self._wanted = [each for each in article_ids if each not in self._held]
        self._go_on()

    def forget(self, changed: Changed) -> None:
        """Hold nothing that a change may have made out of date."""
        if changed.articles is None or "codebook" in changed.kinds or "actor" in changed.kinds:
            self._held.clear()
        else:
            for article_id in changed.articles:
                self._held.pop(article_id, None)
        if self._asked and changed.touches_article(self._asked):
            self._reads.forget(_KEY)
            self._wanted.insert(0, self._asked)
            self._go_on()

    def _go_on(self) -> None:
        project = self._project
        if project is None or not self._wanted or self._reads.is_open(_KEY):
            return
        self._asked = self._wanted.pop(0)

        def ask(_stop: Stop, article_id: str = self._asked) -> OpenedArticle:
            try:
                return read_article(project, article_id)
            except AnnotatorError:
                # Nobody asked for it yet: whoever does is told why it cannot be read.
                return OpenedArticle()

        self._reads.ask(_KEY, ask, self._on_read)

    def _on_read(self, opened: OpenedArticle) -> None:
        self._asked = ""
        self.keep(opened)
        if opened.article is None:
            self._wanted = []
        self._go_on()
