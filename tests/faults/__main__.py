"""Tries to lose something: ``uv run python -m tests.faults NAME [OPTION...]``.

Each is a module beside this one with a ``main``; ``docs/reliability.md`` says what they do and what
came of them.
"""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if not path.name.startswith(("_", "test_")) and "\ndef main(" in path.read_text("utf-8")
)


def main(arguments: list[str]) -> int:
    """Runs the one that is named first; its exit code."""
    if not arguments or arguments[0] not in NAMES:
        print(f"usage: python -m tests.faults {{{','.join(NAMES)}}} [OPTION...]", file=sys.stderr)
        return 2
    return import_module(f"tests.faults.{arguments[0]}").main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
