"""The colours of the light theme, for what is written to be read and printed."""

import tomllib

from annotator.resources import resources_folder


def light_theme() -> dict[str, dict[str, str]]:
    """Its tables of colours as ``#RRGGBB``: ``colours`` by role, ``tints`` and ``inks`` by the
    colour of a record type."""
    path = resources_folder() / "themes" / "light.toml"
    theme = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: table for name, table in theme.items() if isinstance(table, dict)}
