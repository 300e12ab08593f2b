"""The kinds of change of what a project has learned."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind, Named


class Learn(CountedKind, frozen=True, tag="learn"):
    """Models were learned from finished articles."""

    english = "Learn from {count:,} articles"
    english_one = "Learn from 1 article"


class WithdrawModel(ChangeKind, frozen=True, tag="withdraw-model"):
    """A learned model is not to suggest anything any more."""

    english = "Withdraw what was learned of {type}"

    type: Named


class ForgetModels(ChangeKind, frozen=True, tag="forget-models"):
    """Everything that was learned was removed for good."""

    english = "Forget what was learned"
