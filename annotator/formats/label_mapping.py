"""What the labels of another tool mean in a codebook; kept as YAML.

types:
  Attribution:
    record: quote          # what becomes of it
    text: [Content]        # roles whose words are the record's own text
    own: cue               # the field that then takes its own words
    roles: {Source: speaker}
    attributes: {Polarity: negated}
    values: {Polarity: {Negative: "true"}}
    fill: {kind: indirect}
  Source: {part: true}     # stands for nothing by itself where others point at it
relations:
  reports: {link: reports}
  cause: {field: cause}
"""

from typing import Any

import msgspec
import yaml

from annotator.core.errors import InputError


class TypeMapping(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What becomes of the annotations of a label.

    Attributes:
        record: the key of the record type; empty to keep them with the article's metadata.
        part: whether those that others point at become no record of their own.
        text: roles whose words are the record's own text; its own words where there are none.
        own: the field for its own words, where a role gave the record's text.
        roles: the field of each role; a role's number may be left out.
        attributes: the field of each attribute.
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
    """What all labels of a corpus mean."""

    types: dict[str, TypeMapping] = {}
    relations: dict[str, RelationMapping] = {}


def load(file: str, text: str) -> Mapping:
    """The mapping that a YAML file holds.

    Raises:
        InputError: it is not YAML, or no mapping; names the place.
    """
    try:
        data: Any = yaml.safe_load(text)
        return msgspec.convert(data or {}, Mapping)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise InputError(file, f"it is not YAML: {error.problem}.", place) from error
    except yaml.YAMLError as error:
        raise InputError(file, f"it is not YAML: {error}.") from error
    except RecursionError as error:
        raise InputError(file, "it nests too deeply.") from error
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$.")
        raise InputError(file, f"{reason}.", where.rstrip("`")) from error


def dump(mapping: Mapping) -> str:
    """The mapping as YAML that `load` reads again."""
    return yaml.safe_dump(
        msgspec.to_builtins(mapping), sort_keys=False, allow_unicode=True, width=100
    )
