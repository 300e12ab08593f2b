"""What the documentation says of the code is made from the code."""

from annotator.services.transfer.exporting import formats
from tests.architecture import PAGE, page, picture
from tests.tables import FORMATS, formats_page


def test_the_table_of_formats_is_fresh() -> None:
    page = FORMATS.read_text(encoding="utf-8")
    assert page == formats_page(page, formats()), "run: python -m tests.tables"
    for known in formats():
        assert f"\n| `{known.name}` |" in page


def test_the_pictures_of_the_architecture_are_fresh_and_arrows_lead_down() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run: python -m tests.architecture"
    assert "core --> " not in picture("annotator")
    assert "services --> storage" in picture("annotator")
