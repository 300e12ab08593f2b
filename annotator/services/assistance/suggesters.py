"""Which suggesters there are, and having them read."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

import msgspec

from annotator.assist.learning.suggester import PREFIX
from annotator.assist.suggester import Reading, SuggestedRecord, Suggester, SuggesterKind
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.formats.registry import added_by_packages
from annotator.resources import resources_folder
from annotator.services.assistance import claim_suggester, event_suggester, quote_suggester

GROUP = "annotator.suggesters"
BUILT_IN = (quote_suggester.KIND, claim_suggester.KIND, event_suggester.KIND)
BY_ADDRESS = "address:"
"""Begins the versions of models that a person named by address; what they are called follows."""
_VERSION_DIGITS = 8


class Loadable(msgspec.Struct, frozen=True):
    """A suggester with its weights, which another process can make.

    Attributes:
        model: the version of what it suggests by; another one for other weights.
    """

    kind: SuggesterKind
    weights: bytes = b""

    @property
    def model(self) -> str:
        """The version of what it suggests by; another one for other weights."""
        if not self.weights:
            return self.kind.version
        return f"{self.kind.version}-{_digest(self.weights)}"


@lru_cache(maxsize=32)
def _digest(weights: bytes) -> str:
    # Weights may be megabytes, and are asked for with each record that is found.
    return sha256(weights).hexdigest()[:_VERSION_DIGITS]


class Found(msgspec.Struct, frozen=True):
    """What one suggester sees in an article."""

    suggester: str
    model: str
    record: SuggestedRecord


def all_kinds() -> tuple[SuggesterKind, ...]:
    """The built-in suggesters, then those that other packages add.

    Raises:
        AnnotatorError: a package's suggester cannot be loaded; says which.
    """
    added = added_by_packages(GROUP, SuggesterKind, "suggester-cannot-be-loaded")
    return (*BUILT_IN, *added)


def require_free(name: str, kinds: Sequence[SuggesterKind]) -> None:
    """Raises `AnnotatorError` if one of the suggesters is called so already."""
    if any(each.name == name for each in kinds) or name.startswith(PREFIX.rstrip("-")):
        raise AnnotatorError(message("model-name-taken", name=name))


def shipped() -> tuple[Loadable, ...]:
    """All suggesters that need no project, with their weights."""
    return tuple(Loadable(kind, _weights(kind)) for kind in all_kinds())


def _weights(kind: SuggesterKind) -> bytes:
    return (resources_folder() / "models" / kind.weights).read_bytes() if kind.weights else b""


class Reader:
    """Has suggesters read; makes each when it first reads."""

    def __init__(self, loadables: Sequence[Loadable]) -> None:
        self._loadables = loadables
        self._made: dict[str, Suggester] = {}

    def read(self, reading: Reading, names: Sequence[str]) -> list[Found]:
        """What those of these names see that read the language."""
        found: list[Found] = []
        for each in self._loadables:
            if each.kind.name not in names or not each.kind.reads(reading.language):
                continue
            if each.kind.name not in self._made:
                self._made[each.kind.name] = each.kind.make(each.weights)
            found += [
                Found(each.kind.name, each.model, record)
                for record in self._made[each.kind.name].suggest(reading)
            ]
        return found
