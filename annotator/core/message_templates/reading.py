"""Files that are imported; each follows the name of the file."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "is-a-project": (
        "it is a project of Annotator. Open it instead, or export it as JSON and import that."
    ),
    "no-file-nor-folder": "it is neither a file nor a folder.",
    "dangling-link": "it is a link to something that is not there.",
    "no-such-file": "there is no such file or folder.",
    "folder-without-articles": "the folder holds no articles. They are files named {names}.",
    "archive-without-articles": ("the archive holds no articles. They are files named {names}."),
    "folder-unreadable": "the folder cannot be read: {reason}.",
    "cannot-be-unpacked": "it cannot be unpacked: {reason}.",
    "named-like-another": "it is no {format}, although it is named like one.",
    "another-text": (
        "the article “{title}” ({id}) is in this project with another text. Import the file into "
        "a project of its own."
    ),
    "differing-record": "this {type} differs from the project's, which stays as it is.",
    "codebook-contradicts": "its codebook does not go together with the project's: {reason}",
    "field-of-another-kind": (
        "the field “{field}” of “{type}” is of kind {kind} there and of kind {own} in this "
        "project. Import it into a project of its own."
    ),
    "cannot-be-read": "it cannot be read: {reason}.",
    "password-protected": "it is protected by a password. Save a copy without one.",
    "damaged": "it is damaged ({reason}). Get it once more from where it came from.",
    "too-many-files": "it holds {files} files; more than {most} are not unpacked.",
    "part-missing": "the part “{part}” is missing: it is damaged or of another kind.",
    "unpacks-too-large": ("it would unpack to {size} MB; more than {most} MB are not unpacked."),
    "damaged-xml": (
        "it is damaged: what should be XML is not ({reason}). Open it in the program that made it "
        "and save it again."
    ),
    "declares-entities": (
        "it declares entities, which no article needs and which can stand for more text than "
        "memory holds."
    ),
    "text-too-long": (
        "The text has {length:,} characters, and no article has more than {most:,}. Split the "
        "file into its articles."
    ),
    "nul": "a NUL character",
    "surrogate": "a lone surrogate ({character})",
    "unstorable-text": (
        "The text holds {what} at line {line}, column {column}, which no database stores "
        "exactly. Remove it, or save the file again as UTF-8."
    ),
}
