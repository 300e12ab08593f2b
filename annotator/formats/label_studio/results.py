"""What a Label Studio annotation holds, by what it is: regions, what is said of them, relations."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from annotator.core.coding.record import RecordState
from annotator.core.errors import InputError
from annotator.core.messages import Message
from annotator.formats.label_studio.texts import Value

Error = Callable[[str, Message | str], InputError]
"""The problem at a JSON path of the task."""


class Made(msgspec.Struct, frozen=True):
    """What one person, or a model, made of a task at one time.

    Attributes:
        at: the JSON path of the results.
        name: tells it from the others of the task.
        prefix: whether the ids of regions are only its own.
    """

    at: str
    name: str
    coder: str
    state: RecordState | None
    results: Sequence[Any]
    prefix: bool


class Region(msgspec.Struct):
    """The results under one id that have a place, or say something of the one that has."""

    at: str
    name: str
    shown: str
    value: Value
    is_page: bool
    quoted: str = ""
    labels: list[str] = []
    main: dict[str, Any] = {}
    controls: list[dict[str, Any]] = []


class SortedResults(msgspec.Struct):
    """The results of one annotation by what they are."""

    regions: dict[str, Region] = {}
    about_all: list[dict[str, Any]] = []
    relations: list[tuple[str, dict[str, Any]]] = []
