"""Files of UIMA as INCEpTION and others write them, made from the specification."""

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from annotator.formats.annotations import passthrough
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.uima.layers import Layers, unpacked
from annotator.formats.uima.model import NAME

TEXT = "Ministers met 😀.\nIlan Dorr said on Monday that ports, and docks, stay shut."

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
TOKEN = f"{_DKPRO}.segmentation.type.Token"
SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
META = f"{_DKPRO}.metadata.type.DocumentMetaData"
PREFIXES = {
    "type": f"{_DKPRO}.segmentation.type",
    "type2": f"{_DKPRO}.metadata.type",
    "type3": f"{_DKPRO}.lexmorph.type.pos",
    "custom": "webanno.custom",
    "tcas": "uima.tcas",
    "cas": "uima.cas",
    "noNamespace": "uima.noNamespace",
}


def feature(name: str, range_name: str, element: str = "", *, shared: bool | None = None) -> str:
    more = f"<elementType>{element}</elementType>" if element else ""
    if shared is not None:
        more = f"<multipleReferencesAllowed>{str(shared).lower()}</multipleReferencesAllowed>{more}"
    return (
        f"<featureDescription><name>{name}</name><description/>"
        f"<rangeTypeName>{range_name}</rangeTypeName>{more}</featureDescription>"
    )


def declared(name: str, base: str, *features: str) -> str:
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>{base}</supertypeName>"
        f"<features>{''.join(features)}</features></typeDescription>"
    )


def type_system(*types: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        f"{''.join(types)}</types></typeSystemDescription>"
    )


ANNOTATION = "uima.tcas.Annotation"
STRING = "uima.cas.String"
INCEPTION = type_system(
    declared(TOKEN, ANNOTATION, feature("pos", f"{_DKPRO}.lexmorph.type.pos.POS")),
    declared(SENTENCE, ANNOTATION),
    declared(f"{_DKPRO}.lexmorph.type.pos.POS", ANNOTATION, feature("PosValue", STRING)),
    declared(
        META,
        "uima.tcas.DocumentAnnotation",
        *(feature(name, STRING) for name in ("documentTitle", "documentId", "documentUri")),
        feature("isLastSegment", "uima.cas.Boolean"),
    ),
    declared("webanno.custom.Source", ANNOTATION, feature("value", STRING)),
    declared("webanno.custom.Content", ANNOTATION),
    declared(
        "webanno.custom.AttributionRolesLink",
        "uima.cas.TOP",
        feature("role", STRING),
        feature("target", ANNOTATION),
    ),
    declared(
        "webanno.custom.Attribution",
        ANNOTATION,
        feature("type", STRING),
        feature("sure", "uima.cas.Boolean"),
        feature("weight", "uima.cas.Double"),
        feature("tags", "uima.cas.StringArray"),
        feature("Roles", "uima.cas.FSArray", "webanno.custom.AttributionRolesLink"),
    ),
    declared(
        "webanno.custom.Near",
        ANNOTATION,
        feature("Governor", ANNOTATION),
        feature("Dependent", ANNOTATION),
        feature("how", STRING),
    ),
    declared("webanno.custom.CorefChain", "uima.cas.AnnotationBase", feature("first", ANNOTATION)),
    declared(
        "webanno.custom.CorefLink",
        ANNOTATION,
        feature("next", "webanno.custom.CorefLink"),
        feature("referenceType", STRING),
    ),
)


def units(text: str, word: str, start: int = 0) -> tuple[int, int]:
    """Where a word stands, in UTF-16 units."""
    at = text.index(word, start)
    begin = len(text[:at].encode("utf-16-le")) // 2
    return begin, begin + len(word.encode("utf-16-le")) // 2


