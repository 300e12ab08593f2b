"""Names of months and days of the week, in lower case and without accents.

Made from the CLDR by `python -m tests.month_names`, which has the languages; a test fails when it
is stale.
"""

MONTHS = (
    "ene enero gener gennaio ianuarie jaanuar jan janar janeiro janner januar januara januari "
    "january janv janvaris janvier leden ledna ocak sausio sausis sijecanj sijecnja styczen "
    "stycznia tammikuu tammikuuta yanvar ιανουαριοσ ιανουαριου студзень студзеня січень січня "
    "январь января януари јануар јануари қаңтар בינואר ינואר جانفي كانون_الثاني يناير ژانویه",
    "feb febbraio febr febrer febrero februar februara februari februarie februaris february "
    "fev fevereiro fevr fevral fevrier helmikuu helmikuuta lutego luty shkurt subat unor unora "
    "vasario vasaris veebruar veljaca veljace φεβρουαριοσ φεβρουαριου ақпан лютага лютии лютого "
    "люты фебруар февраль февраля февруари בפברואר פברואר شباط فبراير فوریه فيفري",
    "brezen brezna kovas kovo maaliskuu maaliskuuta maart machi maerz mar marc marca march "
    "marcius marco marec maret mars mart martie marts marz marzec marzo mrt mrz ozujak ozujka "
    "μαρτιοσ μαρτιου березень березня март марта наурыз сакавік сакавіка במרץ מרץ اذار مارس",
    "abr abril apr aprel april aprila aprile aprili aprilie aprilis aprill avr avril balandis "
    "balandzio duben dubna huhtikuu huhtikuuta kwiecien kwietnia nisan prill travanj travnja "
    "απριλιοσ απριλιου апрель апреля април квітень квітня красавік красавіка сәуір אפריל באפריל "
    "ابريل افريل اوریل نيسان",
    "geguze geguzes kveten kvetna maggio mai maig maijs maio maj maja majus may mayo mayıs mei "
    "svibanj svibnja toukokuu toukokuuta μαιοσ μαιου маи мамыр мая мај травень травня במאי מאי "
    "ايار ماي مايو مه",
    "birzelio birzelis cerven cervna czerwca czerwiec giugno haziran iunie iyun juin jun juna "
    "june junho juni junij junijs junio junius juny juuni kesakuu kesakuuta lipanj lipnja "
    "qershor ιουνιοσ ιουνιου июнь июня маусым червень червня чэрвень чэрвеня юни јун јуни ביוני "
    "יוני جوان حزيران يونيو ژوين",
    "cervence cervenec heinakuu heinakuuta iulie iyul juil juillet jul jula julai julho juli "
    "julij julijs julio juliol julius july juuli korrik liepa liepos lipca lipiec luglio srpanj "
    "srpnja temmuz ιουλιοσ ιουλιου июль июля липень липня ліпень ліпеня шілде юли јул јули "
    "ביולי יולי تموز جويلية يوليو يوليوز ژويیه",
    "ago agost agosti agosto agust agustos agustus aout aug august augusta augusti augusts "
    "augustus augusztus avgust avqust elokuu elokuuta gusht kolovoz kolovoza rugpjucio "
    "rugpjutis sierpien sierpnia srpen srpna αυγουστοσ αυγουστου август августа жнівень жніуня "
    "серпень серпня тамыз אוגוסט באוגוסט اب اغسطس اوت غشت",
    "eylul rugsejis rugsejo rujan rujna sentyabr sep sept septemba septembar september "
    "septembra septembre septembrie septembris septiembre setembre setembro setiembre settembre "
    "shtator syyskuu syyskuuta szeptember wrzesien wrzesnia zari σεπτεμβριοσ σεπτεμβριου "
    "верасень верасня вересень вересня сентябрь сентября септембар септември қыркүиек בספטמבר "
    "ספטמבר ايلول سبتمبر سپتامبر شتنبر",
    "ekim lokakuu lokakuuta oct october octobre octombrie octubre okt oktoba oktobar oktober "
    "oktobra oktobris oktoober oktyabr ottobre outubro pazdziernik pazdziernika rijen rijna "
    "spalio spalis tetor οκτωβριοσ οκτωβριου жовтень жовтня кастрычнік кастрычніка октобар "
    "октомври октябрь октября қазан אוקטובר באוקטובר اكتوبر اکتبر تشرين_الاول",
    "kasım lapkricio lapkritis listopadu marraskuu marraskuuta nentor noiembrie nov novemba "
    "novembar november novembra novembre novembris novembro noviembre noyabr studeni studenoga "
    "νοεμβριοσ νοεμβριου листопад листопада лістапад лістапада новембар ноември ноябрь ноября "
    "қараша בנובמבר נובמבר تشرين_الثاني نوامبر نوفمبر نونبر",
    "aralık dec decembar december decembra decembre decembrie decembris dekabr desemba desember "
    "desembre detsember dez dezember dezembro dhjetor dic dicembre diciembre grudnia grudzien "
    "gruodis gruodzio joulukuu joulukuuta prosinac prosinca prosince prosinec δεκεμβριοσ "
    "δεκεμβριου грудень грудня декабрь декабря декември децембар желтоқсан снежань снежня "
    "בדצמבר דצמבר دجنبر دسامبر ديسمبر كانون_الاول",
)
"""By month, what it is called."""

