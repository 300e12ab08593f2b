"""Names of months and days of the week as dates use them: `python -m tests.month_names`.

Writes `annotator/core/codebook/month_names.py` from the CLDR, by way of Babel.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from textwrap import wrap
from typing import Any, cast

from babel import localedata

from annotator.core.codebook.named_dates import plain

MODULE = Path(__file__).parent.parent / "annotator" / "core" / "codebook" / "month_names.py"

_LOCALES = """
    en en_GB de de_AT fr es es_UY it nl pt pl ru uk be cs sk hr sr sr_Latn bs sl mk bg ro hu tr az
    sv da nb fi et lv lt el ar ar_LB ar_MA ar_DZ he fa id sq ca is kk sw
"""
LOCALES = tuple(_LOCALES.split())
ALSO = (
    *("jan janv ene", "feb febr fev fevr", "maerz marts mar mrz mrt", "aprel apr avr abr", ""),
    *("jun", "jul juil", "aug ago", "sep sept", "oct okt", "nov", "dec dez dic"),
)
"""By month, what newspapers write and the CLDR does not have, or has only as short forms."""

_HEAD = '''"""Names of months and days of the week, in lower case and without accents.

Made from the CLDR by `python -m tests.month_names`, which has the languages; a test fails when it
is stale.
"""'''


DAYS_ALSO = (
    *("segunda-feira", "terca-feira", "quarta-feira среду сряда srode", "quinta-feira"),
    *("sexta-feira пятницу пʼятницю", "sonnabend субботу суботу sobote", "niedziele неділю"),
)
"""By day of the week, forms that the CLDR does not have: those of “on Friday” among them."""

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_DAY_WORDS = ("יום", "den")
"""What stands before the name in Hebrew, and between it and the date in German and Danish."""

_CONTEXTS, _WIDTHS = ("format", "stand-alone"), ("wide", "abbreviated")


def _own(code: str) -> dict[str, Any]:
    """What the CLDR says of a locale beyond those that it inherits from. Babel's `Locale` is not
    asked: once it has looked up one, it gives some names of that for others."""
    return localedata.load(code, merge_inherited=False)


def _named(code: str, what: str, widths: Iterable[str] = _WIDTHS) -> Iterator[tuple[int, str, str]]:
    """The number, width and name of each month or day of the week, in sentences and alone."""
    found: dict[str, Any] = _own(code).get(what, {})
    for context, width in product(_CONTEXTS, widths):
        names = found.get(context, {}).get(width, {})
        if isinstance(names, dict):
            for number, name in cast("dict[int, str]", names).items():
                yield number, width, name


def _long_date(code: str) -> str:
    """How the locale, or the one that it inherits from, writes dates."""
    formats: dict[str, Any] = _own(code).get("date_formats", {})
    if known := formats.get("long"):
        return str(known.pattern)
    return _long_date(code.rpartition("_")[0]) if "_" in code else ""


def _month_name(written: str) -> str:
    """As dates use it: “maig”, where Catalan has “de maig”; words of one name joined."""
    words = re.split(r"[\s'’]", plain(written).strip(" .'’"))
    return "_".join(words[1:] if words[0] in ("de", "d") else words)


def _months(*widths: str) -> dict[str, dict[int, set[str]]]:
    """By name of that width, which months it is, and in which locales."""
    found: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in LOCALES:
        # Hebrew writes “in” and the month as one word.
        stuck = re.search(r"(\w*)MMMM", _long_date(code).replace("'", ""))
        for number, _, written in _named(code, "months", widths):
            name = _month_name(written)
            for each in {name, (stuck[1] if stuck else "") + name}:
                if _WORD.fullmatch(each.replace("_", "-")):
                    found[each][number].add(code)
    return {name: dict(months) for name, months in found.items()}


def _of_month(number: int, known: dict[str, dict[int, set[str]]]) -> set[str]:
    return {name for name, months in known.items() if [*months] == [number]}


def _doubtful(months: dict[int, set[str]]) -> tuple[int, ...]:
    """Which month a name of several is after a day without a dot, and after one with it, as
    “3. svibnja 2024.”"""
    candidates = (
        [n for n, codes in months.items() if any(("d." in _long_date(c)) == dot for c in codes)]
        for dot in (False, True)
    )
    return tuple(each[0] if len(each) == 1 else 0 for each in candidates)


def _weekdays() -> list[set[str]]:
    """By day of the week, Monday first; at last the words of several days, here or elsewhere."""
    found: list[set[str]] = [{*also.split()} for also in DAYS_ALSO]
    for code in LOCALES:
        for number, _, written in _named(code, "days", ("wide",)):
            words = [word for word in plain(written).split() if word not in _DAY_WORDS]
            found[number].update(word for word in words if _WORD.fullmatch(word))
    several = {name for one, other in combinations(found, 2) for name in one & other}
    return [*(names - several for names in found), several | {*_DAY_WORDS}]


def _wrapped(names: set[str], indent: str) -> Iterator[str]:
    lines = wrap(" ".join(sorted(names)), 94 - len(indent), break_on_hyphens=False)
    for n, line in enumerate(lines, 1):
        blank = " " if n < len(lines) else ""
        yield f'{indent}"{line}{blank}"'


def _tuple(name: str, by_month: Iterable[set[str]], what: str) -> Iterator[str]:
    yield f"{name} = ("
    for names in by_month:
        *lines, last = _wrapped(names, "    ")
        yield from (*lines, f"{last},")
    yield ")"
    yield f'"""{what}"""'
    yield ""


def module() -> str:
    """The module's text."""
    every, full = _months(*_WIDTHS), _months("wide")
    doubtful = {name: months for name, months in every.items() if len(months) > 1}
    names = [
        {*_of_month(n, full), *also.split()} - doubtful.keys() for n, also in enumerate(ALSO, 1)
    ]
    short = [_of_month(n, every) - names[n - 1] for n in range(1, 13)]
    lines = [
        *(_HEAD, ""),
        *_tuple("MONTHS", names, "By month, what it is called."),
        *_tuple("SHORT_MONTHS", short, "Short forms, many of which are words beside."),
        "DOUBTFUL = {",
        *(f'    "{name}": {_doubtful(months)},' for name, months in sorted(doubtful.items())),
        "}",
        '"""What is one month here and another there: which after a day without a dot, and which',
        'after a day with one; 0 where that does not tell."""',
        "",
        *_tuple(
            "WEEKDAYS",
            _weekdays(),
            "By day of the week, Monday first; at last what several of them have in common.",
        ),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(module())
    else:
        MODULE.write_text(module(), encoding="utf-8")
