"""Modules that are loaded when something of them is first used.

The window stands before the database, the formats and most dialogs are loaded, which takes several
times as long. A module that it may need is named at the top as any other is::

    if TYPE_CHECKING:
        from annotator.services.transfer import importing
    else:
        importing = deferred("annotator.services.transfer.importing")
"""

from importlib import import_module
from types import ModuleType
from typing import Any


class _Deferred(ModuleType):
    """Stands for a module; whatever it is asked for is asked of the module itself."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def deferred(name: str) -> ModuleType:
    """The module of that name, loaded when it is first asked for something.

    Args:
        name: the module's full name.
    """
    return _Deferred(name)
