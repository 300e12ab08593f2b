"""A few rounds of `tests.faults recover`; 200 of them are in docs/reliability.md."""

from pathlib import Path

import pytest

from tests.faults.damages import DAMAGES, Damage
from tests.faults.recover import Base, base, tried


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A project of some fifty records."""
    return base(tmp_path_factory.mktemp("base"), articles=8, per_article=5)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
def test_what_is_made_of_a_damaged_project_is_sound(
    damage: Damage, small: Base, tmp_path: Path
) -> None:
    outcome = tried(tmp_path, small, damage, seed=8)
    assert not outcome.failed
    assert outcome.findings == 0
    assert outcome.saved >= (outcome.shell or 0)
    assert outcome.saved == outcome.total or outcome.named
