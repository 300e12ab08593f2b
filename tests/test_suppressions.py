"""Whoever suppresses a rule says why: beside it, or in a comment on the line before."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SUPPRESSION = re.compile(
    r"#\s*(?:ruff: )?(?:noqa\b(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?"
    r"|type:\s*ignore(?:\[[^\]]*\])?|pyright:\s*ignore(?:\[[^\]]*\])?|pyright:\s*\w+=\w+)"
)
_REASON = re.compile(r"[^\W\d_]{2,}")
_CONFIGURED = re.compile(r'ignore_imports = |"[\w/*]+" = \[')
"""Imports that a contract lets pass, and the rules that do not hold for a folder."""


def unreasoned(source: str) -> Iterator[int]:
    """The lines of a Python source that suppress a rule and do not say why."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and _SUPPRESSION.search(token.string):
            line = token.start[0]
            is_said = _REASON.search(_SUPPRESSION.sub("", token.string))
            if not is_said and not lines[line - 2].lstrip().startswith("#"):
                yield line


def test_every_suppression_has_a_reason() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("annotator", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        # To take a source apart takes long, and few suppress anything.
        if _SUPPRESSION.search(source := path.read_text(encoding="utf-8"))
        for line in unreasoned(source)
    ]
    assert found == []


def test_a_reason_stands_beside_or_before() -> None:
    bare = "noqa" + ": E501"
    assert list(unreasoned(f"a = 1\nb = 2  # {bare}\n")) == [2]
    assert list(unreasoned(f"a = 1\nb = 2  # {bare} - a table\n")) == []
    assert list(unreasoned(f"# A table.\nb = 2  # {bare}\n")) == []


def test_what_is_configured_to_be_ignored_has_a_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    ignored = [n for n, line in enumerate(lines) if _CONFIGURED.match(line)]
    assert len(ignored) >= 5
    assert [lines[n] for n in ignored if "#" not in lines[n] + lines[n - 1][:1]] == []
