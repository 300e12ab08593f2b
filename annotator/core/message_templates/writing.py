"""Exports that cannot be written."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "codebook-needed": "only a project with its codebook can be written.",
    "folder-not-an-export": (
        "The folder {folder} holds files ({files}), and nothing says that they are an export of "
        "this project, which could be replaced. Nothing was written: name a new or an empty "
        "folder."
    ),
    "folder-of-another-project": (
        "The folder {folder} holds the export of another project. Nothing was written: name a "
        "new or an empty folder."
    ),
    "folder-of-another-format": (
        "The folder {folder} holds an export of this project in the format “{format}”. Nothing "
        "was written: name another folder for “{wanted}”."
    ),
    "export-changed-since": (
        "In the folder {folder}, {files} changed since this project was exported there, and to "
        "export again would undo that. Nothing was written: import the folder first and then "
        "name another one, or move away what may go."
    ),
    "not-from-an-export": (
        "{path} is not from an export, and this one has a file of that name. Nothing was "
        "written: move it away, or name another folder."
    ),
    "folder-not-file": "{path} is a folder. Name a file to write to.",
    "device-not-file": "{path} is a device or a pipe. Name a file to write to.",
    "file-not-folder": "{path} is a file. Name a folder to write to.",
    "not-replaceable": "{path} cannot be replaced. Name a folder to write to.",
    "no-such-folder": "There is no folder {folder}. Make it, or write somewhere else.",
    "picture-not-painted": "No picture was painted: {project} could not be opened.",
    "picture-not-written": "The picture {file} cannot be written.",
    "cannot-be-written": "{path} cannot be written: {reason}.",
    "no-room-for-temporary-files": "There is no room for temporary files in {folder}: {reason}.",
    "format-cannot-be-loaded": (
        "The format “{name}” ({module}) cannot be loaded: {reason}. Repair or remove the "
        "package that brings it."
    ),
    "no-such-format": "There is no format “{name}”. There are: {known}.",
    "claims-without-verdict": (
        "The codebook “{codebook}” has claims without a field “verdict”, which the rating of a "
        "ClaimReview is made of."
    ),
    "events-without-field": (
        "The codebook “{codebook}” has events without a field “{field}”, which PLOVER's "
        "“{role}” is made of."
    ),
    "type-needed": (
        "The format “{format}” takes records of the type “{type}”, which the codebook lacks. It "
        "has: {known}."
    ),
    "spacy-needed": (
        "This format needs spaCy, which is not installed. Install it with: pip install "
        '"annotator[spacy]"'
    ),
    "plural-taken": (
        "The record type with the plural “{plural}” cannot have a file of its own: there is "
        "another table of that name. Give it another plural in the codebook."
    ),
    "cannot-be-printed": "The printer takes nothing. Look whether it is on and connected.",
    "format-has-texts": (
        "The format “{format}” has the texts in it, so there is no number of words to choose. "
        "Without texts there is the format “no-text”."
    ),
    "no-pseudonyms": "There is no name in it that is to be replaced.",
    "pseudonym-names-somebody": (
        "The pseudonym “{pseudonym}” holds “{name}”, which is to be replaced itself."
    ),
    "pseudonym-missing": (
        "“{name}” stands where it cannot be replaced, in a choice or a date of “{title}”. Nothing "
        "was written."
    ),
    "pseudonym-moved-wrongly": "The record {record} would not stand on its words any more.",
    "name-in-export": (
        "“{name}” stands in what was written ({place}), perhaps in the codebook, so it was removed."
    ),
    "name-is-a-label": (
        "“{name}” stands in “{label}”, which is a type, field, choice or label, and so no text "
        "that could be changed. Rename it there."
    ),
    "pseudonyms-not-utf8": "it is no CSV file in UTF-8.",
    "pseudonyms-take-two": "a line takes a name and its pseudonym.",
    "two-pseudonyms": "“{name}” has two pseudonyms.",
    "format-not-written": "The format “{format}” can be read but not written. These can: {known}.",
    "format-no-table": "The format “{format}” is no table that a spreadsheet could open.",
    "export-named-like-project": (
        "{out} is a project, or named like one. Give the export a name of its own; for a copy "
        "of the project make a backup."
    ),
    "no-such-coder": "There is no coder “{name}” in the project. There is: {known}.",
    "cannot-be-written-here": "it cannot be written: {reason}.",
    "events-without-type": (
        "The codebook “{codebook}” has events without a field “type”, such as AGREE, PROTEST or "
        "ASSAULT. The built-in codebook “news” has them."
    ),
    "events-without-categories": (
        "The codebook “{codebook}” has events without any of PLOVER's categories in "
        "“event.type”, such as AGREE, PROTEST or ASSAULT. The built-in codebook “news” has "
        "them."
    ),
}
