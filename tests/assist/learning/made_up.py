"""Made-up articles with promises: a type that no shipped model knows, with fields of every kind."""

from random import Random

from annotator.assist.learning.examples import OWN, CodedRecord, Example
from annotator.core.codebook.model import Choice, Codebook, Field, RecordType
from annotator.core.text.span import Span

PROMISE = RecordType(
    "promise",
    "Promise",
    "promises",
    "P",
    "blue",
    fields=(
        Field("promiser", "Who", "actor", many=True, letter="W"),
        Field("verb", "Verb", "text", letter="V"),
        Field("deadline", "By when", "date", letter="B"),
        Field("firm", "Firm", "choice", choices=(Choice("yes", "Yes"), Choice("no", "No"))),
        Field("note", "Note", "text", long=True),
    ),
)
CODEBOOK = Codebook("promises", "Promises", (PROMISE,))

_NAMES = ("Orlov", "Marit Dahl", "Quesnel", "Ibarra", "Tove Lind", "Achterberg", "Nakata", "Osei")
_ROLES = ("the mayor", "the minister", "the company", "the union", "the governor")
_FIRM = ("pledged", "vowed", "promised")
_SOFT = ("hoped", "wanted")
_DEEDS = ("build", "open", "repair", "close", "pay for", "clean")
_THINGS = ("ten schools", "the old bridge", "a new port", "the road", "every ferry", "the mine")
_DATES = ("by May", "by Monday", "by next year", "by winter")
_OTHERS = (
    "It rained all day in the valley.",
    "Nobody asked about the budget, which is due in spring.",
    "The council meets again on Monday.",
    "Prices of bread and milk rose a little.",
)


def article(seed: int, promises: int = 5) -> Example:
    """An article with so many promises, and sentences without any."""
    random = Random(seed)  # noqa: S311 - no secret
    text, records = "", []
    for n in range(promises):
        if random.random() < 0.6:
            text += random.choice(_OTHERS) + " "
        who = random.choice((*_ROLES, *_NAMES))
        firm = random.random() < 0.6
        verb = random.choice(_FIRM if firm else _SOFT)
        deed = f"to {random.choice(_DEEDS)} {random.choice(_THINGS)}"
        date = random.choice(_DATES) if random.random() < 0.6 else ""
        start = len(text)
        who = who[0].upper() + who[1:]
        text += f"{who} {verb} {deed}{' ' + date if date else ''}. "
        after = start + len(who) + 1
        own = Span(after + len(verb) + 1, len(text) - 2)
        places = {
            OWN: (own,),
            "promiser": (Span(start, start + len(who)),),
            "verb": (Span(after, after + len(verb)),),
        }
        if date:
            places["deadline"] = (Span(own.end - len(date), own.end),)
        records.append(CodedRecord(places, {"firm": "yes" if firm else "no"}))
        if n % 2:
            text = text.rstrip() + "\n\n"
    return Example(f"article-{seed}", text.rstrip(), tuple(records))


def articles(count: int, first: int = 0) -> list[Example]:
    """So many different ones."""
    return [article(seed) for seed in range(first, first + count)]
