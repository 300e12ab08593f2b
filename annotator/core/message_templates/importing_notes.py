"""What a person should know of how files came into a project."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "project-left-out": (
        "a project of Annotator was left out. To take it in, import it by its own name."
    ),
    "other-files-left-out": (
        "{count:,} other file in the folder left out: {shown}.",
        "{count:,} other files in the folder left out: {shown}.",
    ),
    "links-not-followed": (
        "{count} link to a folder not followed.",
        "{count} links to folders not followed.",
    ),
    "addresses-in-order": (
        "its {count:,} addresses were given to the files beside it, in the order of their names."
    ),
    "addresses-of-no-file": (
        "{count:,} of its {total:,} addresses belongs to no file beside it; nothing is fetched. A "
        "line “NAME ADDRESS” says which file one belongs to.",
        "{count:,} of its {total:,} addresses belong to no file beside it; nothing is fetched. A "
        "line “NAME ADDRESS” says which file one belongs to.",
    ),
    "nothing-imported-unread": "Nothing was imported: no file could be read.",
    "nothing-imported-known": "Nothing was imported: everything is in the project already.",
    "nothing-imported-lacking": (
        "Nothing was imported: the files hold nothing that the project lacks."
    ),
    "details-stay": (
        "what the project says of its articles stays where the file says something else: {shown}."
    ),
    "details-of": "“{title}” ({names})",
    "and-more-of-them": "{shown}; and {count:,} more",
    "article-dates-odd": (
        "dates of articles lie long ago or in the future ({count:,}), such as {example}. They were "
        "taken as written: look whether that is meant."
    ),
    "record-dates-odd": (
        "dates in records lie long ago or in the future ({count:,}), such as {example}. They were "
        "taken as written: look whether that is meant."
    ),
    "article-dates-kept": (
        "{count:,} of the dates were not understood and kept as metadata, such as {example}; write "
        "them as 2017-02-19."
    ),
    "describes-files": (
        "says of {count:,} files what articles they hold; those that were imported have their "
        "title, outlet, author, date and metadata from it."
    ),
    "named-unlike-pattern": (
        "{count:,} file is not named by the pattern “{pattern}”, such as {example}; their names "
        "say nothing of their articles.",
        "{count:,} files are not named by the pattern “{pattern}”, such as {example}; their names "
        "say nothing of their articles.",
    ),
    "codebook-adopted": "the project takes over its codebook “{name}”.",
    "codebook-gained": "added to the codebook: {shown}.",
    "actor-matched": "the actor “{name}” was taken as the project's of that name.",
    "actor-differs": "the actor “{name}” differs from the project's, which stays.",
    "status-stays": (
        "the article “{title}” stays “{own}” as in the project; the file says “{theirs}”."
    ),
    "relevance-stays": (
        "whether the article “{title}” is relevant stays as in the project; the file says "
        "otherwise."
    ),
    "correction-taken": "the text of “{title}” was corrected there; the correction is taken.",
}
