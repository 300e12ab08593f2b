"""Writes a case as another tool would have left it: brat standoff, WebAnno TSV or XMI."""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from cassis import Cas, TypeSystem

from tests.curation.cases import TEXT

LAYERS = {"Person": "role", "Claim": "tone", "Body": "kind"}
RELATIONS = {"Says": ("how", "Person")}
"""Each with its feature, and which layer WebAnno TSV says that it stands on."""
_WORDS = [(match.start(), match.end()) for match in re.finditer(r"\S+", TEXT)]
_PREFIX = "webanno.custom."


class Span(NamedTuple):
    """An annotation of words, counted from 1."""

    name: str
    layer: str
    first: int
    last: int
    value: str

    @property
    def place(self) -> tuple[int, int]:
        """Its place in the text."""
        return _WORDS[self.first - 1][0], _WORDS[self.last - 1][1]


class Relation(NamedTuple):
    """A relation between two annotations."""

    layer: str
    source: str
    target: str
    value: str


def _parsed(coded: str) -> tuple[list[Span], list[Relation]]:
    spans: list[Span] = []
    relations: list[Relation] = []
    for line in coded.splitlines():
        name, _, rest = line.rpartition(": ")
        layer, place, *feature = rest.split()
        value = feature[0].partition("=")[2] if feature else ""
        if name:
            first, _, last = place.partition("-")
            spans.append(Span(name, layer, int(first), int(last), value))
        else:
            source, _, target = place.partition(">")
            relations.append(Relation(layer, source, target, value))
    return spans, relations


def write_brat(coded: str, path: Path) -> None:
    """An ``.ann`` file, and the text that all share."""
    spans, relations = _parsed(coded)
    (path.parent / "text.txt").write_text(TEXT, encoding="utf-8")
    numbers = {each.name: f"T{n}" for n, each in enumerate(spans, 1)}
    lines: list[str] = []
    for each in spans:
        start, end = each.place
        lines.append(f"{numbers[each.name]}\t{each.layer} {start} {end}\t{TEXT[start:end]}")
    marked = [(LAYERS[each.layer], numbers[each.name], each.value) for each in spans if each.value]
    for n, each in enumerate(relations, 1):
        ends = f"Arg1:{numbers[each.source]} Arg2:{numbers[each.target]}"
        # A relation has no attributes in brat: it is called by what it says.
        lines.append(f"R{n}\t{each.layer}_{each.value} {ends}")
    lines += [f"A{n}\t{name} {of} {value}" for n, (name, of, value) in enumerate(marked, 1)]
    path.with_suffix(".ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_tsv(coded: str, path: Path) -> None:
    """A file of WebAnno TSV 3.3."""
    spans, relations = _parsed(coded)
    by_name = {each.name: each for each in spans}
    layers = sorted({each.layer for each in spans})
    kinds = sorted({each.layer for each in relations})
    head = ["#FORMAT=WebAnno TSV 3.3"]
    head += [f"#T_SP={_PREFIX}{layer}|{LAYERS[layer]}" for layer in layers]
    head += [
        f"#T_RL={_PREFIX}{kind}|{RELATIONS[kind][0]}|BT_{_PREFIX}{RELATIONS[kind][1]}"
        for kind in kinds
    ]
    at: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
    for each in spans:
        for word in range(each.first, each.last + 1):
            at[word, each.layer].append(each)
    numbers = {each.name: n for n, each in enumerate(spans, 1)}
    rows: list[str] = []
    for n, (start, end) in enumerate(_WORDS, 1):
        cells = [f"1-{n}", f"{start}-{end}", TEXT[start:end]]
        for layer in layers:
            values = [f"{each.value or '*'}[{numbers[each.name]}]" for each in at[n, layer]]
            cells.append("|".join(values) or "_")
        for kind in kinds:
            here = [
                each for each in relations if each.layer == kind and by_name[each.target].first == n
            ]
            cells.append("|".join(each.value for each in here) or "_")
            links = (
                f"1-{by_name[each.source].first}[{numbers[each.source]}_{numbers[each.target]}]"
                for each in here
            )
            cells.append("|".join(links) or "_")
        rows.append("\t".join([*cells, ""]))
    lines = [*head, "", "", f"#Text={TEXT}", *rows]
    path.with_suffix(".tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_xmi(coded: str, path: Path) -> None:
    """A CAS, and the type system beside it."""
    spans, relations = _parsed(coded)
    types, text = TypeSystem(), "uima.cas.String"
    for layer, feature in LAYERS.items():
        made = types.create_type(_PREFIX + layer, "uima.tcas.Annotation")
        types.create_feature(made, feature, text)
    for kind, (feature, _base) in RELATIONS.items():
        made = types.create_type(_PREFIX + kind, "uima.tcas.Annotation")
        types.create_feature(made, feature, text)
        for end in ("Governor", "Dependent"):
            types.create_feature(made, end, "uima.tcas.Annotation")
    cas = Cas(types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text/plain"
    there = {}
    for each in spans:
        begin, end = each.place
        kind = types.get_type(_PREFIX + each.layer)
        values = {LAYERS[each.layer]: each.value} if each.value else {}
        there[each.name] = kind(begin=begin, end=end, **values)
    for each in relations:
        source, target = there[each.source], there[each.target]
        values = {RELATIONS[each.layer][0]: each.value}
        kind = types.get_type(_PREFIX + each.layer)
        there[f"{each.source}>{each.target}"] = kind(
            begin=target.begin, end=target.end, Governor=source, Dependent=target, **values
        )
    for each in there.values():
        cas.add(each)
    cas.to_xmi(path.with_suffix(".xmi"))
    types.to_xml(path.parent / "TypeSystem.xml")


WRITERS = {"brat": write_brat, "webanno": write_tsv, "xmi": write_xmi}
