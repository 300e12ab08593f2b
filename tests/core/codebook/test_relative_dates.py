"""Relative dates in the languages of the press, seen from Friday, 3 March 2017."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.edtf import is_edtf
from annotator.core.codebook.relative_dates import find_relative

FRIDAY = date(2017, 3, 3)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # a word
        ("gestern", "2017-03-02"),
        ("Vorgestern", "2017-03-01"),
        ("hier", "2017-03-02"),
        ("aujourd’hui", "2017-03-03"),
        ("anteayer", "2017-03-01"),
        ("mañana", "2017-03-04"),
        ("l’altro ieri", "2017-03-01"),
        ("ontem", "2017-03-02"),
        ("вчера", "2017-03-02"),
        ("послезавтра", "2017-03-05"),
        ("dün", "2017-03-02"),
        ("wczoraj", "2017-03-02"),
        ("أمس", "2017-03-02"),
        ("أول من أمس", "2017-03-01"),
        # so long ago, and from now
        ("vor drei Tagen", "2017-02-28"),
        ("vor 2 Wochen", "2017-02-17"),
        ("il y a une semaine", "2017-02-24"),
        ("il y a deux mois", "2017-01"),
        ("hace 10 días", "2017-02-21"),
        ("há três anos", "2014"),
        ("due giorni fa", "2017-03-01"),
        ("twee weken geleden", "2017-02-17"),
        ("три дня назад", "2017-02-28"),
        ("5 років тому", "2012"),
        ("tydzień temu", None),
        ("2 tygodnie temu", "2017-02-17"),
        ("3 gün önce", "2017-02-28"),
        ("قبل 3 أيام", "2017-02-28"),
        ("قبل يومين", "2017-03-01"),
        ("منذ أسبوع", "2017-02-24"),
        ("in zwei Tagen", "2017-03-05"),
        ("dans 2 semaines", "2017-03-17"),
        ("через 2 дня", "2017-03-05"),
        ("in 3 days", None),
        # last, this and next
        ("letzte Woche", "2017-02-20/2017-02-26"),
        ("im vergangenen Jahr", "2016"),
        ("am vergangenen Dienstag", "2017-02-28"),
        ("nächsten Freitag", "2017-03-10"),
        ("la semaine dernière", "2017-02-20/2017-02-26"),
        ("le mois prochain", "2017-04"),
        ("mardi dernier", "2017-02-28"),
        ("el año pasado", "2016"),
        ("el próximo lunes", "2017-03-06"),
        ("na semana passada", "2017-02-20/2017-02-26"),
        ("la settimana scorsa", "2017-02-20/2017-02-26"),
        ("vorige maand", "2017-02"),
        ("на прошлой неделе", "2017-02-20/2017-02-26"),
        ("в прошлом году", "2016"),
        ("в пятницу", "2017-03-03"),
        ("минулого тижня", "2017-02-20/2017-02-26"),
        ("w zeszłym roku", "2016"),
        ("geçen hafta", "2017-02-20/2017-02-26"),
        ("الأسبوع الماضي", "2017-02-20/2017-02-26"),
        ("يوم الثلاثاء الماضي", "2017-02-28"),
        ("العام المقبل", "2018"),
        ("am Montag", "2017-02-27"),
        ("jeudi", "2017-03-02"),
        # what says no date
        ("die Woche", None),
        ("im Hafen", None),
        ("vor Gericht", None),
        ("letzte Woche im Hafen", None),
        ("zwei Tage", None),
        ("vor 99999999 Tagen", None),
    ],
)
def test_what_a_phrase_means(text: str, meant: str | None) -> None:
    assert parse_date(text, FRIDAY) == meant
    assert parse_date(text) is None


WORDS = "vor 3 tagen letzte woche hier il y a قبل أيام в год"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_words_give_a_date_that_can_be_stored_or_none(words: list[str]) -> None:
    found = find_relative(" ".join(words), FRIDAY)
    assert found is None or is_edtf(found)
