"""Small charts of a report, as SVG that stands in the page; each has its figures in letters."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

_MOST_BARS = 15
_BAR_WIDTH = 160
_MOST_STEPS = 48
_CHART_WIDTH, _CHART_HEIGHT, _FOOT = 760, 160, 18
_MOST_LABELS = 12
_MARGIN = 20
"""Room for labels that are wider than the first and last column."""


def bars(
    title: str, counts: Sequence[tuple[str, int]], colours: Sequence[str] = ()
) -> Iterator[str]:
    """A table with a bar in each row, the largest first; what is too much is summed up."""
    if not counts:
        return
    largest = max(count for _, count in counts)
    yield f'<table class="bars">\n<caption>{escape(title, quote=False)}</caption>\n<tbody>\n'
    for n, (name, count) in enumerate(counts[:_MOST_BARS]):
        colour = colours[n] if n < len(colours) and colours[n].isidentifier() else "slate"
        width = max(1, round(_BAR_WIDTH * count / largest))
        yield f'<tr><th scope="row"><bdi>{escape(name, quote=False)}</bdi></th>'
        yield f'<td><svg width="{_BAR_WIDTH}" height="12" aria-hidden="true">'
        yield f'<rect class="i-{colour}" width="{width}" height="12"/></svg></td>'
        yield f"<td>{count:,}</td></tr>\n"
    if remaining := counts[_MOST_BARS:]:
        total = sum(count for _, count in remaining)
        yield f'<tr><th scope="row">{len(remaining):,} more</th><td></td><td>{total:,}</td></tr>\n'
    yield "</tbody>\n</table>\n"


def timeline(
    title: str, months: Mapping[str, Counter[str]], types: Sequence[tuple[str, str, str]]
) -> Iterator[str]:
    """Stacked columns over time, and the same as a table.

    Args:
        title: what is shown.
        months: counts by type, by month such as ``2017-02``.
        types: key, label and colour of each type.
    """
    if not months:
        return
    steps = _steps(months)
    shown = [each for each in types if any(counts[each[0]] for _, counts in steps)]
    highest = max(counts.total() for _, counts in steps)
    column = _CHART_WIDTH / len(steps)
    every = -(-len(steps) // _MOST_LABELS)
    yield f'<figure class="timeline">\n<figcaption>{escape(title, quote=False)}</figcaption>\n'
    box = f"{-_MARGIN} 0 {_CHART_WIDTH + 2 * _MARGIN} {_CHART_HEIGHT + _FOOT}"
    yield f'<svg viewBox="{box}" role="img">'
    yield f"<title>{escape(title, quote=False)}</title>\n"
    for n, (name, counts) in enumerate(steps):
        top = float(_CHART_HEIGHT)
        summary = ", ".join(f"{label} {counts[key]:,}" for key, label, _ in shown if counts[key])
        yield f"<g><title>{name}: {escape(summary or 'none', quote=False)}</title>"
        for key, _, colour in shown:
            if height := (_CHART_HEIGHT - _FOOT) * counts[key] / highest:
                top -= height
                ink = colour if colour.isidentifier() else "slate"
                yield f'<rect class="i-{ink}" x="{n * column + 1:.1f}" y="{top:.1f}" '
                yield f'width="{max(column - 2, 1):.1f}" height="{height:.1f}"/>'
        middle = n * column + column / 2
        if total := counts.total():
            yield f'<text x="{middle:.1f}" y="{top - 3:.1f}">{total:,}</text>'
        if n % every == 0:
            yield f'<text x="{middle:.1f}" y="{_CHART_HEIGHT + 13}">{name}</text>'
        yield "</g>\n"
    yield f'<path d="M0 {_CHART_HEIGHT}H{_CHART_WIDTH}"/></svg>\n'
    yield from _table(steps, shown)
    yield "</figure>\n"


def _table(
    steps: Sequence[tuple[str, Counter[str]]], types: Sequence[tuple[str, str, str]]
) -> Iterator[str]:
    yield '<table class="figures">\n<thead><tr><th></th>'
    for _, label, colour in types:
        ink = colour if colour.isidentifier() else "slate"
        yield f'<th><svg width="10" height="10" aria-hidden="true"><rect class="i-{ink}" '
        yield f'width="10" height="10"/></svg> {escape(label, quote=False)}</th>'
    yield "<th>All</th></tr></thead>\n<tbody>\n"
    for name, counts in steps:
        if counts:
            cells = "".join(f"<td>{counts[key]:,}</td>" for key, _, _ in types)
            yield f'<tr><th scope="row">{name}</th>{cells}<td>{counts.total():,}</td></tr>\n'
    yield "</tbody>\n</table>\n"


def _steps(months: Mapping[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    """Every month from the first to the last; years, where those are too many."""
    first, last = min(months), max(months)
    low, high = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    if high - low < _MOST_STEPS:
        names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(low, high + 1)]
        return [(name, months.get(name, Counter())) for name in names]
    years: dict[str, Counter[str]] = {}
    for month, counts in sorted(months.items()):
        years.setdefault(month[:4], Counter()).update(counts)
    low, high = int(min(years)), int(max(years))
    if high - low < _MOST_STEPS:
        return [(f"{y:04d}", years.get(f"{y:04d}", Counter())) for y in range(low, high + 1)]
    return list(years.items())
