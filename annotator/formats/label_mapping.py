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
from typing import Any

import msgspec
import yaml

from annotator.core.errors import InputError
from annotator.core.label_mapping import Mapping, RelationMapping, TypeMapping

__all__ = ["Mapping", "RelationMapping", "TypeMapping", "dump", "load", "read"]


def read(path: Path) -> Mapping:
    """The mapping that a YAML file holds.

    Raises:
        InputError: it cannot be read, is not YAML or no mapping; names the place.
    """
    try:
        return load(str(path), path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"it cannot be read: {error}.") from error


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
