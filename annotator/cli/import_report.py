"""What an import brought, as lines that are read quickly."""

from collections.abc import Iterator, Sequence

from annotator.cli.text_columns import aligned
from annotator.core.codebook.additions import outermost
from annotator.services.transfer.labels.counts import LabelSummary, PartUse, UsedMapping
from annotator.services.transfer.report import ImportReport

_MOST_LABELS = 60
_MOST_GAINS = 12
_METADATA = "metadata"


def lines_of(report: ImportReport) -> Iterator[str]:
    """The table of what is new, then what each label was taken for."""
    new = [("articles", report.articles), *report.types.items(), ("links", report.links)]
    rows = [(name, f"{count:,}") for name, count in new if count]
    # A number alone says nothing that the last line does not say.
    if len(rows) > 1:
        yield from (f"  {line}" for line in aligned(rows, right=[1]))
    if gains := outermost(report.gains):
        more = f" and {len(gains) - _MOST_GAINS:,} more" if len(gains) > _MOST_GAINS else ""
        yield f"added to the codebook: {', '.join(gains[:_MOST_GAINS])}{more}"
    for used in report.mappings:
        yield from _labels(used)


def _labels(used: UsedMapping) -> Iterator[str]:
    if used.labels:
        yield f"labels of {used.format}:"
    rows = [
        (label.label, f"{label.count:,}", _becomes(label), _parts(label))
        for label in used.labels[:_MOST_LABELS]
    ]
    yield from (f"  {line}" for line in aligned(rows, right=[1]))
    if (more := len(used.labels) - _MOST_LABELS) > 0:
        yield f"  … {more:,} more labels; --json lists them."
    if used.labels and used.relations:
        yield f"relations of {used.format}:"
        relations = [
            (each.label, f"{each.count:,}", each.becomes or _METADATA) for each in used.relations
        ]
        yield from (f"  {line}" for line in aligned(relations, right=[1]))
    if unmapped := sum(each.count for each in used.labels if not each.becomes and not each.part):
        verb = "annotation stays" if unmapped == 1 else "annotations stay"
        yield f"  {unmapped:,} {verb} in the metadata."


def _becomes(label: LabelSummary) -> str:
    if label.part:
        return f"{label.becomes}, or part" if label.becomes else "part of others"
    return label.becomes or _METADATA


def _parts(label: LabelSummary) -> str:
    """Which field each role and attribute went to, and which of them stay in the metadata."""
    if not label.becomes:
        return ""
    every: Sequence[PartUse] = (*label.roles, *label.attributes)
    taken = [f"{part.name}→{part.becomes}" for part in every if part.becomes]
    unmapped = [f"{part.name} ({part.count:,})" for part in every if not part.becomes]
    summaries = [", ".join(taken)] if taken else []
    summaries += [f"in the metadata: {', '.join(unmapped)}"] if unmapped else []
    return "; ".join(summaries)
