"""Who else has the project open, in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.ui.kit.session import Session
from annotator.ui.shell.bridge import Bridge
from annotator.ui.shell.status_bar import StatusBar


class Colleagues(QObject):
    """Tells the others which article is shown here, and shows who is at the same one."""

    def __init__(self, session: Session, bridge: Bridge, status: StatusBar) -> None:
        super().__init__(bridge)
        self._session = session
        self._status = status
        session.article_changed.connect(self._tell)
        bridge.present_changed.connect(self.show)

    def show(self) -> None:
        """Say who is there; nothing where nobody else is."""
        project, article = self._session.project, self._session.article
        others = project.live.colleagues() if project is not None else []
        here = {each.coder for each in others if article is not None and each.article == article.id}
        there = {each.coder for each in others} - here
        parts = [self.tr("{name} is in this article").format(name=name) for name in sorted(here)]
        if there:
            parts.append(self.tr("also here: {names}").format(names=", ".join(sorted(there))))
        self._status.present.setText(" · ".join(parts))
        self._status.present.setVisible(bool(parts))

    def _tell(self) -> None:
        project, article = self._session.project, self._session.article
        if project is not None:
            project.live.be_at(article.id if article is not None else "")
        self.show()
