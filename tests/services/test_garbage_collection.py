"""The collector is as it was once the last of what makes very many things is done."""

import gc

import pytest

from annotator.services.garbage_collection import fewer_collections


def test_the_collector_is_as_it_was_after_the_last() -> None:
    before = gc.get_threshold()
    with fewer_collections():
        during = gc.get_threshold()
        assert during[0] > before[0]
        with pytest.raises(ValueError, match="failed"), fewer_collections():
            raise ValueError("failed")
        assert gc.get_threshold() == during
    assert gc.get_threshold() == before
