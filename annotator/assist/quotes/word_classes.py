"""Classes of English words that say how somebody is named, and how something is said.

They stand in for words that the model must not or cannot know: titles are written with a capital,
and a rare verb of saying was in no text that it learned from.
"""

from annotator.assist.reporting_verbs import REPORTING, STRONG, forms, word_set


def _verbs(text: str) -> frozenset[str]:
    return frozenset(form for verb in text.split() for form in forms(verb))


TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady dame gen general col colonel lt lieutenant sgt "
    "sergeant capt captain maj major adm admiral cmdr commander sen senator sens rep reps "
    "representative congressman congresswoman gov governor mayor president king queen prince "
    "princess pope cardinal archbishop bishop rabbi imam sheikh rev reverend father sister chief "
    "judge justice sheriff detective officer inspector constable minister chancellor secretary "
    "ambassador attorney speaker councilman councilwoman councillor councilor delegate assemblyman "
    "assemblywoman commissioner coach deputy vice former acting interim lawyer prosecutor director "
    "chairman chairwoman chair premier treasurer comptroller lieutenant-governor pastor"
)
PERSONS = word_set(
    "spokesman spokeswoman spokesperson spokesmen spokespeople aide aides adviser advisers advisor "
    "advisors official officials source sources critic critics supporter supporters opponent "
    "opponents analyst analysts expert experts economist economists scientist scientists "
    "researcher researchers strategist strategists operative operatives activist activists "
    "advocate advocates lawmaker lawmakers legislator legislators politician politicians senators "
    "representatives governors mayors ministers democrats republicans democrat republican "
    "conservatives liberals progressives candidate candidates nominee challenger incumbent rival "
    "rivals voter voters resident residents neighbor neighbors neighbour neighbours witness "
    "witnesses victim victims survivor survivors police officers prosecutors investigators "
    "detectives lawyers attorneys judges jurors plaintiffs defendants teacher teachers nurse "
    "nurses doctor doctors farmer farmers worker workers employee employees manager managers owner "
    "owners executive executives leader leaders organizer organizers organiser organisers member "
    "members people person man woman men women mother father son daughter wife husband brother "
    "sister widow widower friend friends colleague colleagues reporter reporters journalist "
    "journalists author authors writer writers editor editors historian historians student "
    "students parent parents protester protesters demonstrators striker strikers soldier soldiers "
    "commander commanders rebel rebels diplomat diplomats envoy envoys negotiators negotiator "
    "ambassadors pollster pollsters observer observers observers' fans fan donors donor veterans "
    "veteran chairman chairwoman directors professor professors pastors clergy bishops some many "
    "others several few most one those everyone everybody nobody someone somebody anyone"
)
BODIES = word_set(
    "government administration ministry department office agency bureau commission committee "
    "council court campaign party group groups union unions association organization organisation "
    "company companies firm firms bank banks board panel coalition congress senate house "
    "parliament university institute foundation police army military navy force forces embassy "
    "authority authorities hospital school district city state county union church charity "
    "newspaper magazine station network agency outlet times post journal tribune herald "
    "team regulators regulator lobby alliance federation league club project center centre fund "
    "institute network party society trust service"
)
_PAPERS = word_set(
    "report reports statement statements letter letters memo memos document documents filing "
    "filings lawsuit complaint complaints indictment affidavit study studies survey surveys poll "
    "polls analysis audit review article articles story stories column op-ed editorial book memoir "
    "tweet tweets post posts email emails e-mail e-mails message messages transcript transcripts "
    "testimony interview interviews speech speeches remarks release records data figures numbers "
    "estimate estimates forecast forecasts findings research ruling opinion order decision law "
    "bill ad ads advertisement leaflet sign signs banner banners video recording website account "
    "accounts"
)
_SPEECH_NOUNS = word_set(
    "claim claims allegation allegations accusation accusations suggestion suggestions assertion "
    "assertions argument arguments promise promises pledge pledges vow threat threats warning "
    "warnings denial denials demand demands request requests appeal plea question questions answer "
    "answers comment comments criticism concern concerns fear fears hope hopes belief beliefs view "
    "views doubt doubts expectation expectations prediction predictions conclusion conclusions "
    "idea notion confidence words word talk rumor rumors rumour rumours speculation evidence sign "
    "indication plan plans proposal proposals call calls announcement reminder insistence "
    "complaint objection objections explanation description assessment assurance assurances "
)
_THINK = _verbs(
    "believe think feel know hope fear doubt suspect assume expect anticipate imagine consider "
    "realise realize understand remember forget wonder worry reckon guess judge deem regard "
    "view regret dread trust conclude decide determine foresee suppose presume speculate "
    "theorise theorize"
) | word_set("thought felt knew known understood forgot forgotten foresaw")
_WANT = _verbs(
    "want wish plan intend aim seek refuse decline agree offer threaten promise pledge vow "
    "swear "
    "demand require prefer like love need try attempt"
) | word_set("sought swore sworn preferred hoping planned")
_SHOW = _verbs(
    "show find suggest indicate reveal estimate prove confirm project demonstrate conclude "
    "document detail describe list record note state establish"
) | word_set("found shown")
_CRITICISE = _verbs(
    "accuse blame criticise criticize call describe label brand dismiss denounce condemn praise "
    "hail attack mock deride ridicule slam blast rip decry lament bemoan applaud laud tout defend "
    "endorse oppose support back welcome reject compare characterise characterize depict portray "
    "cast dub liken paint"
)
_SAY = (
    REPORTING
    | _verbs(
        "acknowledge allege agree apologise apologize argue bellow blurt bark caution chide "
        "chuckle clarify concur confide contend counter cry decree deadpan disagree divulge "
        "elaborate enthuse exhort fume gripe grumble gush implore intone interject joke laugh "
        "lecture marvel moan mumble murmur muse mutter narrate opine plead preach proffer profess "
        "pronounce rant rave rebuke recite recount reiterate rejoin relate remark retort riff "
        "rule shout shriek sigh sing smile snap sneer sob stipulate submit summarise summarize "
        "surmise theorise thunder underline underscore utter venture volunteer wail whine yell "
        "advocate assail attest certify challenge commit convey correct disclose dispute "
        "encourage express guarantee hint implicate imply inquire instruct invite interpret invoke "
        "order persuade press propose publish rebut recommend record refute register rehearse "
        "remind restate share speculate sum testify warn"
    )
    | word_set(
        "read reads reading sang sung forbade swore retweeted blogged phoned texted emailed went "
        "goes put puts putting made makes making gave gives giving heard hear hears hearing"
    )
)
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december jan feb aug sept oct nov dec today yesterday "
    "tomorrow"
)
_OF_DOUBT = word_set(
    "alleged allegedly reportedly reported apparently supposedly purported purportedly so-called "
    "expected said believed thought understood rumored rumoured accused suspected"
)
_PRONOUNS = word_set("he she they it we i you who")
_POSSESSIVES = word_set("his her their its our my your whose")
_DETERMINERS = word_set("the a an this that these those another any each every no some")
_MODALS = word_set(
    "will would can could may might must should shall has have had having is are was were be been "
    "being am do does did won't wouldn't can't couldn't doesn't didn't don't isn't aren't wasn't "
    "weren't hasn't haven't hadn't not never"
)
_CONJUNCTIONS = word_set(
    "and or but because although though while when if unless after before since whereas until where"
)
_PREPOSITIONS = word_set(
    "of in on at by for with from to about against during over under between among into through "
    "amid despite near outside inside within without"
)

COMMON = frozenset(
    [*_DETERMINERS, *_PRONOUNS, *_POSSESSIVES, *_MODALS, *_CONJUNCTIONS, *_PREPOSITIONS]
) | word_set(
    "one two three four five six seven eight nine ten both all many most several few there here "
    "what how why then yet still also even only just republican democratic"
)
"""Words that a sentence may begin with and that are no names."""

# The first that a word is in counts.
_CLASSES: tuple[frozenset[str], ...] = (
    STRONG,
    _DETERMINERS,
    _PRONOUNS,
    _POSSESSIVES,
    _MODALS,
    _CONJUNCTIONS,
    _PREPOSITIONS,
    _DAYS,
    TITLES,
    PERSONS,
    _SPEECH_NOUNS,
    _PAPERS,
    BODIES,
    _THINK,
    _WANT,
    _SHOW,
    _CRITICISE,
    _SAY,
    _OF_DOUBT,
)
WORD_CLASSES: dict[str, int] = {}
for _number, _words in enumerate(_CLASSES, 1):
    for _word in _words:
        WORD_CLASSES.setdefault(_word, _number)
"""By word in lower case: the number of its class, from 1."""
