"""What of a CAS is no annotation for analysts, packed so that metadata can keep it."""

import base64
import binascii
import zlib
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from annotator.formats.annotations import passthrough
from annotator.formats.uima.model import Structure, TypeDeclaration, refs_of, short_name

_UNPACKED = 256 * 1024 * 1024


class Layers(msgspec.Struct, frozen=True):
    """Structures, and the types of all that the file had."""

    types: dict[str, TypeDeclaration] = {}
    structures: list[Structure] = []


def packed(layers: Layers, coder: str) -> passthrough.Layers:
    """The layers of one coder's file: as JSON, compressed, as Base64."""
    data = zlib.compress(msgspec.json.encode(layers, order="deterministic"), 9)
    counts = Counter(short_name(each.type) for each in layers.structures)
    return passthrough.Layers(
        (coder,), dict(sorted(counts.items())), base64.b64encode(data).decode()
    )


def unpacked(kept: Sequence[passthrough.Layers], coder: str) -> Layers:
    """The layers for a coder's file.

    Returns:
        Those of another coder if there are none of this one; none at all if nothing is kept.

    Raises:
        ValueError: what is kept there is something else.
    """
    if not kept:
        return Layers()
    # A file that names no coder is whose who imported it.
    own = next((one for name in (coder, "") for one in kept if name in one.coders), None)
    try:
        data = base64.b64decode((own or kept[0]).packed, validate=True)
        unpacking = zlib.decompressobj()
        layers = msgspec.json.decode(unpacking.decompress(data, _UNPACKED), type=Layers)
    except (msgspec.DecodeError, binascii.Error, zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error
    return layers if own else _alone(layers)


def _alone(layers: Layers) -> Layers:
    """The layers without what leads to annotations, which in another's file are others."""
    ids = {each.id for each in layers.structures}
    return replace(
        layers,
        structures=[
            replace(
                each, values={n: v for n, v in each.values.items() if ids.issuperset(refs_of(v))}
            )
            for each in layers.structures
        ],
    )
