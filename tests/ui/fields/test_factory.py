"""A kind of field is named wherever kinds are: a new one is missed by name."""

from typing import get_args

import pytest

from annotator.core.codebook import recoding
from annotator.core.codebook.model import FieldKind
from annotator.ui.codebook import labels
from tests.core.codebook import test_values as of_values
from tests.formats import contents
from tests.ui.fields import conftest as of_form

PLACES = {
    "core/codebook/recoding.py": recoding._KIND_WORDS,
    "ui/codebook/labels.py": labels.KINDS,
    "tests/core/codebook/test_values.py": of_values.BY_KIND,
    "tests/formats/contents.py, kinds": contents._KINDS,
    "tests/formats/contents.py, values": contents._VALUES,
    "tests/ui/fields/conftest.py": {
        field.kind for each in of_form.CODEBOOK.types for field in each.fields
    },
}


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_is_named(place: str) -> None:
    assert set(get_args(FieldKind)) == set(PLACES[place])
