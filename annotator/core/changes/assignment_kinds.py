"""The kinds of change of assignments and of screening; see `change_kinds`."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind


class Assign(CountedKind, frozen=True, tag="assign"):
    """Articles were assigned to coders by hand, or all of them."""

    english = "Assign {count:,} articles to {coders}"
    english_one = "Assign 1 article to {coders}"

    coders: str


class DrawAssignments(CountedKind, frozen=True, tag="draw-assignments"):
    """Articles were drawn for coders; the project keeps the draw by its id."""

    english = "Draw {count:,} articles for {coders}, seed {seed}"
    english_one = "Draw 1 article for {coders}, seed {seed}"

    coders: str
    seed: int
    draw: str


class TakeBack(CountedKind, frozen=True, tag="take-back"):
    """Articles were taken from coders to whom they had been assigned."""

    english = "Take {count:,} articles back from {coders}"
    english_one = "Take 1 article back from {coders}"

    coders: str


class ScreenIn(ChangeKind, frozen=True, tag="screen-in"):
    """A coder found that an article is to be coded."""

    english = "Screen article: relevant"


class ScreenOut(ChangeKind, frozen=True, tag="screen-out"):
    """A coder found that an article is not to be coded."""

    english = "Screen article: irrelevant"


class Unscreen(ChangeKind, frozen=True, tag="unscreen"):
    """A coder took back whether an article is to be coded."""

    english = "Take back the screening of article"
