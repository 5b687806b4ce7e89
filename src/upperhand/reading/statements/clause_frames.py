"""Frames of clauses: what a verb says that follows it, stands before it, or surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upperhand.reading.grammar.asides import endings
from upperhand.reading.grammar.clauses import Owner
from upperhand.reading.grammar.cues import CALLING, SPEECH, TELLING
from upperhand.reading.grammar.tellers import BINDING, FINITE
from upperhand.reading.grammar.tree import SUBJECTS, child, is_passive, reach
from upperhand.reading.speakers.words import is_somebody
from upperhand.reading.statements.channels import told_through
from upperhand.reading.statements.conditions import terms_before, with_condition
from upperhand.reading.statements.frames import Frame, Page, frame
from upperhand.reading.statements.fronted_frames import fronted, is_split_off

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["addressed", "clausal", "torn_off"]

CLAUSES = ("ccomp", "xcomp")


def clausal(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """Yield readings of the clauses a verb governs, after it or before it."""
    for clause in verb.children:
        told = clause.dep_ in CLAUSES or _promised_on_day(verb, clause) or _is_that(clause)
        if not told or _only_goes_on(verb, clause) or _is_another(verb, clause):
            continue
        if clause.i > verb.i and _is_other_half(page, verb, clause):
            first_half = next((c for c in clause.lefts if c.dep_ == "ccomp"), None)
            if first_half is not None and first_half.left_edge.i > verb.i:
                yield from _following(page, verb, first_half, by)
            continue
        if clause.i < verb.i and not is_split_off(page, clause, verb):
            yield from fronted(page, verb, clause, by)
        elif clause.left_edge.i > verb.i:
            yield from _following(page, verb, clause, by)
            if clause.dep_ == "ccomp" and clause.left_edge.lower_ == "that":
                break  # a second clause hung on the verb is somebody else's: "…, while Y warned"
        elif clause.i > verb.i and _is_parted(clause) and by.via == "own":
            yield from _around(page, verb, clause, by)
    yield from _after_time(page, verb, by)
    yield from _after_occasion(page, verb, by)


def _after_occasion(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Said after the summit | he would not sign", parsed as if he would not after it."""
    if verb.lemma_.lower() not in SPEECH or verb.tag_ not in FINITE:
        return
    for clause in verb.rights:
        topic, when = child(clause, "nsubj", "nsubjpass"), child(clause, "prep")
        if clause.dep_ != "advcl" or topic is None or when is None or child(clause, "mark"):
            continue
        if when.i == verb.i + 1 and when.right_edge.i + 1 == topic.left_edge.i:
            for cut, end in endings(page.doc, clause.i, clause.right_edge.i):
                told = [(topic.left_edge.i, end)]
                yield frame(page, "ccomp", verb, told, by, cut=cut, head=clause.i)


def _after_time(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Tweeted in the early hours | that she was …", parsed as what the hours were."""
    if verb.lemma_.lower() not in TELLING:
        return
    # Behind "of" and "for" a clause says which: "asked for a text | that Congress would approve".
    when = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ not in ("about", "for", "of"))
    nouns = (child(prep, "pobj") for prep in when)
    for clause in (child(noun, "relcl") for noun in nouns if noun is not None):
        opener = clause.left_edge if clause is not None else None
        if clause is None or opener is None or opener.lower_ != "that":
            continue
        topic = child(clause, *SUBJECTS)
        if topic is None or topic.i == opener.i:
            continue
        last = with_condition(verb, clause.right_edge.i)
        for cut, end in endings(page.doc, clause.i, last):
            yield frame(page, "ccomp", verb, [(opener.i, end)], by, cut=cut, head=clause.i)


def _is_another(verb: Token, clause: Token) -> bool:
    """Tell a clause that somebody else tells, hung on the same verb of telling.

    "Delegates said they had eaten well, and one | complained that …"; "Talks go on, the ministry
    said in a note, | a copy of which was shown to us".
    """
    before = [c for c in verb.children if c.dep_ == "ccomp" and c.i < clause.i]
    if clause.i < verb.i or not before or clause.dep_ != "ccomp":
        return False
    opener = clause.left_edge.nbor(1) if clause.left_edge.is_punct else clause.left_edge
    near = verb.doc[opener.i - 1]
    alike = clause.tag_ == verb.tag_ and child(clause, "ccomp") is not None
    anew = near.dep_ == "cc" and alike and clause.lemma_.lower() in TELLING
    tagged = before[0].i < verb.i and near.text == "," and opener.lower_ != "that"
    # "They will trade prisoners, Berg said, closing talks | that brought them no nearer"
    whole = before[0].i < verb.i and verb.doc[before[0].right_edge.i + 1].text == ","
    apart = any(t.text == "," for t in verb.doc[verb.i + 1 : near.i])
    return anew or tagged or (whole and apart and near.pos_ in ("NOUN", "PROPN"))


