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
adds: [stance, quote.tone, event.type/Siege]  # what the codebook may gain for this
"""

from pathlib import Path

import msgspec
import yaml

from annotator.core.coding.label_mapping import Mapping, RelationMapping, TypeMapping
from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.parsing import safe_yaml

__all__ = ["Mapping", "RelationMapping", "TypeMapping", "dump", "load", "read"]


def read(path: Path) -> Mapping:
    """The mapping that a YAML file holds.

    Raises:
        InputError: it cannot be read, is not YAML or no mapping; names the place.
    """
    return _mapping(str(path), safe_yaml.read(path))


def load(file: str, text: str) -> Mapping:
    """The mapping that a YAML file holds.

    Raises:
        InputError: it is not YAML, or no mapping; names the place.
    """
    return _mapping(file, safe_yaml.load(file, text))


def _mapping(file: str, loaded: safe_yaml.Loaded) -> Mapping:
    try:
        return msgspec.convert(loaded.data or {}, Mapping)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `$.")
        raise InputError(
            file, message("of-another-shape", reason=reason), where.rstrip("`")
        ) from error


def dump(mapping: Mapping) -> str:
    """The mapping as YAML that `load` reads again."""
    return yaml.safe_dump(
        msgspec.to_builtins(mapping), sort_keys=False, allow_unicode=True, width=100
    )
