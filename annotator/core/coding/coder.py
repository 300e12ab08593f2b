"""Coders: who made a record or a change."""

from typing import Literal

import msgspec

Role = Literal["lead", "coder", "adjudicator"]
"""What somebody does in the team. The lead hands out articles, opens a blind project and looks
after the coders; an adjudicator decides between what several made of one article."""


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
