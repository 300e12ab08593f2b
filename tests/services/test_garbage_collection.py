"""The collector is as it was once the last of what makes very many things is done."""

import gc
from collections.abc import Iterator

import pytest

from annotator.services.garbage_collection import fewer_collections


@pytest.fixture
def _as_python_begins() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_as_python_begins")
def test_the_collector_is_as_it_was_after_the_last() -> None:
    before = gc.get_threshold()
    with fewer_collections():
        during = gc.get_threshold()
        assert during[0] > before[0]
        with pytest.raises(ValueError, match="failed"), fewer_collections():
            raise ValueError("failed")
        assert gc.get_threshold() == during
    assert gc.get_threshold() == before
