"""Keys of models by address: in the system's keyring, or in a variable of the environment."""

import os
import re
from importlib import import_module
from types import ModuleType

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message
from annotator.services.assistance.by_address.model_address import ModelAddress

_SERVICE = "annotator"


def variable_of(address: ModelAddress) -> str:
    """The variable that holds the key where there is no keyring."""
    return "ANNOTATOR_KEY_" + re.sub(r"\W", "_", address.name).upper()


def key_of(address: ModelAddress) -> str:
    """Its key; empty if it has none.

    Raises:
        AnnotatorError: the keyring is there and does not give it.
    """
    if given := os.environ.get(variable_of(address), "").strip():
        return given
    keyring = _keyring()
    if keyring is None:
        return ""
    try:
        return keyring.get_password(_SERVICE, address.origin) or ""
    except keyring.errors.NoKeyringError:
        return ""
    except keyring.errors.KeyringError as error:
        raise AnnotatorError(message("keyring-failed", reason=str(error))) from error


def set_key(address: ModelAddress, key: str) -> None:
    """Keeps its key; removes it if empty.

    Raises:
        AnnotatorError: there is no keyring, or it does not take it.
    """
    keyring = _keyring()
    if keyring is None:
        raise AnnotatorError(message("no-keyring", variable=variable_of(address)))
    try:
        if key:
            keyring.set_password(_SERVICE, address.origin, key.strip())
        elif keyring.get_password(_SERVICE, address.origin) is not None:
            keyring.delete_password(_SERVICE, address.origin)
    except keyring.errors.NoKeyringError as error:
        raise AnnotatorError(message("no-keyring", variable=variable_of(address))) from error
    except keyring.errors.KeyringError as error:
        raise AnnotatorError(message("keyring-failed", reason=str(error))) from error


def _keyring() -> ModuleType | None:
    """The library, which comes with the extra ``keyring``."""
    try:
        keyring = import_module("keyring")
        import_module("keyring.errors")
    except ImportError:
        return None
    return keyring
