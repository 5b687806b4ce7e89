"""Words by which a text says that something has not happened, or not yet, or only perhaps.

Verbs that take an infinitive are told apart as Karttunen (1971, *Implicative Verbs*, Language 47)
does: "managed to leave" says that they left, "failed to leave" that they did not, and every other
verb ("decided to leave") leaves it open.
"""

from __future__ import annotations

from upperhand.reading.calendar_words import CALENDAR_WORDS, MONTHS
from upperhand.reading.word_lists import words_of

__all__ = [
    "AHEAD_OF",
    "BEHIND",
    "BILLS",
    "BRINGING",
    "CLAIMS",
    "CONDITIONS",
    "DUE",
    "DUTY",
    "FALSE",
    "FORESEEING",
    "FORESEEN",
    "FUTURE",
    "HAPPENING",
    "IMAGINED",
    "LASTING",
    "LETTING",
    "NOT_DONE",
    "OFFERING",
    "ORIGINS",
    "PAPERS",
    "PLANNING",
    "POSSIBLE",
    "PRESUMING",
    "PUT_OFF",
    "REFUTING",
    "SCHEDULED",
    "SPELLS",
    "SPENDING",
    "SUPPOSING",
    "TO_BE_DONE",
    "TO_COME",
    "UNABLE",
    "VENTURING",
    "VERBAL",
    "WEIGHED",
    "WHENEVER",
    "WHOEVER",
    "WOULD",
    "of_adjective",
    "of_noun",
]  # fmt: skip


FUTURE = words_of("will would shall")
POSSIBLE = words_of("may might could can")
DUTY = words_of("must should ought")

# --- conditions -----------------------------------------------------------------------------

CONDITIONS = words_of("if unless should whether once lest")
# "Provided that …", "assuming …": participles that open a condition.
SUPPOSING = words_of("provided providing supposing suppose assuming")
# A clause opened by these is still ahead where the main clause is.
WHENEVER = words_of("when whenever once after until till before if as")
# "Under the plan, troops leave": what a paper lays down.
PAPERS = words_of(
    "plan deal agreement memorandum accord scenario proposal term draft text treaty framework "
    "roadmap formula protocol pact outline blueprint"
)
# "A bill imposing tariffs": what a paper would do if it were passed.
BILLS = words_of("bill draft law measure motion package proposal")
# "Take every official who signs it to court": whoever may do it.
WHOEVER = words_of("any anybody anyone each every everyone those whoever")
WOULD = words_of("would could might")

# --- verbs ----------------------------------------------------------------------------------

OFFERING = words_of(
    "offer propose volunteer ready willing prepared suggest put_forward float table"
)
PLANNING = words_of("plan intend hope aim expect schedule consider seek want set prepare")
FORESEEN = PLANNING | words_of("fix postpone delay pencil slate arrange foresee")
DUE = words_of("due set likely scheduled bound expected")
# What these bring somebody to do is done.
BRINGING = words_of("force compel manage lead cause oblige begin start continue")
# These do so only as one verb with what follows: "came to see", not "came back in order to see".
VENTURING = words_of(
    "keep get come go proceed help use dare bother rush hasten hurry happen turn prove seem appear "
    "remain choose move live return deign condescend"
)
# "Were allowed to leave": in the past, news says so of those who left.
LETTING = words_of("allow let permit enable")
# "Is known to hold six men": what is taken to be so, not what is to come.
PRESUMING = words_of("know believe think say report see hear find show presume assume allege")
# "It took six hours to agree", "needed a night to settle": done in the end.
SPENDING = words_of("take need spend require")
SPELLS = words_of("minute hour day night week month year decade attempt try round session")
NOT_DONE = words_of(
    "fail refuse decline deny avoid prevent thwart foil without resist neglect forget omit forgo "
    "forbid prohibit ban bar refrain abstain oppose escape avert block forestall rule_out veto "
    "call_off hold_back stop_short shy_away"
)
PUT_OFF = words_of("postpone delay put_off hold_off")
# Who thinks or speaks of a deed so has not done it.
FORESEEING = words_of(
    "fear anticipate await foresee contemplate debate mull envisage recommend advocate favour "
    "favor imagine predict authorise authorize vote wait brace hope plan prepare propose suggest "
    "consider discuss weigh rehearse promise pledge demand insist request push press ask call "
    "appeal want need seek urge order threaten warn agree offer prefer speak talk dream"
)
# What is on the calendar is told in the present: "talks resume on Monday".
WEIGHED = words_of("discuss consider plan prepare arrange weigh examine negotiate")
SCHEDULED = words_of(
    "open reopen begin start resume convene reconvene meet gather leave arrive fly travel return "
    "visit host head sit take hold go come continue receive"
)
# "The planned exchange took place": the plan is behind us.
HAPPENING = words_of("take happen occur begin start end proceed go follow last collapse open fail")
LASTING = words_of("besiege block blockade encircle hold occupy shut close suspend")
# Verbs whose "from" names where something comes from, not what is kept back.
ORIGINS = words_of(
    "come return result stem benefit gain profit suffer emerge learn arise follow go move earn "
    "range vary"
)
REFUTING = words_of("reject deny dismiss refute contradict rebut disprove discount dispute debunk")
CLAIMS = words_of(
    "claim report accusation allegation charge suggestion rumour rumor assertion story news"
)
FALSE = words_of("false untrue unfounded wrong baseless groundless fabricated impossible")

