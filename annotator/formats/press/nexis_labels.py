"""The field labels of Nexis and LexisNexis in all languages of their pages, mapped to one key."""

import re
import unicodedata

import msgspec

from annotator.formats.press.lines import plain_space

_LABELS: dict[str, tuple[str, ...]] = {
    "section": ("section", "rubrik", "ressort", "rubrique", "seccion", "sectie", "rubriek"),
    "length": ("length", "lange", "laenge", "longueur", "longitud", "extension", "lengte"),
    "byline": ("byline", "autor", "verfasser", "auteur", "author", "autores", "firma"),
    "dateline": ("dateline", "datelijn", "ort", "lieu", "fechado en"),
    "highlight": ("highlight", "encart", "insert", "zusammenfassung", "resume", "resumen"),
    "headline": ("headline", "titel", "uberschrift", "titre", "titular", "kop"),
    "title": ("title",),
    "load_date": (
        *("load date", "ladedatum", "lade datum", "update", "date chargement", "laaddatum"),
        *("date de chargement", "fecha de carga", "fecha carga", "laad datum", "updated"),
    ),
    "language": ("language", "sprache", "langue", "idioma", "lengua", "taal"),
    "publication_type": (
        *("publication type", "type", "type publication", "publikationstyp", "medientyp"),
        *("type de publication", "tipo de publicacion", "publicatietype", "zeitungstyp"),
    ),
    "document_type": ("document type", "dokumenttyp", "type de document", "documenttype"),
    "subject": ("subject", "schlagworter", "themen", "sujet", "asunto", "onderwerp", "thema"),
    "geographic": ("geographic", "geo localization", "localisation geo", "geografie", "country"),
    "company": ("company", "firmen", "unternehmen", "societe", "empresa", "bedrijf"),
    "organization": ("organization", "organisation", "organizacion", "organisatie"),
    "person": ("person", "personne", "persona", "persoon", "people"),
    "industry": ("industry", "branche", "activity sector", "secteur activite", "industria"),
    "ticker": ("ticker", "stock symbol", "symbole boursier"),
    "journal_code": ("journal code", "zeitungscode", "code journal"),
    "graphic": ("graphic", "grafik", "graphique", "grafico", "grafiek", "graphics"),
    "series": ("series", "serie"),
    "correction": ("correction", "korrektur"),
    "correction_date": ("correction date",),
    "distribution": ("distribution",),
    "contributors": ("contributors", "contact", "column", "name"),
    "url": ("url",),
    "notes": ("notes", "note", "notiz"),
    "state": ("state", "city", "province"),
    "issn": ("issn",),
    "acc_no": ("acc no",),
    "body": ("body", "textkorper", "text"),
}
_KEYS = {label: key for key, labels in _LABELS.items() for label in labels}
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,30}?)\s?:(?:\s+(?P<value>\S.*)?|$)", re.DOTALL)

_NOT_AT_THE_END = frozenset(
    ("section", "length", "byline", "dateline", "highlight", "headline", "title", "contributors")
) | {"body", "notes", "state", "series", "correction"}
BODY = frozenset(
    (
        *("body", "text", "textkorper", "hauptteil", "corps", "corps du texte", "texte"),
        *("corps du document", "cuerpo", "texto", "hoofdtekst", "tekst", "inhoud", "corpo"),
    )
)
"""The line after which the text begins."""

CLASSIFICATION = frozenset(
    (
        *("classification", "klassifizierung", "klassifikation", "clasificacion"),
        *("classificatie", "classificazione", "classificacao"),
    )
)
GRAPHIC = frozenset(_LABELS["graphic"])
END = re.compile(
    r"(?:end of document|ende des dokuments|dokumentende|fin du document|fin del documento"
    r"|einde van (?:het )?document|fine del documento|fim do documento)\.?",
    re.IGNORECASE,
)
NUMBERED = (
    re.compile(
        r"(?P<number>\d{1,6})\s+(?:of|von|de|van|di)\s+(?P<total>\d{1,6})"
        r"\s+(?:documents?|dokumente?n?|documenten?|documentos?|documenti)",
        re.IGNORECASE,
    ),
    # In English the number never comes after the word: that is how ProQuest counts.
    re.compile(
        r"(?:dokument|document|documento)\s+(?P<number>\d{1,6})\s+(?:von|de|van|di)\s+"
        r"(?P<total>\d{1,6})",
        re.IGNORECASE,
    ),
)
"""The line over each article of a LexisNexis download; see `number_and_total`."""
_DIGIT = re.compile(r"\d")

