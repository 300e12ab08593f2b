"""How likely something is by its features: a logistic regression that holds hashes and numbers."""

import zlib
from collections.abc import Iterable, Mapping
from math import exp, isfinite

Weights = Mapping[int, float]
"""By the hash of a feature; one that is not there weighs nothing."""


def feature_hash(feature: str) -> int:
    """The hash by which weights know a feature; no word of a text is kept itself."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))


def chance(features: Iterable[str], weights: Weights) -> float:
    """The probability, from 0 to 1."""
    total = sum(weights.get(feature_hash(each), 0.0) for each in features)
    return 1 / (1 + exp(-min(max(total, -30.0), 30.0)))


def are_weights(weights: Weights) -> bool:
    """Whether all of them are numbers to reckon with."""
    return all(isfinite(each) for each in weights.values())
