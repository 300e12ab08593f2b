"""The kinds of change of the assistant; see `change_kinds`."""

from annotator.core.changes.change_kind_base import ChangeKind, CountedKind, Named


class StoreSuggestions(CountedKind, frozen=True, tag="store-suggestions"):
    """What a suggester sees was kept."""

    english = "Store {count:,} suggestions"
    english_one = "Store 1 suggestion"


class TakeSuggestion(ChangeKind, frozen=True, tag="take-suggestion"):
    """A suggestion became a record."""

    english = "Take suggested {type}"

    type: Named


class TakeSuggestions(CountedKind, frozen=True, tag="take-suggestions"):
    """Several suggestions became records."""

    english = "Take {count:,} suggestions"
    english_one = "Take 1 suggestion"


class DropSuggestion(ChangeKind, frozen=True, tag="drop-suggestion"):
    """Somebody does not want a suggestion."""

    english = "Drop suggested {type}"

    type: Named


class ForgetSuggestions(CountedKind, frozen=True, tag="forget-suggestions"):
    """Suggestions were removed."""

    english = "Remove {count:,} suggestions"
    english_one = "Remove 1 suggestion"
