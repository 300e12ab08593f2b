"""Handing work out and merging it."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "merges-itself": "it is the project itself, which has nothing to bring.",
    "not-to-be-merged": (
        "it is neither a project of Annotator nor its JSON; other files are imported."
    ),
    "handed-out-as-file": "A project is handed out as a file, not on a server.",
}