# --- nouns ----------------------------------------------------------------------------------

# The plan for a deed, the day set for it, the call for it: it is still ahead.
TO_DO = words_of(
    "plan promise pledge intention intent aim goal commitment decision vow order call demand "
    "appeal request ultimatum insistence preparation readiness date deadline timetable schedule "
    "timeline calendar eve brink verge point run-up countdown vote hope wish desire need "
    "condition term mandate invitation favour favor arrangement agreement deal accord talk talks "
    "negotiation discussion consultation effort push pressure ability chance opportunity "
    "willingness threat warning conspiracy plot way"
)
ONLY_PERHAPS = words_of(
    "possibility prospect risk fear danger likelihood rumour rumor idea notion question case event "
    "scenario speculation option hint odds dread spectre specter suspicion"
)
OFFERED = words_of("offer proposal")
NONE_OF = words_of(
    "absence lack refusal failure inability unwillingness reluctance denial cancellation rejection"
)
# How a noun is described where the deed it names has not been done.
AHEAD_OF = words_of(
    "planned scheduled upcoming forthcoming proposed future impending imminent looming intended "
    "expected envisaged promised threatened projected next foreseen slated due set agreed arranged"
)
IMAGINED = words_of(
    "possible potential hypothetical imaginary eventual conceivable feared rumoured rumored "
    "would-be"
)
UNDONE = words_of("failed aborted abortive foiled thwarted cancelled canceled averted")
UNABLE = words_of("unable unwilling reluctant powerless loath hesitant afraid slow")
# "Able to leave" and "quick to reply" do not say that it is still ahead.
OPEN = words_of(
    "able quick free first last only proud glad sorry happy right wrong wise enough fortunate "
    "known believed said thought reported used"
)

# --- days and events ------------------------------------------------------------------------

TO_COME = frozenset(
    {
        *words_of("tomorrow next tonight later soon weekend sept"),
        *CALENDAR_WORDS,
        *(month[:3].lower() for month in MONTHS),
    }
)
BEHIND = words_of("without after following during since at before of")
# Saying something is an act of its own: these classes are done by being said.
VERBAL = words_of("THREATEN DEMAND REJECT DISAPPROVE SUPPORT AGREE")
# What is not done by announcing it.
TO_BE_DONE = words_of("RETREAT PROTEST MOBILIZE AID CONSULT ASSAULT FIGHT COOPERATE")


def of_noun(lemma: str) -> str:
    """Return the status of a deed that hangs on this noun: the plan, idea or lack of it.

    Examples
    --------
    >>> of_noun("prospect"), of_noun("order"), of_noun("harbour")
    ('conditional', 'planned', '')
    """
    told = {"negated": NONE_OF, "conditional": ONLY_PERHAPS, "offered": OFFERED, "planned": TO_DO}
    return next((status for status, nouns in told.items() if lemma in nouns), "")


def of_adjective(word: str) -> str:
    """Return the status of a deed so described: "a planned attack", "a possible swap"."""
    told = {"negated": UNDONE, "conditional": IMAGINED, "planned": AHEAD_OF}
    return next((status for status, words in told.items() if word in words), "")
