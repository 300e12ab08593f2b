"""The addresses of models that a person gave, kept in the program's own folder without any key."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path

import msgspec
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from annotator.atomic_files import write
from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.by_address import MODELS_FILE

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class ModelAddress(msgspec.Struct, frozen=True):
    """A model that is asked by the chat protocol of OpenAI.

    Attributes:
        name: what commands and suggestions call it.
        url: up to where ``/chat/completions`` follows, such as ``http://localhost:11434/v1``.
        model: what the server calls the model.
        types: the keys of the record types that it is asked for; all if empty.
        on: whether the person allowed that texts are sent there.
        timeout: seconds within which an answer has to be there.
        requests_a_day, tokens_a_day: the budget; 0 for no limit.
        at_once: requests that are under way at the same time.
    """

    name: str
    url: str
    model: str
    types: tuple[str, ...] = ()
    on: bool = False
    timeout: float = 120.0
    requests_a_day: int = 500
    tokens_a_day: int = 1_000_000
    at_once: int = 1

    @property
    def origin(self) -> str:
        """Where it is: scheme, host and port. A key belongs to it, and is sent nowhere else."""
        parsed = parse_url(self.url)
        port = f":{parsed.port}" if parsed.port else ""
        return f"{parsed.scheme}://{parsed.host}{port}"

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves the computer."""
        host = (parse_url(self.url).host or "").strip("[]")
        if host == "localhost":
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.is_local or self.url.startswith("https://")


def checked(address: ModelAddress) -> ModelAddress:
    """The address, without what is too much.

    Raises:
        AnnotatorError: it is none; says why.
    """
    url = address.url.strip().rstrip("/").removesuffix("/chat/completions")
    try:
        parsed = parse_url(url)
    except LocationParseError:
        parsed = None
    if parsed is None or parsed.scheme not in ("http", "https") or not parsed.host or parsed.auth:
        raise AnnotatorError(message("model-address-wrong", address=address.url))
    if not _NAME.fullmatch(address.name):
        raise AnnotatorError(message("model-name-wrong", name=address.name))
    if not address.model.strip():
        raise AnnotatorError(message("model-missing"))
    return msgspec.structs.replace(address, url=url, model=address.model.strip())


class ModelAddresses:
    """Those that there are, in one file of a folder.

    Attributes:
        folder: where the file lies, and what was spent of budgets.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[ModelAddress]:
        """Every one, by name; a file that cannot be read counts as none."""
        try:
            found = msgspec.json.decode(
                (self.folder / MODELS_FILE).read_bytes(), type=list[ModelAddress]
            )
            return sorted(map(checked, found), key=lambda each: each.name)
        except (OSError, msgspec.DecodeError, AnnotatorError):
            return []

    def named(self, name: str) -> ModelAddress:
        """The one of that name.

        Raises:
            AnnotatorError: there is none.
        """
        for each in self.all():
            if each.name == name:
                return each
        known = ", ".join(each.name for each in self.all())
        raise AnnotatorError(message("no-such-model", name=name, known=known))

    def put(self, address: ModelAddress) -> ModelAddress:
        """Keeps an address, instead of one of the same name.

        Raises:
            AnnotatorError: it is none.
            OSError: it cannot be written.
        """
        held = checked(address)
        self._write([*(each for each in self.all() if each.name != held.name), held])
        return held

    def remove(self, name: str) -> None:
        """Keeps it no more. Raises `AnnotatorError` if there is none of that name."""
        gone = self.named(name)
        self._write(each for each in self.all() if each != gone)

    def _write(self, addresses: Iterable[ModelAddress]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        content = msgspec.json.format(msgspec.json.encode([*addresses]), indent=1)
        write(self.folder / MODELS_FILE, content + b"\n")