class Xmi:
    """An XMI in the making; elements in order, each with its id."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        self._elements: list[str] = []
        self._members: list[int] = []
        self._views: list[str] = []

    def add(
        self, number: int, name: str, inside: str = "", *, indexed: bool = True, **features: object
    ) -> "Xmi":
        """Adds a structure."""
        shown = " ".join(f"{key.rstrip('_')}={quoteattr(str(v))}" for key, v in features.items())
        self._elements.append(f'<{name} xmi:id="{number}" {shown}>{inside}</{name}>')
        if indexed:
            self._members.append(number)
        return self

    def mark(
        self,
        number: int,
        name: str,
        word: str,
        inside: str = "",
        *,
        indexed: bool = True,
        **features: object,
    ) -> "Xmi":
        """Adds an annotation of a word."""
        begin, end = units(self.text, word)
        features = {"sofa": 1, "begin": begin, "end": end, **features}
        return self.add(number, name, inside, indexed=indexed, **features)

    def raw(self, element: str) -> "Xmi":
        """Adds an element as it is."""
        self._elements.append(element)
        return self

    def view(self, number: int, name: str, text: str, *members: int) -> "Xmi":
        """Adds another view."""
        self._views.append(
            f'<cas:Sofa xmi:id="{number}" sofaNum="{number}" sofaID="{name}" mimeType="text"'
            f" sofaString={_attribute(text)}/>"
            f'<cas:View sofa="{number}" members="{" ".join(map(str, members))}"/>'
        )
        return self

    def __str__(self) -> str:
        """The document."""
        spaces = "".join(
            f' xmlns:{prefix}="http:///{package.replace(".", "/")}.ecore"'
            for prefix, package in PREFIXES.items()
        )
        lines = "\n".join(self._elements)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"{spaces} xmi:version="2.0">\n'
            f'<cas:NULL xmi:id="0"/>\n{lines}\n'
            '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text"'
            f" sofaString={_attribute(self.text)}/>\n"
            f'<cas:View sofa="1" members="{" ".join(map(str, self._members))}"/>\n'
            f"{''.join(self._views)}</xmi:XMI>\n"
        )


def _attribute(text: str) -> str:
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def attribution() -> Xmi:
    """What INCEpTION writes of one quote, with its words and a relation and a chain."""
    made = Xmi()
    end = units(TEXT, "shut.")[1]
    made.add(2, "type2:DocumentMetaData", sofa=1, begin=0, end=end, language="en",
             documentTitle="one.txt", documentId="one.txt", isLastSegment="false")  # fmt: skip
    for number, word in enumerate(("Ministers", "met", "😀", "Ilan", "Dorr", "said"), 10):
        made.mark(number + 50, "type3:POS", word, PosValue="X")
        made.mark(number, "type:Token", word, pos=number + 50)
    made.add(20, "type:Sentence", sofa=1, begin=0, end=units(TEXT, ".")[1])
    made.mark(30, "custom:Source", "Ilan Dorr", value="person")
    made.mark(31, "custom:Content", "that ports, and docks, stay shut")
    made.add(40, "custom:AttributionRolesLink", indexed=False, role="Source", target=30)
    made.add(41, "custom:AttributionRolesLink", indexed=False, role="Content", target=31)
    made.mark(
        32, "custom:Attribution", "said", "<tags>a b</tags><tags>c</tags>",
        type="direct", sure="true", weight="0.5", Roles="40 41",
    )  # fmt: skip
    made.mark(33, "custom:Near", "docks", Governor=34, Dependent=35, how="beside")
    made.mark(34, "custom:Source", "ports")
    made.mark(35, "custom:Source", "docks", value="thing 😀")
    made.add(36, "custom:CorefChain", sofa=1, first=37)
    made.mark(37, "custom:CorefLink", "Ministers", next=38, referenceType="nam")
    made.mark(38, "custom:CorefLink", "Monday")
    return made


Corpus = Callable[..., ForeignContent]


def kept(content: ForeignContent) -> Layers:
    [coded] = content.articles()
    return unpacked(passthrough.of(coded.article.metadata, NAME).layers, "")
