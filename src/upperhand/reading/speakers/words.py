"""The words by which somebody is meant without a name: pronouns, offices, bodies, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from upperhand.reading.names.people import HUMAN, REBEL

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "AGED",
    "A_PERSON",
    "BODY",
    "CALLED",
    "CLOSE_TO",
    "COLLEAGUE",
    "COUNTED",
    "DRAFT",
    "FORMER",
    "FOR_THE",
    "FULL_NAME",
    "HEAD",
    "HOMELY",
    "INSIDER",
    "INSTITUTION",
    "IN_OWN",
    "ISSUED",
    "JUNIOR",
    "KNOWING_OF",
    "LOCAL",
    "OFFICE",
    "OF_BODY",
    "OF_THE",
    "ONE_CITIZEN",
    "ONE_SUCH",
    "OWNED",
    "OWNED_BY_NAME",
    "OWNED_BY_OFFICE",
    "PAPER",
    "PAPERS",
    "PARTITIVE",
    "PERSONAL",
    "PLURAL",
    "POSTED",
    "PRESIDENTIAL",
    "RANKED",
    "REBELS",
    "RUN_BY",
    "SEATED",
    "SINGULAR",
    "SOME_OF",
    "SPOKEN_FOR",
    "TEAMS",
    "TITLED",
    "UNPLACED",
    "is_somebody",
]

PERSONAL = frozenset(("he", "she", "him", "her", "his", "hers"))
SINGULAR = frozenset(("it", "its"))
PLURAL = frozenset(("they", "their", "them"))
OWNED = re.compile(r"^(?P<whose>his|her|their|its)\b\s*(?P<what>.*)$", re.IGNORECASE | re.DOTALL)
# "His boss in the White House", "her superiors in Brussels".
SEATED = re.compile(
    r"(?:his|her|their) (?:boss(?:es)?|superiors?|masters?|chiefs?|employers?|patrons?) (?:in|at) "
    r"(?P<seat>(?:the )?(?-i:[A-Z])\S*(?: (?-i:[A-Z])\S*)?)$",
    re.IGNORECASE,
)
# Nouns for a person by office; "the spokesman" later means who was called so before.
OFFICE = re.compile(
    r"\b(spokes(?:man|woman|person)|aides?|advis[eo]rs?|minister|president|premier|chancellor|"
    r"envoy|negotiator|secretary|general|governor|ambassador|chief|leader|mayor|senator|chair|"
    r"commander|king|prince|mediator|diplomat|chairman|chairwoman|colonel|admiral|commissar|"
    r"deputy|deputies|speaker|representative|delegate|commissioner)\b",
    re.IGNORECASE,
)
# What speaks for a state or organisation without a name of its own.
INSTITUTION = re.compile(
    r"\b(office|aides|team|ministry|government|army|military|navy|air force|general staff|"
    r"negotiators?|representatives|delegates|delegation|cabinet|officials?|minister|command|"
    r"spokes(?:man|woman|person)|parliament|side|lawyers?|staff|"
    r"envoys?|diplomats?|generals?|officers?|chair|press service|embassy|presidency|"
    r"secretariat|headquarters|coalition|bloc|forces|chancellery|treasury|palace|administration|"
    r"committee|council|lawmakers?|figures)\b",
    re.IGNORECASE,
)
# Who runs a firm or an agency: "its director".
HEAD = re.compile(
    r"(?:acting |deputy |managing )?(?:director|head|boss|chief executive|chief|chairwoman)",
    re.IGNORECASE,
)
# What a state has but one of.
BODY = re.compile(
    r"the (?:(?:foreign|defen[cs]e|interior|energy|justice|finance) minist(?:ry|er)|government|"
    r"minister (?:of|for) (?:foreign affairs|defen[cs]e|the interior|energy|justice|finance)|"
    r"(?:ministry|department) (?:of|for) (?:foreign affairs|defen[cs]e|the interior|energy|justice|"
    r"finance)|ministry|"
    r"cabinet|army|military|navy|air force|general staff|parliament|presidency|presidential office|"
    r"palace|chancellery|administration)|government figures",
    re.IGNORECASE,
)
# "Akim's aides", "the Kremlin's envoy".
OWNED_BY_NAME = re.compile(r"^(?P<owner>[A-Z][^,]*?)'s? (?P<what>[^,]+)$")
# "A short statement from the League", "one of Akim's advisers": of whoever comes last.
ISSUED = re.compile(
    r"^(?:(?:a|an|the|another|its|their|his|her)\s+)?(?:[\w-]+\s+){0,2}?(?:statement|communiqu[eé]|"
    r"declaration|readout|release|letter|note|message|post)\s+(?:issued\s+|put\s+out\s+|sent\s+)?"
    r"(?:from|by|of)\s+(?P<who>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# Other words for those who negotiate for a party: "the Norda delegation … the team".
TEAMS = frozenset(("team", "delegation", "delegates", "negotiators", "side"))
SOME_OF = re.compile(
    r"^(?:(?:one|two|three|several|some|many|most|both)\s+of|"
    r"(?:(?:an?|one|two|three|four|several|some|senior)\s+)*members?\s+of|"
    r"(?:an?\s+)?(?:sources?|officials?|people|someone)\s+(?:in|inside|on|from|within)"
    r"(?=\s+the\s+(?:delegation|team)\b))\s+(?P<who>(?!them\b)\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# "Three members of the council".
COUNTED = re.compile(r"(?:two|three|four|five|six|several|some|many)\b", re.IGNORECASE)
# "A minister", "a brigade commander", "people close to him": inside some government or army.
INSIDER = re.compile(
    r"(?:(?:a|an|the|one|another|some|several|two|three|senior|top|brigade|battalion|army|military|"
    r"field|cabinet|government|security|defen[cs]e|foreign|presidential|his|her) )*"
    r"(?:aides?|ministers?|commanders?|government|cabinet|advis[eo]rs?|spokes\w+|negotiators?|"
    r"generals?|officials?|headquarters|command|lawmakers?|"
    r"members? of (?:the|its|his|her|their) (?:delegation|team|cabinet|government|council)|"
    r"(?<=cabinet )members?|(?<=government )members?|"
    r"people (?:close to|around) (?:him|her|them|the president|the government))",
    re.IGNORECASE,
)
# "One ambassador", "a brigade commander": of those who were just said to speak.
ONE_SUCH = re.compile(
    r"(?:one|another|an?) (?:[\w-]+ )?(?:ambassador|diplomat|officer|official|commander|minister|"
    r"general|envoy|lawmaker|deputy|negotiator)",
    re.IGNORECASE,
)
# "Colonel Ada Berg", "brigade commander Otto Lind".
RANKED = re.compile(
    r"(?:the )?(?:(?:brigade|battalion|company|unit|army|field|military) (?:commander|spokes\w+)|"
    r"(?:lieutenant |major |brigadier )?(?:colonel|general)|captain|major|lieutenant|brigadier|"
    r"commander|sergeant)\s(?=[A-Z])",
    re.IGNORECASE,
)
# "Senator Ada Berg", "Mayor Otto Lind": of the state a paper is at home in.
TITLED = re.compile(
    r"(?:the )?(?:deputy |regional )?(?:senator|lawmaker|legislator|deputy|mayor|governor|"
    r"prosecutor)\s(?=(?-i:[A-Z]))(?!\w+ (?:minister|premier|secretary)\b)",
    re.IGNORECASE,
)
# An officer with troops serves where the page is about; a general may be a guest.
JUNIOR = re.compile(
    r"(?:the )?(?:captain|major|lieutenant|sergeant|(?:brigade|battalion|company|unit) )"
    r"(?! general)",
    re.IGNORECASE,
)
# "The mayor", "regional officials", "the city's military administration": of where one is.
LOCAL = re.compile(
    r"(?:the|its|a)? ?(?:(?:(?:regional|municipal|provincial|city|town)(?:['’]s)? )"
    r"(?:(?:military|civil|district) )?(?:administration|council|authorities|officials?|"
    r"prosecutors?|mayor|governor)|(?<=the )(?:mayor|governor)|emergency services?|police|"
    r"(?:(?:company|platoon|battalion|brigade|drone|artillery) )?commander (?:of|in|with) "
    r"(?:the|an?) (?:[\w-]+ )?(?:brigade|battalion|regiment))"
    r"(?:['’]s office)?$",
    re.IGNORECASE,
)
REBELS = re.compile(
    rf"(?:(?:the|some|two|three) )?(?:[\w-]+ ){{0,2}}?(?:{REBEL}|(?:paramilitary|armed) force|"
    r"(?:armed )?group)",
    re.IGNORECASE,
)
# "The Hamas-run health ministry".
RUN_BY = re.compile(
    r"^(?:the )?(?P<who>[A-Z][\w ]*?)-"
    r"(?:run|led|controlled|affiliated|installed|appointed|imposed)\s+(?P<what>.+)$"
)
# "Read the statement": of whoever spoke last.
PAPER = re.compile(r"the (?:same )?(?:statement|communiqu[eé]|readout|post|message)", re.IGNORECASE)
# "The memorandum", where only one side has put a paper on the table.
DRAFT = re.compile(r"the (?:memorandum|document|draft|paper|text|proposal|plan)", re.IGNORECASE)
PAPERS = frozenset(
    ("assessment", "bulletin", "communique", "document", "draft", "letter", "memo", "memorandum",
     "note", "paper", "plan", "proposal", "report", "statement", "study", "text")
)  # fmt: skip
# "A statement on the ministry's channel".
POSTED = re.compile(
    r"^(?:an?|the)\s+(?:[\w-]+\s+)?(?:statement|post|message|notice|video|note)\s+"
    r"(?:(?:posted|published|carried)\s+)?on\s+(?P<who>\S.*?)['’]s\s+(?:own\s+|official\s+)?"
    r"(?:\w+\s+)?(?:channel|website|page|account|site|feed)$",
    re.IGNORECASE,
)
# "A ministry official", "an embassy spokesman": of the ministry just named.
OF_BODY = re.compile(
    r"(?:(?:an?|the|one|another|two|some|several) )?(?:senior )?(?P<body>ministry|embassy|palace|"
    r"army|navy|military|police|delegation|council|government|presidential) [\w-]+",
    re.IGNORECASE,
)
# "Officials close to the prime minister", "people around him".
CLOSE_TO = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:(?:officials?|people|aides|sources?|figures|persons?|advis[eo]rs)\s+"
    r"(?:who are |who is |said to be )?(?:close|loyal) to|(?:aides|advis[eo]rs)\s+to) "
    r"(?P<who>\S.*)$",
    re.IGNORECASE,
)
# "Officials familiar with the US plan" are not of the US.
KNOWING_OF = re.compile(
    r"\s+(?:(?:who|that) (?:is|are|was|were) )?(?:familiar with|briefed on|privy to|aware of|"
    r"(?:with )?(?:direct )?knowledge of|involved in)\s"
)
# "An official in her office", "a member of its delegation": of whose office it is.
IN_OWN = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:officials?|sources?|aides?|staff|people|advis[eo]rs?|spokes\w+)\s+"
    r"(?:in|at|from|of|for|on|with)\s+(?P<who>(?:his|her|its|their)\s\S.*)$",
    re.IGNORECASE,
)
# "A spokeswoman for the organisation": as "the organisation's spokeswoman".
FOR_THE = re.compile(
    r"^(?:an?|the|one|another)\s+(?:senior\s+)?(?P<what>spokes\w+|official|representative|delegate|"
    r"negotiator|commander)\s+(?:for|of|from|at|in|with)\s+"
    r"(?P<body>the\s+(?:[a-z]+|(?i:(?:ministry|department)\s+(?:of|for)\s+[\w ]+)))$",
    re.IGNORECASE,
)
# "His Russian colleague": Russia's, whoever he is.
COLLEAGUE = re.compile(r"\b(?:colleague|counterpart|host|interlocutor|visitor|guest)s?$", re.I)
# "The country's energy minister", "the agency's manager", and what sort of actor is meant.
OF_THE = re.compile(
    r"^the (?:(?P<state>country|kingdom|republic|nation)|(?P<group>group|movement|militia|faction)|"
    r"(?P<organisation>agency|organi[sz]ation|alliance|bloc|union))(?:['’]s (?P<what>\S.*))?$",
    re.IGNORECASE,
)
# "The mediator's office".
OWNED_BY_OFFICE = re.compile(r"^(?P<owner>the [a-z]+)['’]s (?P<what>[^,]+)$", re.IGNORECASE)
# "Presidential adviser Ada Berg": of whoever alone was called president.
PRESIDENTIAL = re.compile(r"^(?:a |an |the |one )?presidential\b", re.IGNORECASE)
# "Two diplomats", "local officials", "other ministers": of no state one could name.
UNPLACED = re.compile(
    r"^(?:(?:a|an|one)\s+)?(?:some|several|many|two|three|four|five|six|other|another|local|"
    r"foreign|western|european|regional|senior|diplomats?|officials?|lawyers?|generals?|envoys?|officers?)\b",
    re.IGNORECASE,
)
# Some of those who were just said to speak: '"…," said one.'
PARTITIVE = frozenset(
    ("one", "another", "the other", "a second", "a third", "others", "one of them",
     "another of them", "some of them")
)  # fmt: skip
# Other words for a person by office, and the offices they may mean.
_DIPLOMATS = ("foreign", "diplomat", "envoy", "ambassador", "negotiator", "spokes")
CALLED = {
    "head of state": ("president", "king", "emir", "sultan"),
    "head of government": ("prime minister", "premier", "chancellor"),
    "diplomat": _DIPLOMATS,
    "envoy": ("envoy", "ambassador"),
    "top diplomat": ("foreign",),
    "president": ("president",),
    "prime minister": ("prime minister", "premier"),
    "pm": ("prime minister", "premier"),
}
AGED = re.compile(
    r"^the (?:\d{2}-year-old\b|(?:(?:christian|social|liberal) democrat|conservative|socialist|"
    r"centrist|republican|democrat|billionaire|businessman|former \w+|veteran \w+|career \w+)$)",
    re.IGNORECASE,
)
# "The former reality TV host", "the ex-comedian": another word for who was just named.
FORMER = re.compile(r"[Tt]he (?:ex-[a-z]+|former (?:(?:[a-z]+|[A-Z]{2,3}) ){0,3}[a-z]+)$")
ONE_CITIZEN = re.compile(r"[Tt]he [A-Z][a-z]+(?<!s)")
FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:al|bin|de|van|von|der|el))*(?: [A-Z][\w’'-]+){1,2}")
# "Foreign Minister Ada Berg", "Presidential aide Otto Lind": of the state a paper is at home in.
HOMELY = re.compile(
    r"(?:the )?(?:(?:deputy |first |vice )*(?:(?:prime|foreign|defen[cs]e|interior|finance|energy|"
    r"economy|justice) )+minister|chancellor|presidential (?:aide|advis[eo]r|spokes\w+|envoy))"
    r"\s(?=[A-Z])",
    re.IGNORECASE,
)
SPOKEN_FOR = re.compile(r"an?\s+(?:spokes\w+|aide|advis[eo]r|official)", re.IGNORECASE)
A_PERSON = ("a ", "an ", "another ", "his ", "her ", "its ")


def is_somebody(noun: Token) -> bool:
    """Tell a noun for a person, an office or a body from one for a thing."""
    return any(kind.fullmatch(noun.text) for kind in (OFFICE, HUMAN, INSTITUTION))
