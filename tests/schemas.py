"""The schemas that migrations make, kept so that opening runs none: `python -m tests.schemas`."""

import msgspec

from annotator.storage.migrations import schema
from annotator.storage.sqlite.expected_schema import FOLDER, migrated_schema


def schema_file(revision: str) -> bytes:
    """What is kept of a revision."""
    return msgspec.json.format(msgspec.json.encode(migrated_schema(revision)), indent=1) + b"\n"


if __name__ == "__main__":
    for known in schema.known_revisions():
        (FOLDER / f"{known}.json").write_bytes(schema_file(known))
