"""Undo and redo."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "nothing-to-undo": "There is nothing to undo.",
    "nothing-to-redo": "There is nothing to redo.",
    "cannot-be-undone": "“{change}” cannot be undone. {reason}",
    "cannot-be-redone": "“{change}” cannot be redone. {reason}",
    "changed-nothing": "“{change}” changed nothing that could be undone.",
    "unseen-change": (
        "You made a change in another window meanwhile: “{change}”. It was not undone; look at "
        "the history again, and choose again."
    ),
    "worked-on-since": "Somebody else has worked on what it made since.",
    "not-the-last-undone": (
        "It is no longer what you undid last: you went on in another window. Nothing was changed."
    ),
    "already-undone": "It was undone already, in another window. Nothing was changed.",
    "not-the-newest": (
        "It is no longer your newest change: you made another one since, here or in another "
        "window, “{change}”. Nothing was changed; undo again to undo that one."
    ),
    "there-again": "The {kind} is there again already.",
    "deleted-since": "The {kind} has been deleted since.",
    "attribute-changed-since": "“{name}” of the {kind} has been changed since.",
    "mapping-changed-since": "The mapping of “{name}” has been changed since.",
    "columns-changed-since": "The choice of a table's columns has been changed since.",
    "publication-changed-since": "A publication of the article has been changed since.",
    "coded-since": "Since then {what}.",
    "coded-type": "records of the type “{type}” were made",
    "coded-field": "“{field}” of “{type}” was coded",
    "place-would-be-lost": (
        "“{text}” would lose its place: the text was corrected, or more of it coded, in between."
    ),
    "codebook-changed-since": "The codebook was changed since. {reason}",
}
