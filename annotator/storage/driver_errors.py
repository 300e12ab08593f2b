"""Translates errors of SQLite, PostgreSQL and their drivers into typed errors."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    StatementError,
)

from annotator.core.errors import AnnotatorError, ConflictError, TextError
from annotator.core.location import is_server, shown, without_secrets
from annotator.core.messages import message
from annotator.storage.errors import BusyError, StorageError, UnreachableError, no_room
from annotator.storage.postgresql import connection as server_connection
from annotator.storage.sqlite import hardening
from annotator.storage.sqlite.damage import damaged, is_damage
from annotator.storage.sqlite.read_only import ReadOnlyError


@contextmanager
def speaking(location: str) -> Generator[None, None, None]:
    """A context in which the driver's exceptions become errors of this package."""
    try:
        yield
    except (StatementError, sqlite3.Error, msgspec.DecodeError, ValueError) as error:
        spoken = _spoken(location, error)
        if spoken is None:
            raise
        raise spoken from error


def _spoken(location: str, error: Exception) -> AnnotatorError | None:
    # Errors outside of a statement, as while a connection is prepared, come unwrapped.
    original = error.orig if isinstance(error, StatementError) else error
    reason = without_secrets(" ".join(str(original).split()), location)
    if isinstance(error, IntegrityError | sqlite3.IntegrityError):
        return ConflictError(message("does-not-fit", reason=reason))
    if isinstance(original, UnicodeEncodeError):
        return TextError(message("lone-surrogate", text=ascii(original.object)))
    if refused := server_connection.refused_connection(location, original):
        return refused
    if isinstance(error, DBAPIError) and is_server(location):
        return _refusal_of_server(location, error, reason)
    if is_damage(original):
        return damaged(shown(location), reason)
    if isinstance(error, DBAPIError | sqlite3.Error):
        return _refusal(location, reason)
    # What was stored can no longer be read: as text, as JSON or what that stands for, as a time.
    is_damaged = isinstance(original, UnicodeDecodeError | msgspec.DecodeError)
    if is_damaged or "isoformat" in reason:
        return damaged(shown(location), reason)
    return None


def _refusal_of_server(location: str, error: DBAPIError, reason: str) -> StorageError:
    # https://www.postgresql.org/docs/current/errcodes-appendix.html; without a code, the driver
    # itself speaks: there is no connection.
    state = getattr(error.orig, "sqlstate", None)
    if state == "55P03":
        return BusyError(message("busy-on-server"))
    if state == "42501":
        return StorageError(message("no-right", place=shown(location), reason=reason))
    is_lost = state is None or state[:2] == "08" or state in ("57P01", "57P02", "57P03")
    if is_lost and isinstance(error, OperationalError | InterfaceError):
        return unreachable(location)
    return StorageError(message("database-says", place=shown(location), reason=reason))


def unreachable(location: str) -> UnreachableError:
    """What is said where a server does not answer."""
    return UnreachableError(message("unreachable", place=shown(location)))


def _refusal(location: str, reason: str) -> StorageError:
    if "readonly" in reason:
        return ReadOnlyError(shown(location))
    if "too big" in reason:
        return StorageError(
            message("value-too-large", place=shown(location), most=hardening.LONGEST / 1e6)
        )
    if "locked" in reason or "busy" in reason:
        return BusyError(message("busy"))
    if "is full" in reason or "disk I/O error" in reason:
        return no_room(location, reason)
    return StorageError(message("database-says", place=shown(location), reason=reason))
