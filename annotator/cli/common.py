"""What the commands share: options, the open project, and how they speak."""

import functools
import getpass
import json
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
import msgspec

from annotator.core.coding.coder import Coder, coder_called
from annotator.core.errors import AnnotatorError, PasswordNeededError
from annotator.core.location import shown, with_password, without_addresses
from annotator.core.messages import message
from annotator.services.project import Project
from annotator.services.safekeeping.recovery import recover_log

project_argument = click.argument(
    "project", metavar="PROJECT", help="The project: a path or a PostgreSQL URL."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
coder_option = click.option(
    "--coder", metavar="NAME", default="", help="Who works; the system's user if not given."
)
PATH = click.Path(path_type=Path)
"""A path that need not be there: what the work finds there it says itself."""

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_TRIES = 3
_EVERY_SECONDS = 0.1


def speaking(command: Callable[_Arguments, None]) -> Callable[_Arguments, None]:
    """The command, which says what a person can act on in one line and ends with exit code 1."""

    @functools.wraps(command)
    def spoken(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except AnnotatorError as error:
            tell(f"error: {without_addresses(str(error))}")
            raise click.exceptions.Exit(1) from error
        except KeyboardInterrupt as error:
            tell("error: stopped; nothing half-done was kept.")
            raise click.exceptions.Exit(130) from error
        except BrokenPipeError:
            # Whoever read the output has gone, as `head` does; click ends quietly.
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            tell(f"error: {without_addresses(f'{where}{error.strerror or error}')}")
            raise click.exceptions.Exit(1) from error

    return spoken


def system_coder() -> str:
    """The name of the system's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A container may run under a number that no user has.
        return "coder"


@contextmanager
def opened(
    location: str, coder: str = "", *, as_gold: bool = False
) -> Generator[Project, None, None]:
    """An open project, closed in the end; says so if it had to be migrated."""
    name = coder or system_coder()
    project = asking_password(
        location, lambda place: Project.open(place, coder=name, as_gold=as_gold)
    )
    try:
        if project.migrated_backup is not None:
            tell(
                "The project was of an older version. It was backed up to "
                f"{project.migrated_backup} and brought up to date."
            )
        if project.unread_log is not None:
            tell(
                f"{project.location} is read-only, and so is its folder: the last edits, which lie "
                f"in {project.unread_log}, cannot be read there and are left out. Copy both files "
                "to a folder of your own to read them."
            )
        if project.foreign_log is not None:
            _tell_of_log(project, project.foreign_log)
        yield project
    finally:
        project.close()


def asking_password(location: str, work: Callable[[str], _Result]) -> _Result:
    """What the work gives; if the server wants a password, the person at the terminal is asked.

    Args:
        work: takes the location, which it gets once more with the password in it.
    """
    for _ in range(_TRIES):
        try:
            return work(location)
        except PasswordNeededError as error:
            if not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            try:
                entered = getpass.getpass(f"Password for {shown(location)}: ")
            except EOFError:
                raise error from None
            location = with_password(location, entered)
    return work(location)


def _tell_of_log(project: Project, log: Path) -> None:
    """Recovers the edits of a log that was set aside, and says where they are."""
    text = (
        f"Beside {project.location} lay a log of edits that belongs to another state of it, as "
        f"when a backup was copied over it. It was set aside as {log}"
    )
    try:
        made = recover_log(log)
    except AnnotatorError as error:
        tell(f"{text}. Its edits could not be recovered: {error}")
    else:
        tell(f"{text}, and its edits were recovered into {made.project}.")


def coder_called_in(project: Project, name: str) -> Coder:
    """The coder of that name.

    Raises:
        AnnotatorError: there is none; names those who are there.
    """
    known = project.coders.known()
    if (found := coder_called(known, name)) is None:
        there = ", ".join(each.name for each in known)
        raise AnnotatorError(message("no-such-coder", name=name, known=there))
    return found


def say(text: str) -> None:
    """Prints a result."""
    click.echo(text)


def tell(text: str) -> None:
    """Prints what is not the result, such as a warning, where it does not get into a pipe."""
    click.echo(text, err=True)


def say_json(value: Any) -> None:
    """Prints a result as JSON."""
    # The standard library's encoder takes file names that are not UTF-8.
    click.echo(json.dumps(msgspec.to_builtins(value), indent=2, ensure_ascii=False))


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun, such as ``1,204 articles``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


class TerminalProgress:
    """Progress in one line of the terminal; silent where standard error is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._next = 0.0
        self._has_line = False

    def __enter__(self) -> "TerminalProgress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._has_line:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Shows how far the work is, a few times a second."""
        now = time.monotonic()
        if not self._is_shown or now < self._next:
            return
        self._next = now + _EVERY_SECONDS
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r\033[K{what} {done:,}{of}")
        sys.stderr.flush()
        self._has_line = True
