"""Work of a coder that is handed out, and taken back by a merge that was foreseen."""

from pathlib import Path
from typing import Any

from annotator.core.team.three_way import Side
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.team.merging.report import Conflict, MergeReport


def own_records(project: Project) -> list[str]:
    """The ids of the records about nobody hurt, by article."""
    with project.reading() as read:
        return [
            record.id
            for article in read.iter_articles()
            for record in read.records_of_article(article.id)
            if record.spans[0].text == "Nobody was hurt"
        ]


def merged(lead: Project, *others: Project, take: Side | None = None) -> MergeReport:
    """Foresees the merge, and then merges; both are to say the same."""
    files = [Path(each.location) for each in others]
    seen = lead.handover.merge(files, dry_run=True, take=take)
    done = lead.handover.merge(files, take=take)
    assert (seen.rows, seen.conflicts) == (done.rows, done.conflicts)
    assert seen.brings_anything == (done.change is not None)
    assert seen.change is None
    assert not done.problems
    again = lead.handover.merge(files, take=take)
    assert again.change is None
    assert not check(lead)
    return done


def versions(conflict: Conflict) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What both sides have."""
    return conflict.ours, conflict.theirs


def totals(report: MergeReport) -> dict[str, int]:
    """How many things there are of each sort, of those that there are."""
    names = ("new", "changed_here", "changed_there", "both", "deleted")
    found = {name: sum(getattr(row, name) for row in report.rows) for name in names}
    return {name: count for name, count in found.items() if count}
