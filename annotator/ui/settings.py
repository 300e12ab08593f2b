"""What the window remembers between runs."""

from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

from PySide6.QtCore import QByteArray, QSettings

from annotator.ui.theme import THEME_CHOICES, ThemeChoice

_RECENT_PROJECTS = 8


class Settings:
    """Typed settings in one file; a value that cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """The chosen theme."""
        saved = self._text("theme", "system")
        return cast("ThemeChoice", saved) if saved in THEME_CHOICES else "system"

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice)

    @property
    def serif(self) -> bool:
        """Whether articles are set in a serif face."""
        return self._flag("serif", default=True)

    @serif.setter
    def serif(self, serif: bool) -> None:
        self._store.setValue("serif", serif)

    @property
    def snapping(self) -> bool:
        """Whether selections snap to words."""
        return self._flag("snapping", default=True)

    @snapping.setter
    def snapping(self, snapping: bool) -> None:
        self._store.setValue("snapping", snapping)

    @property
    def zoom(self) -> float:
        """The article's size, 1.0 being normal."""
        try:
            return min(max(float(self._text("zoom", "1")), 0.5), 4.0)
        except ValueError:
            return 1.0

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._store.setValue("zoom", str(zoom))

    @property
    def coder(self) -> str:
        """The name that the person codes under; empty if they never said."""
        return self._text("coder")

    @coder.setter
    def coder(self, name: str) -> None:
        self._store.setValue("coder", name)

    @property
    def recent_projects(self) -> list[str]:
        """Where the projects lie that were open, the last one first."""
        saved = self._store.value("recent", [])
        if isinstance(saved, str):
            return [saved] if saved else []
        return [str(location) for location in saved] if isinstance(saved, list) else []

    def add_recent_project(self, location: str) -> None:
        """Put a project first among the recent ones; an address with a password is not kept."""
        known = [location, *(other for other in self.recent_projects if other != location)]
        kept = [each for each in known if not _has_password(each)]
        self._store.setValue("recent", kept[:_RECENT_PROJECTS])

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty at first."""
        return self._bytes("geometry")

    @property
    def layout(self) -> QByteArray:
        """Where its docks stood; empty at first."""
        return self._bytes("layout")

    def set_window(self, geometry: QByteArray, layout: QByteArray) -> None:
        """Remember the window and its docks."""
        self._store.setValue("geometry", geometry)
        self._store.setValue("layout", layout)

    def place(self, project_id: str) -> tuple[str, str]:
        """The article and the record last looked at in a project; empty if none."""
        key = f"places/{project_id}"
        return self._text(f"{key}/article"), self._text(f"{key}/record")

    def set_place(self, project_id: str, article_id: str, record_id: str) -> None:
        """Remember where the person was in a project."""
        self._store.setValue(f"places/{project_id}/article", article_id)
        self._store.setValue(f"places/{project_id}/record", record_id)

    def is_dismissed(self, hint: str) -> bool:
        """Whether the person has had enough of a hint."""
        return self._flag(f"dismissed/{hint}", default=False)

    def dismiss(self, hint: str) -> None:
        """Never show a hint again."""
        self._store.setValue(f"dismissed/{hint}", True)

    def sync(self) -> None:
        """Write to the file what was set."""
        self._store.sync()

    def _text(self, key: str, default: str = "") -> str:
        saved = self._store.value(key, default)
        return saved if isinstance(saved, str) else default

    def _flag(self, key: str, *, default: bool) -> bool:
        saved = self._store.value(key, default)
        return saved if isinstance(saved, bool) else str(saved).lower() == "true"

    def _bytes(self, key: str) -> QByteArray:
        saved = self._store.value(key)
        return saved if isinstance(saved, QByteArray) else QByteArray()


def _has_password(location: str) -> bool:
    """Whether it is a database's address that holds a password, or that may."""
    if "://" not in location:
        return False
    try:
        parts = urlsplit(location)
    except ValueError:
        return True
    return parts.password is not None or "password" in parse_qs(parts.query)
