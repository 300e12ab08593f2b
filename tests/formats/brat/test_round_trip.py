"""Standoff of others through records and out again: the same annotations, as sets."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from annotator.core.coding.project import ProjectInfo
from annotator.formats.annotations import sidecar
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.annotations.model import Annotation, Relation
from annotator.formats.brat import read as brat
from annotator.formats.brat import write as brat_writer
from annotator.formats.brat.standoff import Standoff
from annotator.formats.parsing.offsets import RawText
from annotator.services.ids import now
from tests.formats.brat.test_read import reading
from tests.formats.contents import Made, assert_same_project

_numbers = itertools.count()
TEXT = "Ilan Dorr said 😀 on Monday that ports,\nand docks, stay shut. وزراء Nobody else spoke.\n"
_WORDS = ("Yes", "No", "Attribution Type", "Größe", "0.50", "true", "2017", "a|b")
_LABELS = st.sampled_from(["Source", "Cue", "Content", "Person", "Attribution", "Named-Entity"])
_EVENTS = st.sampled_from(["Attribution", "Attack", "Meet", "Cue"])
_ROLES = st.sampled_from(["Source", "Content", "Agent", "Theme", "Time", "Place"])
_RELATIONS = st.sampled_from(["Near", "supports", "has-source", "Coref"])
_ATTRIBUTES = st.sampled_from(["Polarity", "Negated", "Type", "kind", "Confidence"])
_NOTES = st.sampled_from(["AnnotatorNotes", "Doubt"])
_TARGETS = st.sampled_from(["A0", "N0", "T99"])


@st.composite
def standoff(draw: st.DrawFn) -> list[str]:
    """The lines of a file, in any order."""
    bound = [f"T{n}" for n in range(1, draw(st.integers(1, 6)) + 1)]
    lines = [f"{name}\t{draw(_LABELS)} {_drawn_offsets(draw)}" for name in bound]
    events = [f"E{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    things = st.sampled_from([*bound, *events])
    for name in events:
        roles = draw(st.lists(st.tuples(_ROLES, things), max_size=3, unique_by=lambda r: r[0]))
        numbers = draw(st.sampled_from(["", "2"]))
        shown = "".join(f" {role}{numbers}:{target}" for role, target in roles)
        lines.append(f"{name}\t{draw(_EVENTS)}:{draw(st.sampled_from(bound))}{shown}")
    relations = [f"R{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    for name in relations:
        ends = draw(st.sampled_from([("Arg1", "Arg2"), ("From", "To")]))
        more = draw(st.sampled_from(["", f" Arg3:{draw(things)}"])) if ends[0] == "Arg1" else ""
        first, second = (f"{end}:{draw(things)}" for end in ends)
        lines.append(f"{name}\t{draw(_RELATIONS)} {first} {second}{more}")
    groups = draw(st.lists(st.lists(things, min_size=2, max_size=4), max_size=2))
    lines += [f"*\tEquiv {' '.join(dict.fromkeys(members))}" for members in groups]
    lines = [line for line in lines if line[0] != "*" or line.count(" ") > 1]
    anything = st.sampled_from([*bound, *events, *relations])
    for n in range(draw(st.integers(0, 4))):
        value = draw(st.sampled_from(["", *(f" {word}" for word in _WORDS)]))
        letter = draw(st.sampled_from("AM"))
        lines.append(f"{letter}{n}\t{draw(_ATTRIBUTES)} {draw(anything)}{value}")
    entries = draw(st.lists(anything, max_size=2))
    lines += [f"N{n}\tReference {each} Wikidata:Q{n}\tDorr" for n, each in enumerate(entries)]
    for n in range(draw(st.integers(0, 4))):
        target = draw(anything | _TARGETS)
        lines.append(f"#{n}\t{draw(_NOTES)} {target}\t{draw(st.sampled_from(['why?', '', 'so']))}")
    return draw(st.permutations(lines))


def _drawn_offsets(draw: st.DrawFn) -> str:
    edges = st.integers(0, len(TEXT))
    pairs = draw(st.lists(st.lists(edges, min_size=2, max_size=2), min_size=1, max_size=2))
    spans = [tuple(sorted(pair)) for pair in pairs]
    words = " ".join(TEXT[start:end] for start, end in spans).replace("\n", " ")
    return f"{';'.join(f'{start} {end}' for start, end in spans)}\t{words}"


def _parsed(lines: Sequence[str]) -> Standoff:
    found = Standoff("one.ann", RawText(TEXT), "\n".join(lines))
    assert found.faults == []
    return found


def _same(found: Standoff) -> tuple[list[str], ...]:
    """What the file says, whatever order and numbers it has where those mean nothing."""
    groups: dict[str, list[str]] = {}
    for each in found.relations:
        if each.id.startswith("*"):
            groups.setdefault(f"{each.id} {each.label} {each.source}", []).append(each.target)
    return (
        sorted(_summary(each) for each in found.annotations),
        sorted(_summary(each) for each in found.relations if each.id.startswith("R")),
        sorted(f"{name.split(' ', 1)[1]} {others}" for name, others in groups.items()),
    )


def _summary(each: Annotation | Relation) -> str:
    extra: dict[str, Any] = dict(each.extra)
    name = each.id if "about" not in extra and "line" not in extra else ""
    if "about" in extra and extra["about"][0] == "N":
        del extra["about"]  # the numbers of entries are given anew
    entries = [{**entry, "id": ""} for entry in extra.pop("normalizations", ())]
    attributes = sorted((key, sorted(map(str, values))) for key, values in each.attributes.items())
    ids = {key: sorted(names) for key, names in extra.pop("attribute_ids", {}).items()}
    notes = sorted(extra.pop("notes", [["", each.note]]))
    if isinstance(each, Annotation):
        place = (each.spans, sorted((role.name, role.target) for role in each.roles))
    else:
        place = (each.source, each.target)
    return repr(
        (
            name,
            each.label,
            place,
            attributes,
            entries,
            sorted(ids.items()),
            notes,
            sorted(extra.items()),
        )
    )


@given(lines=standoff())
@example(  # a record whose own annotation covers no text
    lines=[
        f"T3\tSource 38 85\t{TEXT[38:85]}".replace("\n", " "),
        "T2\tPerson 0 0\t",
        "E2\tMeet:T2 Content:T3",
    ]
)
@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_others_annotations_come_out_as_they_came_in(lines: list[str], tmp_path: Path) -> None:
    folder = tmp_path / str(next(_numbers))
    folder.mkdir()
    (folder / "one.txt").write_bytes(TEXT.encode())
    (folder / "one.ann").write_bytes("\n".join(lines).encode())
    content = brat.read([folder / "one.ann"], reading())
    project = _made(content)

    brat_writer.write(project, folder / "out")

    [written] = (folder / "out").rglob("*.ann")
    decoded = written.read_bytes().decode().removesuffix("\n").split("\n")
    assert _same(_parsed(decoded)) == _same(_parsed(lines))
    # With what lies beside it, the same project; and without, the same annotations once more.
    assert_same_project(brat.read([written], reading()), project)
    (written.parent / sidecar.NAME).unlink()
    brat_writer.write(_made(brat.read([written], reading())), folder / "last")
    [last] = (folder / "last").rglob("*.ann")
    assert _same(_parsed(last.read_bytes().decode().split("\n"))) == _same(_parsed(lines))


def _made(content: ForeignContent) -> Made:
    articles = list(content.articles())
    assert content.codebook is not None
    info = ProjectInfo("p", "P", now())
    coders, links = list(content.coders()), list(content.links())
    return Made(info, content.codebook, coders, [], articles, links)
