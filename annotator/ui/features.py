"""Which features the window has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actors.feature import Registry
from annotator.ui.articles.details_feature import Describing
from annotator.ui.backups.feature import Safekeeping
from annotator.ui.codebook.feature import CodebookEditing
from annotator.ui.coding.candidates import Walking
from annotator.ui.correction.feature import Correcting
from annotator.ui.help.feature import Helping
from annotator.ui.kit.feature import Feature
from annotator.ui.links.feature import Linking
from annotator.ui.notes.feature import Notes
from annotator.ui.preferences.feature import Preferences
from annotator.ui.projects.moved_project import MovedProject
from annotator.ui.projects.shared_folders import SharedPlaces
from annotator.ui.projects.start_feature import Starting
from annotator.ui.search.feature import ProjectSearch
from annotator.ui.search.find_feature import Finding
from annotator.ui.sheet.feature import Sheets
from annotator.ui.unsaved.feature import Unsaved

if TYPE_CHECKING:
    from annotator.ui.shell.main_window import MainWindow

FEATURES: tuple[type[Feature], ...] = (
    Finding,
    ProjectSearch,
    Registry,
    CodebookEditing,
    Correcting,
    Describing,
    Helping,
    Linking,
    MovedProject,
    Notes,
    Preferences,
    Safekeeping,
    SharedPlaces,
    Sheets,
    Starting,
    Walking,
    Unsaved,
)
"""In the order in which they hear of what happens; each is made with the window."""


def make_features(window: MainWindow) -> list[Feature]:
    """The features of a window."""
    return [feature(window) for feature in FEATURES]
