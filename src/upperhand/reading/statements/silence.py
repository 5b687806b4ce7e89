"""Reports that nothing was said, or nothing that could be cited: these give no statement.

"Declined to comment", "would not say whether", "asked not to be named", "offered no details",
"pressed by reporters on …", "neither has answered"; and content that only points elsewhere
("what he said", "rejected the remark").
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from upperhand.reading.grammar.cues import ISSUING, SILENT, UTTERED
from upperhand.reading.grammar.reporters import GIVEN_NAMES
from upperhand.reading.grammar.tellers import waves_away
from upperhand.reading.grammar.tree import child, is_passive
from upperhand.reading.statements.frames import Frame, Page
from upperhand.reading.word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["says_nothing"]


def _was_asked(cue: Token) -> bool:
    """Tell "the president, asked whether he would go, replied": a question put to him.

    "Asked what keeps him going, he …" opens with it.
    """
    apart = cue.i == cue.sent.start or cue.nbor(-1).text == ","
    if cue.lower_ != "asked" or not apart:
        return False
    rest = takewhile(lambda t: t.text != ",", cue.doc[cue.i + 1 : cue.i + 8])
    return any(t.lower_ in (*ASKING, "about") for t in rest)


WITHHELD = frozenset(
    ("say", "tell", "disclose", "name", "specify", "predict", "publish", "reveal", "discuss",
     "confirm", "announce", "explain")
)  # fmt: skip
FORETELLING = frozenset(("predict", "discuss", "specify", "disclose"))
ASKING = frozenset(("if", "whether", "which", "what", "when", "where", "who", "how", "why"))
NO_WORD = frozenset(("a word", "anything", "a thing", "much"))
REFUSING = frozenset(("decline", "refuse"))

# "Offered no details", "gave no sign that …".
GIVING = frozenset(
    ("offer", "give", "provide", "publish", "make", "release", "show", "share", "see")
)
INFORMATION = words_of("""
    account clue detail comment explanation timeline timetable date evidence reason sign indication
    hint word answer reply figure statement remark sentence
""")

QUESTIONING = frozenset(("ask", "press", "question", "quiz", "probe", "grill"))
ASKERS = words_of("""
    reporter journalist correspondent interviewer press moderator newspaper anchor presenter
""")

REQUESTING = frozenset(
    ("ask", "request", "insist", "demand", "prefer", "want", "wish", "condition")
)
NAMING = frozenset(("named", "identified", "quoted", "names", "name", "surname", "identity"))
NOBODY = frozenset(("nobody", "none", "neither", "no-one", "nothing"))

POINTERS = words_of("""
    he him she her it they them this that these those which who whom what nothing
    something anything so one us me you none
""")


def says_nothing(page: Page, frame: Frame) -> bool:
    """Tell a frame that reports silence, a reporter's question or nothing one could cite."""
    cue = page.doc[frame.cue]
    return (
        _was_asked(cue)
        or _is_silence(page, frame, cue)
        or _gives_nothing(page, frame, cue)
        or _is_asked(page, frame, cue)
        or _stays_unnamed(page, frame, cue)
        or _said_by_nobody(page, frame)
        or _names_a_topic(page, frame, cue)
        or _is_pointer(page, frame)
        or _names_an_answer(page, frame)
        or _only_issues(page, frame, cue)
    )


