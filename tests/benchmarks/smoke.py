"""Every benchmark at its smallest and nearly once, to see that it runs: its figures mean nothing.

``python -m tests.benchmarks --smoke`` does it in less than a minute.
"""

from types import ModuleType

from tests.benchmarks import (
    adjudicating,
    agreement,
    article_view,
    assigning,
    assist,
    child,
    correcting,
    crowded,
    durability,
    editing,
    listing,
    merging,
    reading,
    searching,
    sheet,
    starting,
    theming,
    transferring,
    window,
)

SIZES = (300, 400)
"""Records of the projects: two sizes, for some say what grows; three articles to walk through."""

_SMALLEST: dict[ModuleType, dict[str, object]] = {
    agreement: {"_ARTICLES": 3},
    article_view: {
        "_SCROLLED": ((2000, 20),),
        "_OPENED": ((2000, 20, 1),),
        "_OPENINGS": 1,
        "_FRAMES": 2,
    },
    assist: {"_RUNS": 1},
    # To start a process takes a second: one kind of job is left to have its own.
    child: {"_HERE": frozenset({"import", "export", "merge", "floor", "backup"})},
    adjudicating: {"_RECORDS": 12, "_ROUNDS": 1},
    assigning: {"_ARTICLES": 60, "_CODERS": 2, "_ROUNDS": 1},
    correcting: {"_RECORDS": 20, "_CHARACTERS": 5000, "_EDITS": 2, "_ROUNDS": 1},
    crowded: {"_FEW": 10, "_MANY": 20, "_ROUNDS": 1, "_AT_ONCE": 2},
    # The slowest of 20 is reckoned from two at least.
    durability: {
        "_RECORDS": 100,
        "_ROUNDS": 1,
        "_AT_ONCE": 3,
        "_FEW": 1,
        "_BESIDE": 2,
        "_PAUSE": 0.0,
        "_LONG": 2,
    },
    editing: {"_ROUNDS": 1, "_AT_ONCE": 2},
    # More than the list shows at once: it is scrolled.
    listing: {"_ARTICLES": 60, "_WORDS": 40, "_RUNS": 1, "_FRAMES": 4},
    merging: {"FEW_RECORDS": 100, "MANY_RECORDS": 200},
    reading: {"_ROUNDS": 1, "_FEW_ROUNDS": 1, "_OPENINGS": 1},
    searching: {"_ARTICLES": 50, "_WORDS": 40, "_RUNS": 1},
    sheet: {"RECORDS": 200, "_RUNS": 1, "_FRAMES": 1},
    starting: {"_RUNS": 1},
    theming: {"_RECORDS": 10, "_ROUNDS": 1},
    transferring: {
        "FEW_ARTICLES": 2,
        "MANY_ARTICLES": 4,
        "FEW_RECORDS": 100,
        "MANY_RECORDS": 200,
        "FILES": 5,
    },
    window: {"_ROUNDS": 1, "_AT_ONCE": 2},
}


def make_small() -> None:
    """Gives the benchmarks their smallest sizes, for as long as this process lives."""
    for module, sizes in _SMALLEST.items():
        for name, size in sizes.items():
            assert hasattr(module, name), f"{module.__name__} has no {name} any more"
            setattr(module, name, size)
