"""The ratios of a run kept in a file, and what became worse since: they hold on another machine."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.kit.table import Row

KEPT = Path(__file__).parents[1].joinpath("ratios.json")
"""Those of the last version, in the repository."""
_WORSE = 4 / 3


def save(rows: Sequence[Row], file: Path) -> None:
    """Writes the ratios of the rows; those of other rows that the file holds stay."""
    stored = _read(file) if file.exists() else {}
    stored |= {row.title: round(row.ratio, 3) for row in rows}
    text = json.dumps(dict(sorted(stored.items())), indent=1, ensure_ascii=False)
    file.write_text(f"{text}\n", encoding="utf-8")


def worse(rows: Sequence[Row], file: Path) -> list[str]:
    """A line for each row that is more than a third worse than the file has it.

    Raises:
        SystemExit: the file is missing or not one that `save` wrote.
    """
    stored = _read(file)
    found: list[str] = []
    for row in rows:
        before = stored.get(row.title)
        if before is None:
            continue
        times = before / row.ratio if row.faster else row.ratio / before
        if times > _WORSE:
            found.append(f"{row.title}: {before:.2f} has become {row.ratio:.2f}")
    return found


def _read(file: Path) -> dict[str, float]:
    try:
        return {str(name): float(ratio) for name, ratio in json.loads(file.read_bytes()).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise SystemExit(f"{file} holds no ratios of a run: {error}") from error