def _only_issues(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "issued a joint statement after the call": what it says is told elsewhere."""
    if cue.lemma_ not in ISSUING or frame.head < 0 or not frame.pattern.startswith("dobj"):
        return False
    paper = page.doc[frame.head]
    named = paper.lemma_.lower() in ("communique", "declaration", "statement")
    return named and child(paper, "acl", "relcl", "ccomp") is None


def _is_silence(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "declined to comment", "has yet to respond", "did not rule out", "without saying"."""
    if cue.dep_ == "pcomp" and cue.head.lower_ == "without":
        return True
    words = {cue.lemma_.lower()}
    if frame.head >= 0:
        words.add(page.doc[frame.head].lemma_.lower())
    above = cue.head.lemma_.lower() if cue.dep_ == "xcomp" else ""
    refused = cue.lemma_.lower() in REFUSING or above in (*REFUSING, "have")
    unsaid = refused or child(cue, "neg") is not None
    if refused and page.text[frame.start : frame.end].startswith("to be drawn"):
        return True
    left_out = frame.pattern.startswith("dobj") and cue.lemma_.lower() in LEFT_OUT
    if unsaid and left_out and not refused:
        return True  # "Kyiv has not confirmed the losses", "he did not repeat the charge"
    if unsaid and (words & SILENT or _withholds(page, frame) or cue.lemma_.lower() == "rule"):
        return True
    claim = frame.pattern.startswith("ccomp")  # "says nothing has been decided"
    said_nothing = not claim and frame.start > cue.idx and _opening(page, frame) == "nothing"
    return cue.lemma_.lower() in WITHHELD and said_nothing


LEFT_OUT = frozenset(("confirm", "disclose", "mention", "name", "publish", "repeat", "specify"))


def _withholds(page: Page, frame: Frame) -> bool:
    """Tell "declined to say which", "would not say whether", "has not said a word"."""
    cue = page.doc[frame.cue]
    verb = page.doc[frame.head] if cue.lemma_.lower() in REFUSING else cue
    if verb.lemma_.lower() not in WITHHELD or verb.i + 1 == len(page.doc):
        return False
    if child(cue, "neg") is not None:
        return _opening(page, frame) in NO_WORD | ASKING
    return verb.lemma_.lower() in FORETELLING or verb.nbor(1).lower_ in ASKING


def _opening(page: Page, frame: Frame) -> str:
    """Return the first word of a content, two where it is an article."""
    words = page.text[frame.start : frame.end].lower().split()
    return " ".join(words[: 2 if words[0] == "a" else 1]) if words else ""


def _gives_nothing(page: Page, frame: Frame, cue: Token) -> bool:
    head = page.doc[frame.head] if frame.head >= 0 else cue
    if frame.pattern.startswith("n-"):
        existing = cue.head.lemma_ == "be" and child(cue.head, "expl") is not None
        there_are = existing and frame.speaker is None  # "there are doubts about the treaty"
        return there_are or any(t.lower_ == "no" for t in cue.lefts)  # "made no comment on it"
    none = any(t.lower_ in ("no", "few", "little") for t in head.lefts)
    barely = any(t.lower_ in ("one", "single") for t in head.lefts)  # "offered only one sentence"
    informed = cue.lemma_.lower() in GIVING and head.lemma_.lower() in INFORMATION
    bare = cue.lemma_ == "offer" and child(head, "acl", "relcl") is None  # "no threat to Kyiv"
    if barely and informed:
        return True
    if none and (informed or bare or cue.lemma_.lower() in ("name", "specify")):
        return True
    near = page.doc[cue.i + 1 : cue.i + 4]  # "shows no sign of moving"
    nothing = any(t.lower_ == "no" and t.head.lemma_.lower() in INFORMATION for t in near)
    return cue.lemma_.lower() in GIVING and nothing


def _is_asked(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "pressed by reporters on …", "the journalists asked about …"."""
    if cue.lemma_.lower() not in QUESTIONING:
        return False
    asker = page.doc[frame.speaker].lemma_.lower() if frame.speaker is not None else ""
    put_to = cue.lemma_ == "ask" and is_passive(cue) and frame.pattern.startswith("ccomp")
    return put_to or (cue.tag_ == "VBN" and cue.dep_ == "advcl") or asker in ASKERS


def _stays_unnamed(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell a bargain with reporters: "asked that his name be withheld", "not to be named"."""
    words = set(page.text[frame.start : frame.end].lower().replace(",", " ").split())
    if cue.lemma_.lower() not in REQUESTING:
        return False
    unnamed = bool(NAMING & words) and bool({"not", "withheld", "never", "only"} & words)
    alias = page.text[frame.start : frame.end].startswith("to go by ")
    return "anonymity" in words or unnamed or alias


TOPICAL = words_of("""
    discuss debate address review comment_on joke_about talk_about speak_about ask_about
    vote_on speak_to brief_on answer answer_in reply_to respond_to see talk_with
    argue_about argue_over
""")
PHRASES = ("dobj", "prep", "with-prep")
# Papers change hands; what stands in them is told by other words.
HANDING = frozenset(
    ("present", "hand", "submit", "deliver", "circulate", "table", "exchange", "unveil", "write")
)
PAPERS = frozenset(
    ("version", "text", "draft", "plan", "paper", "document", "list", "map", "letter")
)
LIFTED = frozenset(("up", "off", "in", "over"))


def _names_a_topic(page: Page, frame: Frame, cue: Token) -> bool:
    """Tell "discussed the state of the talks", "presented a draft", "called up reservists"."""
    lemma = frame.lemma if "_" in frame.lemma else cue.lemma_.lower()
    if lemma == "discuss" and frame.pattern == "xcomp":
        return True  # "met to discuss | using the assets"
    if frame.pattern.rstrip("+") in PHRASES and lemma in TOPICAL:
        return page.text[frame.start : frame.start + 1] != '"'  # 'saw "a chance, no more"'
    if cue.lemma_ in HANDING and page.doc[frame.head].lemma_.lower() in PAPERS:
        return True
    if cue.lemma_ == "call" and any(c.lower_ in LIFTED for c in cue.children if c.dep_ == "prt"):
        return True
    refused = cue.lemma_ == "decline" and frame.pattern == "xcomp"
    return refused and page.doc[frame.head].lemma_.lower() not in STANDING


def _said_by_nobody(page: Page, frame: Frame) -> bool:
    """Tell "Nobody has said", "Neither presidency has answered", "Not everyone wants a fight"."""
    if frame.speaker is None:
        return False
    speaker = page.doc[frame.speaker]
    some = speaker.lower_ in ("all", "everybody", "everyone", "many")
    if some and page.doc[max(speaker.i - 1, 0)].lower_ == "not":
        return True
    return speaker.lower_ in NOBODY | {"few"} or any(
        t.lower_ in ("neither", "no") and t.dep_ == "det" for t in speaker.lefts
    )


ANSWERS = words_of("account answer joke picture question read reading story tone version")


def _names_an_answer(page: Page, frame: Frame) -> bool:
    """Tell "told a different story", "answered with a question of his own": which one is not told.

    Whoever rejects or praises an answer takes a stand on it.
    """
    if frame.pattern.rstrip("+") not in PHRASES or page.doc[frame.cue].lemma_ not in ANSWERING:
        return False
    told = page.doc.char_span(frame.start, frame.end, alignment_mode="expand")
    if told is None or told.root.lemma_.lower() not in ANSWERS:
        return False
    own = [t for t in told if t.i > told.root.i]
    return not own or (own[0].lower_ == "of" and own[-1].lower_ == "own")


ANSWERING = frozenset(("answer", "give", "offer", "prefer", "reply", "respond", "suggest", "tell"))

# Who rejects a charge or welcomes an idea takes a stand; who rejects a remark answers back.
STANDING = words_of("""
    accept back brush contest deny dismiss dispute endorse rebuff rebut refute reject shrug spurn
    wave welcome
""")
CONTRADICTING = frozenset(("contest", "contradict", "deny", "dispute", "refute", "reject"))
HEARD = frozenset(("comment", "line", "question", "remark", "story", "view", "word"))


def _is_pointer(page: Page, frame: Frame) -> bool:
    """Tell content that only points elsewhere ("what he said", "rejected the remark").

    "On condition that they not be named" is a bargain with reporters.
    """
    words = page.text[frame.start : frame.end].lower().split()
    if len(frame.content) > 1 or not words:
        return False
    cue = page.doc[frame.cue]
    if cue.lemma_ == "condition" and cue.i and cue.nbor(-1).lower_ == "on":
        return True  # a condition of what somebody else is told to say
    if "condition" in (words[0], cue.lemma_):
        return bool({"names", "name", "named", "anonymity", "identified"} & set(words))
    bare = words[0] in ("the", "that", "this") and len(words) == 2
    if bare and cue.lemma_ == "play":
        return True  # "played down the setback"
    if bare and words[1].removesuffix("s") in UTTERED | GIVEN_NAMES | {"question", "story"}:
        refuses = cue.lemma_.lower() in STANDING or waves_away(cue)
        stands = refuses and words[1].removesuffix("s") not in HEARD
        return not stands
    if words in (["this"], ["that"], ["it"]) and cue.lemma_.lower() in CONTRADICTING:
        return False  # "The general staff disputed this"
    what = child(cue, "dobj")
    apart = frame.pattern.endswith("prep") and not frame.lemma.endswith("_as")
    if apart and what is not None and what.tag_ == "WP":
        return True  # "what the draft says about territory"
    rest = page.doc.char_span(frame.start, frame.end, alignment_mode="expand")
    only = rest is None or all(t.pos_ == "ADV" for t in rest[1:])
    if words in (["clear"], ["plain"]) and cue.lemma_ == "make":
        return True  # "he made clear": what, another frame tells
    if words[:2] in (["one", "another"], ["each", "other"]):
        return True  # "were asking one another what had been promised"
    return words[0] in POINTERS and only
