"""What one codebook has that another lacks, and taking over only some of it.

Parts are named as ``quote``, ``quote.speaker`` and ``event.type/ASSAULT/aerial``.
"""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from annotator.core.codebook.model import Choice, Codebook, RecordType


def additions(before: Codebook, after: Codebook) -> list[str]:
    """What the second has that the first lacks, such as ``event.means``."""
    names: list[str] = []

    def add(prefix: str, had: Sequence[Choice], now: Sequence[Choice]) -> None:
        if had == now:
            # Choices may be hundreds: those that are as they were are not gone through.
            return
        known = {choice.key: choice for choice in had}
        for choice in now:
            own = known.get(choice.key)
            if own is None:
                names.append(f"{prefix}/{choice.key}")
            add(f"{prefix}/{choice.key}", own.children if own else (), choice.children)

    types = {each.key: each for each in before.types}
    for record_type in after.types:
        own_type = types.get(record_type.key)
        if own_type is None:
            names.append(record_type.key)
        fields = {field.key: field for field in own_type.fields} if own_type else {}
        for field in record_type.fields:
            name, own = f"{record_type.key}.{field.key}", fields.get(field.key)
            if own is None:
                names.append(name)
            add(name, own.choices if own else (), field.choices)
    return names


def _names(codebook: Codebook) -> list[str]:
    names: list[str] = []

    def walk(prefix: str, choices: Sequence[Choice]) -> None:
        for choice in choices:
            names.append(f"{prefix}/{choice.key}")
            walk(f"{prefix}/{choice.key}", choice.children)

    for record_type in codebook.types:
        names.append(record_type.key)
        for field in record_type.fields:
            names.append(f"{record_type.key}.{field.key}")
            walk(f"{record_type.key}.{field.key}", field.choices)
    return names


def outermost(names: Sequence[str]) -> list[str]:
    """The names without those of parts that lie inside another named part."""
    named = frozenset(names)
    return [name for name in names if not _is_within(name, named)]


def restricted(before: Codebook, after: Codebook, allowed: Collection[str]) -> Codebook:
    """The second codebook, restricted to the first one's parts and those explicitly allowed.

    Args:
        allowed: the names of parts, each of which allows all that is below it.
    """
    had = set(_names(before))

    def stays(name: str) -> bool:
        return name in had or name in allowed or _is_within(name, allowed)

    def choices(prefix: str, given: Sequence[Choice]) -> tuple[Choice, ...]:
        return tuple(
            replace(choice, children=choices(name, choice.children))
            for choice in given
            if stays(name := f"{prefix}/{choice.key}")
        )

    def of_type(given: RecordType) -> RecordType:
        fields = tuple(
            replace(field, choices=choices(name, field.choices))
            for field in given.fields
            if stays(name := f"{given.key}.{field.key}")
        )
        return replace(given, fields=fields)

    return replace(after, types=tuple(of_type(each) for each in after.types if stays(each.key)))


def _is_within(name: str, others: Collection[str]) -> bool:
    """Whether one of the others is a part that the named part belongs to."""
    record_type, _, below = name.partition(".")
    steps = below.split("/")
    inside = (f"{record_type}.{'/'.join(steps[:n])}" for n in range(1, len(steps)))
    return bool(below) and (record_type in others or any(outer in others for outer in inside))
