"""The words of stances, in families: verbs, adjectives and nouns of wanting, giving, refusing."""

from __future__ import annotations

from upperhand.reading.word_lists import words_of
from upperhand.record.entries import Stance

__all__ = [
    "ADJECTIVES", "COMING", "DELAYING", "DROPPING", "DUTY", "FIGHTING", "FORBEARING",
    "GIFTS", "GOALS", "GRANTING", "HELD", "IDLE", "JUDGING", "KEEPING", "LIGHT", "NEEDLESS",
    "NOUNS", "PUNISHING", "REFUSABLE", "REFUSED_TO", "SAYINGS", "SCORN", "STAYING", "TAKING_UP",
    "TALKED_OVER", "TELLING", "VERBS", "WILL", "YIELDING", "class_of",
]  # fmt: skip


VERBS: dict[Stance, frozenset[str]] = {
    "reject": words_of(
        "oppose reject refuse resist dismiss decline veto block spurn rebuff exclude rule_out "
        "turn_down object_to brush_off shrug_off wave_aside balk_at baulk_at forbid repudiate "
        "ban prohibit outlaw"
    ),
    "accept": words_of(
        "support back accept endorse welcome approve embrace ratify agree_to agree consent "
        "sign recognise recognize abide_by commit_to live_with"
    ),
    "demand": words_of(
        "demand insist insist_on require press_for press urge call_for call_on push_for ask_for "
        "appeal appeal_for plead_for want seek"
    ),
    "ideal": words_of("favour favor prefer hope_for wish advocate aim"),
    "offer": words_of(
        "offer propose suggest pledge promise volunteer float undertake vow hint_at put_forward"
    ),
}
ADJECTIVES: dict[Stance, frozenset[str]] = {
    "offer": words_of("willing ready prepared open committed"),
    "reject": words_of(
        "opposed unwilling reluctant against unacceptable intolerable unthinkable unworkable "
        "premature absurd insulting ridiculous pointless"
    ),
    "redline": words_of("non-negotiable nonnegotiable"),
    "accept": words_of("acceptable workable constructive"),
}
# "Called the plan a trap", "is an ultimatum": what is called so is refused.
SCORN = words_of(
    "trap ultimatum capitulation surrender insult provocation blackmail fantasy farce ploy trick "
    "non-starter humiliation nonsense occupation illusion pretext"
)
# Who is ready to do these threatens, and who vows them gives nothing.
PUNISHING = words_of("impose tighten punish sanction ban seize confiscate")
FIGHTING = words_of(
    "fight attack strike respond retaliate retake recapture reconquer liberate avenge crush "
    "destroy advance march escalate invade"
)
# Keeping these is a demand for oneself, and no gift: "would keep control of the pass".
HELD = words_of("control grip possession command axis corridor foothold presence garrison")
KEEPING = words_of("keep retain hold maintain")
# Declining these is silence, and refuses nothing.
TELLING = words_of("comment say answer elaborate confirm specify name disclose reply give discuss")
NOUNS: dict[Stance, frozenset[str]] = {
    "demand": words_of("demand insistence call request ultimatum appeal plea"),
    "reject": words_of("opposition objection refusal rejection resistance veto"),
    "accept": words_of("support acceptance endorsement backing approval consent"),
    "offer": words_of("offer proposal readiness willingness pledge promise"),
}
# "Voiced support for …", "renewed its call for …": the noun tells the stance, the verb carries it.
LIGHT = words_of(
    "voice express make issue renew repeat reiterate restate reaffirm signal give send declare "
    "announce confirm stress underline"
)
# What is called somebody's goal is wanted, what is called a condition is demanded.
GOALS: dict[Stance, frozenset[str]] = {
    "ideal": words_of("goal aim objective priority wish hope"),
    "demand": words_of("demand condition precondition requirement prerequisite minimum must"),
    "redline": words_of("line"),
}
# What is done under "will", "would": giving is an offer, and refusing to give a rejection.
YIELDING = words_of(
    "accept agree sign allow tolerate cede surrender yield concede leave withdraw give abandon "
    "recognise recognize hand return trade lift pay let join send permit drop discuss negotiate "
    "share replace disarm consider settle release free open reopen stop halt provide supply "
    "deliver fund finance lend host guarantee deploy contribute suspend freeze exchange swap "
    "dismantle dissolve observe honour respect table pull vacate relinquish relent "
    "lay restore extend evacuate demobilise demobilize disband ratify implement fulfil reduce ease"
)
# Done under "will", these take what somebody else has put forward.
TAKING_UP = words_of("accept agree attend join sign participate abide comply live consent")
# Whoever says that a thing can be talked over, or lived with, is ready to do so.
TALKED_OVER = words_of("discuss consider negotiate settle arrange share live debate")
# "Announced a loan": what is announced so is given.
GIFTS = words_of(
    "fund package loan grant aid help assistance shipment delivery credit consignment convoy "
    "supply money airlift donation"
)
GRANTING = words_of("announce unveil earmark allocate allot confirm approve")
# "Sees no point in talks", "has no place in the treaty"; but "has no objection to it".
NEEDLESS = words_of("sense point use need reason place room basis ground interest appetite")
DELAYING = words_of("delay postpone put wait defer hesitate hold")
# "There is no negotiation with rebels" refuses; "there is no bread" tells how things are.
REFUSABLE = words_of(
    "negotiation talk dialogue compromise concession deal bargain discussion question withdrawal "
    "return retreat truce ceasefire peace recognition amnesty exchange handover"
)
# "The ban would end once …": what comes or ends under a condition is held out for it.
COMING = words_of(
    "end stop cease lapse come begin start follow resume return leave open reopen happen lift"
)
# Not to do these is a favour: "promised not to shell the port".
FORBEARING = words_of(
    "attack strike shell bomb raid fire block close cut interfere hinder obstruct break violate "
    "target advance retaliate escalate resume harm arrest"
)
# Staying so until something happens makes that the price: "would stay closed until …".
STAYING = words_of("stay remain keep hold continue last go fight stand")
DROPPING = words_of("drop abandon withdraw renounce waive lift")
WILL = frozenset(("will", "would", "shall", "can", "could"))
DUTY = frozenset(("must", "should", "shall"))
JUDGING = words_of("label call describe deem consider brand find declare term think regard dub see")
# Rejecting a claim takes no stance on what the claim is about.
SAYINGS = words_of(
    "claim report accusation allegation remark charge suggestion assertion reading rumour rumor"
)
# Openings that ask for nothing: "Look, …", "Imagine a ceasefire".
IDLE = words_of("look see remember imagine believe consider think say suppose take call")
REFUSED_TO = words_of("nothing nobody none neither nowhere")


def class_of(word: str, classes: dict[Stance, frozenset[str]]) -> Stance | None:
    """Return the stance whose family holds a word, or None.

    >>> class_of("veto", VERBS)
    'reject'
    """
    return next((stance for stance, family in classes.items() if word in family), None)
