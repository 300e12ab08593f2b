"""The kinds of change of adjudication; see `change_kinds`."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind, Named


class TakeGold(ChangeKind, frozen=True, tag="take-gold"):
    """The whole of a coder's record became gold."""

    english = "Take {type} as gold"

    type: Named


class TakeGoldField(ChangeKind, frozen=True, tag="take-gold-field"):
    """A gold record was given a field as a coder has it."""

    english = "Take {field} of gold {type}"

    field: Named
    type: Named


class TakeGoldSpans(ChangeKind, frozen=True, tag="take-gold-spans"):
    """A gold record was given the text of a coder's record."""

    english = "Take text of gold {type}"

    type: Named


class MergeGoldSpans(ChangeKind, frozen=True, tag="merge-gold-spans"):
    """A gold record was given the fragments of several records."""

    english = "Merge fragments of gold {type}"

    type: Named


class TakeGoldLinks(ChangeKind, frozen=True, tag="take-gold-links"):
    """A gold record was given the links of a coder's record."""

    english = "Take links of gold {type}"

    type: Named


class RejectAll(ChangeKind, frozen=True, tag="reject-all"):
    """None of the records that coders made of the same was right."""

    english = "Reject every {type} there: {reason}"

    type: Named
    reason: str


class TakeUnanimous(CountedKind, frozen=True, tag="take-unanimous"):
    """All that every coder found alike became gold."""

    english = "Take {count:,} unanimous records as gold"
    english_one = "Take 1 unanimous record as gold"


class DraftGold(CountedKind, frozen=True, tag="draft-gold"):
    """Gold was made by a rule."""

    english = "Draft {count:,} gold records"
    english_one = "Draft 1 gold record"


class FinishAdjudication(ChangeKind, frozen=True, tag="finish-adjudication"):
    """Everything in an article is decided."""

    english = "Finish the adjudication of article"


class UseForTraining(CountedKind, frozen=True, tag="use-for-training"):
    """Coders are shown the gold of articles once they have finished them."""

    english = "Use the gold of {count:,} articles for training"
    english_one = "Use the gold of 1 article for training"


class StopTraining(CountedKind, frozen=True, tag="stop-training"):
    """The gold of articles is shown to coders no more."""

    english = "Use the gold of {count:,} articles for training no more"
    english_one = "Use the gold of 1 article for training no more"
