"""What the labels of another tool mean in a codebook, as a project keeps it for each format.

A role or attribute that is mapped to ``""`` was looked at and stays in the metadata; one that is
not named was never seen.
"""

import msgspec


class TypeMapping(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What becomes of the annotations of a label.

    Attributes:
        record: the key of the record type; empty to keep them with the article's metadata.
        part: whether those that others point at become no record of their own.
        text: roles whose words are the record's own text; its own words where there are none.
        own: the field for its own words, where a role gave the record's text.
        roles: the field of each role; a role's number may be left out. Of none, the metadata.
        attributes: the field of each attribute. Of none, the metadata.
        values: by attribute, what a value is called here.
        fill: fields that always get this value.
    """

    record: str = ""
    part: bool = False
    text: tuple[str, ...] = ()
    own: str = ""
    roles: dict[str, str] = {}
    attributes: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    fill: dict[str, str] = {}


class RelationMapping(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What becomes of the relations of a label; with nothing said they stay in the metadata.

    Attributes:
        link: the relation between the two records.
        field: the field of the first record that takes the other's id.
        role: the role that the second annotation then plays in the first.
    """

    link: str = ""
    field: str = ""
    role: str = ""


class Mapping(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What all labels of a corpus mean.

    Attributes:
        adds: what the codebook may gain for it where it lacks it: types, fields and choices, such
            as ``stance``, ``quote.tone`` and ``event.type/Siege``, each with all that is below it.
    """

    types: dict[str, TypeMapping] = {}
    relations: dict[str, RelationMapping] = {}
    adds: tuple[str, ...] = ()
