"""What a file is by its first bytes, whatever it is called."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a Rich Text file"),
    (b"PK\x03\x04", "a zip archive, such as .docx, .odt and .epub are"),
    (b"PK\x05\x06", "an empty zip archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc), or one that a password protects",
    ),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def kind_of(raw: bytes) -> str:
    """What the bytes are, with an article; empty if that cannot be told."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    head = start[:512].lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "an XML file" if head.startswith(b"<?xml") else ""


def what_it_is(raw: bytes) -> str:
    """A sentence that says so, to end a message with; empty if it cannot be told."""
    kind = kind_of(raw)
    return f" By its content it is {kind}." if kind else ""
