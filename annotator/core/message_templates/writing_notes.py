"""What a person should know of how a project was written."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "left-out-rejected": "Left out of the {plural}, because they were rejected: {count:,}.",
    "left-out-suggested": (
        "Left out of the {plural}, because they are suggestions that nobody has accepted: "
        "{count:,}."
    ),
    "left-out-other-types": "Left out, because the format takes {plural} only: {shown}.",
    "values-without-code": (
        "{count} value has no code and stands in the description of its passage.",
        "{count} values have no code and stand in the description of its passage.",
    ),
    "metadata-not-single": (
        "{count} entry of the metadata is no single value; Annotator alone reads that again.",
        "{count} entries of the metadata are no single value; Annotator alone reads that again.",
    ),
    "statuses-for-annotator": (
        "Of {count} article, Annotator alone reads again how far coders are.",
        "Of {count} articles, Annotator alone reads again how far coders are.",
    ),
    "cells-cut": (
        "{count:,} cell was cut: Excel holds {most:,} characters in a cell. The whole text is in "
        "an export as json or csv.",
        "{count:,} cells were cut: Excel holds {most:,} characters in a cell. The whole text is "
        "in an export as json or csv.",
    ),
    "sheet-goes-on": (
        "“{sheet}” has more rows than Excel holds in a sheet and goes on in “{sheet} 2”."
    ),
    "rows-unlinked": (
        "{count:,} rows do not lead to their article: Excel holds only so many links in a sheet."
    ),
    "values-not-in-standoff": (
        "1 value stands only in annotator.jsonl beside the files: standoff has no attributes with "
        "line ends or of more than {most} characters.",
        "{count:,} values stand only in annotator.jsonl beside the files: standoff has no "
        "attributes with line ends or of more than {most} characters.",
    ),
    "tags-no-pieces": (
        "1 record is in several pieces, which tags cannot say: is kept in annotator.jsonl only.",
        "{count} records are in several pieces, which tags cannot say: are kept in annotator.jsonl "
        "only.",
    ),
    "tags-no-edges": (
        "1 record begins or ends within a word or in white space, which tags cannot say: is kept "
        "in annotator.jsonl only.",
        "{count} records begin or end within a word or in white space, which tags cannot say: are "
        "kept in annotator.jsonl only.",
    ),
    "tags-no-overlap": (
        "1 record overlaps another, which tags cannot say: is kept in annotator.jsonl only.",
        "{count} records overlap others, which tags cannot say: are kept in annotator.jsonl only.",
    ),
    "tags-no-sentences": (
        "1 record goes on over the end of a sentence, which tags cannot say: is kept in "
        "annotator.jsonl only.",
        "{count} records go on over the end of a sentence, which tags cannot say: are kept in "
        "annotator.jsonl only.",
    ),
    "tags-no-label": (
        "1 record has a label that no tag can be, which tags cannot say: is kept in "
        "annotator.jsonl only.",
        "{count} records have labels that no tag can be, which tags cannot say: are kept in "
        "annotator.jsonl only.",
    ),
    "label-studio-relations": (
        "Relations from one coder's records to another's or to what has no place in the text, "
        "which only {file} holds: {count:,}."
    ),
    "label-studio-columns": (
        "Entries of metadata that are called like the data's own, which only {file} holds: "
        "{count:,}."
    ),
    "label-studio-fragments": (
        "Discontinuous passages, written as several regions that relations “{relation}” join: "
        "{count:,}."
    ),
    "label-studio-coders": (
        "Annotations that name their coder as “{key}”, which Label Studio does not read: there "
        "they belong to whoever imports them: {count:,}."
    ),
    "doccano-values": "Values of fields, which only {file} holds: {count:,}.",
    "doccano-notes": "Working notes, which only {file} holds: {count:,}.",
    "doccano-columns": (
        "Entries of metadata that are called like a column of doccano's, which only {file} holds: "
        "{count:,}."
    ),
    "doccano-relations": (
        "Relations from or to what is no span, which only {file} holds: {count:,}."
    ),
    "doccano-fragments": (
        "Discontinuous passages, written as several spans that relations “{relation}” join: "
        "{count:,}."
    ),
    "doccano-overlaps": (
        "Texts with spans that overlap, which doccano shows once “Allow overlapping spans” is "
        "set: {count:,}."
    ),
    "claimreview-unchecked": (
        "Claims without a verdict, written as Claim, for there is no review of them: {count:,}."
    ),
    "claimreview-unrated": (
        "Verdicts that are no step from false to true, written without a number: {count:,}."
    ),
    "claimreview-homeless": (
        "Reviews without an address (“review_url”), which search engines do not take: {count:,}."
    ),
    "claimreview-fields": (
        "Values of fields for which schema.org has no property, left out: {count:,}."
    ),
    "claimreview-dates": "Dates of claims that are not known to the day, left out: {count:,}.",
    "claimreview-notes": "Working notes, left out: {count:,}.",
    "claimreview-fragments": (
        "Claims of several passages, with “…” for what lies between: {count:,}."
    ),
    "plover-undated": (
        "Events without a date of their own, for which that of their article stands in: {count:,}."
    ),
    "plover-dateless": "Events without any date, which PLOVER requires: {count:,}.",
    "plover-coarse": (
        "Dates that are not known to the day, and written as “2017-02” or “2017”: {count:,}."
    ),
    "plover-unknown": (
        "Events of no category of PLOVER's, or of none at all, written as coded: {count:,}."
    ),
    "plover-sourceless": "Events without a source actor, which PLOVER requires: {count:,}.",
    "plover-links": "Values that name another record, written as its id: {count:,}.",
    "spacy-unknown-languages": (
        "Articles in languages for which spaCy has no tokenizer here, and which were split by "
        "white space and signs: {shown}."
    ),
    "spacy-fitted": (
        "Passages that do not begin and end with tokens, fitted to whole ones (their exact "
        "offsets are in user_data): {count:,}, such as {shown}."
    ),
    "spacy-overlapping": (
        "Passages that overlap longer ones, and are in doc.spans but not in doc.ents: {count:,}."
    ),
    "spacy-files": (
        "A file of spaCy's is read as a whole, so that there are {count} of them: {first} to "
        "{last}. spaCy trains on a folder of such files."
    ),
    "longer-texts-left-out": "Longer texts among the metadata, which were left out: {count:,}.",
    "only-in-sidecar": "{count:,} × {what}: not in the TSV files, only in annotator.jsonl.",
    "webanno-stale": "annotation without a record of a text that was corrected since",
    "webanno-links-across": "link between the files of several coders or articles",
    "webanno-nowhere": "annotation that is nowhere in the text",
    "webanno-values-in-chains": "value in a chain",
    "webanno-roles-of-missing": "role of what is not in the file",
    "webanno-relations-to-missing": "relation to what is not in the file",
    "webanno-second-links": "second link of a member of a chain",
    "uima-characters": (
        "{count} character of the texts that XML cannot hold written as U+FFFD; read again here, "
        "the text is as it was.",
        "{count} characters of the texts that XML cannot hold written as U+FFFD; read again here, "
        "the text is as it was.",
    ),
    "uima-characters-in-values": (
        "{count} character of values and titles that XML cannot hold written as U+FFFD; "
        "annotator.jsonl has them as they are.",
        "{count} characters of values and titles that XML cannot hold written as U+FFFD; "
        "annotator.jsonl has them as they are.",
    ),
    "uima-values-across-files": (
        "{count} value that lead to a record of another file are in annotator.jsonl only.",
        "{count} values that lead to a record of another file are in annotator.jsonl only.",
    ),
    "uima-links-across": (
        "{count} link between records of different articles or coders in annotator.jsonl only.",
        "{count} links between records of different articles or coders in annotator.jsonl only.",
    ),
    "uima-values-unheld": (
        "{count} value of annotations of UIMA’s own types, which take none, in annotator.jsonl "
        "only.",
        "{count} values of annotations of UIMA’s own types, which take none, in annotator.jsonl "
        "only.",
    ),
    "uima-references-left-out": (
        "{count} reference to what is no longer there left out.",
        "{count} references to what is no longer there left out.",
    ),
    "uima-layers-unread": (
        "What {count} article kept of other programs (“layers” of “{name}” in the metadata) "
        "cannot be read and was left out.",
        "What {count} articles kept of other programs (“layers” of “{name}” in the metadata) "
        "cannot be read and was left out.",
    ),
    "uima-values-renamed": (
        "{count} value written to a feature of a new name, because that of its own holds "
        "something else.",
        "{count} values written to a feature of a new name, because that of its own holds "
        "something else.",
    ),
}
