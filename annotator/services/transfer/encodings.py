"""The encodings of text files that an import may be told of."""

ENCODINGS = {
    "cp1252": "äéñ",
    "cp1250": "ąčłř",
    "cp1251": "абв",
    "cp1253": "αβγ",
    "cp1254": "ğış",
    "cp1255": "אבג",
    "cp1256": "ابت",
    "cp1257": "ąėšų",
    "cp1258": "ăđơư",
    "iso8859_2": "ąčłř",
    "iso8859_15": "äéñ",
    "koi8_r": "абв",
    "cp866": "абв",
    "cp850": "äéñ",
    "mac_roman": "äéñ",
    "cp874": "กขค",
    "gb18030": "简体",
    "big5": "繁體",
    "cp932": "日本",
    "euc_jp": "日本",
    "cp949": "한글",
}
"""Some letters that a person knows an encoding by, by Python's name of it."""
