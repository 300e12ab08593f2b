"""The pictures of the architecture are those of the code as it is."""

from tests.architecture import PAGE, page, picture


def test_the_page_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run: python -m tests.architecture"


def test_arrows_lead_down() -> None:
    assert "core --> " not in picture("annotator")
    assert "services --> storage" in picture("annotator")
