"""What a speaker does by saying something: claim, deny, demand, offer, threaten, reject …

The verb that reports a statement often names its act ("threatened", "accused"). Where it does
not ("said", "told"), the grammar of the content decides: what somebody *must* do is demanded,
what "we are ready" to do is offered, and what "will be met with force" is threatened. The acts
are our reduced form of the illocutionary classes of Searle (1976), *Language in Society* 5(1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from upperhand.record import Citation, Document, Statement
from upperhand.record.entries import Act

__all__ = ["act_of", "condition_in", "cue_lemma", "is_private", "with_acts"]

# What a reporting verb says of the act. Verbs that only report are absent: content decides.
_CUE_WORDS: dict[Act, str] = {
    "deny": "deny refute rebut disavow disclaim dispute doubt",
    "demand": """demand insist insist_on urge call_for call_on request ask press appeal implore
        require exhort order instruct beg seek want""",
    "offer": "offer propose suggest invite volunteer float put_forward",
    "threaten": "threaten warn menace caution",
    "reject": """reject refuse decline oppose rule_out dismiss rebuff spurn veto brush_off turn_down
        resist""",
    "accept": "accept agree welcome endorse back approve consent support embrace",
    "accuse": """accuse blame condemn denounce criticize criticise decry slam allege lambast charge
        fault deplore castigate""",
    "promise": "promise pledge vow commit guarantee assure swear undertake",
    "announce": "announce declare unveil proclaim",
    "affirm": """confirm reaffirm reiterate acknowledge admit concede repeat recognize
        recognise certify affirm""",
    "describe": """describe call label characterize characterise portray term dub brand depict
        identify regard see view frame hail praise""",
}

_WILL = r"(?:will|would|shall|can|could)"
_NOT = r"(?:\s*(?:not|never)|n['’]?t)"
_OWN = r"(?:we|I|it|he|she|they|who)"

THREAT = re.compile(
    r"""\b(?:(?:ready|prepared|able|set)\s+to\s+(?:\w+ly\s+)?
        (?:respond|retaliate|strike|fight|attack|use\s+force|continue\s+(?:the\s+)?fight|go\s+to\s+war
          |escalate|cross|march|advance|take)
      |prepared\s+to\s+continue\s+fighting|is\s+prepared\s+if
      |(?:will|would|shall|'ll)\s+(?:be\s+)?(?:\w+ly\s+)?
        (?:respond|retaliate|strike|hit\s+back|destroy|crush|punish|be\s+met|answer\s+with|regret
          |take\s+[^.;]{0,40}by\s+(?:military\s+)?(?:force|means)|face\s+consequences|attack
          |continue\s+(?:until|the\s+(?:offensive|fight\w*|raids|strikes|bombing)))
      |legitimate\s+(?:military\s+)?targets?|(?:treated\s+as|become)\s+(?:\w+\s+)?targets?
      |by\s+(?:military\s+)?(?:force|means\s+of\s+arms)
      |by\s+military\s+means|militarily\s+or\s+otherwise|or\s+else\b|serious\s+consequences
      |cut\s+\w+\s+off\s+from)\b""",
    re.X | re.I,
)
DENIAL = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|is|are|was|were)\s*(?:not|n['’]?t)|(?:has|have|had)\s+never)\s+"
    r"(?:\w+ly\s+|yet\s+|been\s+)*(?:reject|attack|plan|intend|seek|sought|target|carr|violat|want|start"
    r"|agree|receiv|refus|abandon|withdr|lost|fall|break|involv|clos)\w*"
    r"|\bthere\s+(?:was|were|is|are|has\s+been|have\s+been)\s+no\s+(?!sign|right|question)"
    r"|\b(?:not\s+true|untrue|false|fabricat\w+|baseless|groundless|no\s+(?:plans?|intention|truth))\b",
    re.I,
)
REFUSAL = re.compile(
    rf"\b(?:unacceptable|out\s+of\s+the\s+question|non-?negotiable|not\s+negotiable|red\s+line"
    rf"|no\s+(?:legal\s+|moral\s+|such\s+|or\s+)*(?:right|question)|off\s+the\s+table|not\s+(?:an|one)\s+inch"
    rf"|{_WILL}{_NOT}\s+(?:\w+ly\s+)?(?:be\s+)?(?:accept|agree|cede|give|allow|withdraw|surrender|recogni[sz]e"
    rf"|yield|abandon|sign|support|tolerate|trade|hand|send|join|attend|meet|talk|negotiat|leave|pay|lift"
    rf"|retreat|move|bound|bow|sell|share|replace|sit|see)\w*"
    rf"|(?:do|does|did){_NOT}\s+(?:pull\s+back|give\s+up|bend|yield|negotiat\w*|trade)"
    rf"|cannot\s+(?:\w+ly\s+)?(?:be\s+)?(?:accept|agree|cede|give|allow|recogni[sz]e|negotiat|sign|leave)\w*"
    rf"|no\s+\w+(?:\s+\w+){{0,3}}\s+(?:{_WILL}|may)\s+(?:be\s+)?(?:sent|replace|deploy\w*|station\w*|remain|stay)"
    rf"|{_OWN}\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?(?:refus|reject|oppos)\w*)"
    r"|^\W*(?:that\s+)?not\b",
    re.I,
)
DUTY = re.compile(
    rf"\b(?:must|should|ought\s+to|(?<!not\s)(?:ha(?:s|ve)|needs?)\s+to|is\s+required|it\s+is\s+time"
    rf"|time\s+(?:for|to)|{_OWN}\s+demands?|we\s+want|essential|the\s+key\s+to|necessary\s+that|conditions?\s+for)\b",
    re.I,
)
_SUBJUNCTIVE = re.compile(
    r"^\W*that\s+(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does)\b)"
    r".{2,60}?\b(?:be|first|hand|leave|withdraw|return|stop|release|halt|pull|free|disarm|pay)\b",
    re.I | re.S,
)
WILLING = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|stands?|['’]re|['’]m|\bam|[“\"'])\s*(?:\w+\s+)?(?:ready|willing|prepared|open)\s+(?:to|for)\b"
    r"|\bwillingness\b|\breadiness\s+(?:to|for)\b|\b(?:could|would)\s+(?:agree|accept|consider|discuss|live\s+with|give\s+up|sign)\b"
    r"|\boffer(?:s|ed|ing)?\b|\bpropos(?:e|es|ed|ing)\b|\bdiscuss\s+a\b|\bremains?\s+on\s+the\s+table\b"
    r"|\b(?:might|may|could)\b[^.;]{0,20}\bbe\s+(?:shared|discussed|considered|settled)\b",
    re.I,
)
ACCEPTANCE = re.compile(
    rf"(?<!un)\bacceptable\b|\b{_OWN}\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?(?:accept|agree|welcom|support|back)(?:s|d|ed)?\b"
    r"|\bcan\s+be\s+(?:a|the)\s+basis|form\s+the\s+basis|\bcommitment\s+to\b",
    re.I,
)
BLAME = re.compile(
    r"\b(?:violat\w+|blam\w+|to\s+blame|responsible\s+for|block(?:s|ed|ing)\b|sabotag\w+|undermin\w+"
    r"|derail\w+|provok\w+|aggressors?\b|war\s+crimes?|terroris\w+|lying|lies\b|forger\w+"
    r"|seek(?:s|ing)\s+(?:a|the)\s+\w*\s*defeat)",
    re.I,
)
PROMISE = re.compile(
    r"\b(?:we|I)\s*(?:will|shall|['’]ll)\s+(?!not\b|be\s+able)"
    r"|^\W*(?:that\s+)?(?:it|he|she|they)\s+(?:will|would)\s+(?!not\b|be\s+able)",
    re.I,
)
PLANNED = re.compile(
    r"\b(?:will|would)\s+(?:meet|travel|visit|hold|host|attend|arrive|fly|resume|take\s+place|return)\b",
    re.I,
)
CONDITION = re.compile(
    r"\b(?:(?:[Oo]nly\s+)?[Ii]f|[Uu]nless|provided(?:\s+that)?|as\s+long\s+as(?!\s+(?:it\s+takes|needed|necessary|possible))|on\s+(?:the\s+)?condition\s+that"
    r"|on\s+condition\s+(?=of\s)|in\s+(?:exchange|return)\s+for|only\s+(?:when|after|once)"
    r"|should(?=\s+[A-Z]\w+\s+(?:refuse|reject|fail|attack|initiate|accept|agree|start|want|decide|withdraw|continue))"
    r"|depend(?:s|ing|ed)?\s+on|instead\s+of)\s+[^.;\"”]*?(?=,\s(?!and\b)|[.;\"”]|$)",
)
PRIVATE = re.compile(
    r"\b(?:privately|in\s+private|behind\s+closed\s+doors|off\s+the\s+record|anonym\w+"
    r"|in\s+(?:a\s+|the\s+)?(?:phone|telephone)\s+call|leaked|unnamed|not\s+authori[sz]ed\s+to)\b",
    re.I,
)
# How far from a statement's own words a hint at its audience may stand [characters].
AUDIENCE_REACH = 160
# Telling words this near to each other are one clause [characters].
ONE_CLAUSE = 24


@cache
def _cue_acts() -> dict[str, Act]:
    return {word: act for act, words in _CUE_WORDS.items() for word in words.split()}


@cache
def _forms() -> dict[str, str]:
    """Return every inflected form of every cue verb we know, with its lemma."""
    irregular = {"saw": "see", "seen": "see", "sought": "seek", "swore": "swear", "said": "say",
                 "told": "tell", "undertook": "undertake", "sworn": "swear"}  # fmt: skip
    forms = dict(irregular)
    for lemma in (w.split("_")[0] for w in _cue_acts()):
        for form in _inflected(lemma, regular=lemma not in irregular.values()):
            forms.setdefault(form, lemma)
    return forms


def _inflected(lemma: str, *, regular: bool) -> Iterator[str]:
    """Yield the forms of a verb; the past of an irregular one is not among them ("seed")."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    yield from (lemma, lemma + "s", lemma + "es", stem + "ing", lemma + "ing")
    if lemma.endswith("y"):
        yield lemma[:-1] + "ies"
    yield lemma + lemma[-1] + "ing"
    if regular:
        ending = lemma[:-1] + "i" if lemma.endswith("y") else stem
        yield from (stem + "ed", ending + "ed", lemma + lemma[-1] + "ed")


def cue_lemma(words: str) -> str:
    """Return the lemma of the reporting verb in a cue, with its particle: ``call_for``.

    >>> cue_lemma("has repeatedly called for"), cue_lemma("told")
    ('call_for', 'tell')
    """
    tokens = re.findall(r"[a-z]+", words.lower())
    for place, token in enumerate(tokens):
        lemma = _forms().get(token)
        if lemma:
            particle = "_".join([lemma, *tokens[place + 1 : place + 2]])
            return particle if particle in _cue_acts() else lemma
    return tokens[-1] if tokens else ""


def act_of(content: str, cue: str = "") -> Act:
    """Return the act done by saying ``content``, reported with the words ``cue``.

    >>> act_of("any agreement must prevent further attacks", "stressed")
    'demand'
    >>> act_of("We remain willing to meet", "said")
    'offer'
    """
    lemma = cue_lemma(cue) if cue else ""
    named = _cue_acts().get(lemma)
    told = _by_grammar(content)
    if named is None:
        return told
    if lemma == "insist":
        return "demand" if DUTY.search(content) or _SUBJUNCTIVE.search(content) else told
    if lemma in ("warn", "caution"):
        return _warned(content, told)
    if named == "promise" and told in ("threaten", "reject"):
        return told
    if named == "describe" and (REFUSAL.search(content) or _ULTIMATUM.search(content)):
        return "reject"
    if named == "affirm" and told in ("reject", "threaten", "demand", "deny"):
        return told
    return told if named == "announce" and told in ("reject", "threaten", "demand") else named


_ULTIMATUM = re.compile(r"\b(?:ultimatum|capitulation|surrender|forgery|pretext|invention)\b", re.I)


def _warned(content: str, told: Act) -> Act:
    """Tell a threat from a warning about the world: something must be going to happen."""
    ahead = re.search(rf"\b{_WILL}\b|\btargets?\b", content, re.I)
    return "threaten" if ahead or told == "threaten" else "claim"


_GRAMMAR: tuple[tuple[re.Pattern[str], Act], ...] = (
    (THREAT, "threaten"), (DENIAL, "deny"), (REFUSAL, "reject"), (DUTY, "demand"),
    (WILLING, "offer"), (BLAME, "accuse"), (PLANNED, "announce"), (PROMISE, "promise"),
    (ACCEPTANCE, "accept"),
)  # fmt: skip


def _by_grammar(content: str) -> Act:
    """Return the act of the first telling words; of words close by, the first of the table."""
    found = [(m.start(), act) for pattern, act in _GRAMMAR if (m := pattern.search(content))]
    first = min((start for start, _ in found), default=0)
    return next((act for start, act in found if start <= first + ONE_CLAUSE), "claim")


def condition_in(content: str) -> tuple[int, int] | None:
    """Return the offsets of the condition a statement hangs on, or None.

    >>> text = "Russia will stop if Ukrainian forces leave, he said"
    >>> text[slice(*condition_in(text))]
    'if Ukrainian forces leave'
    """
    match = CONDITION.search(content)
    return (match.start(), match.end()) if match else None


def is_private(around: str) -> bool:
    """Tell whether the words around a statement say that it was not made in public."""
    return PRIVATE.search(around) is not None


def with_acts(statements: Iterable[Statement], document: Document) -> tuple[Statement, ...]:
    """Return the statements with act, condition and audience read from their own words."""
    return tuple(_with_act(s, document) for s in statements)


def _with_act(statement: Statement, document: Document) -> Statement:
    content = " ".join(document.quote(c) for c in statement.content)
    cue = document.quote(statement.cue) if statement.cue else ""
    return replace(
        statement,
        act=act_of(content, cue),
        condition=statement.condition or _condition(statement, document),
        audience="private" if is_private(_around(statement, document)) else statement.audience,
    )


def _condition(statement: Statement, document: Document) -> Citation | None:
    for citation in statement.content:
        span = condition_in(document.quote(citation))
        if span:
            start = citation.start
            return Citation(document.id, start + span[0], start + span[1])
    return None


def _around(statement: Statement, document: Document) -> str:
    """Return the reporter's words beside the statement, inside its own paragraph."""
    if not statement.content:
        return ""
    first, last = statement.content[0].start, statement.content[-1].end
    before = document.text[max(0, first - AUDIENCE_REACH) : first].rsplit("\n", 1)[-1]
    after = document.text[last : last + AUDIENCE_REACH].split("\n", 1)[0]
    return f"{before} | {after}"