SHORT_MONTHS = (
    "gen ian jaan led oca saus sij sty tammi yan ιαν сту січ янв яну јан қаң",
    "helmi lut shk sub uno vas veebr velj φεβ ақп лют феб фев февр",
    "bre kov maalis mac ozu μαρ бер мар нау сак",
    "bal dub huhti kwi nis pri tra απρ апр квіт кра сәу",
    "geg kve mag svi touko μαι мам трав",
    "birz cvn cze giu haz iun iyn kesa qer ιουν июн мау черв чэр",
    "cvc heina iul iyl korr liep lug tem ιουλ июл лип ліп шіл",
    "ag agu avg avq elo gush kol rugp sie αυγ авг жні серп там",
    "eyl rugs ruj sen set sht syys szept wrz zar σεπ вер сент сеп қыр",
    "eki loka ott out paz rij spal tet οκτ жовт кас окт қаз",
    "kas lapkr marras nen noy stu νοε лист ліс нов ное нояб қар",
    "ara dek des dets dhj gru gruod joulu pro δεκ груд дек дец жел сне",
)
"""Short forms, many of which are words beside."""

DOUBTFUL = {
    "lip": (7, 6),
    "lis": (11, 0),
    "listopad": (11, 0),
    "listopada": (11, 10),
    "srp": (0, 0),
}
"""What is one month here and another there: which after a day without a dot, and which
after a day with one; 0 where that does not tell."""

WEEKDAYS = (
    "dilluns ertəsi esmaspaev hene hetfo jumatatu lundi lunedi lunes luni maanantai maanantaina "
    "maandag mandag manudagur monday montag pazartesi pirmadienis pirmdiena pondeli pondelok "
    "ponedeljak ponedeljek ponedjeljak poniedziałek segunda-feira senin δευτερα дүисенбі "
    "панядзелак понеделник понедельник понедељак понеділок שני الاثنين دوشنبه",
    "antradienis dienstag dimarts dinsdag jumanne kedd mardi marte martedi martes marti "
    "otrdiena salı selasa teisipaev terca-feira tiistai tiistaina tirsdag tisdag torek tuesday "
    "utery utorak utorok wtorek þriðjudagur τριτη ауторак вторник вівторок сеисенбі уторак "
    "שלישי الثلاثاء سهشنبه",
    "carsamba dimecres jumatano keskiviikko keskiviikkona kolmapaev mercoledi mercredi merkure "
    "miercoles miercuri mittwoch miðvikudagur onsdag quarta-feira rabu sreda srijeda sroda "
    "srode streda szerda treciadienis tresdiena wednesday woensdag τεταρτη серада середа среда "
    "среду сряда сәрсенбі רביעי الاربعاء چهارشنبه",
    "alhamisi cetrtek ceturtdiena cetvrtak csutortok ctvrtek czwartek dijous donderdag "
    "donnerstag enjte fimmtudagur giovedi jeudi joi jueves kamis ketvirtadienis neljapaev "
    "persembe quinta-feira stvrtok thursday torsdag torstai torstaina πεμπτη беисенбі чацвер "
    "четвер четверг четвртак четврток четвъртък חמישי الخميس پنجشنبه",
    "cuma divendres fostudagur fredag freitag friday ijumaa jumat patek penktadienis pentek "
    "perjantai perjantaina petak petek piatek piatok piektdiena premte reede sexta-feira "
    "vendredi venerdi viernes vineri vrijdag παρασκευη жұма пʼятницю пʼятниця петак петок петък "
    "пятница пятницу пятніца שישי الجمعة جمعه",
    "cumartesi dissabte jumamosi lauantai lauantaina laugardagur laupaev lordag lørdag sabado "
    "sabato sabtu sambata samedi samstag saturday sestadienis sestdiena shtune sobota sobote "
    "sonnabend subota szombat sənbə zaterdag σαββατο сабота сенбі суббота субботу субота суботу "
    "събота שבת السبت شنبه",
    "diel dimanche diumenge domenica domingo duminica jumapili minggu nedela nedele nedelja "
    "nedjelja niedziela niedziele pazar puhapaev sekmadienis sondag sonntag sunday sunnudagur "
    "sunnuntai svetdiena søndag vasarnap zondag κυριακη воскресенье жексенбі недела неделя "
    "недеља неділю неділя нядзеля ראשון الاحد یکشنبه",
    "axsamı bazar cumə cərsənbə den יום",
)
"""By day of the week, Monday first; at last what several of them have in common."""
