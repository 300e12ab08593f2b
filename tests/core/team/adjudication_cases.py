"""Cases of curation: what several coders made, what of it differs, and which gold a rule makes.

A record is written ``type start-end+start-end field=value@start-end|value``. What is expected of a
group is who has it, ``-`` who lacks it, and what differs, ``~`` of the evidence alone. A gold
record is written like a record, each part with ``<`` and the coder whose it was.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A case of curation.

    Attributes:
        coded: by coder, a record a line.
        groups: what is shown, a group a line.
        unanimous: the gold that each rule makes, a record a line.
    """

    name: str
    coded: dict[str, str]
    groups: str
    unanimous: str = ""
    majority: str = ""
    order: str = ""


CASES = [
    Case("nobody found anything", {"a": "", "b": ""}, ""),
    Case(
        "the same",
        {"a": "quote 0-12", "b": "quote 0-12"},
        "a b",
        "quote<a 0-12<a",
        "quote<a 0-12<a",
        "quote<b 0-12<b",
    ),
    Case(
        "the same of three, with fields",
        dict.fromkeys("abc", "quote 0-12 cue=said@13-17"),
        "a b c",
        "quote<a 0-12<a cue=said@13-17<a",
        "quote<a 0-12<a cue=said@13-17<a",
        "quote<c 0-12<c cue=said@13-17<c",
    ),
    Case(
        "one of two found it",
        {"a": "quote 0-12", "b": ""},
        "a -b",
        order="quote<a 0-12<a",
    ),
    Case(
        "two of three found it",
        {"a": "quote 0-12", "b": "", "c": "quote 0-12"},
        "a c -b",
        majority="quote<a 0-12<a",
        order="quote<c 0-12<c",
    ),
    Case(
        "one of three found it",
        {"a": "", "b": "quote 0-12", "c": ""},
        "b -a -c",
        order="quote<b 0-12<b",
    ),
    Case(
        "half of four found it",
        {"a": "quote 0-12", "b": "quote 0-12", "c": "", "d": ""},
        "a b -c -d",
        order="quote<b 0-12<b",
    ),
    Case(
        "differing ends",
        {"a": "quote 0-12", "b": "quote 0-17"},
        "a b spans",
        order="quote<b 0-17<b",
    ),
    Case(
        "differing beginnings",
        {"a": "quote 4-12", "b": "quote 0-12"},
        "a b spans",
        order="quote<b 0-12<b",
    ),
    Case(
        "differing ends of one of three",
        {"a": "quote 0-17", "b": "quote 0-12", "c": "quote 0-12"},
        "a b c spans",
        majority="quote<b 0-12<b",
        order="quote<c 0-12<c",
    ),
    Case(
        "three ends",
        {"a": "quote 0-12", "b": "quote 0-17", "c": "quote 0-24"},
        "a b c spans",
        order="quote<c 0-24<c",
    ),
    Case(
        "differing types",
        {"a": "quote 0-12", "b": "claim 0-12"},
        "a b type",
        order="claim<b 0-12<b",
    ),
    Case(
        "the type of one of three differs",
        {"a": "claim 0-12", "b": "quote 0-12", "c": "quote 0-12"},
        "a b c type",
        majority="quote<b 0-12<b",
        order="quote<c 0-12<c",
    ),
    Case(
        "the type of one and the ends of another of three differ",
        {"a": "claim 0-12", "b": "quote 0-17", "c": "quote 0-12"},
        "a b c spans type",
        majority="quote<c 0-12<c",
        order="quote<c 0-12<c",
    ),
    Case(
        "the majorities of type and ends meet in one record",
        {
            "a": "claim 0-12",
            "b": "quote 0-17",
            "c": "claim 0-12",
            "d": "quote 0-19",
            "e": "quote 0-12",
        },
        "a b c d e spans type",
        majority="quote<e 0-12<e",
        order="quote<d 0-19<d",
    ),
    Case(
        "differing values",
        {"a": "quote 0-12 speaker=Ada", "b": "quote 0-12 speaker=Bea"},
        "a b speaker",
        order="quote<b 0-12<b speaker=Bea<b",
    ),
    Case(
        "a value of one of three differs",
        {
            "a": "quote 0-12 speaker=Bea",
            "b": "quote 0-12 speaker=Ada",
            "c": "quote 0-12 speaker=Ada",
        },
        "a b c speaker",
        majority="quote<a 0-12<a speaker=Ada<b",
        order="quote<c 0-12<c speaker=Ada<c",
    ),
    Case(
        "two fields, each right in others",
        {
            "a": "quote 0-12 speaker=Ada cue=told",
            "b": "quote 0-12 speaker=Bea cue=said",
            "c": "quote 0-12 speaker=Ada cue=said",
        },
        "a b c speaker cue",
        majority="quote<a 0-12<a speaker=Ada<a cue=said<b",
        order="quote<c 0-12<c speaker=Ada<c cue=said<c",
    ),
    Case(
        "one of three values each",
        {
            "a": "quote 0-12 cue=said",
            "b": "quote 0-12 cue=told",
            "c": "quote 0-12 cue=added",
        },
        "a b c cue",
        order="quote<c 0-12<c cue=added<c",
    ),
    Case(
        "a value is missing in one of two",
        {"a": "quote 0-12 cue=said", "b": "quote 0-12"},
        "a b cue",
        order="quote<b 0-12<b",
    ),
    Case(
        "a value that one of three has",
        {"a": "quote 0-12 cue=said", "b": "quote 0-12", "c": "quote 0-12"},
        "a b c cue",
        majority="quote<a 0-12<a cue=<b",
        order="quote<c 0-12<c",
    ),
    Case(
        "several values in another order",
        {"a": "quote 0-12 topics=port|sea", "b": "quote 0-12 topics=sea|port"},
        "a b",
        "quote<a 0-12<a topics=port|sea<a",
        "quote<a 0-12<a topics=port|sea<a",
        "quote<b 0-12<b topics=sea|port<b",
    ),
    Case(
        "one of several values more",
        {"a": "quote 0-12 topics=port|sea", "b": "quote 0-12 topics=port"},
        "a b topics",
        order="quote<b 0-12<b topics=port<b",
    ),
    Case(
        "the evidence alone differs",
        {"a": "quote 0-12 cue=said@13-17", "b": "quote 0-12 cue=said"},
        "a b cue~",
        majority="quote<a 0-12<a cue=said@13-17<a",
        order="quote<b 0-12<b cue=said<b",
    ),
    Case(
        "the evidence of most",
        {
            "a": "quote 0-12 cue=told",
            "b": "quote 0-12 cue=said",
            "c": "quote 0-12 cue=said@13-17",
            "d": "quote 0-12 cue=said@13-17",
        },
        "a b c d cue",
        majority="quote<a 0-12<a cue=said@13-17<c",
        order="quote<d 0-12<d cue=said@13-17<d",
    ),
    Case(
        "stacked: one place, two types",
        {"a": "quote 0-12\nclaim 0-12", "b": "claim 0-12\nquote 0-12"},
        "a b\na b",
        "claim<a 0-12<a\nquote<a 0-12<a",
        "claim<a 0-12<a\nquote<a 0-12<a",
        "claim<b 0-12<b\nquote<b 0-12<b",
    ),
    Case(
        "stacked: one place, one type, told apart by a field",
        {
            "a": "quote 0-12 speaker=Ada\nquote 0-12 speaker=Bea",
            "b": "quote 0-12 speaker=Bea\nquote 0-12 speaker=Ada",
        },
        "a b\na b",
        "quote<a 0-12<a speaker=Ada<a\nquote<a 0-12<a speaker=Bea<a",
        "quote<a 0-12<a speaker=Ada<a\nquote<a 0-12<a speaker=Bea<a",
        "quote<b 0-12<b speaker=Ada<b\nquote<b 0-12<b speaker=Bea<b",
    ),
    Case(
        "stacked: one coder has one more",
        {"a": "quote 0-12\nclaim 0-12", "b": "quote 0-12"},
        "a -b\na b",
        "quote<a 0-12<a",
        "quote<a 0-12<a",
        "claim<a 0-12<a\nquote<b 0-12<b",
    ),
    Case(
        "one long record against two short ones",
        {"a": "quote 0-24", "b": "quote 0-12\nquote 13-24"},
        "a b spans\nb -a",
        order="quote<b 0-12<b\nquote<b 13-24<b",
    ),
    Case(
        "nested",
        {"a": "quote 0-50\nquote 10-20", "b": "quote 0-50\nquote 10-20"},
        "a b\na b",
        "quote<a 0-50<a\nquote<a 10-20<a",
        "quote<a 0-50<a\nquote<a 10-20<a",
        "quote<b 0-50<b\nquote<b 10-20<b",
    ),
    Case(
        "the inner of two nested is missing",
        {"a": "quote 0-50\nquote 10-20", "b": "quote 0-50"},
        "a -b\na b",
        "quote<a 0-50<a",
        "quote<a 0-50<a",
        "quote<a 10-20<a\nquote<b 0-50<b",
    ),
    Case(
        "discontinuous",
        {"a": "quote 0-12+60-67", "b": "quote 0-12"},
        "a b spans",
        order="quote<b 0-12<b",
    ),
    Case(
        "side by side, nothing shared",
        {"a": "quote 0-12", "b": "quote 13-24"},
        "a -b\nb -a",
        order="quote<a 0-12<a\nquote<b 13-24<b",
    ),
    Case(
        "disagreements come first, each in reading order",
        {
            "a": "quote 0-12\nquote 30-40\nclaim 60-67",
            "b": "quote 0-12\nquote 30-42\nquote 60-67",
        },
        "a b spans\na b type\na b",
        "quote<a 0-12<a",
        "quote<a 0-12<a",
        "quote<b 30-42<b\nquote<b 60-67<b\nquote<b 0-12<b",
    ),
    Case(
        "one coder found nothing at all",
        {"a": "quote 0-12", "b": "quote 0-12", "c": ""},
        "a b -c",
        majority="quote<a 0-12<a",
        order="quote<b 0-12<b",
    ),
    Case(
        "six coders, one apart in each part",
        {
            "a": "claim 0-12 cue=said",
            "b": "quote 0-17 cue=said",
            "c": "quote 0-12 cue=told",
            "d": "quote 0-12 cue=said",
            "e": "quote 0-12 cue=said",
            "f": "",
        },
        "a b c d e -f spans type cue",
        majority="quote<c 0-12<c cue=said<b",
        order="quote<d 0-12<d cue=said<d",
    ),
]
