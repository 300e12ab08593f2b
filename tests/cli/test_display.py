"""What is said where a window cannot be shown."""

import sys

import pytest
from click.testing import CliRunner

from annotator.cli import display
from annotator.cli import launching as showing
from annotator.cli.main import app


@pytest.mark.parametrize(
    ("platform", "environment", "is_there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_display_is_needed_on_linux(
    platform: str, environment: dict[str, str], is_there: bool
) -> None:
    assert (display.no_display_help(platform, environment) == "") == is_there


def test_missing_library_names_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_loads", lambda library: library != "libxkbcommon.so.0")
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    message = display.missing_library_help(error)
    assert "libEGL.so.1, libxkbcommon.so.0" in message
    assert "sudo apt install libegl1 libxkbcommon0" in message
    assert "sudo dnf install mesa-libEGL libxkbcommon" in message


def test_unknown_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_loads", bool)
    message = display.missing_library_help(
        ImportError("libodd-2.0.so.7: cannot open shared object")
    )
    assert "has libodd-2.0.so.7" in message
    assert "apt" not in message
    assert "cannot be loaded: broken" in display.missing_library_help(ImportError("broken"))


@pytest.mark.parametrize(
    ("environment", "is_x11"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_x11_needs_its_libraries(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_x11: bool
) -> None:
    monkeypatch.setattr(display, "_loads", lambda library: library != "libxcb-cursor.so.0")
    assert display.missing_xcb_libraries() == ["libxcb-cursor.so.0"]
    message = display.missing_xcb_help("linux", environment)
    assert ("apt install libxcb-cursor0" in message) == is_x11
    assert display.missing_xcb_help("darwin", environment) == ""


def test_libraries_are_tried() -> None:
    assert display._missing(["libnone-of-this-name.so.1"]) == ["libnone-of-this-name.so.1"]


def test_window_gets_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str | None, ...]] = []

    def show(*given: str | None) -> int:
        asked.append(given)
        return 3

    monkeypatch.setattr(showing, "show", show)
    result = CliRunner().invoke(app, ["open", "p", "--article", "x", "--coder", "Ada"])
    assert result.exit_code == 3
    assert CliRunner().invoke(app, []).exit_code == 3
    assert asked == [("p", "x", "Ada"), (None, None, None)]


def test_window_that_cannot_be_loaded_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacking:
        def __getattr__(self, name: str) -> None:
            raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setitem(sys.modules, "annotator.ui.app", Lacking())
    monkeypatch.setattr(display, "_loads", bool)
    result = CliRunner().invoke(app, ["open", "p"])
    assert result.exit_code == 1
    assert "sudo apt install libegl1" in result.stderr
