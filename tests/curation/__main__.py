"""Merges cases of curation: ``uv run --group test python -m tests.curation FOLDER``.

Each folder in it with a file an annotator and an expected one is a case; see `reading`. Ends with 1
if one is not as expected.
"""

import argparse
import sys
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.team.drafting import DraftRule
from tests.curation.merging import outcome
from tests.curation.reading import cases_in


def main(arguments: list[str]) -> int:
    """Merges them, and says where they differ."""
    parser = argparse.ArgumentParser("python -m tests.curation", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rule", choices=["unanimous", "majority"], default="unanimous")
    parser.add_argument(
        "--no-stacked",
        action="store_true",
        help="leave out what an annotator has several of in one place, as INCEpTION does",
    )
    asked = parser.parse_args(arguments)
    right = count = 0
    for files in cases_in(asked.folder):
        count += 1
        try:
            case = outcome(files, DraftRule(asked.rule), stacked=not asked.no_stacked)
        except AnnotatorError as error:
            print(f"UNREADABLE: {files.name}: {error}")
            continue
        right += case.as_expected
        print(f"{'as expected' if case.as_expected else 'DIFFERS'}: {case.name}")
        for line in (
            *(f"missing  {each}" for each in case.missing),
            *(f"extra    {each}" for each in case.extra),
        ):
            print(f"  {line}")
    print(f"{right} of {count} cases as expected")
    return 0 if right == count else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
