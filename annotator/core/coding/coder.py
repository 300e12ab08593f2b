"""Coders: who made a record or a change."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from annotator.core.coding.actor import name_key
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.normalization import normalise

Role = Literal["lead", "coder", "adjudicator"]
"""What somebody does in the team. The lead hands out articles, opens a blind project and looks
after the coders; an adjudicator decides between what several made of one article."""

GOLD = "gold"
"""The name of the coder whose records are the gold, whoever adjudicates; no person's."""

GOLD_ID = "d9b0bcba-b8b4-5289-adf9-84490f13ece4"
"""The id that this name gives in any spelling; by it the gold is known, also to the databases."""

_LONGEST_NAME = 200


class Coder(msgspec.Struct, frozen=True):
    """A person who codes; the name is unique in a project.

    Attributes:
        active: false of somebody who has retired: who codes no more, but whose work stays.
    """

    id: str
    name: str
    role: Role = "coder"
    active: bool = True
    version: int = 1

    @property
    def sees_all(self) -> bool:
        """Whether they see everybody's work, also while a project is coded blind."""
        return self.active and self.role != "coder"


def coder_name(text: str) -> str:
    """A name as coders have it.

    Raises:
        AnnotatorError: there is nothing, or too much of it.
    """
    name = " ".join(normalise(text).split())
    if not name or len(name) > _LONGEST_NAME:
        raise AnnotatorError(message("no-coder-name"))
    return name


def person_name(text: str) -> str:
    """A name as people have it who code.

    Raises:
        AnnotatorError: it is no name of a coder, or that of the gold.
    """
    name = coder_name(text)
    if name_key(name) == GOLD:
        raise AnnotatorError(message("coder-name-of-gold", name=name))
    return name


def coder_called(coders: Iterable[Coder], name: str) -> Coder | None:
    """The coder of that name, letter case aside."""
    return next((each for each in coders if name_key(each.name) == name_key(name)), None)
