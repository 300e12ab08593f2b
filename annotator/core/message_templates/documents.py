"""Documents that are imported, such as PDF, Word and web pages."""

TEMPLATES: dict[str, str | tuple[str, str]] = {
    "transcript-without-times": "it is no transcript: no line of it says from when to when.",
    "time-not-understood": (
        "“{text}” does not say from when to when, as 00:00:01,000 --> 00:00:04,000 does."
    ),
    "archive-no-word-document": "it is an archive, but no Word document. Name it as what it is.",
    "email-encrypted": "it is encrypted. Decrypt it in the mail program and save it from there.",
    "no-text-leave-out": "there is no text in it. Put an article into it or leave it out.",
    "archive-no-epub": "it is an archive, but no EPUB book. Name it as what it is.",
    "no-text-perhaps-pictures": "there is no text in it: perhaps its pages are pictures.",
    "protected-against-copying": (
        "its seller protected it against copying, so that it cannot be read here."
    ),
    "no-web-page-but": "it is no web page but {kind}. Name it as what it is.",
    "page-too-large": "it is larger than 20 MB, as no page with one article is.",
    "no-article-in-page": (
        "no article was found in the page. Pages that a script fills hold no text when they are "
        "saved: save it as “web page, complete”, or copy the text into a .txt file."
    ),
    "opendocument-without-text": (
        "it is an OpenDocument file, but no text: perhaps a table or slides."
    ),
    "no-text-copy-it-out": (
        "there is no text in it. If it holds pictures of text, copy the text out first."
    ),
    "pictures-of-pages": (
        "it holds pictures of pages and no text. Let a text recognition (OCR) run over it, and "
        "import what that saves."
    ),
    "letters-not-told": (
        "its fonts do not say which letters they hold, so that its text is none. Let a text "
        "recognition (OCR) run over pictures of its pages, and import what that saves."
    ),
    "cut-off-or-damaged": "it is cut off or damaged. Get it once more from where it came from.",
    "page-damaged": "this page is damaged. Get the file once more from where it came from.",
    "no-page": "there is no page in it.",
    "cut-off-before-end": "it is cut off before its end. Get it once more, or save it again.",
    "name-it-rightly": "Name it as what it is.",
    "save-it-again": "Open it in the program that made it and save it again.",
    "save-as-docx": "Open it in the program that made it and save it as .docx without a password.",
    "get-it-again": "Get it once more from where it came from.",
    "by-content": "By its content it is {kind}. {advice}",
    "is-pdf": "a PDF",
    "is-rich-text": "a Rich Text file",
    "is-zip": "a zip archive, such as .docx, .odt and .epub are",
    "is-empty-zip": "an empty zip archive",
    "is-old-office": "an old Office file (.doc), or one that a password protects",
    "is-gzip": "a gzip archive",
    "is-picture": "a picture",
    "is-web-page": "a web page",
    "is-xml": "an XML file",
    "is-no-text": "no text",
    "no-pdf": "it is no PDF. {advice}",
    "no-rtf": "it is no Rich Text file. {advice}",
    "no-epub": "it is no EPUB book. {advice}",
    "no-odt": "it is no OpenDocument text. {advice}",
    "no-docx": "it is no Word document (.docx). {advice}",
    "no-email": "it is no e-mail: it names no sender, subject or date. {advice}",
    "no-xml": "it is no XML. {advice}",
    "damaged-or-other": "it is damaged, or is not what its name says ({reason}). {advice}",
    "cut-off-or-other": "it is cut off or damaged, or no file of this kind at all. {advice}",
}
