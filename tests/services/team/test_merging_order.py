"""Merging in any order gives the same project, if nothing conflicts or the choices are the same."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.core.coding.publication import Publication, keyed
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team.three_way import Side
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.team.merging.report import Conflict, ConflictKey
from tests.services.team.team_projects import add, everything, quote

_NAMES = ("Lea", "Ada", "Ben")
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(_NAMES),
        st.integers(0, 1),
        st.sampled_from(
            [
                *("quote", "cue", "note", "flag", "speaker", "link", "delete", "undo"),
                *("rename", "publish", "done", "alias", "country"),
            ]
        ),
        st.integers(0, 3),
    ),
    max_size=12,
)


def _step(project: Project, article_id: str, what: str, n: int) -> None:
    article = project.articles.get(article_id)
    match what:
        case "quote":
            quote(project, article, article.text.split()[3 * n])
        case "rename":
            project.articles.set_detail(article, "title", f"Title {n}")
        case "publish":
            told = keyed([*article.publications.values(), Publication(f"Outlet {n}")])
            project.articles.set_publications(article, told)
        case "done":
            project.articles.set_status(article_id, "done" if n % 2 else "in_progress")
        case "alias" | "country":
            [actor] = project.actors.all()
            aliases, country = (*actor.aliases, f"He {n}"), ("LBY", "EGY", "TUN", "DZA")[n]
            after = replace(actor, aliases=aliases) if what == "alias" else actor
            after = after if what == "alias" else replace(actor, country=country)
            project.actors.change(actor, after)
        case "undo" if project.history.undoable() is not None:
            project.history.undo()
        case _:
            with project.reading() as read:
                records = read.records_of_article(article_id)
            if records:
                _change(project, records, what, n)


def _change(project: Project, records: Sequence[Record], what: str, n: int) -> None:
    record = records[n % len(records)]
    match what:
        case "cue":
            project.records.set_values(record, "cue", [FieldValue(f"cue {n}")])
        case "note":
            project.notes.note_record(record, f"note {n}")
        case "flag":
            project.notes.flag_record(record, not record.flagged)
        case "speaker":
            [actor] = project.actors.all()
            values = [FieldValue(f"He {n}", actor.id)]
            project.records.set_values(record, "speaker", values)
        case "link" if len(records) > 1 and not project.links.of_record(records[0].id):
            project.links.add(records[0].id, records[-1].id, "repeats")
        case "delete":
            project.records.delete([record])
        case _:
            pass


def _greater(conflict: Conflict) -> Side:
    """A choice that does not hang on which side is which."""
    ours, theirs = (
        "" if state is None else repr(sorted(state.items()))
        for state in (conflict.ours, conflict.theirs)
    )
    return "theirs" if theirs > ours else "ours"


def _merge(project: Project, files: Sequence[Path]) -> None:
    """Merges, each conflict decided by what both versions say."""
    choices: dict[ConflictKey, Side] = {}
    while True:
        seen = project.handover.merge(files, choices=choices, dry_run=True)
        if not seen.undecided:
            break
        # One by one: what is chosen of the first file is what the second one meets.
        choices[seen.undecided[0].key] = _greater(seen.undecided[0])
    done = project.handover.merge(files, choices=choices)
    assert (done.rows, done.conflicts) == (seen.rows, seen.conflicts)
    assert project.handover.merge(files, choices=choices).change is None
    assert not check(project)


@given(steps=_STEPS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_merging_in_any_order_gives_the_same(
    steps: list[tuple[str, int, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("order")
    start = Project.create(place / "Lea.annotator", coder="Lea")
    articles = add(start)
    start.actors.create("He")
    for article in articles[:2]:
        quote(start, article, "talks had failed")
        quote(start, article, "Nobody was hurt")
    start.close()
    copies: dict[str, Project] = {}
    for name in _NAMES[1:]:
        shutil.copy(place / "Lea.annotator", place / f"{name}.annotator")
        copies[name] = Project.open(place / f"{name}.annotator", coder=name)
    copies["Lea"] = Project.open(place / "Lea.annotator", coder="Lea")
    for name, n, what, number in steps:
        _step(copies[name], articles[n].id, what, number)
    for project in copies.values():
        project.close()
    shutil.copy(place / "Lea.annotator", place / "other.annotator")
    ada, ben = place / "Ada.annotator", place / "Ben.annotator"
    one = Project.open(place / "Lea.annotator", coder="Lea")
    other = Project.open(place / "other.annotator", coder="Lea")
    try:
        _merge(one, [ada])
        _merge(one, [ben])
        _merge(other, [ben, ada])
        assert everything(one) == everything(other)
    finally:
        one.close()
        other.close()
