"""Whether this machine can show a window, and what to install if it cannot. Needs no Qt."""

import ctypes
import re
from collections.abc import Iterable, Mapping

_WITHOUT_WINDOW = (
    "sample, new, import, export, check, search, stats, mapping, backup, restore, purge, formats"
)

_QT_LIBRARIES = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL"),
    "libGL.so.1": ("libgl1", "mesa-libGL"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libz.so.1": ("zlib1g", "zlib"),
}
"""What Qt loads on every screen, with the package of Debian and of Fedora that has it."""

_XCB_LIBRARIES = {
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
"""What Qt loads besides on X11."""

_LIBRARY = re.compile(r"lib[\w.+-]+?\.so[\d.]*")


def no_display_help(platform: str, environment: Mapping[str, str]) -> str:
    """What to say where there is no screen; empty if there may be one."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform != "linux" or any(environment.get(name) for name in names):
        return ""
    return f"the window needs a display, and there is none. Without one work: {_WITHOUT_WINDOW}."


def missing_library_help(error: ImportError) -> str:
    """What to install so that Qt can be imported, from the error that importing it gave."""
    match = _LIBRARY.search(str(error))
    if not match:
        return f"Qt cannot be loaded: {error}."
    # The loader names one library at a time; a person wants to install all at once.
    return _help([match[0], *_missing(_QT_LIBRARIES)])


def missing_xcb_libraries() -> list[str]:
    """The libraries of Qt's X11 plugin that this machine lacks."""
    return _missing(_XCB_LIBRARIES)


def missing_xcb_help(platform: str, environment: Mapping[str, str]) -> str:
    """What to install where Qt is to draw on X11 and cannot; empty if it can or need not.

    Qt itself would abort the process.
    """
    wanted = environment.get("QT_QPA_PLATFORM", "")
    is_x11 = wanted.startswith("xcb") or (
        not wanted and bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    )
    if platform != "linux" or not is_x11:
        return ""
    missing = missing_xcb_libraries()
    return _help(missing) if missing else ""


def _missing(libraries: Iterable[str]) -> list[str]:
    return [library for library in libraries if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _help(missing: Iterable[str]) -> str:
    libraries = list(dict.fromkeys(missing))
    known = _QT_LIBRARIES | _XCB_LIBRARIES
    packages = [known[library] for library in libraries if library in known]
    unknown = [library for library in libraries if library not in known]
    lines = [f"Qt lacks libraries of the system: {', '.join(libraries)}."]
    if packages:
        debian, fedora = (" ".join(dict.fromkeys(names)) for names in zip(*packages, strict=True))
        lines += [
            f"  Debian, Ubuntu:  sudo apt install {debian}",
            f"  Fedora:          sudo dnf install {fedora}",
        ]
    if unknown:
        lines.append(f"  Install the package of your system that has {', '.join(unknown)}.")
    lines.append(f"Without the window work: {_WITHOUT_WINDOW}.")
    return "\n".join(lines)
