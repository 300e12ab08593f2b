"""The pictures of docs/architecture.md, made from the imports: `python -m tests.architecture`."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[1]
PAGE = _ROOT / "docs" / "architecture.md"
_PICTURE = re.compile(r"(<!-- picture of (\S+): .*? -->\n)```mermaid\n.*?```\n", re.DOTALL)

_LEFT_OUT = {"__init__", "__main__", "__version__", "resources"}


def page(text: str) -> str:
    """The page with each of its pictures made anew, and the rest as it is."""
    return _PICTURE.sub(lambda match: f"{match[1]}```mermaid\n{picture(match[2])}```\n", text)


def picture(package: str) -> str:
    """The parts of a package as a Mermaid flowchart: an arrow from each to those that it imports.

    What is reached by another way already gets no arrow of its own.
    """
    edges = _without_shortcuts(_edges(package))
    nodes = sorted({name for edge in edges for name in edge})
    lines = ["flowchart TD", *(f'  {name}["{name}"]' for name in nodes)]
    lines += [f"  {source} --> {target}" for source, target in sorted(edges)]
    return "\n".join(lines) + "\n"


def _edges(package: str) -> set[tuple[str, str]]:
    folder = _ROOT / package.replace(".", "/")
    edges: set[tuple[str, str]] = set()
    for file in folder.rglob("*.py"):
        source = file.relative_to(folder).parts[0].removesuffix(".py")
        for module in _imports(file):
            if module.startswith(f"{package}."):
                target = module.removeprefix(f"{package}.").partition(".")[0]
                if source != target and not {source, target} & _LEFT_OUT:
                    edges.add((source, target))
    return edges


@cache
def _imports(file: Path) -> tuple[str, ...]:
    return tuple(
        f"{node.module}.{name.name}"
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    )


def _without_shortcuts(edges: set[tuple[str, str]]) -> set[tuple[str, str]]:
    targets: dict[str, set[str]] = {}
    for source, target in edges:
        targets.setdefault(source, set()).add(target)

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = list(targets.get(start, ()))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += targets.get(name, ())
        return found

    return {
        (source, target)
        for source, target in edges
        if not any(
            target in reached(other) and source not in reached(other)
            for other in targets[source] - {target}
        )
    }


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
