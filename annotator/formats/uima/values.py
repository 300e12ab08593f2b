"""Values and the features that hold them: which fits, and what it is as that feature has it."""

import math
import re
from typing import cast

from annotator.formats.uima.cas import NOT_NUMBERS
from annotator.formats.uima.model import FS_ARRAY, STRING, TOP, FeatureType, Item, Ref, Value
from annotator.formats.uima.type_system import Kind, TypeSystem, is_many

_SHORT, _WHOLE = re.compile("[0-9]{1,18}"), re.compile("-?[0-9]{1,19}")
SHOWN = 40
"""How much of a value a problem shows."""
_EXACT, _LARGEST = 2**53, 2**63


def item_of(written: Item, kind: Kind) -> Item:
    """What a file says by this: as text in XMI, as a value in JSON; a reference by its id, of which
    0 is nothing.

    Raises:
        ValueError: it is none of the kind.
    """
    if kind in ("reference", "sofa"):
        number = item_of(written, "integer")
        return Ref(number) if number and isinstance(number, int) else None
    if kind == "integer" and isinstance(written, str) and _SHORT.fullmatch(written):
        # Most of a file is places and references.
        return int(written)
    found = coerced(written, kind)
    if isinstance(found, list) or not _item_fits(found, kind):
        raise ValueError
    return found


def fits(value: Value, feature: FeatureType, types: TypeSystem) -> bool:
    """Whether a feature can hold the value."""
    many = is_many(feature.range)
    if isinstance(value, list) != many:
        # The nodes of lists lead to one another.
        return bool(feature.shared) and isinstance(value, Ref)
    kind = types.kind(feature.range)
    return all(_item_fits(each, kind) for each in (value if isinstance(value, list) else [value]))


def _item_fits(item: Item, kind: Kind) -> bool:
    is_integer = isinstance(item, int) and not isinstance(item, bool)
    match kind:
        case "boolean":
            return isinstance(item, bool)
        case "byte":
            return is_integer and -128 <= cast("int", item) < 256
        case "integer":
            return is_integer and -_LARGEST <= cast("int", item) < _LARGEST
        case "float":
            if is_integer:
                return abs(cast("int", item)) <= _EXACT
            return isinstance(item, float) or item in NOT_NUMBERS
        case "string":
            return isinstance(item, str)
        case "reference":
            return item is None or isinstance(item, Ref)
        case _:
            return False


def coerced(value: Value, kind: Kind) -> Value:
    """The value as one of the kind, where that says the same; else as it is."""
    if isinstance(value, list):
        return [cast("Item", coerced(item, kind)) for item in value]
    if kind == "string":
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else value
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind in ("byte", "integer"):
        if isinstance(value, float) and value.is_integer():
            return int(value)
        # Of values of which some are no numbers, such as NaN, a project makes words.
        return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value.strip()) else value
    if kind == "float" and isinstance(value, str) and value not in NOT_NUMBERS:
        return _number(value)
    return value


def _number(written: str) -> str | float:
    try:
        # Python takes 1_000 for a number.
        found = math.nan if "_" in written else float(written)
    except ValueError:
        return written
    return found if math.isfinite(found) else written


def feature_for(value: Value) -> FeatureType:
    """What holds such a value."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, Ref) for item in items) or all(item is None for item in items):
        return FeatureType(FS_ARRAY, TOP) if isinstance(value, list) else FeatureType(TOP)
    plain = STRING
    for of, name in ((bool, "Boolean"), (int, "Long"), (float, "Double")):
        # True is an int, but True and 2 are no numbers.
        if all(type(item) is of for item in items):
            plain = f"uima.cas.{name}"
    return FeatureType(f"{plain}Array" if isinstance(value, list) else plain)
