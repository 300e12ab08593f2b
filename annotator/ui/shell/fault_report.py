"""What a report of a fault says: which fault, and where in the program; nothing of the project.

An exception's message may quote an article, a value or a name, and those of a library whatever they
were given. So only what the interpreter itself says of the code is kept.
"""

import traceback
from collections.abc import Iterator

from annotator.core.location import without_addresses

_OF_THE_CODE = (
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    ModuleNotFoundError,
    NameError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    TypeError,
    UnboundLocalError,
    ZeroDivisionError,
)
"""Whose messages name what stands in the code; not those of what derives from them."""
_CODES = ("errno", "sqlite_errorname", "sqlstate")
_LEFT_OUT = "(its message is left out: it may quote what you work on)"


def fault_report(error: BaseException) -> str:
    """The exception and those that led to it, the first one first, each with its place."""
    return "\n".join(_chain(error, set()))


def _chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield "which led to:\n"
    lines = traceback.format_tb(error.__traceback__)
    yield "".join(["Traceback (most recent call last):\n", *lines, _heading(error), "\n"])
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            if id(each) not in seen:
                yield from _chain(each, seen)


def _heading(error: BaseException) -> str:
    kind = type(error)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    # What a database's driver said stands in what SQLAlchemy made of it.
    inner = getattr(error, "orig", None)
    codes = [
        f"{code} {value}"
        for each in (error, inner)
        for code in _CODES
        if isinstance(value := getattr(each, code, None), str | int)
    ]
    if inner is not None:
        codes.insert(0, type(inner).__qualname__)
    text = without_addresses(str(error)) if kind in _OF_THE_CODE else _LEFT_OUT
    return f"{module}{kind.__qualname__}{' [' + ', '.join(codes) + ']' if codes else ''}: {text}"
