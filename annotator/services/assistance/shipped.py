"""The models that come with the program."""

from functools import cache

from annotator.assist.learning.guide import Guide
from annotator.assist.quotes.model import QuoteModel
from annotator.resources import resources_folder
from annotator.services.assistance.quote_suggester import KIND

_KNOWN = frozenset({"", "en"})


def shipped_quotes() -> bytes:
    """The weights of the model of quotes."""
    return (resources_folder() / "models" / KIND.weights).read_bytes()


def reads(language: str) -> bool:
    """Whether the model of quotes reads a language; it tries a text of an unknown one."""
    return language.replace("_", "-").partition("-")[0].lower() in _KNOWN


@cache
def guide_to_learn_by() -> Guide:
    """What the shipped model sees, for a process that learns and asks for the same texts again."""
    return Guide(QuoteModel.from_bytes(shipped_quotes()), keeps=True)
