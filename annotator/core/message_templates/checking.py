"""What a check finds, and where."""

_OTHER_CHECKSUM = (
    "does not have the checksum that the journal keeps of it: it was altered behind the program's "
    "back, or it is of another moment"
)

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "at-database": "database",
    "at-articles": "articles",
    "at-journal": "journal",
    "at-lists": "lists",
    "at-search": "search",
    "at-project": "project",
    "at-codebook": "codebook",
    "at-status": "status {id}",
    "at-assignment": "assignment {id}",
    "at-actor": "actor {id}",
    "at-coder": "coder {id}",
    "at-suggestion": "suggestion {id}",
    "at-learned-model": "learned model {id}",
    "at-change": "change {seq}",
    "at-table-row": "{table} row {row}",
    "at-schema-object": "{kind} {name}",
    "at-backup": "backup {file}",
    "database-more": "there may be more: SQLite stops after {count:,}",
    "database-damaged": "is damaged: {reason}",
    "row-refers-to-missing": "refers to something missing in {table}",
    "schema-foreign": (
        "is SQL that Annotator did not put there; it can change or delete what the project holds"
    ),
    "schema-missing": "is missing: restore a backup, or export to a new project",
    "unreadable-as-a-whole": "cannot be read as a whole: {reason}",
    "unreadable-page": "of {what} cannot be read as it stands",
    "unreadable-page-of-unknown": "of nobody knows what cannot be read as it stands",
    "survey-failed": "what can be saved of it is not known: {reason}",
    "article-text-altered": "its text is not the one that was imported",
    "without-text": "has no text of its own",
    "span-differs": (
        "its text at {start}-{end} should read “{text}”, but the article reads “{found}” there"
    ),
    "evidence-differs": (
        "the evidence of “{field}” at {start}-{end} should read “{text}”, but the article reads "
        "“{found}” there"
    ),
    "suggestion-state": "is “{state}”, which goes by whether a coder decided on it",
    "origin-unknown": "came from the record {id}, which was not among those compared",
    "link-leads-nowhere": "“{field}” leads to the record {id}, which does not exist",
    "record-misplaced": "its place in the article is not that of its text",
    "model-altered": "is not what was learned: let it learn again",
    "actor-names-differ": "is not looked up by the names that it has",
    "checksum-differs": _OTHER_CHECKSUM,
    "journal-skips": "the journal should go on with change {seq}",
    "change-ops-differ": "has {found} ops where it should have {expected}",
    "change-altered": "is not the entry that was written, or not the one that followed the last",
    "change-undoes-wrongly": "undoes change {seq}, which it cannot",
    "never-made": "no change of the journal made it",
    "made-twice": "the journal has a {verb} where it exists",
    "changed-before-made": "the journal has a {verb} where it does not exist",
    "journal-breaks-off": "the journal's “{name}” breaks off: a change in between is missing",
    "gone-unjournalled": "is gone, but the journal has it",
    "removed-yet-there": "is there, but the journal removed it",
    "journal-says-otherwise": "“{name}” is not what the journal says",
    "search-words-differ": (
        "{count} row of {table} is searched by words that it does not hold. Nothing is lost: make "
        "it anew with annotator check --rebuild-search",
        "{count} rows of {table} are searched by words that they do not hold. Nothing is lost: "
        "make it anew with annotator check --rebuild-search",
    ),
    "search-index-differs": (
        "the full-text index of {table} is not what the table holds ({reason}). Nothing is lost: "
        "make it anew with annotator check --rebuild-search"
    ),
    "ops-missing": "{found:,} of {expected:,} ops of {changes:,} changes arrived",
    "taken-from-backup": "taken from this backup, and maybe older: {things}",
    "taken-things": "{count:,} of the kind “{kind}”",
    "backup-unreadable": "cannot be read: {reason}",
    "backup-of-another": "is of another project",
    "recovered-older": "was taken from a page that held it once; it may be older",
    "recovered-in-part": "is damaged; what could be read of it was kept",
    "recovered-unlike-journal": "is not as the journal left it; it was kept as it was found",
    "project-identity-lost": "its name and identity are lost; it has new ones",
    "codebook-lost": "is lost; “{title}” stands in for it",
    "codebook-unlike-journal": "is not as the journal left it",
    "lost": "is lost",
    "coder-lost": "is lost, and called “{name}” now",
    "actor-lost": "is lost but for a name that records give it, “{name}”",
    "article-lost": "is lost; the words that its records hold stand in for it",
    "article-text-gaps": "“{title}”: its text is not whole; “{gap}” stands for what is lost",
    "record-cannot-be-kept": "cannot be kept: {reason}",
    "record-lost": "is lost: nothing is left of where it lies",
    "record-words-lost": "the words that it is made of are lost",
    "in-article": "in “{title}”: {problem}",
    "link-field-led-to-lost": "“{field}” led to a record that is lost",
    "led-to-lost": "led to a record that is lost",
    "field-left-out": "“{field}” is no field of its type and was left out",
    "value-actor-lost": "the actor {actor} of “{field}” is lost; the name stays",
    "value-left-out": "a value was left out: {reason}",
    "span-part-lost": "its text lost a part that the article does not hold",
    "evidence-part-lost": ("the evidence of “{field}” lost a part that the article does not hold"),
    "span-by-its-ends": "its text is told by its first and last character alone",
    "evidence-by-its-ends": (
        "the evidence of “{field}” is told by its first and last character alone"
    ),
}
