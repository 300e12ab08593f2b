"""What becomes of stored suggestions when something else changes, within that change."""

from itertools import pairwise

from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue
from annotator.core.coding.suggestion import Suggestion
from annotator.core.text.reanchoring import Anchoring
from annotator.core.text.span import Fragment
from annotator.storage.unit_of_work import UnitOfWork


def move_suggestions(unit: UnitOfWork, before: Article, after: Article) -> None:
    """Moves the suggestions of an article along with its text; those that lost their words go."""
    if before.text == after.text:
        return
    suggestions = unit.read.suggestions_of_article(before.id)
    if not suggestions:
        return
    anchoring = Anchoring(before.text, after.text)
    pairs = [(each, _moved(each, anchoring, after.revision)) for each in suggestions]
    unit.update_all((each, moved) for each, moved in pairs if moved is not None)
    unit.delete_all(each for each, moved in pairs if moved is None)


def leave_out(unit: UnitOfWork, coder: str | None = None) -> int:
    """Removes suggestions from a copy of a project that is handed out; how many they were.

    Args:
        coder: whose decisions stay; None if nobody's do. What is open goes in any case, for
            others' work may have taught it.
    """
    gone = [each for each in unit.read.iter_suggestions() if coder is None or each.coder != coder]
    return unit.delete_all(gone)


def _moved(suggestion: Suggestion, anchoring: Anchoring, revision: int) -> Suggestion | None:
    spans = _placed(suggestion.spans, anchoring)
    if spans is None:
        return None
    fields: dict[str, tuple[FieldValue, ...]] = {}
    for key, values in suggestion.fields.items():
        kept = [
            replace(value, spans=placed)
            for value in values
            if (placed := _placed(value.spans, anchoring)) is not None
        ]
        if kept:
            fields[key] = tuple(kept)
    return replace(suggestion, spans=spans, fields=fields, revision=revision)


def _placed(fragments: tuple[Fragment, ...], anchoring: Anchoring) -> tuple[Fragment, ...] | None:
    """Where they lie now; None if one lost its words, or they are not apart and in order."""
    found = [anchoring.place(each).fragment for each in fragments]
    placed = tuple(each for each in found if each is not None)
    if len(placed) < len(found) or any(a.end > b.start for a, b in pairwise(placed)):
        return None
    return placed
