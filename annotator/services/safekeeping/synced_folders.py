"""Whether a project lies where a synchroniser or a network drive has a hand in its file."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What the synchronisers lay into the folder at the top of what they keep in step."""

_DATABASE = re.compile(r"\.(_sync|sync)_[0-9a-f]+\.db")
"""The state of Nextcloud's and ownCloud's client, at the top of its folder."""

_HOME_NAMES = (
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"onedrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"google ?drive|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"iclouddrive", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"pcloud ?(drive|sync)?", re.IGNORECASE), "pCloud"),
    (re.compile(r"box( sync)?", re.IGNORECASE), "Box"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.IGNORECASE), "ownCloud"),
)
"""How their folders in a person's home are called, unless they are told otherwise."""

_PROVIDERS = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "GoogleDrive": "Google Drive",
    "Box": "Box",
    "pCloud": "pCloud",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
}
"""By the beginning of the folder's name in ``~/Library/CloudStorage`` of macOS."""

_FILE_SYSTEMS = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "SMB",
    "smb3": "SMB",
    "smbfs": "SMB",
    "fuse.sshfs": "SSH",
    "9p": "9P",
    "afs": "AFS",
    "afpfs": "AFP",
    "ceph": "Ceph",
    "webdav": "WebDAV",
    "fuse.davfs": "WebDAV",
    "fuse.gvfsd-fuse": "GVfs",
    "fuse.rclone": "rclone",
}
_DRIVES = {
    "fuse.pcloud": "pCloud",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.onedriver": "OneDrive",
}
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


class SharedPlace(msgspec.Struct, frozen=True):
    """A folder that others than this computer have a hand in.

    Attributes:
        kind: whether a synchroniser copies it from computer to computer, or it is a network drive.
        name: that of the service, such as ``Dropbox``, or of the protocol, such as ``SMB``.
        folder: at the top of what is synchronised, or where the drive begins.
    """

    kind: Literal["synchronised", "network"]
    name: str
    folder: Path


def shared_place_of(
    file: Path, home: Path | None = None, environment: Mapping[str, str] = os.environ
) -> SharedPlace | None:
    """The synchronised folder or network drive that a file lies in; None if it lies in neither.

    Looks at what lies in the folders above it, at the settings of synchronisers and at what is
    mounted, but never into the file. May take long where a network drive does not answer.

    Args:
        file: the file, which need not be there.
        home: the person's home; the system's word for it if not given.
        environment: the variables of the process.
    """
    place = _real(file)
    for folder, name in _configured(home or _home(), environment):
        if place.is_relative_to(folder):
            return SharedPlace("synchronised", name, folder)
    for folder in place.parents:
        if name := _marked(folder):
            return SharedPlace("synchronised", name, folder)
    return _mounted(place)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()  # links that lead in a circle


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _configured(home: Path | None, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The folders that synchronisers are known to keep for this person."""
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if folder := environment.get(variable):
            yield _real(Path(folder)), "OneDrive"
    settings = [
        Path(environment[each]) / "Dropbox"
        for each in ("APPDATA", "LOCALAPPDATA")
        if environment.get(each)
    ]
    if home:
        settings.append(home / ".dropbox")
    for folder in settings:
        for path in _dropbox_paths(folder / "info.json"):
            yield _real(path), "Dropbox"
    if home is None:
        return
    library = _real(home / "Library")
    yield library / "Mobile Documents", "iCloud Drive"
    for folder in _folders_of(library / "CloudStorage"):
        provider = next(
            (name for key, name in _PROVIDERS.items() if folder.name.startswith(key)), ""
        )
        yield folder, provider or folder.name
    for folder in _folders_of(_real(home)):
        provider = next((name for known, name in _HOME_NAMES if known.fullmatch(folder.name)), "")
        if provider:
            yield folder, provider


class _Account(msgspec.Struct):
    """What Dropbox writes down of one account."""

    path: str = ""


def _dropbox_paths(info: Path) -> list[Path]:
    try:
        accounts = msgspec.json.decode(info.read_bytes(), type=dict[str, _Account])
    except (OSError, msgspec.DecodeError):
        return []
    return [Path(account.path) for account in accounts.values() if account.path]


def _folders_of(folder: Path) -> list[Path]:
    try:
        # Not asked what they are: one of them may be a drive that does not answer.
        return list(folder.iterdir())
    except OSError:
        return []


def _marked(folder: Path) -> str:
    """The synchroniser that marked the folder as the top of its own; empty if none did."""
    for mark, name in _MARKS.items():
        with suppress(OSError):
            if (folder / mark).exists():
                return name
    try:
        names = [each.name for each in folder.glob(".*sync_*.db")]
    except OSError:
        return ""
    if not any(_DATABASE.fullmatch(each) for each in names):
        return ""
    return "ownCloud" if "owncloud" in folder.name.lower() else "Nextcloud"


def _mounted(place: Path) -> SharedPlace | None:
    if sys.platform == "win32":
        return _windows_drive(place)
    try:
        if sys.platform == "darwin":
            output = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=10, check=False
            )
            mounts = macos_mounts(output.stdout)
        else:
            mounts = linux_mounts(Path("/proc/self/mountinfo").read_text(errors="replace"))
    except (OSError, subprocess.TimeoutExpired):
        return None
    return place_among(mounts, place)


def place_among(mounts: list[tuple[Path, str]], place: Path) -> SharedPlace | None:
    """The network drive among what is mounted, a folder and a file system each, that has it."""
    above = [(folder, system) for folder, system in mounts if place.is_relative_to(folder)]
    # Of several over one another the last one counts.
    folder, system = max(reversed(above), key=lambda each: len(each[0].parts), default=(place, ""))
    if name := _DRIVES.get(system):
        return SharedPlace("synchronised", name, folder)
    if name := _FILE_SYSTEMS.get(system):
        return SharedPlace("network", name, folder)
    return None


def linux_mounts(text: str) -> list[tuple[Path, str]]:
    """The folders and file systems of ``/proc/self/mountinfo``, see proc(5)."""
    mounts: list[tuple[Path, str]] = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, about = before.split(" "), after.split(" ")
        if len(fields) > 4 and about[0]:
            folder = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[4])
            mounts.append((Path(folder), about[0]))
    return mounts


def macos_mounts(text: str) -> list[tuple[Path, str]]:
    """The folders and file systems of what ``mount`` prints: ``FROM on FOLDER (SYSTEM, ...)``."""
    lines = (re.fullmatch(r".+? on (/.*) \((\w+)[,)].*", line) for line in text.splitlines())
    return [(Path(found[1]), found[2]) for found in lines if found]


def _windows_drive(place: Path) -> SharedPlace | None:
    if sys.platform != "win32":
        return None
    if place.drive.startswith("\\\\"):
        return SharedPlace("network", "SMB", Path(place.anchor))
    if ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _REMOTE:
        return SharedPlace("network", "SMB", Path(place.anchor))
    return None
