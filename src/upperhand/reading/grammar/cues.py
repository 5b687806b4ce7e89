"""Words that report speech and attitude, by what they do; and words of silence.

:data:`KINDS` is a small thesaurus of cue lemmas. The kind of a rare cue says what to expect of
it where too few of its own occurrences were seen to learn from.
"""

from __future__ import annotations

from upperhand.reading.word_lists import words_of

__all__ = ["CALLING", "ISSUING", "KINDS", "SILENT", "SPEECH", "TELLING", "UTTERED", "kind_of"]

# Verbs that can carry a quotation by themselves.
SPEECH = words_of("""
    acknowledge add admit advise affirm agree allege announce answer argue ask assert
    assure beg blast boast caution charge claim comment complain concede conclude confess
    confirm contend continue counter cry declare demand deny describe disclose emphasize
    emphasise estimate exclaim explain express forecast fume grumble hint imply inform
    insist joke jeer lament laugh maintain mention muse mutter note object observe offer
    opine order plead pledge point post predict press proclaim promise propose protest
    quip quote read reaffirm reassure recall reckon recommend recount reflect reiterate
    rejoin remark remember remind repeat reply report respond retort reveal say scoff
    shout shoot sigh signal snap speak specify speculate state stress suggest summarize
    surmise swear tell testify tease thunder tweet urge vow volunteer warn whisper wonder
    write yell chant sing exhort demur elaborate stipulate intone concur chide fire begin
    start go call quote confide venture enthuse sneer bristle bellow bark murmur vent rage marvel
    sniff snort chuckle growl
""")

_KINDS = {
    "say": """say state tell add remark observe note mention comment speak talk recount relate
        report announce declare proclaim disclose reveal divulge inform notify brief advise testify
        tweet post write blog explain elaborate clarify specify reply respond answer continue
        volunteer communicate convey relay repeat reiterate restate summarize summarise""",
    "claim": """claim argue assert contend maintain insist allege affirm reaffirm stress emphasize
        emphasise underline underscore highlight posit opine swear vouch boast brag trumpet tout
        profess purport attest attribute ascribe""",
    "concede": """concede admit acknowledge recognize recognise confess grant allow own agree
        concur confirm""",
    "deny": "deny dispute rebut refute disavow disclaim contradict counter contest repudiate",
    "reject": """reject rebuff refuse dismiss spurn decline rule oppose resist veto protest object
        balk disagree scorn""",
    "demand": """demand urge call press insist request ask appeal implore beseech plead beg order
        command instruct direct exhort require petition lobby advocate push""",
    "ask": "ask wonder question query inquire enquire probe quiz",
    "promise": """promise pledge vow guarantee assure swear commit undertake offer volunteer
        propose float suggest recommend""",
    "threaten": "threaten warn caution menace",
    "accuse": """accuse blame charge denounce condemn criticize criticise fault slam blast attack
        assail decry deplore rebuke scold chide castigate lambaste lambast chastise ridicule mock
        deride scoff rail rap rip bash hammer knock skewer berate upbraid censure vilify demonize
        disparage belittle insult taunt tease lash rant fulminate reproach""",
    "praise": """praise laud hail applaud commend welcome celebrate congratulate thank compliment
        salute extol tout cheer defend back endorse support champion embrace favor favour approve
        bless""",
    "judge": """call label brand describe dub characterize characterise depict portray paint deem
        consider regard view see rate rank judge liken compare term cast pronounce declare treat
        hail dismiss""",
    "believe": """believe think feel suppose assume presume reckon guess figure imagine suspect
        doubt consider hold conclude deem judge understand""",
    "know": "know realize realise learn discover find remember recall forget recognize notice",
    "expect": """expect predict forecast foresee anticipate project estimate calculate speculate
        envision envisage bet""",
    "want": """want wish hope desire intend plan seek aim prefer hope long yearn aspire vow mean
        try attempt""",
    "fear": """fear worry dread regret lament mourn complain grumble gripe bemoan resent despair
        fret agonize""",
    "show": """show indicate suggest reveal demonstrate prove find confirm illustrate reflect
        signal imply point document detail""",
    "hint": "hint imply suggest intimate insinuate signal indicate telegraph",
    "quote": "quote cite invoke reference refer paraphrase echo",
    "discuss": "discuss debate address review broach raise negotiate outline lay present",
    "decide": "decide determine resolve rule opt choose vote agree approve",
    "exclaim": "shout yell cry exclaim chant scream roar thunder whisper mutter joke quip laugh",
}
KINDS: dict[str, tuple[str, ...]] = {}
for _kind, _words in _KINDS.items():
    for _word in dict.fromkeys(_words.split()):
        KINDS[_word] = (*KINDS.get(_word, ()), _kind)

# Second verbs of a teller: "stressed that … and reaffirmed …".
TELLING = SPEECH | frozenset(
    word
    for kind in (
        "say",
        "claim",
        "deny",
        "reject",
        "demand",
        "promise",
        "threaten",
        "accuse",
        "hint",
    )
    for word in _KINDS[kind].split()
)

# Nouns that are an utterance themselves: "a warning that …".
UTTERED = words_of("""
    warning claim statement threat promise pledge demand accusation allegation assertion denial
    announcement declaration assurance vow insistence admission remark
""")

# What is done with a paper: "issued a statement", and what it says is told elsewhere.
ISSUING = frozenset(("adopt", "circulate", "issue", "publish", "release"))

# After "declined to", "has yet to", "did not": nothing was said.
SILENT = frozenset(("comment", "respond", "reply", "answer", "elaborate", "return"))


# Cues with their preposition: what follows is whom or what they call for.
CALLING = frozenset(
    (
        "call_on",
        "call_for",
        "appeal_for",
        "appeal_to",
        "ask_for",
        "plead_for",
        "push_for",
        "press_for",
    )
)


def kind_of(lemma: str) -> str:
    """Return what a cue does, empty if it is not in the thesaurus.

    >>> kind_of("label"), kind_of("suggest"), kind_of("walk")
    ('judge', 'promise+show+hint', '')
    """
    return "+".join(KINDS.get(lemma, ()))
