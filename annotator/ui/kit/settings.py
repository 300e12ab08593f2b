"""What the window remembers between runs."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
from PySide6.QtCore import QByteArray, QSettings

from annotator.core.coding.article_listing import ARTICLE_KEYS, ArticleOrder
from annotator.core.location import without_password
from annotator.ui.kit.theme import THEME_CHOICES, ThemeChoice

_RECENT_PROJECTS = 8
BACKUPS_KEPT = 10
BACKUP_MINUTES = 30
LINE_SPACINGS = (1.5, 1.72, 2.0)
"""From one baseline to the next, in sizes of the text; the one in the middle to begin with."""


class Settings:
    """Typed settings in one file; a value that cannot be read counts as not set.

    Attributes:
        folder: where the file lies, and what else the program keeps for the person.
    """

    def __init__(self, file: Path) -> None:
        self.folder = file.parent
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
    def family(self) -> str:
        """The font of articles that the person chose by name; empty: the best one installed."""
        return self._text("family")

    @family.setter
    def family(self, family: str) -> None:
        self._store.setValue("family", family)

    @property
    def line_spacing(self) -> float:
        """From one baseline to the next, in sizes of the text."""
        spacing = self._number("line_spacing", LINE_SPACINGS[1])
        return min(max(spacing, LINE_SPACINGS[0]), LINE_SPACINGS[-1])

    @line_spacing.setter
    def line_spacing(self, spacing: float) -> None:
        self._store.setValue("line_spacing", str(spacing))

    @property
    def language(self) -> str:
        """The window's language as a code such as ``ar``; empty: the system's."""
        return self._text("language")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that the person changed, by the command's id; none at all is a choice too."""
        try:
            saved: Any = msgspec.json.decode(self._text("keys", "{}"))
        except msgspec.DecodeError:
            return {}
        if not isinstance(saved, dict):
            return {}
        return {
            str(command): tuple(key for key in keys if isinstance(key, str))
            for command, keys in saved.items()
            if isinstance(keys, list)
        }

    @keys.setter
    def keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        self._store.setValue("keys", msgspec.json.encode(dict(keys)).decode())

    @property
    def backs_up(self) -> bool:
        """Whether projects are copied by themselves while one works."""
        return self._flag("backups/on", default=True)

    @backs_up.setter
    def backs_up(self, on: bool) -> None:
        self._store.setValue("backups/on", on)

    @property
    def backs_up_servers(self) -> bool:
        """Whether that includes projects on a database server, which are copied row by row."""
        return self._flag("backups/servers", default=False)

    @backs_up_servers.setter
    def backs_up_servers(self, on: bool) -> None:
        self._store.setValue("backups/servers", on)

    @property
    def backup_folder(self) -> Path:
        """Where those copies go."""
        return Path(self._text("backups/folder") or self.folder / "backups")

    @backup_folder.setter
    def backup_folder(self, folder: Path) -> None:
        self._store.setValue("backups/folder", str(folder))

    @property
    def backups_kept(self) -> int:
        """How many of the newest copies of a project are kept."""
        return round(min(max(self._number("backups/kept", BACKUPS_KEPT), 1), 100))

    @backups_kept.setter
    def backups_kept(self, count: int) -> None:
        self._store.setValue("backups/kept", str(count))

    @property
    def backup_minutes(self) -> int:
        """After how many minutes of work a project that changed is copied again."""
        return round(min(max(self._number("backups/minutes", BACKUP_MINUTES), 1), 24 * 60))

    @backup_minutes.setter
    def backup_minutes(self, minutes: int) -> None:
        self._store.setValue("backups/minutes", str(minutes))

    @property
    def snapping(self) -> bool:
        """Whether selections snap to words."""
        return self._flag("snapping", default=True)

    @snapping.setter
    def snapping(self, snapping: bool) -> None:
        self._store.setValue("snapping", snapping)

    @property
    def stripes(self) -> bool:
        """Whether records are shown as bars beside the text too."""
        return self._flag("stripes", default=True)

    @stripes.setter
    def stripes(self, stripes: bool) -> None:
        self._store.setValue("stripes", stripes)

    @property
    def adjudicates_blind(self) -> bool:
        """Whether coders are numbers where their work is adjudicated."""
        return self._flag("adjudicates_blind", default=False)

    @adjudicates_blind.setter
    def adjudicates_blind(self, blind: bool) -> None:
        self._store.setValue("adjudicates_blind", blind)

    hides_suggestions = False
    """Whether nothing is suggested to who never said so."""

    def shows_suggestions(self, project_id: str, coder_id: str) -> bool:
        """Whether records are suggested to a coder in a project."""
        key = f"suggestions/{project_id}/{coder_id}/shown"
        return self._flag(key, default=not self.hides_suggestions)

    def show_suggestions(self, project_id: str, coder_id: str, *, shown: bool) -> None:
        """Remember whether records are suggested to a coder in a project."""
        self._store.setValue(f"suggestions/{project_id}/{coder_id}/shown", shown)

    def types_not_suggested(self, project_id: str, coder_id: str) -> frozenset[str]:
        """The keys of the record types that a coder wants no suggestions of in a project."""
        saved = self._text(f"suggestions/{project_id}/{coder_id}/without")
        return frozenset(saved.split("\n")) if saved else frozenset()

    def suggest_without(self, project_id: str, coder_id: str, types: frozenset[str]) -> None:
        """Remember of which record types a coder wants no suggestions."""
        key = f"suggestions/{project_id}/{coder_id}/without"
        self._store.setValue(key, "\n".join(sorted(types)))

    @property
    def learns_by_itself(self) -> bool:
        """Whether the assistant begins to learn once enough articles are finished."""
        return self._flag("suggestions/learns", default=True)

    @learns_by_itself.setter
    def learns_by_itself(self, learns: bool) -> None:
        self._store.setValue("suggestions/learns", learns)

    @property
    def lists_suggestions(self) -> bool:
        """Whether all open suggestions are listed under the text."""
        return self._flag("suggestions/listed", default=False)

    @lists_suggestions.setter
    def lists_suggestions(self, listed: bool) -> None:
        self._store.setValue("suggestions/listed", listed)

    @property
    def zoom(self) -> float:
        """The article's size, 1.0 being normal."""
        return min(max(self._number("zoom", 1.0), 0.5), 4.0)

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
        self._store.setValue("coder_is_guessed", False)

    @property
    def coder_is_guessed(self) -> bool:
        """Whether nobody chose that name: it is what the system knows the person by."""
        return self._flag("coder_is_guessed", default=False)

    def guess_coder(self, name: str) -> None:
        """Code under a name that nobody chose, until somebody does."""
        self.coder = name
        self._store.setValue("coder_is_guessed", True)

    @property
    def recent_projects(self) -> list[str]:
        """Where the projects lie that were open, the last one first."""
        saved = self._store.value("recent", [])
        if isinstance(saved, str):
            return [saved] if saved else []
        return [str(location) for location in saved] if isinstance(saved, list) else []

    def add_recent_project(self, location: str) -> None:
        """Put a project first among the recent ones, an address without its password."""
        place = without_password(location)
        known = [place, *(other for other in self.recent_projects if other != place)]
        self._store.setValue("recent", known[:_RECENT_PROJECTS])

    def forget_recent_project(self, location: str) -> None:
        """Take a project off the recent ones; the project itself stays."""
        remaining = [each for each in self.recent_projects if each != location]
        self._store.setValue("recent", remaining)

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

    @property
    def dock_shares(self) -> dict[str, float]:
        """Which parts of the window's width its docks took, by side; without those unknown."""
        sides = ("left", "right")
        shares = {side: self._number(f"docks/{side}", 0.0) for side in sides}
        return {side: share for side, share in shares.items() if 0 < share < 1}

    @dock_shares.setter
    def dock_shares(self, shares: Mapping[str, float]) -> None:
        for side, share in shares.items():
            self._store.setValue(f"docks/{side}", str(share))

    def place(self, project_id: str) -> tuple[str, str]:
        """The article and the record last looked at in a project; empty if none."""
        key = f"places/{project_id}"
        return self._text(f"{key}/article"), self._text(f"{key}/record")

    def set_place(self, project_id: str, article_id: str, record_id: str) -> None:
        """Remember where the person was in a project."""
        self._store.setValue(f"places/{project_id}/article", article_id)
        self._store.setValue(f"places/{project_id}/record", record_id)

    def sheet_layout(self, type_key: str) -> str:
        """How the person left the columns of a type's sheet; empty at first."""
        return self._text(f"sheets/{type_key}")

    def set_sheet_layout(self, type_key: str, layout: str) -> None:
        """Remember the columns of a type's sheet."""
        self._store.setValue(f"sheets/{type_key}", layout)

    @property
    def article_order(self) -> ArticleOrder:
        """How the list of articles is sorted."""
        saved = self._text("articles/sort", "added")
        key = ARTICLE_KEYS[ARTICLE_KEYS.index(saved)] if saved in ARTICLE_KEYS else "added"
        return ArticleOrder(key, self._flag("articles/descending", default=False))

    @article_order.setter
    def article_order(self, order: ArticleOrder) -> None:
        self._store.setValue("articles/sort", order.key)
        self._store.setValue("articles/descending", order.descending)

    def is_dismissed(self, hint: str) -> bool:
        """Whether a hint was dismissed for good."""
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

    def _number(self, key: str, default: float) -> float:
        try:
            number = float(self._text(key, str(default)))
        except ValueError:
            return default
        return number if math.isfinite(number) else default

    def _flag(self, key: str, *, default: bool) -> bool:
        saved = self._store.value(key, default)
        return saved if isinstance(saved, bool) else str(saved).lower() == "true"

    def _bytes(self, key: str) -> QByteArray:
        saved = self._store.value(key)
        return saved if isinstance(saved, QByteArray) else QByteArray()
