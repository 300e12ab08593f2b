"""Some hundreds of the inputs that ``python -m tests.faults fuzz`` tries, the same each time."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from annotator.formats import registry
from tests.faults import fuzz
from tests.faults.fuzzing import bundles
from tests.faults.fuzzing.child import Figures
from tests.faults.fuzzing.oracle import TARGETS, Trying
from tests.faults.fuzzing.seeds import seeds

_INPUTS = 9


@pytest.fixture(scope="module")
def sound() -> dict[str, list[bundles.Bundle]]:
    return seeds()


@pytest.fixture(scope="module")
def trying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trying]:
    made = Trying("json", tmp_path_factory.mktemp("fuzz"))
    with pytest.MonkeyPatch.context() as patch:
        # Other packages bring no formats; to look for them takes longer than to read.
        patch.setattr(registry, "entry_points", lambda **_: ())
        yield made
    made.close()


@pytest.mark.parametrize("target", TARGETS)
def test_damage_ends_in_articles_or_an_error_of_ours(
    target: str, sound: dict[str, list[bundles.Bundle]], trying: Trying
) -> None:
    random = Random(target)  # noqa: S311 - the same each time
    trying.target = target
    whole = trying.read(sound[target][0])
    assert whole.articles or whole.refused or target in ("qdc", *_YAML)
    for _ in range(_INPUTS):
        trying.read(bundles.mutated(random.choice(sound[target]), random))
    trying.take(bundles.mutated(random.choice(sound[target]), random))


_YAML = ("codebook-yaml", "mapping-yaml", "columns-yaml")


def test_every_reader_has_sound_inputs(sound: dict[str, list[bundles.Bundle]]) -> None:
    assert set(sound) == set(TARGETS)
    assert all(sound.values())
    assert {known.name for known in registry.BUILT_IN if known.reader} < set(TARGETS)


def test_an_archive_stays_one_while_its_parts_are_changed(
    sound: dict[str, list[bundles.Bundle]],
) -> None:
    random = Random(1)  # noqa: S311 - the same each time
    before = sound["docx"][0]
    intact = 0
    for _ in range(40):
        after = bundles.mutated(before, random)
        intact += all(data.startswith(b"PK") for data in after.values())
        assert bundles.unpacked(bundles.packed(after)) == after
    assert intact > 30


def test_what_is_wrong_is_found_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that is put in is met, counted once, and its input kept."""
    from tests.faults.fuzzing import child, oracle  # noqa: PLC0415 - patched

    def broken(_path: Path) -> object:
        raise KeyError("put in")

    monkeypatch.setitem(oracle.YAML, "columns-yaml", broken)
    (tmp_path / "run").mkdir()
    tried = child.Child("columns-yaml", tmp_path / "run", 3, 1)
    try:
        while not tried.is_done:
            tried.try_one(bundles.packed({"a.yaml": b"title: x\n"}))
    finally:
        tried.close()
    assert list(tried.figures.crashes.values()) == [3]
    assert len(list((tmp_path / "run" / "crashes").glob("*.txt"))) == 1
    shutil.rmtree(tmp_path / "run")


def test_figures_are_added_up() -> None:
    one = Figures("a", 10, refused=3, taken=1, crashes={"x": 1}, slowest=0.5, biggest=3.0)
    other = Figures("b", 20, refused=4, taken=2, crashes={"x": 2, "y": 1}, slowest=0.1, biggest=9.0)
    last = fuzz.table([one, other]).splitlines()[-1]
    assert last == "| all | 30 | 7 | 3 | 2 | 0.5 s | 9 MB |"
