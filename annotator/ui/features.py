"""Which features the window has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.codebook_editing import CodebookEditing
from annotator.ui.correcting import Correcting
from annotator.ui.describing import Describing
from annotator.ui.feature import Feature
from annotator.ui.finding import Finding
from annotator.ui.helping import Helping
from annotator.ui.linking import Linking
from annotator.ui.moved_project import MovedProject
from annotator.ui.notes import Notes
from annotator.ui.preferences import Preferences
from annotator.ui.registry import Registry
from annotator.ui.safekeeping import Safekeeping
from annotator.ui.searching import ProjectSearch
from annotator.ui.shared_places import SharedPlaces
from annotator.ui.sheets import Sheets
from annotator.ui.starting import Starting
from annotator.ui.unsaved import Unsaved
from annotator.ui.walking import Walking

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

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
