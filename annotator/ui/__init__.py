"""The window, and the only place with Qt."""

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - it brings the hook that is spoken of here


def _spare_sources() -> None:
    """Keeps PySide from reading the source of every module that is imported after it.

    It looks there for its own name, so as to know whom to serve with ``__feature__``, which nobody
    uses here. That takes a fifth of the time until the first article shows. What is said of a
    module instead is what it finds of those that use PySide.
    """
    feature: Any = sys.modules.get("PySide6.support.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: True  # noqa: SLF001 - there is no switch


_spare_sources()
