"""The kinds of change of a team; see `change_kinds`."""

from annotator.core.changes.change_kind_base import ChangeKind
from annotator.core.coding.coder import Role


class MakeCoder(ChangeKind, frozen=True, tag="make-coder"):
    """Somebody joined the coders."""

    english = "Add coder {name}"

    name: str


class RenameCoder(ChangeKind, frozen=True, tag="rename-coder"):
    """A coder was given another name."""

    english = "Rename coder {name} to {now}"

    name: str
    now: str


class MergeCoders(ChangeKind, frozen=True, tag="merge-coders"):
    """What one coder made became another's."""

    english = "Merge coder {name} into {into}"

    name: str
    into: str


class RetireCoder(ChangeKind, frozen=True, tag="retire-coder"):
    """A coder codes no more."""

    english = "Retire coder {name}"

    name: str


class ReturnCoder(ChangeKind, frozen=True, tag="return-coder"):
    """A coder who had retired codes again."""

    english = "Bring coder {name} back"

    name: str


class SetRole(ChangeKind, frozen=True, tag="set-role"):
    """A coder was given a role."""

    english = "Make {name} {role}"

    name: str
    role: Role


class CodeBlind(ChangeKind, frozen=True, tag="code-blind"):
    """From then on coders saw only what they made themselves."""

    english = "Code blind"


class OpenToTeam(ChangeKind, frozen=True, tag="open-to-team"):
    """From then on coders saw what everybody made."""

    english = "Open the project to the team"