LISTED = re.compile(
    r"(?:documents?|dokumente?|documentos?|documenten)\s+\((?P<total>\d{1,6})\)", re.IGNORECASE
)
"""The line of a cover page that counts the articles."""

COVER = re.compile(
    r"(?:user name|date and time|job number|benutzername|datum und uhrzeit|jobnummer|auftragsnummer"
    r"|nom d.utilisateur|date et heure|nombre de usuario|fecha y hora|gebruikersnaam"
    r"|datum en tijd)\s?:",
    re.IGNORECASE,
)
PAGE = re.compile(r"(?:page|seite|pagina|página)\s+\d+\s+(?:of|von|de|van)\s+\d+", re.IGNORECASE)
UNSHOWN = "there is an error in this document and it is not possible to display it"

_LANGUAGES = {
    name: code
    for code, names in {
        "en": "english englisch anglais ingles engels inglese",
        "de": "german deutsch deutsche allemand aleman duits",
        "fr": "french franzosisch francais frances frans francese",
        "es": "spanish spanisch espagnol espanol spaans castellano",
        "nl": "dutch niederlandisch neerlandais nederlands holandes",
        "it": "italian italienisch italien italiano italiaans",
        "pt": "portuguese portugiesisch portugais portugues",
        "ar": "arabic arabisch arabe",
        "ru": "russian russisch russe ruso",
        "tr": "turkish turkisch turc turco",
        "zh": "chinese chinesisch chinois chino",
        "ja": "japanese japanisch japonais japones",
        "pl": "polish polnisch polonais polaco polski",
        "uk": "ukrainian ukrainisch ukrainien ucraniano",
        "fa": "persian farsi persisch",
        "he": "hebrew hebraisch hebreu",
        "sv": "swedish schwedisch",
        "da": "danish danisch",
        "no": "norwegian norwegisch",
        "fi": "finnish finnisch",
        "el": "greek griechisch",
        "cs": "czech tschechisch",
        "hu": "hungarian ungarisch",
        "ro": "romanian rumanisch",
        "bg": "bulgarian",
        "hr": "croatian",
        "sr": "serbian",
        "ko": "korean koreanisch",
        "id": "indonesian bahasa",
        "ms": "malay",
        "hi": "hindi",
        "vi": "vietnamese",
        "th": "thai",
        "ca": "catalan",
    }.items()
    for name in names.split()
}


class Labelled(msgspec.Struct, frozen=True):
    """A line that says what its value is.

    Attributes:
        key: the one name for it.
    """

    key: str
    value: str


def plain_label(text: str) -> str:
    """The label without letter case, accents and hyphens."""
    letters = unicodedata.normalize("NFKD", plain_space(text).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.replace("-", " ").replace("ß", "ss").split())


def labelled(line: str) -> Labelled | None:
    """What a line such as ``Length: 355 words`` says; None if it begins with no known label."""
    match = _LABEL.match(plain_space(line))
    key = _KEYS.get(plain_label(match["label"])) if match else None
    return Labelled(key, (match["value"] or "").strip()) if match and key else None


def labelled_in_capitals(line: str) -> Labelled | None:
    """The same for the older files, which write every label in capitals."""
    found = labelled(line)
    return found if found and line.lstrip().split(":", 1)[0].strip().isupper() else None


def ends_an_article(line: str) -> bool:
    """Whether the line has a label that stands after texts and is no word that begins a sentence
    of theirs."""
    found = labelled(line)
    return found is not None and found.key not in _NOT_AT_THE_END


def language_code(text: str) -> str:
    """The BCP 47 tag of a language by its name, in whatever language; empty if it is unknown."""
    words = re.split(r"[;,(/\s]+", plain_label(text), maxsplit=1)
    return _LANGUAGES.get(words[0], "")


def number_and_total(line: str) -> tuple[int, int] | None:
    """What ``3 of 250 DOCUMENTS`` counts; None if the line is no such line."""
    text = plain_space(line)
    if len(text) > 60 or not _DIGIT.search(text):
        return None
    found = next((match for form in NUMBERED if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    number, total = int(found["number"]), int(found["total"])
    return (number, total) if 1 <= number <= total else None
