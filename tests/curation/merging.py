"""What becomes of a case by a rule, and where that is not what was expected."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from annotator.core.coding.record import Record
from annotator.core.team.adjudication import compared
from annotator.core.team.drafting import DraftRule, drafted
from annotator.core.text.span import Fragment
from tests.curation.reading import Files, Found, read

Part = tuple[str, tuple[tuple[int, int], ...], frozenset[object]]
"""What a record says: its type, places, and fields."""


class Outcome(msgspec.Struct, frozen=True):
    """A case by a rule.

    Attributes:
        missing: what was expected and not made, a line each.
        extra: what was made and not expected.
    """

    name: str
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def as_expected(self) -> bool:
        """Whether just that was made which was expected."""
        return not self.missing and not self.extra


def outcome(files: Files, rule: DraftRule, *, stacked: bool = True) -> Outcome:
    """Merges a case, and compares.

    Args:
        stacked: whether also that is merged of which an annotator has several in one place and
            layer, as INCEpTION's does not.

    Raises:
        InputError: a file does not hold.
    """
    found = {name: read(path, name) for name, path in files.annotators.items()}
    made = merged(found, rule)
    if not stacked:
        several = {
            place
            for each in found.values()
            for place, number in Counter(map(_place, each.records)).items()
            if number > 1
        }
        made = [each for each in made if _place(each) not in several]
    wanted = read(files.expected, "expected").records if files.expected else ()
    there, expected = Counter(map(_part, made)), Counter(map(_part, wanted))
    words = {_part(each): _line(each) for each in (*made, *wanted)}
    return Outcome(
        files.name,
        tuple(sorted(words[each] for each in (expected - there).elements())),
        tuple(sorted(words[each] for each in (there - expected).elements())),
    )


def merged(found: Mapping[str, Found], rule: DraftRule) -> list[Record]:
    """The gold of a rule; a relation is only there with both of its ends."""
    made: dict[str, Record] = {}
    for comparison in compared({name: each.records for name, each in found.items()}):
        if (gold := drafted(comparison, rule)) is not None:
            made |= {each.id: gold for each in comparison.records.values()}
    ends = {key: pair for each in found.values() for key, pair in each.ends.items()}
    golds = {id(gold): gold for gold in made.values()}
    return [gold for gold in golds.values() if all(end in made for end in ends.get(gold.id, ()))]


def _place(record: Record) -> tuple[str, tuple[Fragment, ...]]:
    return record.type, record.spans


def _part(record: Record) -> Part:
    fields = frozenset(
        (key, value.value, tuple((each.start, each.end) for each in value.spans))
        for key, values in record.fields.items()
        for value in values
    )
    return record.type, tuple((each.start, each.end) for each in record.spans), fields


def _line(record: Record) -> str:
    words = " … ".join(each.text for each in record.spans)
    fields = (
        f"{key}={value.value}" for key, values in sorted(record.fields.items()) for value in values
    )
    return " ".join([record.type, f"“{words}”", *fields])
