"""The layers that the head of a WebAnno TSV file declares, and the columns of each."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

SPANS = "SP"
CHAINS = "CH"
RELATIONS = "RL"
CUSTOM = "webanno.custom."
ANY = "uima.tcas.Annotation"
"""The type of a target that may be of any layer."""

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = f"{_DKPRO}segmentation.type.Token"
DEPENDENCY = f"{_DKPRO}syntax.type.dependency.Dependency"
TOKEN_LAYERS = frozenset(
    {
        TOKEN,
        DEPENDENCY,
        f"{_DKPRO}lexmorph.type.pos.POS",
        f"{_DKPRO}lexmorph.type.morph.MorphologicalFeatures",
        f"{_DKPRO}segmentation.type.Lemma",
        f"{_DKPRO}segmentation.type.Stem",
        f"{_DKPRO}segmentation.type.SurfaceForm",
    }
)
"""Layers that say something of every token, which nobody wants a record each of."""

NEXT_FRAGMENT = f"{CUSTOM}NextFragment"
"""Our relation from a part of a discontinuous annotation to the next; WebAnno has none of those."""

NEXT_LINK = "NextFragment"
"""How a member of a chain is linked to the next part of itself."""

LINK_FEATURE = "referenceRelation"
ELEMENT_FEATURE = "referenceType"
_DECLARED = re.compile(r"#T_(SP|CH|RL)=(.*)")
_ROLE = "ROLE_"
_BASE = "BT_"

ColumnKind = Literal["value", "role", "target", "base", "element", "link", "mark"]


class Column(msgspec.Struct, frozen=True):
    """One column of a layer.

    Attributes:
        kind: what its cells hold: a feature's value, the roles of a slot feature or their targets,
            where a relation comes from, the type or the link of a member of a chain, or only a
            mark that there is an annotation.
        declared: as the head has it.
        feature: the feature's name; of a target, that of its roles.
        type: the layer of the targets, or that a relation is on.
    """

    kind: ColumnKind
    declared: str = ""
    feature: str = ""
    type: str = ""


class Layer(msgspec.Struct, frozen=True):
    """A layer of spans, chains or relations; ``name`` is the whole name of its type."""

    kind: str
    name: str
    columns: tuple[Column, ...]

    @property
    def short(self) -> str:
        """The name without the package."""
        return self.name.rpartition(".")[2]

    @property
    def features(self) -> list[str]:
        """The names of the features that hold values."""
        return [column.feature for column in self.columns if column.kind == "value"]

    @property
    def base(self) -> str:
        """The layer that a relation is on; empty for others."""
        return next((column.type for column in self.columns if column.kind == "base"), "")

    @property
    def line(self) -> str:
        """Its declaration."""
        return f"#T_{self.kind}={self.name}|" + "|".join(c.declared for c in self.columns)


def parsed(line: str) -> Layer | None:
    """The layer that a line of the head declares; None if it declares none."""
    match = _DECLARED.fullmatch(line.rstrip())
    if match is None:
        return None
    name, *declared = match[2].split("|")
    columns: list[Column] = []
    for each in filter(None, map(str.strip, declared)):
        columns.append(_column(match[1], each, columns[-1] if columns else None))
    return Layer(match[1], name.strip(), tuple(columns) or (Column("mark"),))


def _column(kind: str, declared: str, before: Column | None) -> Column:
    if kind == CHAINS and declared == ELEMENT_FEATURE:
        return Column("element", declared, declared)
    if kind == CHAINS and declared == LINK_FEATURE:
        return Column("link", declared, declared)
    if kind == RELATIONS and declared.startswith(_BASE):
        return Column("base", declared, "", declared.removeprefix(_BASE))
    if kind == SPANS and declared.startswith(_ROLE):
        return Column("role", declared, _slot(declared.removeprefix(_ROLE)))
    if kind == SPANS and before is not None and before.kind == "role":
        return Column("target", declared, before.feature, declared)
    return Column("value", declared, declared)


def _slot(declared: str) -> str:
    """The feature of ``LAYER:FEATURE_LINKTYPE``: the link's type begins with its package."""
    remainder = declared.rpartition(":")[2]
    feature, _, link = remainder.partition(".")
    return feature.rpartition("_")[0] if link else remainder.partition("_")[0]


def chain_layer(name: str) -> Layer:
    """A layer of chains."""
    columns = (
        Column("link", LINK_FEATURE, LINK_FEATURE),
        Column("element", ELEMENT_FEATURE, ELEMENT_FEATURE),
    )
    return Layer(CHAINS, name, columns)


def slot_columns(name: str, feature: str = "roles") -> list[Column]:
    """The two columns of a slot feature whose targets may be of any layer."""
    link = f"{name}{feature.capitalize()}Link"
    role = Column("role", f"{_ROLE}{name}:{feature}_{link}", feature)
    return [role, Column("target", ANY, feature, ANY)]


def relation_layer(name: str, features: Iterable[str], base: str) -> Layer:
    """A layer of relations with these features on a layer."""
    columns = [Column("value", feature, feature) for feature in features]
    return Layer(RELATIONS, name, (*columns, Column("base", f"{_BASE}{base}", "", base)))


def labels_of(layers: Sequence[Layer]) -> dict[str, str]:
    """What annotations of each layer are called: by its short name, unless one before is."""
    labels: dict[str, str] = {TOKEN: "Token"}
    for layer in layers:
        taken = layer.short in labels.values() and labels.get(layer.name) != layer.short
        labels.setdefault(layer.name, layer.name if taken or not layer.short else layer.short)
    return labels


def united(layers: Iterable[Layer]) -> list[Layer]:
    """The layers of several heads, each with the columns of all: files declare only those that
    their annotators used."""
    by_name: dict[str, Layer] = {}
    for layer in layers:
        known = by_name.setdefault(layer.name, layer)
        new = [each for each in layer.columns if each not in known.columns]
        if not new or known.kind != layer.kind:
            continue
        columns = [each for each in known.columns if each.kind != "mark"]
        # What a relation is on comes last.
        at = len(columns) - (known.kind == RELATIONS)
        new = [each for each in new if each.kind not in ("mark", "base")]
        columns[at:at] = new
        by_name[layer.name] = msgspec.structs.replace(known, columns=tuple(columns))
    return list(by_name.values())
