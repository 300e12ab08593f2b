"""The selectors of a Web Annotation, as what they name: words, positions, alternatives.

Source: https://www.w3.org/TR/annotation-model/#selectors.
"""

from collections.abc import Iterator
from typing import Any, cast

import msgspec

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.core.text.span import Span
from annotator.formats.web_annotation.json_ld import Json, first_text, listed, types_of

_LARGEST = 10**12


class BadSelectorError(AnnotatorError):
    """A selector that breaks the rules of the model; the message says how."""


class Quote(msgspec.Struct, frozen=True):
    """The words at a place, and those around it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def selectors_of(target: Json) -> list[Json]:
    """The alternative selectors of a target.

    Raises:
        BadSelectorError: there is something else in their place.
    """
    return alternatives(target.get("selector"))


def alternatives(value: Any) -> list[Json]:
    """The selectors under a key, of which each leads to the same place.

    Raises:
        BadSelectorError: there is something else in their place.
    """
    selectors: list[Json] = []
    for each in listed(value):
        if isinstance(each, str):
            # Only named: it lies elsewhere, and nothing is fetched.
            selectors.append({"id": each})
            continue
        if not isinstance(each, dict):
            raise BadSelectorError(message("no-selector"))
        node = cast("Json", each)
        if types_of(node) & {"Choice", "List"} and "items" in node:
            selectors += alternatives(node["items"])
        else:
            selectors.append(node)
    return selectors


def check(selectors: list[Json], depth: int = 0) -> None:
    """Requires that selectors follow the rules, wherever they lead.

    Raises:
        BadSelectorError: one does not.
    """
    if depth > 10:
        raise BadSelectorError(message("nested-too-deeply"))
    for selector in selectors:
        kinds = types_of(selector)
        if kinds & {"TextPositionSelector", "DataPositionSelector"}:
            position_of(selector)
        if "TextQuoteSelector" in kinds:
            quote_of(selector)
        if "FragmentSelector" in kinds:
            text_at(selector, "value")
        for key in ("refinedBy", "startSelector", "endSelector"):
            if key in selector:
                check(alternatives(selector[key]), depth + 1)


def quotes_of(selectors: list[Json]) -> Iterator[Quote]:
    """The quotes among the selectors that nothing refines."""
    for selector in selectors:
        if "refinedBy" not in selector and (quote := quote_of(selector)) is not None:
            yield quote


def quote_of(selector: Json) -> Quote | None:
    """The quote that the selector is, if it is one.

    Raises:
        BadSelectorError: it quotes nothing.
    """
    if "TextQuoteSelector" not in types_of(selector):
        return None
    prefix, suffix = (first_text(selector.get(key)) for key in ("prefix", "suffix"))
    return Quote(text_at(selector, "exact"), prefix, suffix)


def positions_of(selectors: list[Json]) -> Iterator[Span]:
    """The positions in the text among the selectors that nothing refines."""
    for selector in selectors:
        if "TextPositionSelector" in types_of(selector) and "refinedBy" not in selector:
            yield position_of(selector)


def position_of(selector: Json) -> Span:
    """The start and end of a position, as its file counts.

    Raises:
        BadSelectorError: they are no counts, or the wrong way round.
    """
    ends: list[int] = []
    for key in ("start", "end"):
        value: Any = next(iter(listed(selector.get(key))), None)
        if isinstance(value, str) and value.isascii() and value.isdigit():
            value = int(value[:20])
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST:
            raise BadSelectorError(message("no-position", key=key))
        ends.append(value)
    if ends[1] < ends[0]:
        raise BadSelectorError(message("selector-reversed", start=ends[0], end=ends[1]))
    return Span(*ends)


def text_at(selector: Json, key: str) -> str:
    """The text under a key.

    Raises:
        BadSelectorError: there is none.
    """
    value: Any = next(iter(listed(selector.get(key))), None)
    if not isinstance(value, str):
        kind = "/".join(sorted(types_of(selector)))
        raise BadSelectorError(message("selector-without-text", kind=kind, key=key))
    return value
