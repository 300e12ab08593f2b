"""Connections to a PostgreSQL server: what of a URL reaches the driver, and what is added to it."""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from annotator.core.errors import AnnotatorError, PasswordNeededError
from annotator.core.location import shown, without_secrets
from annotator.core.messages import message
from annotator.storage.errors import StorageError
from annotator.storage.sqlite.hardening import Protection

_SECRETS = ("password", "sslpassword")
_DEFAULTS = {
    "application_name": "Annotator",
    # Seconds. A server that does not answer holds up whoever opens, or the window that looks for
    # news; one that went away in the middle is noticed within a minute.
    "connect_timeout": "5",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    # Milliseconds, on Linux: what was sent and is not acknowledged by then never arrives.
    "tcp_user_timeout": "8000",
}
_REFUSED_AT_LOGIN = "password authentication failed"
_REFUSALS = ("FATAL:", "SSL", "certificate", "authentication", "invalid ")
_RESTARTS = ("starting up", "shutting down", "recovery mode")
_EXAMPLE = "postgresql://user@host:port/database"


def make_postgresql_engine(location: str, settings: dict[str, Any]) -> Engine:
    """An engine for the server's database there; nothing is opened yet.

    Every parameter of libpq may stand in the URL, as those of TLS (``sslmode``, ``sslrootcert``,
    …), ``service`` or ``passfile``; its environment variables and files count too.

    Args:
        location: a PostgreSQL URL; its scheme may be written in any way that is known.
        settings: what is passed on to the engine.

    Raises:
        StorageError: the URL cannot be read, or the PostgreSQL driver is not installed.
    """
    try:
        url, arguments = _taken_apart(location)
        return create_engine(url, connect_args=arguments, pool_pre_ping=True, **settings)
    except (ArgumentError, ValueError) as error:
        raise StorageError(message("no-postgresql-address", example=_EXAMPLE)) from error
    except ImportError as error:
        raise StorageError(message("psycopg-needed")) from error


def refused_connection(location: str, error: BaseException | None) -> AnnotatorError | None:
    """What to say if the server, or libpq, refused a connection; None if it is out of reach.

    Args:
        error: what the driver raised.
    """
    libpq: Any = getattr(error, "pgconn", None)
    if libpq is None:
        return None
    # While one connects there is no code, only words. libpq at least knows whether it was asked
    # for a password.
    reason = " ".join(str(error).split())
    if libpq.used_password and (libpq.needs_password or _REFUSED_AT_LOGIN in reason):
        problem = "password-asked" if libpq.needs_password else "password-refused"
        return PasswordNeededError(message(problem, place=shown(location)))
    if any(sign in reason for sign in _REFUSALS) and not any(sign in reason for sign in _RESTARTS):
        text = without_secrets(reason.rpartition("failed: ")[2], location)
        return StorageError(message("server-refused", place=shown(location), reason=text))
    return None


def in_force(libpq: Any) -> list[Protection]:
    """What protects the way to the server, asked of the connection.

    Args:
        libpq: the driver's `PGconn`.
    """
    host = (libpq.host or b"").decode()
    is_local = not host or host.startswith(("/", "@"))
    in_use = bool(libpq.ssl_in_use)
    reason = (
        "the server is reached by a socket of this machine"
        if is_local
        else "the connection is not encrypted: ask for sslmode=verify-full in the address"
    )
    return [Protection("tls", in_use, "" if in_use else reason)]


def _taken_apart(location: str) -> tuple[URL, dict[str, Any]]:
    """The URL without a secret, so that nothing that shows it can give one away, and the rest."""
    url = make_url(location.strip()).set(drivername="postgresql+psycopg")
    if "@" in (url.host or "") or "@" in (url.database or ""):
        raise ArgumentError("an @ that is no separator")
    arguments = {name: text for name, text in _DEFAULTS.items() if name not in url.query}
    if url.password:
        arguments["password"] = url.password
    for name in _SECRETS:
        if name in url.query:
            arguments[name] = str(url.query[name])
    bare = URL.create(
        url.drivername, url.username, None, url.host, url.port, url.database, url.query
    )
    return bare.difference_update_query(_SECRETS), arguments
