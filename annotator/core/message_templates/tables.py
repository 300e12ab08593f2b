"""Tables, and JSON of articles, that are imported."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "no-table-of-segments": (
        "it is no table of coded segments: those have columns for the document, the code and the "
        "words."
    ),
    "segment-incomplete": "the row lacks its document, its code or its words.",
    "segment-not-in-text": "“{words}” does not stand in {file}.",
    "segments-without-text": (
        "{count} segment is of the document “{document}”, whose text does not lie beside.",
        "{count} segments are of the document “{document}”, whose text does not lie beside.",
    ),
    "table-of-an-export": (
        "it is a table of an export, from which coding cannot be read again. Export the project "
        "as json or jsonl and import that."
    ),
    "no-text-column": (
        "no column is called as texts of articles are. Its columns are: {columns}. Say which it "
        "is with --columns text=NAME."
    ),
    "no-such-column": "it has no column “{name}”. Its columns are: {columns}.",
    "no-column-choice": (
        "“{text}” does not say which column is what. Write it as title=Headline,text=Body, or "
        "name a YAML file with such lines."
    ),
    "line-a-column": "it needs a line for each column, such as title: Headline.",
    "no-such-attribute": (
        "An article has no “{name}” that a column could be. It has: {known}; every other column "
        "becomes metadata by itself."
    ),
    "no-object-has": "no object in it has “{name}”. They have: {names}.",
    "object-too-large": "the object is larger than any article.",
    "no-article-object": "it is no object, as an article is.",
    "text-is-error": "the text is the error {error}.",
    "row-without-text": "the row has no text in “{column}”.",
    "row-of-another-length": (
        "the row has {cells} cells and the header {header}. A cell that holds {delimiter} or a "
        "line end needs quotes."
    ),
    "encoding-unknown-csv": (
        "it is not text in any encoding that could be recognised (byte {byte} is not UTF-8). "
        "Say which it is with --encoding, or save it again as CSV UTF-8."
    ),
    "old-or-protected-excel": (
        "it is protected by a password, or an Excel file from before 2007. Save it without one, "
        "as .xlsx."
    ),
    "workbook-too-large": "it would unpack to {size:,} bytes, which no workbook of articles does.",
    "zip-no-workbook": "it is a zip file but no Excel workbook.",
    "no-workbook-or-cut-off": (
        "it is no Excel workbook, or was cut off when it was written or copied."
    ),
    "damaged-workbook": "it is a damaged Excel workbook ({reason}).",
    "no-sheet-with-cells": "the workbook has no sheet with cells.",
    "a-comma": "a comma",
    "a-semicolon": "a semicolon",
    "a-tab": "a tab",
    "a-bar": "a bar",
    "more-rows-left-out": (
        "{count:,} more row was left out for such reasons.",
        "{count:,} more rows were left out for such reasons.",
    ),
    "header-but-no-row": "the table has a header but no row.",
    "nothing-called-text": (
        "nothing in it is called as texts of articles are. Its objects have: {names}. Say which "
        "is the text with --columns text=NAME."
    ),
    "nothing-called-text-but-addresses": (
        "nothing in it is called as texts of articles are. Its objects have: {names}. Say which "
        "is the text with --columns text=NAME. A list of addresses holds no articles, and "
        "nothing is fetched."
    ),
    "json-without-object": (
        "it is JSON, but neither an export of Annotator nor articles: there is no object in it."
    ),
    "json-without-text": (
        "it is JSON, but neither an export of Annotator nor articles: there is no text in it."
    ),
    "quote-not-closed": (
        "the row opens a quote that is not closed; everything after it was left out."
    ),
    "quote-beyond-bounds": (
        "the row opens a quote that is not closed before the cell grows beyond all bounds."
    ),
    "quote-not-doubled": (
        "a quote inside a quoted cell is not doubled, so it cannot be told where the cell ends. "
        'Write it as "".'
    ),
    "no-csv": "it is no CSV: {reason}.",
}
