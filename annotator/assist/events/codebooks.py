"""The types and fields of PLOVER in other codebooks' words: CAMEO's codes, ACLED's events.

The tables are this program's own, by the descriptions of the types in the codebooks. A mode that is
not in them counts as its type.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from annotator.core.codebook.model import Choice, Codebook

_CAMEO = """
AGREE 057  CONSULT 040  CONSULT/visit 042  CONSULT/third-party 045  CONSULT/multilateral 046
CONSULT/phone 041  SUPPORT 051  CONCEDE 080  COOPERATE 060  AID 070  RETREAT 087
RETREAT/release 084  RETREAT/access 086  RETREAT/resign 083  REQUEST 100  REQUEST/assist 023
REQUEST/change 104  REQUEST/yield 105  REQUEST/meet 106  REJECT 120  REJECT/assist 122
REJECT/change 123  REJECT/yield 124  REJECT/meet 125  ACCUSE 112  ACCUSE/disapprove 111
ACCUSE/investigate 090  THREATEN 130  THREATEN/restrict 132  THREATEN/arrest 137
THREATEN/relations 131  THREATEN/territory 138  THREATEN/violence 138  PROTEST 140
PROTEST/demo 141  PROTEST/riot 145  PROTEST/strike 143  PROTEST/hunger 142  PROTEST/boycott 143
PROTEST/obstruct 144  PROTEST/vandalize 145  SANCTION 160  SANCTION/convict 116
SANCTION/expel 166  SANCTION/withdraw 166  SANCTION/discontinue 162  MOBILIZE 154
MOBILIZE/police 153  COERCE 170  COERCE/seize 171  COERCE/restrict 172  COERCE/censor 172
COERCE/curfew 172  COERCE/martial-law 172  COERCE/arrest 173  COERCE/deport 174  ASSAULT 190
ASSAULT/abduct 181  ASSAULT/beat 182  ASSAULT/torture 182  ASSAULT/sexual 182
ASSAULT/targeted 186  ASSAULT/destroy 171  ASSAULT/primitive 180  ASSAULT/firearms 193
ASSAULT/explosives 183  ASSAULT/suicide-attack 183  ASSAULT/aerial 195  ASSAULT/drone 195
ASSAULT/heavy-weapons 194  ASSAULT/crowd-control 175  ASSAULT/unconventional 204
"""
_ACLED = """
AGREE agreement  RETREAT/ceasefire agreement  RETREAT/withdraw non_violent_transfer_of_territory
COERCE/arrest arrests  COERCE/seize looting_property_destruction
ASSAULT/destroy looting_property_destruction  PROTEST peaceful_protest
PROTEST/riot violent_demonstration  PROTEST/vandalize violent_demonstration
ASSAULT attack  ASSAULT/firearms armed_clash  ASSAULT/abduct abduction_forced_disappearance
ASSAULT/sexual sexual_violence  ASSAULT/explosives remote_explosive_landmine_ied
ASSAULT/suicide-attack suicide_bomb  ASSAULT/aerial air_drone_strike
ASSAULT/drone air_drone_strike  ASSAULT/heavy-weapons shelling_artillery_missile_attack
ASSAULT/crowd-control protest_with_intervention  ASSAULT/unconventional chemical_weapon
"""
_OTHER_FIELDS = {
    "actor": "actor1",
    "recipient": "actor2",
    "start_date": "event_date",
    "place": "location",
    "deaths": "fatalities",
}


def _table(written: str) -> dict[str, str]:
    words = written.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_TABLES = (_table(_CAMEO), _table(_ACLED))


class EventCodebook:
    """How a codebook names the types and fields of events."""

    def __init__(self, codebook: Codebook) -> None:
        fields = [field for each in codebook.types if each.key == "event" for field in each.fields]
        self._keys = {field.key for field in fields}
        choices = [choice for each in fields if each.key == "type" for choice in each.choices]
        offered = dict(_paths(choices))
        self._table: Mapping[str, str] | None = None
        for table in _TABLES:
            # Few codes are retired; one that has hardly any is another codebook.
            if sum(code in offered for code in table.values()) * 2 > len(table):
                self._table = {type_: offered[c] for type_, c in table.items() if c in offered}
        self._happened = "fatalities" in self._keys
        """Whether it knows only what happened, as ACLED."""

    def type_of(self, type_: str, realis: str, *, negated: bool) -> str | None:
        """Its path of a type of PLOVER; None if it has none, or not of what did not happen."""
        if self._table is None:
            return type_
        if self._happened and (negated or realis != "actual"):
            return None
        return self._table.get(type_) or self._table.get(type_.partition("/")[0])

    def key_of(self, key: str) -> str:
        """Its key of a field of the codebook for news."""
        other = _OTHER_FIELDS.get(key, key)
        return other if key not in self._keys and other in self._keys else key


def _paths(choices: Collection[Choice], above: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Each choice's key, and its path."""
    for each in choices:
        if not each.retired:
            path = (*above, each.key)
            yield each.key, "/".join(path)
            yield from _paths(each.children, path)
