"""The words of having, gaining and losing a hold over talks, by class.

A claim of leverage is a noun of the hold (hand, position, cards, momentum) under a verb of
having, gaining, giving, losing, taking or shifting it; these are the classes.
"""

from __future__ import annotations

__all__ = [
    "ABLE",
    "ARMED",
    "BALANCES",
    "BARGAINING",
    "CAUSES",
    "CLOCKS",
    "DEEDS",
    "EDGES",
    "EXHAUSTED",
    "FAVOURS",
    "GAINS",
    "GIVES",
    "HAS",
    "LACKS",
    "LASTING",
    "LESS",
    "LOSES",
    "LOST_THINGS",
    "MOMENTUM",
    "MORE",
    "PARLEYS",
    "REVERSES",
    "SHIFTS",
    "STRONG",
    "TAKES",
    "TALKS",
    "TIPS",
    "WEAK",
    "WEAKENING",
    "WILLS",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What somebody "cannot" do any more who is at the end of his means.
LASTING = _words("keep sustain continue hold last endure afford replace outlast survive")
# Nouns that are a hold by themselves, those that need "bargaining" or "stronger", and the field's.
EDGES = _words("leverage clout sway advantage card edge")
BARGAINING = _words("bargaining negotiating upper diplomatic")
PARLEYS = _words("hand position power room footing ground space strength weakness chip")
MOMENTUM = _words("momentum initiative")
WILLS = _words("resolve determination")
ABLE = _words("ability capacity capability will appetite morale stamina")
MORE = _words("""
    strong stronger strongest upper better best good free freer decisive great greater more
    new solid firm firmer favourable comfortable all improved
""")
LESS = _words("""
    weak weaker weakest worse poor poorer less fewer few little no shaky fragile difficult
    limited
""")

HAS = _words("""
    have hold enjoy retain keep possess command seize gain regain win get acquire recover
    maintain wield secure build capture play
""")
GAINS = _words("""
    strengthen increase boost improve enhance raise bolster reinforce widen sharpen cement
    consolidate restore fortify grow rise buoy firm harden
""")
LOSES = _words("""
    weaken reduce erode undermine diminish limit shrink dent blunt sap drain squander fade
    wane evaporate dwindle slip lose forfeit vanish disappear exhaust narrow damage cripple
    eat hollow wear surrender fray ebb
""")
GIVES = _words("""
    give hand grant bring provide offer lend confer afford earn leave put place add
""")
TAKES = _words("deprive strip rob cost deny")
LACKS = _words("lack need")
SHIFTS = _words("pass go shift swing move slip")
TIPS = _words("tip tilt shift turn swing change alter redraw upend transform reverse reshape")
BALANCES = _words("""
    balance scale tide table equation calculus arithmetic calculation dynamics odds
""")
CLOCKS = _words("time clock winter calendar delay stalemate attrition")
FAVOURS = _words("favour favor help suit benefit work run play tell")
CAUSES = _words("""
    force push bring drive compel credit explain prompt make lead oblige persuade convince
    nudge change shape
""")
TALKS = _words("""
    talk talks negotiation negotiate negotiator negotiating compromise table concession term
    deal bargain bargaining settle settlement accord agreement listen concede
""")
DEEDS = _words("gain success advance victory breakthrough capture achievement conquest")
REVERSES = _words("setback defeat reverse loss failure retreat casualty rout")

ARMED = _words("""
    army troop force fighter soldier offensive push campaign advance front line stock
    stockpile missile reserve ammunition shell arsenal economy treasury budget morale unit
    brigade navy fleet militia gunner pilot drone supply defence defense
""")
WEAKENING = _words("""
    thin dwindle stall falter slow sputter crumble collapse buckle crack retreat tire shrink
    flag peak wither struggle bleed fade
""")
EXHAUSTED = _words("""
    stretch overstretch exhaust weaken outnumber outgun deplete batter drain degrade strain
    isolate corner cripple maul decimate encircle wear
""")
WEAK = _words("""
    weak weaker stretched exhausted thin tired desperate isolated overextended brittle short
    depleted spent vulnerable overstretched demoralised demoralized
""")
STRONG = _words("strong stronger superior unbeaten dominant ascendant")
LOST_THINGS = _words("""
    friend ground ally man men battle war support initiative momentum nerve appetite backer
    territory town edge
""")
