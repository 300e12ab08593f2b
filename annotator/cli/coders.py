"""The command that lists a project's coders and changes the team."""

from collections.abc import Callable
from typing import Any, get_args

import click
import msgspec

from annotator.cli.common import (
    coder_called_in,
    coder_option,
    counted,
    json_option,
    opened,
    project_argument,
    say,
    say_json,
    speaking,
)
from annotator.core.coding.coder import Role
from annotator.services.project import Project
from annotator.services.team.coders import CoderSummary

_ROLE = click.Choice(get_args(Role))


@click.command
@project_argument
@click.option("--make", metavar="NAME", default="", help="Add a coder.")
@click.option("--rename", metavar="NAME NEW", nargs=2, default=None, help="Give another name.")
@click.option(
    "--merge",
    metavar="NAME INTO",
    nargs=2,
    default=None,
    help="Make all that is one coder's another's: records, statuses, assignments.",
)
@click.option("--retire", metavar="NAME", default="", help="Note that somebody codes no more.")
@click.option("--return", "bring_back", metavar="NAME", default="", help="Take that back.")
@click.option(
    "--set-role",
    metavar="NAME ROLE",
    nargs=2,
    type=(str, _ROLE),
    default=None,
    help="Make somebody lead, coder or adjudicator.",
)
@click.option(
    "--blind/--open",
    "blind",
    default=None,
    help="Let coders see only what they made themselves, or everything.",
)
@coder_option
@json_option
@speaking
def coders(project: str, coder: str, as_json: bool, **changes: Any) -> None:
    """List a project's coders, and change the team; each change is one that undo takes back."""
    wanted = {name: given for name, given in changes.items() if given not in (None, "")}
    if len(wanted) > 1:
        raise click.BadParameter("Give one of the changes at a time.")
    with opened(project, coder) as on:
        for name, given in wanted.items():
            _CHANGES[name](on, given)
        found = on.coders.all()
        is_blind = on.info.blind
    if as_json:
        say_json({"blind": is_blind, "coders": list(map(_as_json, found))})
        return
    say("Coders see only what they made themselves." if is_blind else "Coders see everything.")
    for each in found:
        say(_line(each))


_CHANGES: dict[str, Callable[[Project, Any], object]] = {
    "make": lambda on, name: on.coders.make(name),
    "rename": lambda on, names: on.coders.rename(_id(on, names[0]), names[1]),
    "merge": lambda on, names: on.coders.merge(_id(on, names[0]), _id(on, names[1])),
    "retire": lambda on, name: on.coders.retire(_id(on, name)),
    "bring_back": lambda on, name: on.coders.bring_back(_id(on, name)),
    "set_role": lambda on, given: on.coders.set_role(_id(on, given[0]), given[1]),
    "blind": lambda on, blind: on.coders.set_blind(blind),
}


def _as_json(each: CoderSummary) -> dict[str, object]:
    own = msgspec.structs.asdict(each.coder)
    del own["version"]
    counts = {"records": each.records, "finished": each.finished, "assigned": each.assigned}
    return {**own, **counts}


def _line(each: CoderSummary) -> str:
    retired = "" if each.coder.active else ", retired"
    return (
        f"{each.coder.name}: {each.coder.role}{retired}, {counted(each.records, 'record')}, "
        f"{counted(each.finished, 'article')} finished of {each.assigned:,} assigned"
    )


def _id(project: Project, name: str) -> str:
    return coder_called_in(project, name).id
