"""Files that are imported; each follows the name of the file."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "is-a-project": (
        "it is a project of Annotator that is open here, or belongs to one. Another project is "
        "imported by the name of its own file."
    ),
    "project-not-read": "it could not be read as a project: {reason}",
    "no-file-nor-folder": "it is neither a file nor a folder.",
    "dangling-link": "it is a link to something that is not there.",
    "no-such-file": "there is no such file or folder.",
    "folder-without-articles": "the folder holds no articles. They are files named {names}.",
    "archive-without-articles": ("the archive holds no articles. They are files named {names}."),
    "folder-unreadable": "the folder cannot be read: {reason}.",
    "cannot-be-unpacked": "it cannot be unpacked: {reason}.",
    "named-like-another": "it is no {format}, although it is named like one.",
    "another-text": (
        "the article “{title}” ({id}) is in this project with another text. It was left out, with "
        "what was coded in it; import the file into a project of its own."
    ),
    "corrected-on-both-sides": (
        "the text of “{title}” was corrected here and there, each time in another way. The "
        "project's stays."
    ),
    "correction-loses-records": (
        "the text of “{title}” was corrected there, but a record of the project would lose its "
        "words. The project's text stays.",
        "the text of “{title}” was corrected there, but {count:,} records of the project would "
        "lose their words. The project's text stays.",
    ),
    "words-not-in-text": (
        "the words of this {type} are not in the project's text of “{title}”. It was left out."
    ),
    "link-without-record": "it links a record that was left out. It was left out too.",
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
    "unpacks-too-many-times": (
        "it would unpack to {times} times its size, as only archives made to do harm do."
    ),
    "lands-outside": (
        "it holds a file that would land outside its folder ({name}), as only archives made to "
        "do harm do."
    ),
    "link-in-archive": "it holds a link to another place ({name}), which is not followed.",
    "cut-off": "it ends in the middle; it was cut off when it was written or copied.",
    "not-json": "it is not JSON: {reason}.",
    "no-text-can-hold": "it holds a lone surrogate or another character that no text can hold.",
    "nested-too-deeply": "it is nested too deeply.",
    "one-text-too-long": (
        "it holds a text of more than {most:,} characters, which no article has. Split it into "
        "its articles."
    ),
    "not-text-throughout": "it is not text throughout: {reason}.",
    "file-too-large": (
        "it is larger than {most} MB, as no file with an article is. Split it into its articles."
    ),
    "no-plain-text-but": "it is no plain text but {kind}. Name it as what it is.",
    "encoding-unknown": (
        "it is not text in any encoding that could be recognised (byte {byte} is not UTF-8). "
        "Say which it is with --encoding, or save it again as UTF-8."
    ),
    "no-such-encoding": "there is no encoding “{name}”. Those of news are: {known}.",
    "not-a-file-name-pattern": (
        "“{pattern}” is no pattern of file names. Such a pattern is {{date}}_{{source}}_{{title}}: "
        "each name once, with something between them. Names are date, source, author, title, "
        "language, url, and any others for the metadata; {{}} is left out."
    ),
    "nul-no-plain-text": (
        "it holds a NUL character, so it is no plain text, or text in another encoding. Save it "
        "again as UTF-8."
    ),
    "not-utf8": "it is not UTF-8. Save it again as UTF-8.",
    "not-yaml": "it is not YAML: {reason}.",
    "yaml-alias": (
        "it uses the YAML alias “*{name}”. Write out what it stands for, or put quotes around it."
    ),
    "yaml-alias-in-itself": "an alias stands inside what it stands for.",
    "key-twice": "the key “{key}” stands twice.",
    "yaml-no-text": (
        "{text} holds a character that no text can hold, or its escape; no database stores it "
        "exactly."
    ),
    "yaml-number-too-long": "it is no number or date of that length.",
    "unknown-kind-of-file": (
        "this kind of file cannot be read. It can be one of {extensions}; if it is, but is "
        "named otherwise, say so with --format."
    ),
    "evidence-not-there": "“{text}” does not stand {count} times in the article “{title}”.",
    "several-of-this-name": (
        "the archive holds several files of this name; only the last was taken."
    ),
    "file-in-its-place": "another file is in its place.",
    "archives-too-deep": (
        "it is an archive in an archive in an archive, which is not unpacked. Unpack it and "
        "import what is in it."
    ),
    "format-not-read": "The format “{format}” can be written but not read.",
    "nothing-after-first-block": (
        "the file has no text after its first block. Put an article into it or leave it out."
    ),
    "nul": "a NUL character",
    "surrogate": "a lone surrogate ({character})",
    "unstorable-text": (
        "The text holds {what} at line {line}, column {column}, which no database stores "
        "exactly. Remove it, or save the file again as UTF-8."
    ),
    "not-utf8-as": "it is not UTF-8, as {kind} must be. Save it again as UTF-8.",
    "of-another-shape": "{reason}.",
    "more-after-list": "something follows the end of the list",
    "character-missing": "“{character}” is missing",
    "first-block-wrong": (
        "in the block between the lines of ---, {reason} A value that holds a colon needs "
        "quotes around it."
    ),
    "article-has-no-text": "the article “{title}” has no text.",
    "article-without-words": "the article has no text.",
    "longer-than-its-kind": "it is longer than {most:,} characters, as nothing of its kind is.",
    "more-values-than-its-kind": "it holds more than {most:,} values, as nothing of its kind does.",
    "no-article-in-it": "there is no article in it.",
    "more-articles-left-out": (
        "{count:,} more article was left out for such reasons.",
        "{count:,} more articles were left out for such reasons.",
    ),
    "describes-other-files": "it describes files, none of which were imported along with it.",
    "list-of-addresses": (
        (
            "it is a list of one address, and nothing is fetched from the network. Save the "
            "page with a browser and import it together with this list: the article then gets "
            "its address."
        ),
        (
            "it is a list of {count:,} addresses, and nothing is fetched from the network. Save "
            "the pages with a browser and import them together with this list: each article "
            "then gets its address."
        ),
    ),
    "leads-to-no-record": (
        "its “{field}” leads to the record {target}, which is neither in the project nor in "
        "what is imported. The value was left out."
    ),
    "no-date-of-calendar": (
        "the article “{title}” says “{date}”, which no calendar has. It is kept as it is "
        "written, and counts as no date: correct it in the article’s head."
    ),
    "by-the-project": "what the project remembers",
    "in-the-files": "the files",
    "files-without-labels": "There are no labels that a mapping is for in {place}.",
    "no-labels-of-format": "There are no labels of “{format}” that a mapping is for in {place}.",
    "labels-of-other-formats": (
        "There are no labels of “{format}” that a mapping is for in {place}. There is one of: "
        "{known}."
    ),
    "labels-of-several-formats": (
        "There are labels of several formats in {place}: {known}. Say with --format which is meant."
    ),
}