def _promised_on_day(verb: Token, clause: Token) -> bool:
    """Tell "offered on Sunday | to send engineers", parsed as why it was offered."""
    bare = clause.dep_ == "advcl" and clause.tag_ == "VB" and clause.left_edge.tag_ == "TO"
    return bare and clause.i > verb.i and verb.lemma_.lower() in BINDING


def _is_that(clause: Token) -> bool:
    """Tell "hinted only | that talks may come", parsed as a circumstance."""
    mark = child(clause, "mark") if clause.dep_ == "advcl" else None
    return mark is not None and mark.lower_ == "that" and clause.i > clause.head.i


def addressed(page: Page, verb: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Reminded both sides | that markets are protected", parsed as a relative clause."""
    clause = told_through(verb)
    if clause is None:
        return
    opener = clause.left_edge
    for cut, end in endings(page.doc, clause.i, clause.right_edge.i):
        yield frame(page, "ccomp", verb, [(opener.i, end)], by, cut=cut, head=clause.i)


RELATIVES = frozenset(("WDT", "WP", "WRB"))


def _is_parted(clause: Token) -> bool:
    return clause.dep_ == "ccomp" and clause.left_edge.tag_ in RELATIVES


def _around(page: Page, verb: Token, clause: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Arms | that | Moscow said | had been bought": told around the tag.

    "Which" takes up what the reporter named, and is no part of what is told.
    """
    opener, last = clause.left_edge.i, clause.right_edge.i
    start = max([verb.i + 1, *(c.right_edge.i + 1 for c in verb.rights if c.i < clause.i)])
    for cut, end in endings(page.doc, clause.i, last):
        yield frame(page, "around1", verb, [(start, end)], by, cut=cut, head=clause.i)
        if page.doc[opener].lower_ != "which":
            parts = [(opener, opener), (start, end)]
            yield frame(page, "around2", verb, parts, by, cut=cut, head=clause.i)


GOING_ON = frozenset(
    ("continue", "begin", "start", "proceed", "resume", "keep", "resist", "try", "go", "use")
)


def _only_goes_on(verb: Token, clause: Token) -> bool:
    """Tell "continued to call for …", "began to warn …": the second verb is the cue."""
    said = clause.dep_ == "xcomp" and clause.lemma_.lower() in TELLING
    return said and verb.lemma_.lower() in GOING_ON


def _following(page: Page, verb: Token, clause: Token, by: Owner) -> Iterator[Frame | None]:
    """ "Moscow said that …", "urged Kyiv to …"; "is expected to …" is said by nobody."""
    if clause.dep_ == "xcomp" and is_passive(verb) and by.token is None:
        return
    first, last = reach(clause)
    first = _after_day(clause, verb, first)
    if page.doc[first].pos_ == "ADV" and page.doc[first + 1].lower_ == "that":
        first += 1  # "hinted | only | that …"
    last = with_condition(verb, last)
    first, thats = _from_that(clause, verb, first)
    last = _with_thats(verb, max(last, torn_off(verb, clause)))
    thing = child(verb, "dobj", "dative")
    if thing is not None and thing.tag_ in ("JJR", "RBR"):
        thing = None  # "has said | more than once | that …"
    terms = terms_before(verb)
    between = verb.i + 1
    called = between < first and f"{verb.lemma_.lower()}_{page.doc[between].lower_}" in CALLING
    between += called  # "called on | police to …"
    told = {"advcl": "ccomp" if _is_that(clause) else "xcomp"}.get(clause.dep_, clause.dep_)
    pattern = told + ("-passive" if is_passive(verb) else "")
    for cut, end in endings(page.doc, clause.i, last):
        if not (called and _is_to(clause)) and not _says_thing(verb, thing, first):
            yield frame(page, pattern, verb, [*terms, (first, end)], by, cut=cut, head=clause.i)
        if thing is not None and verb.i < thing.i < first:
            part = (thing.left_edge.i, end)
            yield frame(page, "object+" + told, verb, [part], by, cut=cut, head=clause.i)
        elif _stands_between(page, verb, first) and told == clause.dep_ and not thats:
            # What stands between may be the clause's own ("said in war it would fight").
            part = (between, end)
            yield frame(page, "after+" + pattern, verb, [part], by, cut=cut, head=clause.i)


def _with_thats(verb: Token, last: int) -> int:
    """Return the end of "said that A had begun, | that B had left, and that C saw no cause"."""
    doc, end = verb.doc, verb.sent.end - 1
    while last + 3 < end and (doc[last + 1].text == "," or doc[last + 1].tag_ == "CC"):
        after = last + 1 + (doc[last + 1].text == ",")
        that = doc[after + (doc[after].tag_ == "CC")]
        told = that.dep_ == "mark" and that.lower_ == "that" and verb in that.head.ancestors
        if not told or that.head.dep_ not in ("conj", "ccomp") or that.head.right_edge.i <= last:
            break
        last = int(that.head.right_edge.i)
    return last


def _is_to(clause: Token) -> bool:
    """Tell "to resign", "not to resign"."""
    opener = clause.left_edge
    return opener.tag_ == "TO" or (opener.lower_ == "not" and opener.nbor(1).tag_ == "TO")


def torn_off(verb: Token, clause: Token) -> int:
    """Return the end of "denied that Moscow held | wounded men", parsed as what was denied."""
    mark = child(clause, "mark")
    that = mark is not None and mark.i == verb.i + 1 and mark.lower_ == "that"
    rest = [c for c in verb.rights if c.i > clause.i and c.dep_ in ("dobj", "xcomp", "punct")]
    begun = bool(rest) and rest[0].dep_ == "dobj"
    torn = that and begun and rest[0].left_edge.i == clause.right_edge.i + 1
    return max(t.right_edge.i for t in rest if t.dep_ != "punct") if torn else -1


def _from_that(clause: Token, verb: Token, first: int) -> tuple[int, bool]:
    """Return where a clause with "that" begins: "conceded, when pressed, | that …"."""
    mark = child(clause, "mark")
    if mark is None or mark.lower_ != "that" or mark.i < verb.i:
        return first, False
    return max(first, mark.i), True


def _stands_between(page: Page, verb: Token, first: int) -> bool:
    """Tell words between a verb and its clause; "hinted only that" has none of the clause's."""
    between = page.doc[verb.i + 1 : first]
    return len(between) > 0 and not between[0].is_punct and any(t.pos_ != "ADV" for t in between)


def _says_thing(verb: Token, thing: Token | None, first: int) -> bool:
    """Tell "says | those who stay are …": to say takes no object before its clause.

    Whom one calls on or says it of is part of what is told.
    """
    if thing is None or not verb.i < thing.i < first:
        return False
    what = thing.tag_ in ("NN", "NNS") and verb.doc[first].tag_ == "TO" and not is_somebody(thing)
    return verb.lemma_.lower() in WITH_WHOM or (what and verb.lemma_.lower() in WITH_WHAT)


# After these, who stands before the clause is part of it: "urged | allies | not to trade".
WITH_WHOM = frozenset(("argue", "beg", "claim", "encourage", "implore", "insist", "say", "urge"))
# "Promised | satellites to watch the line": a thing is part of what is promised, a person hears.
WITH_WHAT = frozenset(("offer", "pledge", "promise"))


def _after_day(clause: Token, verb: Token, first: int) -> int:
    """Return where "said on Friday it had stopped" starts to report: the day is the telling's."""
    opener, topic = verb.doc[first], child(clause, *SUBJECTS)
    near = verb.doc[first + 1 : first + 2].text.lower()
    if opener.lower_ in ("this", "last") and near in SPANS_OF_TIME:
        begins = topic is not None and topic.left_edge.i == first + 2
        return first + 2 if begins else first  # "told students this week | he would stay"
    if first != verb.i + 1 or opener.lower_ != "on" or opener.dep_ != "prep":
        return first
    day, after = opener.nbor(1), opener.right_edge.i + 1
    is_day = day.text.endswith("day") and day.text[:1].isupper()
    return after if is_day and topic is not None and topic.left_edge.i == after else first


SPANS_OF_TIME = frozenset(("week", "weekend", "month", "year", "morning", "evening", "night"))


def _is_other_half(page: Page, verb: Token, clause: Token) -> bool:
    """Tell "says they were halted; the rebels | claim …": a semicolon parts them, or a verb."""
    between = page.doc[verb.i : clause.i]
    joined = any(c.dep_ == "conj" and c.tag_ in FINITE and c in between for c in verb.rights)
    return joined or any(t.text == ";" and page.quote_at(t.idx) is None for t in between)
