"""Files of press archives, such as Nexis and Factiva."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "article-without-number": "the article does not end with its number, so the file was cut off.",
    "no-article-made-out": "no article could be made out in it.",
    "no-number-of-words": "no article could be made out in it: no line says how many words it has.",
    "damaged-rtf": "it is damaged Rich Text ({reason}). Get it once more.",
    "not-shown-by-nexis": "Nexis could not show this article when the file was made.",
    "is-newsml-1": "NewsML 1",
    "is-rss": "an RSS feed",
    "is-atom": "an Atom feed",
    "is-uima-xmi": "UIMA XMI",
    "is-tei": "TEI",
    "is-other-document": "a document of another kind",
    "is-part-of-book": "a part of a book",
    "is-xml-with": "XML with “{name}” outermost",
    "is-xml-of": "XML with “{name}” outermost of {namespace}",
    "neither-newsml-nor-nitf": (
        "it is {kind}, and neither NewsML-G2 nor NITF, so no article can be read from it. Save "
        "its text in another format."
    ),
}
