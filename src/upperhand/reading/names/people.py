"""Words for people: those who speak for nobody but themselves, and those who serve somebody."""

from __future__ import annotations

import re

__all__ = ["HUMAN", "PORTFOLIOS", "REBEL", "is_outsider"]

# Whoever is called so does not speak for the state he is said to be of.
_PRIVATE_NOUNS = """
    academic activist analyst baker banker bishop blogger broker campaigner carpenter clerk
    columnist commentator conscript consultant cook critic dealer docker doctor driver economist
    engineer evacuee expert farmer father fisherman grandfather grandmother gunner headmaster
    headmistress historian imam insurer journalist lawyer lecturer medic merchant midwife miner
    monk mother novelist nurse observer organiser organizer paediatrician paramedic pastor
    pensioner pilot poet priest professor rabbi railwayman refugee reporter researcher resident
    sailor scholar schoolteacher scientist shopkeeper singer skipper sociologist soldier
    strategist student surgeon survivor tailor teacher technician trader underwriter veteran
    villager volunteer widow worker writer
"""
_PRIVATE = _PRIVATE_NOUNS.split()
_SERVING = (
    "official", "officer", "source", "attach[eé]", "representative", "delegate", "deputy",
    "lawmaker", "legislator", "member", "insider", "manager", "director", "coordinator",
    "inspector", "monitor", "rapporteur", "captain", "lieutenant", "sergeant", "operator",
    "magistrate", "judge", "prosecutor", "woman", "man",
)  # fmt: skip
# What ministers are ministers of: "the External Affairs Minister".
PORTFOLIOS = frozenset(
    ("affairs", "culture", "defence", "defense", "economy", "energy", "external", "finance",
     "foreign", "health", "interior", "justice", "prime", "trade", "transport")
)  # fmt: skip
# A noun for one person, who may be "he" in the next sentence.
HUMAN = re.compile("|".join((*_PRIVATE, *_SERVING)), re.IGNORECASE)

_OTHERS = (
    "opposition", "dissidents?", "exiles?", "exiled", "civilians?", "protesters?", "newspapers?",
    "media", "news agency", "news agencies", "outlets?", "broadcasters?", "television", "TV",
    "channels?", "websites?", "company", "companies", "firms?", "voters?",
    "citizens", "locals", "prisoners?", "former", "retired", "ousted", "deposed", r"then-\w+",
    "(?:the|his|her) late", "at the time", r"ex-\w+", "political scientists?",
    "polls?", "polling", "pollsters?", "surveys?", "institutes?", "universit(?:y|ies)",
    "backers?", "ally", "allies", "neighbou?rs?", "patrons?", "sponsors?", "rivals?", "foes?",
    "enem(?:y|ies)", "adversar(?:y|ies)", "opponents?", "think[- ]tanks?", "fellow", "families",
    "victims?", "businessm[ae]n", "oligarchs?", "shipowners?", "unions?", "clerics?", "tourists?",
    r"(?:advocacy|aid|human rights|monitoring|relief|research|rights|volunteer) groups?", "NGOs?",
    "consultanc(?:y|ies)", "monitoring sites?", "trading houses?",
    "commuters?", "parents?", "children", "youths?", "charit(?:y|ies)", "hospitals?", "clinics?",
    "wi(?:fe|ves)", "husbands?", "daughters?", "brothers?", "sisters?",
    "(?<!point )(?<!hand )(?:wo)?m[ae]n",
)  # fmt: skip


def _one_or_many(noun: str) -> str:
    """Return a pattern for a noun and its plural.

    >>> _one_or_many("fisherman"), _one_or_many("baker")
    ('fisherm[ae]n', 'bakers?')
    """
    return noun[:-3] + "m[ae]n" if noun.endswith("man") else noun + "s?"


_OUTSIDER = re.compile(rf"\b(?:{'|'.join((*map(_one_or_many, _PRIVATE), *_OTHERS))})\b", re.I)
_STATE_RUN = re.compile(
    r"\bstate(?:-owned|-run)?\s+(?:\w+\s+)?(?:company|firm|corporation|operator|utility)\b", re.I
)


def is_outsider(words: str) -> bool:
    """Tell a phrase for people or bodies that do not speak for the state they are said to be of.

    >>> is_outsider("a Russian company"), is_outsider("the Russian state energy company")
    (True, False)
    """
    return _OUTSIDER.search(_STATE_RUN.sub("|", words)) is not None


# "The Belmora rebels" do not speak for Belmora.
REBEL = (
    r"(?:rebels?|insurgents?|guerrillas?|movement|militants?|militia|faction|paramilitar(?:y|ies))"
)
