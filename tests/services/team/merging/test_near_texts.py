"""Which texts of two projects are the same, read in otherwise or corrected."""

import pytest

from annotator.services.team.merging.near_texts import is_near

_TEXT = "The talks in Bruma had failed, the minister said. Nobody was hurt in the harbour of Tarsa."


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (_TEXT, True),
        (_TEXT.replace("minister", "ministre"), True),
        (_TEXT.replace(" in ", "  in\n"), True),
        (f"{_TEXT} (AP)", True),
        (_TEXT.replace("Nobody was hurt", "Twelve people were hurt"), False),
        (f"{_TEXT} The union said the docks stay closed.", False),
        ("Something else altogether was printed on this page.", False),
    ],
)
def test_little_may_differ(other: str, near: bool) -> None:
    assert is_near(_TEXT, other) is near
    assert is_near(other, _TEXT) is near
