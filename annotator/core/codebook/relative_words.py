"""Words of relative dates in the languages of the press, in lower case and without accents.

All languages together: a phrase is read by which of these words it has. German, French, Spanish,
Portuguese, Italian, Dutch, Swedish, Danish, Russian, Ukrainian, Polish, Turkish and Arabic;
English is read by `dates`.
"""

DAYS = {
    -2: "vorgestern avant-hier anteayer anteontem altroieri eergisteren forrgar forgars позавчера "
    "позавчора przedwczoraj اول_امس",
    -1: "gestern hier ayer ontem ieri gisteren igar вчера вчора wczoraj dun امس البارحة",
    0: "heute aujourd_hui hoy hoje oggi vandaag idag сегодня сьогодні dzis dzisiaj bugun اليوم",
    1: "morgen demain manana amanha domani imorgon завтра jutro yarın yarin غدا",
    2: "ubermorgen apres-demain pasado_manana dopodomani overmorgen overmorgon послезавтра "
    "післязавтра pojutrze بعد_غد",
}
"""By the number of days from the article's date."""

STEPS = {
    -1: "letzte letzten letzter letztes vergangene vergangenen vergangener vergangenes vorige "
    "vorigen voriger voriges dernier derniere passe passee pasado pasada ultimo ultima passado "
    "passada scorso scorsa afgelopen vorig forra sidste прошлая прошлои прошлую прошлом прошлого "
    "прошлыи минувшую минувшего минувшии минулого минулии минулоі минулому zeszły zeszłego "
    "zeszłym zeszła zeszłej ubiegły ubiegłego ubiegłym ubiegła gecen الماضي الماضية",
    0: "diese diesen dieser dieses diesem cette ce este esta questo questa deze dit denna detta "
    "denne dette этои этом эту этого этот цього цеи цьому цю tym tego ten bu هذا هذه الجاري",
    1: "nachste nachsten nachster nachstes kommende kommenden kommender kommendes prochain "
    "prochaine proximo proxima prossimo prossima volgende komende nasta naeste следующии "
    "следующую следующеи следующем следующего наступного наступному наступнии przyszły "
    "przyszłego przyszłym przyszła nastepny gelecek onumuzdeki المقبل المقبلة القادم القادمة",
}
"""Last, this and next."""

UNITS = {
    "day": "tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dage день дня днеи "
    "дні днів dzien dni gun يوم ايام يوما",
    "week": "woche wochen semaine semaines semana semanas settimana settimane week weken vecka "
    "veckan veckor uge ugen uger неделя неделю неделе недели недель тиждень тижня тижні тижнів "
    "tydzien tygodniu tygodnia tygodnie tygodni hafta اسبوع اسابيع الاسبوع",
    "month": "monat monate monaten monats mois mes meses mese mesi maand maanden manad manaden "
    "manader maned maneden maneder месяц месяце месяца месяцев місяць місяця місяці місяців "
    "miesiac miesiacu miesiaca miesiace miesiecy ay شهر الشهر اشهر شهور",
    "year": "jahr jahre jahren jahres annee annees an ans ano anos anno anni jaar ar aret aar год "
    "году года лет рік року році роки років rok roku lat lata yıl سنة عام السنة العام سنوات اعوام",
}

AGO = "vor hace ha fa geleden sedan siden назад тому temu once قبل منذ il_y_a"
LATER = "in dans dentro tra fra over om через за za sonra بعد em"

NUMBERS = {
    1: "ein eine einem einer un une uno una um uma een en один одну одна одного jeden jedna bir",
    2: "zwei deux dos dois duas due twee tva to два две дві dwa dwie dwoch iki يومين اسبوعين "
    "شهرين سنتين عامين",
    3: "drei trois tres tre drie три trzy trzech uc ثلاثة ثلاث",
    4: "vier quatre cuatro quatro quattro fyra fire четыре чотири cztery czterech dort اربعة اربع",
    5: "funf cinq cinco cinque vijf fem пять пʼять piec bes خمسة خمس",
    6: "sechs six seis sei zes sex шесть шість szesc altı alti ستة ست",
    7: "sieben sept siete sete sette zeven sju семь сім siedem yedi سبعة سبع",
    8: "acht huit ocho oito otto atta восемь вісім osiem sekiz ثمانية ثمان",
    9: "neun neuf nueve nove negen nio девять девʼять dziewiec dokuz تسعة تسع",
    10: "zehn dix diez dez dieci tien tio десять dziesiec on عشرة عشر",
}

DUALS = {"يومين": "day", "اسبوعين": "week", "شهرين": "month", "سنتين": "year", "عامين": "year"}
"""Arabic says two of a unit in one word."""

FILLERS = (
    "der die das den dem des am im an la le les el los las lo gli il i l o os as a na no nel nella "
    "de del della du do da di de het en au in pa i den det w we z на в во у du en dans"
)
"""Articles and prepositions, which say nothing of when."""
