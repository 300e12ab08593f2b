"""A model by address as a suggester."""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256

import msgspec

from annotator.assist.by_address.answers import LeftOut, believed
from annotator.assist.by_address.instruction import (
    VERSION,
    answer_schema,
    codebook_lines,
    messages,
    parts,
)
from annotator.assist.suggester import Reading, SuggestedRecord, SuggesterKind
from annotator.core.codebook.model import Codebook, RecordType
from annotator.services.assistance.by_address.budget import Budget
from annotator.services.assistance.by_address.chat import Chat
from annotator.services.assistance.by_address.keys import key_of
from annotator.services.assistance.by_address.model_address import ModelAddress, ModelAddresses
from annotator.services.assistance.suggesters import BY_ADDRESS, Loadable

_DIGITS = 8


class Read(msgspec.Struct, frozen=True):
    """What a model sees in an article, and what of its answers is not believed."""

    records: tuple[SuggestedRecord, ...]
    left_out: tuple[LeftOut, ...]


class AddressSuggester:
    """Asks a model by address for the records of an article, part by part.

    Attributes:
        address: of the model.
    """

    def __init__(self, address: ModelAddress, addresses: ModelAddresses, _weights: bytes) -> None:
        self.address = address
        self._addresses = addresses
        self._chat: Chat | None = None

    def suggest(self, reading: Reading) -> Sequence[SuggestedRecord]:
        """The records that the text bears out."""
        return self.read(reading).records

    def prepare(self) -> None:
        """Gets the key, which may have the system ask the person for a password.

        Raises:
            AnnotatorError: the keyring does not give it.
        """
        if self._chat is None:
            budget = Budget(self.address, self._addresses.folder)
            self._chat = Chat(self.address, key_of(self.address), budget)

    def read(self, reading: Reading, going_on: Callable[[], object] = lambda: None) -> Read:
        """What it sees, and what is not believed.

        Args:
            going_on: called between the parts; may raise to give up.

        Raises:
            Cancelled: it was stopped.
            AnnotatorError: the budget is spent, or there is no answer.
        """
        self.prepare()
        assert self._chat is not None  # noqa: S101 - just prepared
        types = asked_types(reading.codebook, self.address)
        schema = answer_schema(types)
        records: list[SuggestedRecord] = []
        left_out: list[LeftOut] = []
        for part in parts(reading.text) if types else ():
            going_on()
            answer = believed(
                self._chat.answer(messages(types, part.text), schema), part.text, part.start, types
            )
            records += answer.records
            left_out += answer.left_out
        return Read(tuple(records), tuple(left_out))

    def stop(self) -> None:
        """Gives up what is under way, in every thread."""
        if self._chat is not None:
            self._chat.stop()


def asked_types(codebook: Codebook, address: ModelAddress) -> tuple[RecordType, ...]:
    """The record types that a model is asked for."""
    wanted = address.types
    return tuple(each for each in codebook.offered_types if not wanted or each.key in wanted)


def suggesters_by_address(addresses: ModelAddresses, codebook: Codebook) -> tuple[Loadable, ...]:
    """Those that were switched on. Another codebook or model is another version, for it answers
    something else; where it is reached makes no difference, nor does what it may cost."""
    made: list[Loadable] = []
    for address in addresses.all():
        types = asked_types(codebook, address)
        if address.on and types:
            asked = "\n".join((VERSION, address.model, *codebook_lines(types)))
            digest = sha256(asked.encode()).hexdigest()[:_DIGITS]
            kind = SuggesterKind(
                name=address.name,
                title=address.model,
                types=tuple(each.key for each in types),
                make=partial(AddressSuggester, address, addresses),
                version=f"{BY_ADDRESS}{address.model}-{digest}",
                is_remote=True,
            )
            made.append(Loadable(kind))
    return tuple(made)
