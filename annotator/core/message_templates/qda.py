"""Projects and codebooks of programs for qualitative analysis."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "no-refi-codebook": "it is no REFI-QDA codebook: it begins with “{root}”, not “CodeBook”.",
    "no-code": "there is no code in it.",
    "no-refi-project": "it is no REFI-QDA project: there is no {name} in it.",
    "no-refi-root": "it is no REFI-QDA project: it begins with “{root}”, not “Project”.",
    "text-outside-project": (
        "its text lies outside of the project ({path}), and such paths are not followed. Export "
        "the project with its sources inside."
    ),
    "text-not-in-project": "its text ({path}) is not in the project.",
    "encoding-of-text-unknown": "its text ({name}) is in no encoding that is known.",
    "source-without-text": "it holds no text, so there is no article in it.",
    "no-qualcoder-project": "it is no project of QualCoder: that is a folder with {name} in it.",
    "holds-more-than-fits": "it is damaged: it holds more than fits into it.",
    "another-database": "it is another kind of database: it has no {table}.{column}.",
    "no-database": "it is no database, or damaged.",
    "open-elsewhere": (
        "another program has it open or did not close it. Close it there and try again."
    ),
    "damaged-or-no-database": (
        "it is damaged, or no database ({reason}). Get it once more from where it came from."
    ),
    "without-plain-text": "it has no plain text.",
    "only-formatted-text": (
        "it has no plain text, only a formatted one, in which no position can be told."
    ),
    "passages-without-place": (
        "1 passage has no place in the text: {names}.",
        "{count} passages have no place in the text: {names}.",
    ),
    "highlights-without-place": (
        "1 highlight has no place in the text: {names}.",
        "{count} highlights have no place in the text: {names}.",
    ),
    "codings-with-other-words": (
        (
            "1 coding says other words than stand in the text there, and so may be out of "
            "place: {names}."
        ),
        (
            "{count} codings say other words than stand in the text there, and so may be out of "
            "place: {names}."
        ),
    ),
    "codes-not-in-codebook": (
        "1 coding names a code that the codebook lacks.",
        "{count} codings name codes that the codebook lacks.",
    ),
    "codes-not-in-project": (
        "1 coding names a code that the project lacks.",
        "{count} codings name codes that the project lacks.",
    ),
}
