"""The kinds of change of what a project has learned."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind, Named

STANDS_ASIDE = frozenset({"learn", "learn-in-background", "use-model", "withdraw-model"})
"""Keys of what undo passes over: it happens while somebody codes, whose last edit stays what undo
takes back. Each of these changes has its own way back."""


class Learn(CountedKind, frozen=True, tag="learn"):
    """Models were learned from finished articles."""

    english = "Learn from {count:,} articles"
    english_one = "Learn from 1 article"


class LearnInBackground(CountedKind, frozen=True, tag="learn-in-background"):
    """The same, begun by the program, while somebody went on coding: undo passes over it."""

    english = "Learn from {count:,} articles in the background"
    english_one = "Learn from 1 article in the background"


class UseModel(ChangeKind, frozen=True, tag="use-model"):
    """Another of the models that were learned is to suggest."""

    english = "Use model {number} of {type}"

    type: Named
    number: int


class WithdrawModel(ChangeKind, frozen=True, tag="withdraw-model"):
    """A learned model is not to suggest anything any more."""

    english = "Withdraw what was learned of {type}"

    type: Named


class ForgetModels(ChangeKind, frozen=True, tag="forget-models"):
    """Everything that was learned was removed for good."""

    english = "Forget what was learned"
