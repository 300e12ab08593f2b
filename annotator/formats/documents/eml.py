"""E-mails as mail programs save them: newsletters, alerts and what colleagues forward."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path
from typing import Any, cast

from annotator.core.errors import InputError
from annotator.core.messages import Message, message, of_file
from annotator.formats.documents.html import decoded, main_text
from annotator.formats.format import Format
from annotator.formats.parsing.html_blocks import blocks
from annotator.formats.parsing.one_article import MOST_BYTES_OF_TEXT, Extracted, OneArticle
from annotator.formats.parsing.paragraphs import joined, one_line, title_of
from annotator.formats.parsing.safe_xml import named, parsed_html
from annotator.formats.parsing.signatures import by_content
from annotator.formats.readers import FileReader

_EXPECTED = ("From", "Subject", "Date", "Message-ID", "MIME-Version")
_FEWEST_WORDS = 5
_CONTENT = re.compile(r"\S+")


def read(path: Path, new_id: Callable[[], str]) -> OneArticle:
    """An e-mail.

    Raises:
        InputError: it cannot be read, is no e-mail, is encrypted or holds no text.
    """
    return OneArticle(path, new_id(), _extracted, MOST_BYTES_OF_TEXT)


def _extracted(file: str, raw: bytes) -> Extracted:
    mail = message_from_bytes(raw.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
    if not any(name in mail for name in _EXPECTED):
        raise InputError(file, message("no-email", advice=by_content(raw)))
    if mail.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise InputError(file, message("email-encrypted"))
    text = _text(mail)
    if not text:
        raise InputError(file, message("no-text-leave-out"))
    senders = [(name, address) for name, address in getaddresses([_header(mail, "From")])]
    about: dict[str, Any] = {
        "from": ", ".join(address for _, address in senders if address),
        "message_id": _header(mail, "Message-ID"),
        "list": _header(mail, "List-Id"),
        "attachments": list(_attachments(mail)),
    }
    metadata = {key: value for key, value in about.items() if value}
    published = _published(mail)
    notes: list[Message] = []
    if not published and (stated := _header(mail, "Date")):
        metadata["date"] = stated
        notes.append(of_file(file, message("date-kept", date=stated)))
    return Extracted(
        text=text,
        title=_header(mail, "Subject") or title_of(text, markdown=False),
        author=", ".join(name or address for name, address in senders if name or address),
        published=published,
        metadata=metadata,
        notes=notes,
    )


def _header(message: EmailMessage, name: str) -> str:
    return one_line(str(message.get(name, "")))


def _published(message: EmailMessage) -> str:
    """The moment it was sent, with the sender's offset from UTC."""
    moment: Any = getattr(message.get("Date"), "datetime", None)
    return moment.isoformat() if moment is not None else ""


def _text(message: EmailMessage) -> str:
    """The plain part if it says something, else the page that came with it."""
    plain = message.get_body(preferencelist=("plain",))
    page = message.get_body(preferencelist=("html",))
    written = _plain(cast("EmailMessage", plain)) if plain is not None else ""
    if page is None or len(_CONTENT.findall(written)) >= _FEWEST_WORDS:
        return written
    return _of_page(_content(cast("EmailMessage", page))) or written


def _content(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    return decoded(raw, part.get_content_charset() or "").replace("\0", "\ufffd")


def _plain(part: EmailMessage) -> str:
    text = _content(part).replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _flowed(text, deletes_space=str(part.get_param("delsp", "")).lower() == "yes")
    return re.sub(r"\n{3,}", "\n\n", joined([text]))


def _flowed(text: str, *, deletes_space: bool) -> str:
    """Lines that end in a space go on in the next one, as RFC 3676 has it."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        flowing = line.endswith(" ") and line != "-- "
        unstuffed = line.removeprefix(" ")
        content = unstuffed[:-1] if flowing and deletes_space else unstuffed
        if goes_on and not line.startswith(">"):
            lines[-1] += content
        else:
            lines.append(content)
        goes_on = flowing
    return "\n".join(lines)


def _of_page(page: str) -> str:
    root = parsed_html(page)
    if root is None:
        return ""
    body = next(named(root, "body"), root)
    whole = joined(blocks(body))
    found = main_text(page)
    text = joined(blocks(found.body)) if found is not None else ""
    # Newsletters are no pages with one article: rather all of it than a small part.
    return text if 2 * len(text) >= len(whole) else whole


def _attachments(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        name = part.get_filename()
        if name:
            yield one_line(str(name))
        elif part.get_content_disposition() == "attachment":
            yield part.get_content_type()


FORMAT = Format(
    name="eml",
    title="E-mail, one article a file",
    extensions=(".eml",),
    reader=FileReader(read),
)
