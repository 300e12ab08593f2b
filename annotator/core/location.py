"""Where a project lies, a file's path or a PostgreSQL URL, and how people may see it.

Everything that is printed, written or remembered of a location goes through `shown` or
`without_password`, so that no password gets anywhere but to the server.
"""

import re
from urllib.parse import quote, unquote, unquote_plus

from annotator.core.errors import AddressError
from annotator.core.messages import message

_ADDRESS = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]+):(/{0,2})(.*)", re.DOTALL)
"""A scheme of two letters or more: ``C:`` is a drive."""
_POSTGRESQL = re.compile(r"postgres(ql)?(\+\w+)?", re.IGNORECASE)
_KEYWORDS = re.compile(r"\s*(\w+\s*=\s*\S*\s+)*(ssl)?password\s*=", re.IGNORECASE)
"""libpq's other way to write an address: ``host=db user=ada password=…``."""
_IN_TEXT = re.compile(r"\b(?:[a-z][a-z0-9+.-]+:/|postgres(?:ql)?(?:\+\w+)?:)\S+", re.IGNORECASE)
_ASSIGNED = re.compile(r"(password\s*=\s*)[^&\s]+", re.IGNORECASE)
_HIDDEN = "***"
_PORT = re.compile(r"(?<=:)(?!\d+(?:[,/]|$))[^,/]+")
"""What stands in the place of a port and is none: a password, where the host was forgotten."""

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\\\|?*\x00-\x1f\x7f]+')
"""What some system refuses in the name of a file, or takes for folders."""

_PUBLIC = (
    "application_name channel_binding client_encoding connect_timeout dbname "
    "fallback_application_name gssdelegation gssencmode gsslib host hostaddr keepalives "
    "keepalives_count keepalives_idle keepalives_interval krbsrvname load_balance_hosts "
    "max_protocol_version min_protocol_version options passfile port replication require_auth "
    "requirepeer service servicefile ssl_max_protocol_version ssl_min_protocol_version "
    "sslcert sslcertmode sslcompression sslcrl sslcrldir sslkey sslmode sslnegotiation "
    "sslrootcert sslsni target_session_attrs tcp_user_timeout user"
)
"""Parameters of libpq that hold no secret. What is not named here is taken for one."""


def is_server(location: str) -> bool:
    """Whether the location is a PostgreSQL URL rather than a file's path."""
    match = _ADDRESS.match(location)
    return bool(match and match[2] == "//" and _POSTGRESQL.fullmatch(match[1]))


def require_path(location: str) -> None:
    """Makes sure that what is about to be made as a file is no address with, maybe, a password.

    Raises:
        AddressError: it is an address, of a kind that the program knows or another; or it has a
            character that no file's name can have.
    """
    if "\0" in location:
        visible = location.replace("\0", "\N{SYMBOL FOR NULL}")
        raise AddressError(message("name-with-nul", name=visible))
    if is_address(location):
        match = _ADDRESS.match(location)
        scheme = f"“{match[1]}:”" if match else "That"
        raise AddressError(message("scheme-names-no-file", scheme=scheme))


def is_address(location: str) -> bool:
    """Whether it is written as an address, be it one that nobody can open."""
    if _KEYWORDS.match(location):
        return True
    match = _ADDRESS.match(location)
    # Of “postgresql://host” handled as a path, “postgresql:/host” is left.
    return bool(match and (match[2] or _POSTGRESQL.fullmatch(match[1])))


def shown(location: str) -> str:
    """The location as a person may see it: a password, and what may be one, is ``***``."""
    match = _ADDRESS.match(location)
    if not is_address(location):
        return location
    if match is None:
        return _HIDDEN
    scheme, slashes, remainder = match.groups()
    authority, query = _parted(remainder)
    user, at, host = authority.rpartition("@")
    name, colon, _password = user.partition(":")
    user = f"{name}:{_HIDDEN}" if colon else name
    if not at and not host.startswith("["):
        host = _PORT.sub(_HIDDEN, host)
    pairs = [
        f"{key}{equals}{value if _is_public(key) else _HIDDEN}"
        for key, equals, value in (each.partition("=") for each in query)
    ]
    return f"{scheme}:{slashes}{user}{at}{host}{'?' if pairs else ''}{'&'.join(pairs)}"


def without_password(location: str) -> str:
    """The location as it may be remembered; of a server's, one spelling of the same address."""
    if not is_server(location):
        return location
    address, query = _without_password(location)
    return address + ("?" + "&".join(query) if query else "")


def with_password(location: str, password: str) -> str:
    """The PostgreSQL URL with this password in the place of any other; to be held in memory."""
    address, query = _without_password(location)
    return address + "?" + "&".join([*query, "password=" + quote(password, safe="")])


def database_of(location: str) -> str:
    """The database that a PostgreSQL URL names; empty if it leaves that to the server."""
    match = _ADDRESS.match(location)
    authority, query = _parted(match[3] if match else "")
    named = unquote(authority.rpartition("@")[2].partition("/")[2])
    values = dict(each.split("=", 1) for each in query if "=" in each)
    return named or unquote_plus(values.get("dbname", ""))


def title_of(location: str) -> str:
    """What the place is called: the database, or the file without its suffix."""
    if is_server(location):
        return database_of(location) or "PostgreSQL"
    name = re.split(r"[/\\]", location)[-1]
    return name.rpartition(".")[0] or name


def file_stem(title: str) -> str:
    """The name of a file for what bears this title, without suffix; no part of it is a folder."""
    return _NOT_IN_FILE_NAMES.sub("-", title).strip(" .") or "-"


def secrets_of(location: str) -> list[str]:
    """The passwords that a PostgreSQL URL holds, as written and as meant."""
    match = _ADDRESS.match(location)
    if match is None or not is_address(location):
        return []
    authority, query = _parted(match[3])
    held = [authority.rpartition("@")[0].partition(":")[2]]
    held += [each.partition("=")[2] for each in query if not _is_public(each.partition("=")[0])]
    return [secret for each in held if each for secret in {each, unquote(each), unquote_plus(each)}]


def without_secrets(text: str, location: str) -> str:
    """What a server or driver says of a location, with any password of it hidden."""
    for secret in sorted(secrets_of(location), key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    return text


def without_addresses(text: str) -> str:
    """A text in which every address is written as `shown` does."""
    text = _ASSIGNED.sub(rf"\1{_HIDDEN}", text)
    return _IN_TEXT.sub(lambda match: shown(match[0]), text)


def _without_password(location: str) -> tuple[str, list[str]]:
    match = _ADDRESS.match(location)
    authority, query = _parted(match[3] if match else "")
    user, at, host = authority.rpartition("@")
    if not host.startswith("["):
        host = _PORT.sub("", host)
    public = [each for each in query if _is_public(each.partition("=")[0])]
    return f"postgresql://{user.partition(':')[0]}{at}{host.rstrip()}", public


def _parted(remainder: str) -> tuple[str, list[str]]:
    """What stands before the parameters, and the parameters."""
    authority, _, query = remainder.partition("?")
    pairs = query.split("&") if query else []
    # A question mark may belong to a password that was not escaped.
    if "@" in query and not all(_is_known(each.partition("=")[0]) for each in pairs):
        return remainder, []
    return authority, pairs


def _is_known(key: str) -> bool:
    return _is_public(key) or unquote_plus(key).strip().lower() in ("password", "sslpassword")


def _is_public(key: str) -> bool:
    return unquote_plus(key).strip().lower() in _PUBLIC.split()
