"""Tables of the documentation that are made from the code: `python -m tests.tables`."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotator.services.codebooks import load
from annotator.services.transfer.exporting import formats
from annotator.services.transfer.report import FormatInfo
from annotator.ui.actions import ACTIONS, MENUS, Action, create_actions

DOCS = Path(__file__).parent.parent / "docs"
KEYS = DOCS / "keys.md"
FORMATS = DOCS / "formats.md"
KEYSTROKES = DOCS / "keystrokes.md"

_TABLE = "<!-- table: made from the code by `python -m tests.tables` -->\n"
_END = "<!-- end of the table -->\n"

_HEAD = """\
# Every command and its keys

Made from the declarations in `annotator/ui/actions` by `python -m tests.tables`; a test fails when
this page is stale. Each command stands in its menu and in the command palette (`Ctrl+Shift+P`), and
every key can be changed in the preferences (`Ctrl+,`). A key marked *text* acts while the article
or a list has the focus, one marked *coding* while the article or the records have it, one marked
*articles* while the list of articles has it: so single letters never get in the way of typing. The
letters of the record types are those of the codebook “news”.
"""
_KEYSTROKES_HEAD = """\
# How many keys a record takes

Counted by `tests/e2e/test_keystrokes.py`, which does it in the window on the article
“Libya talks end with prisoner swap”, from the text's beginning with the focus in the text; the test
fails when this page is stale. A key is one press, whatever is held with it; a gesture is a click or
a drag. The actors are in the registry.
"""
_KEYSTROKES_QUOTES = """\
## A finished quote, with and without suggestions

The mean of four quotes of the article, one of them in quotation marks, each with its speaker,
cue and kind; their steps stand below. Seconds are those of the keystroke-level model (Card, Moran
and Newell, 1980): 0.28 for a key and 1.35 for the decision before each step; what one reads
meanwhile is not in them.

| | keys | seconds |
| --- | ---: | ---: |"""
_SECONDS_A_KEY, _SECONDS_A_DECISION = 0.28, 1.35
_WHERE = {"window": "", "reading": "text", "coding": "coding", "listing": "articles"}


def keys_page(actions: Iterable[Action]) -> str:
    """The page of all commands, a table a menu."""
    known = list(actions)
    parts = [_HEAD]
    for menu in MENUS:
        parts.append(f"## {menu}\n\n| command | keys | where | what it does besides | id |")
        parts.append("| --- | --- | --- | --- | --- |")
        for action in known:
            if action.menu == menu:
                keys = ", ".join(f"`{key}`" for key in action.keys)
                where = _WHERE.get(action.context, action.context)
                tip = action.tip.replace("|", "\\|")
                parts.append(f"| {action.text} | {keys} | {where} | {tip} | `{action.id}` |")
        parts.append("")
    return "\n".join(parts)


def formats_page(page: str, formats: Iterable[FormatInfo]) -> str:
    """The page of all formats, its table made anew and the rest as it is."""
    rows = [
        "| name | reads | writes | files | what it is | what writing it loses |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for known in formats:
        files = ", ".join(f"`{extension}`" for extension in known.extensions)
        if known.writes and known.writes_folder:
            files = f"{files}; a folder is written" if files else "a folder"
        does = ("yes" if known.reads else "", "yes" if known.writes else "")
        loses = known.loses or ("nothing" if known.writes else "")
        cells = (f"`{known.name}`", *does, files, known.title, loses)
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    before, _, remainder = page.partition(_TABLE)
    _, _, after = remainder.partition(_END)
    return "".join((before, _TABLE, "\n".join(rows), "\n", _END, after))


def keystrokes_page(counted: Mapping[str, Sequence[tuple[str, int]]]) -> str:
    """The page of what a record takes, a table a job; each step with its keys or gestures."""
    parts = [_KEYSTROKES_HEAD, _four_quotes(counted)]
    for job, steps in counted.items():
        total = sum(count for _, count in steps)
        unit = "gestures" if "mouse" in job else "keys"
        parts.append(f"## {job[0].upper()}{job[1:]}: {total} {unit}\n")
        parts.append(f"| step | {unit} |\n| --- | ---: |")
        parts += [f"| {what} | {count} |" for what, count in steps]
        parts.append("")
    return "\n".join(parts)


def _four_quotes(counted: Mapping[str, Sequence[tuple[str, int]]]) -> str:
    """Keys and seconds a finished quote, with what is suggested and without."""
    rows = [_KEYSTROKES_QUOTES]
    for job, called in (
        ("four quotes by keyboard", "without"),
        ("four quotes with suggestions", "with suggestions"),
    ):
        keys = sum(count for _, count in counted[job])
        seconds = keys * _SECONDS_A_KEY + len(counted[job]) * _SECONDS_A_DECISION
        rows.append(f"| {called} | {keys / 4:.1f} | {seconds / 4:.1f} |")
    return "\n".join(rows) + "\n"


def every_action() -> list[Action]:
    """Those of the window, and those that the codebook “news” adds."""
    return [*create_actions(load("news").types), *ACTIONS]


def main() -> None:
    """Write the pages anew."""
    KEYS.write_text(keys_page(every_action()), encoding="utf-8")
    page = FORMATS.read_text(encoding="utf-8")
    FORMATS.write_text(formats_page(page, formats()), encoding="utf-8")
    sys.stdout.write(f"{KEYS}\n{FORMATS}\n")


if __name__ == "__main__":
    main()
