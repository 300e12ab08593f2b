"""What a person should know of how files were read."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "note-of-file": "{file}: {note}",
    "note-of-line": "{file}, line {line}: {note}",
    "and-more": "{shown} and {count:,} more",
    "list-separator": ",",
    "one-then-other": "{first}; {second}",
    "counted-times": "{count} × {kind}",
    "read-as": (
        "it is not UTF-8 and was read as {encoding} ({sure} sure); check its letters, or say its "
        "encoding."
    ),
    "read-as-or-else": (
        "it is not UTF-8 and was read as {encoding} ({sure} sure, else {others}); check its "
        "letters, or say its encoding."
    ),
    "one-or-other": "{first} or {second}",
    "read-as-wide": "it is not UTF-8 and was read as {encoding}; check its letters.",
    "stray-bytes": (
        "a byte that is no text was replaced by “�” in {shown}.",
        "bytes that are no text were replaced by “�” in {shown}.",
    ),
    "stray-bytes-in-lines": (
        "bytes that are no text were replaced by “�” in line {shown}.",
        "bytes that are no text were replaced by “�” in lines {shown}.",
    ),
    "date-kept-write-it": (
        "the date “{date}” was not understood and is kept as metadata; write it as 2017-02-19."
    ),
    "date-kept": "the date “{date}” was not understood and is kept as metadata.",
    "dates-read-day-first": (
        "dates such as {example} were read as day, month, year, as in {shown}."
    ),
    "dates-read-month-first": (
        "dates such as {example} were read as month, day, year, as in {shown}."
    ),
    "dates-kept": (
        "{count:,} date was not understood and kept as metadata, such as {example}; write them as "
        "2017-02-19.",
        "{count:,} dates were not understood and kept as metadata, such as {example}; write them "
        "as 2017-02-19.",
    ),
    "cells-with-errors": (
        "{count:,} cell holds an error instead of a value, such as {error} in {place}; they were "
        "taken as empty.",
        "{count:,} cells hold errors instead of a value, such as {error} in {place}; they were "
        "taken as empty.",
    ),
    "texts-cut-short": (
        "{count:,} text is cut short by the service that gave them (“[+… chars]” stands at the "
        "end).",
        "{count:,} texts are cut short by the service that gave them (“[+… chars]” stands at the "
        "end).",
    ),
    "texts-were-html": (
        "{count:,} text was HTML, which was taken out.",
        "{count:,} texts were HTML, which was taken out.",
    ),
    "objects-left-out": (
        "{count:,} object in other lists left out.",
        "{count:,} objects in other lists left out.",
    ),
    "comments-left-out": (
        "{count} comment in it left out.",
        "{count} comments in it left out.",
    ),
    "pages-repeat": "what its pages repeat at head and foot was left out: {shown}.",
    "pages-without-text": "no text on page {pages}; it may be a picture.",
    "letters-missing": "its fonts do not say which letters they hold; many are missing (�).",
    "dated-by-its-making": "dated {date}, the day on which the PDF was made; check it.",
    "articles-counted-otherwise": (
        "it counts {total:,} articles, but {count:,} is in it.",
        "it counts {total:,} articles, but {count:,} are in it.",
    ),
    "articles-listed-otherwise": (
        "its cover page lists {total:,} articles, but {count:,} is in it.",
        "its cover page lists {total:,} articles, but {count:,} are in it.",
    ),
    "numbers-missing": (
        "of {total:,} articles that its numbers count, number {shown} is not in it.",
        "of {total:,} articles that its numbers count, numbers {shown} are not in it.",
    ),
    "may-be-cut-off": ("its last article does not end as the others do; it may have been cut off."),
    "items-without-text": "items that hold no text were left out: {shown}.",
    "articles-marked": (
        "{count} article is marked “{status}” by the provider; it stands in the metadata as "
        "pub_status.",
        "{count} articles are marked “{status}” by the provider; it stands in the metadata as "
        "pub_status.",
    ),
    "not-taken": "not taken: {shown}.",
    "groups-of-codes": ("{count} group of codes", "{count} groups of codes"),
    "groups-of-codes-or-memos": (
        "{count} group of codes or memos",
        "{count} groups of codes or memos",
    ),
    "qualcoder-code-image": "coding of a place in a picture",
    "qualcoder-code-av": "coding of a piece of a recording",
    "qualcoder-journal": "entry of the journal",
    "qualcoder-graph": "graph",
    "without-words": "picture, recording or empty text",
    "pdfs-without-text": ("{count} PDF without a text", "{count} PDFs without a text"),
    "pictures-without-text": (
        "{count} picture without a text",
        "{count} pictures without a text",
    ),
    "recordings-without-text": (
        "{count} recording without a text",
        "{count} recordings without a text",
    ),
    "codings-of-places": (
        "{count} coding of a place in a page, picture or recording",
        "{count} codings of a place in a page, picture or recording",
    ),
    "graphs": ("{count} graph", "{count} graphs"),
    "descriptions-of-project": (
        "{count} description of the project",
        "{count} descriptions of the project",
    ),
    "memos-on-no-text": (
        "{count} memo on none of the texts",
        "{count} memos on none of the texts",
    ),
    "case-passages": (
        "{count} passage that a case points at",
        "{count} passages that a case points at",
    ),
    "sentences-unlike-tokens": (
        "1 sentence is not made of its tokens as “# text” says; the tokens were taken.",
        "{count} sentences are not made of its tokens as “# text” says; the tokens were taken.",
    ),
    "no-tag-column": "no column holds tags, such as B-PER and O.",
    "words-are-not-tokens": (
        "its words are not the tokens of {other}; the text is made of the tokens."
    ),
    "initial-cas-left-out": ("{count:,} × {file}, with which the annotators began, left out."),
    "empty-annotations-kept": (
        "{count:,} annotation covers no text and is kept with the articles, and written again as "
        "WebAnno TSV.",
        "{count:,} annotations cover no text, are kept with the articles, and written again as "
        "WebAnno TSV.",
    ),
    "token-annotations-kept": (
        "Annotations of tokens were kept with the articles and are no records: {shown}. They are "
        "written again as WebAnno TSV. A mapping that names a layer makes records of it."
    ),
    "label-counted": "{label} {count:,}",
    "triggers-of-other-words": (
        "{count:,} event has a trigger of other words than the role of the same meaning, whose "
        "words were taken: {example}.",
        "{count:,} events have a trigger of other words than the role of the same meaning, whose "
        "words were taken: {example}.",
    ),
    "annotations-elsewhere": (
        "its annotations are on pages of their own, such as {example}; import those."
    ),
    "places-count": "its places count {unit}, and were read so.",
    "places-found-by-words": (
        "{count} place was found by the words that were marked.",
        "{count} places were found by the words that were marked.",
    ),
    "about-the-page": (
        "1 annotation is about the page as a whole and became no record; the article's metadata "
        "has what was said.",
        "{count} annotations are about the page as a whole and became no record; the article's "
        "metadata has what was said.",
    ),
    "offsets-count": "its offsets count {unit}; they were read so.",
    "counting-code-points": "code points",
    "counting-single-line-ends": "code points with single line ends",
    "counting-line-ends-as-one": "line ends as one character",
    "counting-no-byte-order-mark": "no byte order mark",
    "counting-utf16": "UTF-16 units",
    "counting-utf16-line-ends-as-one": "UTF-16 units, and line ends as one",
    "counting-bytes": "bytes",
    "counting-bytes-line-ends-as-one": "bytes, and line ends as one",
    "counting-line-ends-as-two": "line ends as two characters",
    "counting-utf16-line-ends-as-two": "UTF-16 units, and line ends as two",
    "marks-no-text": "{name} marks no text, and is kept as it is.",
    "about-what-is-missing": "it is about {name}, which is not in the file; it is kept.",
    "stands-twice-alike": "{name} stands twice, the same each time.",
    "end-not-counted": (
        "its last line does not say how many things there are, so it cannot be told whether the "
        "file is whole."
    ),
    "layers-kept": (
        "Kept with the articles and not made records of: {shown}. They come out again in XMI and "
        "JSON CAS; a mapping that names one makes records of it."
    ),
    "others-kept": "Kept with the articles, for no annotation of a text: {shown}.",
    "unplaced-annotations-kept": (
        "{count} annotation without a place in the text: kept in the article’s metadata with the "
        "reason, as “unplaced” of “{name}”.",
        "{count} annotations without a place in the text: kept in the article’s metadata with the "
        "reason, as “unplaced” of “{name}”.",
    ),
    "orphan-evidence": (
        "{count} piece of evidence of no record left out.",
        "{count} pieces of evidence of no record left out.",
    ),
    "empty-views": (
        "{count} view without a text left out.",
        "{count} views without a text left out.",
    ),
    "references-across-views": (
        "{count} reference from one view’s annotations to another’s left out.",
        "{count} references from one view’s annotations to another’s left out.",
    ),
}
