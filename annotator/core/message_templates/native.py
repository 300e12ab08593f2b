"""Annotator's own JSON and JSON lines."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "changed-while-read": "it was changed while it was read. Import it again.",
    "file-empty": "the file is empty.",
    "counts-differ": (
        "It says that there are {wanted:,} {what}, but {there:,} stand before it; lines are "
        "missing or were added."
    ),
    "one-kind-a-line": "A line holds one of {kinds}; this has {count}.",
    "only-project-says-format": "Only the project says format and version.",
    "nothing-after-counts": "Nothing comes after the counts.",
    "first-line-is-project": "The first line holds the project.",
    "second-line-is-codebook": "The line after the project holds the codebook.",
    "coder-needs-name": "A coder needs a name.",
    "coder-twice": "The coder “{name}” stands twice.",
    "number-outside": "It lies outside of 1 to {most:,}.",
    "suggestion-of-coder": (
        "An open suggestion is nobody's; one that was taken or dropped names who did that."
    ),
    "no-confidence": "A confidence lies between 0 and 1.",
    "two-statuses": "This coder has two statuses for the article.",
    "assigned-twice": "The article is assigned to this coder twice.",
    "no-record-in-file": "There is no record “{id}” in the file.",
    "link-to-own-record": "The link leads from a record to itself.",
    "carriage-returns": (
        "The text holds carriage returns or a byte order mark. Lines end in LF alone: with "
        "anything else, offsets mean different places to different programs."
    ),
    "not-its-sha256": "It is not the SHA-256 of the text; one of them was changed.",
    "fragment-not-its-sha256": (
        "The text has other words at {start}-{end} than those whose SHA-256 is given."
    ),
    "no-place-in-text": "“{piece}” is no place in the text.",
    "not-as-written": "It is not as Annotator writes it ({reason}).",
    "text-not-here": (
        "The text of “{title}” is neither in the project nor among the files. Import the file "
        "together with the text whose SHA-256 is {sha256}."
    ),
    "same-text-before": "An article before this one has the same text.",
    "no-type-in-file": "The file's codebook has no record type “{type}”.",
    "record-without-text": "A record needs at least one piece of text.",
    "no-field-in-file": "The record type “{type}” has no field “{field}”.",
    "time-without-zone": "The time names no zone.",
    "year-outside": "The year lies outside of 2 to 9998.",
    "neither-value-nor-evidence": "It holds neither a value nor evidence.",
    "no-actor-in-file": "There is no actor “{actor}” in the file.",
    "fragment-outside": (
        "The span {start}-{end} does not lie in the text, which has {length} characters."
    ),
    "article-reads": (
        "The article reads “{there}” there, not “{text}”. Offsets count Unicode code points."
    ),
    "fragments-out-of-order": "It begins before the one before it ends; fragments stand in order.",
    "not-an-id": "“{id}” is no id: it takes 1 to 36 characters, no space or slash.",
    "no-coder-in-file": "There is no coder “{coder}” in the file.",
    "no-version": "it does not say its version as a number, such as {version}.",
    "another-version": (
        "it is of version {version} of the format, and this program reads version {own}. A "
        "newer Annotator can read it."
    ),
    "no-export-of-ours": (
        'it is JSON, but not an export of Annotator. Such a file begins with "format": "{name}".'
    ),
    "export-of-another": (
        "it is JSON, but not an export of Annotator (it says “{format}”). Such a file begins "
        'with "format": "{name}".'
    ),
    "kind-twice": "The {kind} stands twice.",
}
