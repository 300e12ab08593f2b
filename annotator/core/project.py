"""What a project says of itself."""

from datetime import datetime

import msgspec


class ProjectInfo(msgspec.Struct, frozen=True):
    """A project's identity; the database holds exactly one."""

    id: str
    name: str
    created: datetime
    version: int = 1
