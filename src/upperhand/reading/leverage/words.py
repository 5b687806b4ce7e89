"""The words of having, gaining and losing a hold over talks, by class.

A claim of leverage is a noun of the hold (hand, position, cards, momentum) under a verb of
having, gaining, giving, losing, taking or shifting it; these are the classes.
"""

from __future__ import annotations

from upperhand.reading.word_lists import words_of

__all__ = [
    "ABLE",
    "ARMED",
    "ARMS",
    "ASSAULTS",
    "BALANCES",
    "BARGAINING",
    "BEARING",
    "BRINGS",
    "CAUSES",
    "CLOCKS",
    "DEALS",
    "DEEDS",
    "EDGES",
    "EXHAUSTED",
    "FALLS",
    "FAVOUR",
    "FAVOURS",
    "GAINS",
    "GIVES",
    "GIVING_IN",
    "HAS",
    "HELD_OTHERWISE",
    "HURTS",
    "LACKS",
    "LASTING",
    "LESS",
    "LOSES",
    "LOST_THINGS",
    "MOMENTUM",
    "MORE",
    "MOTIVES",
    "MOUNTS",
    "OUTDOES",
    "PARLEYING",
    "PARLEYS",
    "PLACES",
    "PRESSING",
    "PRESSURES",
    "REVERSES",
    "SEATS",
    "SHARES",
    "SHIFTS",
    "STOPS",
    "STRONG",
    "SUPPLIES",
    "TAKES",
    "TALKS",
    "TIPS",
    "WEAK",
    "WEAKENING",
    "WILLS",
]  # fmt: skip


# What somebody "cannot" do any more who is at the end of his means.
LASTING = words_of("""
    keep sustain continue hold last endure afford replace outlast survive match feed supply
    resist fight defend equip man refill rebuild
""")
# Nouns that are a hold by themselves, those that need "bargaining" or "stronger", and the field's.
EDGES = words_of("leverage clout sway advantage card edge lever ace say grip")
BARGAINING = words_of("bargaining negotiating upper diplomatic")
PARLEYS = words_of("""
    hand position power room footing ground space strength weakness chip argument asset
""")
MOMENTUM = words_of("momentum initiative")
WILLS = words_of("resolve determination")
ABLE = words_of("ability capacity capability will appetite morale stamina")
MORE = words_of("""
    strong stronger strongest upper better best good free freer decisive great greater more
    new solid firm firmer favourable comfortable all improved
""")
LESS = words_of("""
    weak weaker weakest worse poor poorer less fewer few little no shaky fragile difficult
    limited
""")

HAS = words_of("""
    have hold enjoy retain keep possess command seize gain regain win get acquire recover
    maintain wield secure build capture play
""")
GAINS = words_of("""
    strengthen tighten increase boost improve enhance raise bolster reinforce widen sharpen cement
    consolidate restore fortify grow rise buoy firm harden
""")
LOSES = words_of("""
    weaken loosen reduce erode undermine diminish limit shrink dent blunt sap drain squander fade
    wane evaporate dwindle slip lose forfeit vanish disappear exhaust narrow damage cripple
    eat hollow wear surrender fray ebb
""")
GIVES = words_of("""
    give hand grant bring provide offer lend confer afford earn leave put place add deal
""")
TAKES = words_of("deprive strip rob cost deny")
LACKS = words_of("lack need")
SHIFTS = words_of("pass go shift swing move slip belong lie rest")
TIPS = words_of("tip tilt shift turn swing change alter redraw upend transform reverse reshape")
BALANCES = words_of("""
    balance scale tide table equation calculus arithmetic calculation dynamics odds
""")
CLOCKS = words_of("""
    time clock winter calendar delay stalemate attrition cold frost season weather summer snow
    spring autumn month week day year
""")
FAVOUR = words_of("favour favor advantage")
FAVOURS = words_of("favour favor help suit benefit work run play tell")
CAUSES = words_of("""
    force push bring drive compel credit explain prompt make lead oblige persuade convince
    nudge change shape
""")
TALKS = words_of("""
    talk talks negotiation negotiate negotiator negotiating compromise table concession term
    deal bargain bargaining settle settlement accord agreement listen concede
""")
DEEDS = words_of("gain success advance victory breakthrough capture achievement conquest")
REVERSES = words_of("setback defeat reverse loss failure retreat casualty rout")

ARMED = words_of("""
    army troop force fighter soldier offensive push campaign advance front line stock
    stockpile missile reserve ammunition shell arsenal economy treasury budget morale unit
    brigade navy fleet militia gunner pilot drone supply defence defense
""")
WEAKENING = words_of("""
    thin dwindle stall falter slow sputter crumble collapse buckle crack retreat tire shrink
    flag peak wither struggle bleed fade
""")
EXHAUSTED = words_of("""
    stretch overstretch exhaust weaken outnumber outgun deplete batter drain degrade strain
    isolate corner cripple maul decimate encircle wear
""")
WEAK = words_of("""
    weak weaker stretched exhausted thin tired desperate isolated overextended brittle short
    depleted spent vulnerable overstretched demoralised demoralized
""")
STRONG = words_of("strong stronger superior unbeaten dominant ascendant")
LOST_THINGS = words_of("""
    friend leader commander ground ally man men battle war support initiative momentum nerve
    appetite backer territory town edge
""")

# What moves others in the field, and what stands for the talks they are moved to.
ARMS = words_of("""
    ship gun bomb missile drone cannon shell artillery tank army fleet front battlefield weapon
    airstrike strike raid bombardment offensive campaign pressure sanction blockade siege drones
    force sword bayonet map
""")
BRINGS = words_of("bring force drive push drag pull compel herd press nudge coax oblige")
SEATS = words_of("table talk talks negotiation negotiate telephone phone bargain")
PARLEYING = words_of("""
    diplomacy diplomat talk talks note word negotiation conference summit letter appeal
    resolution envoy speech protest
""")
# What can be held on the ground, and what is "held" without being in anybody's hand.
PLACES = words_of("""
    road line village town city height hill ridge pass bridge bank ground port mile kilometre
    kilometer metre meter yard inch acre field house trench position coast shore railway
    airport metropolis hamlet street
""")
HELD_OTHERWISE = words_of("""
    talk talks meeting election view belief hope opinion referendum conference session summit
    negotiation right responsibility consultation discussion round ceremony drill exercise
    presidency office party rally vote press hand card initiative key position belief promise
    word interest problem question point reason plan idea choice chance time need duty matter
""")
SUPPLIES = words_of("""
    fuel food ammunition shell man money bread water cartridge supply soldier missile grain
    flour round troop reserve reservist rifle powder interceptor battery bullet drone
""")
# What presses on somebody, and what it does to him.
PRESSURES = words_of("""
    pressure sanction blockade siege embargo tariff war strike raid drone attack closure cold
    campaign bombardment isolation inflation
""")
HURTS = words_of("hurt harm bleed sting squeeze punish strangle choke exhaust")
PRESSING = words_of("pressure squeeze pinch")
BEARING = words_of("be come remain stay buckle crack fall bend fold")
MOUNTS = words_of("mount grow rise increase build intensify tell work bite")
# What one may need, what one may have no reason to do, and the reasons.
DEALS = words_of(
    "deal peace truce pause ceasefire agreement settlement respite break armistice way"
)
MOTIVES = words_of("reason incentive need motive cause pressure")
GIVING_IN = words_of("""
    stop compromise negotiate talk settle hurry concede rush yield retreat halt agree deal bargain
    budge bend move accept
""")
# Strength shown: by number, by what is stopped, by how much is held; and how means dwindle.
OUTDOES = words_of("outnumber outgun outproduce outlast outspend outmatch outfight outweigh")
STOPS = words_of("stop halt repel repulse blunt stem contain defeat smash break beat")
ASSAULTS = words_of("offensive advance attack assault push invasion column onslaught invader enemy")
SHARES = words_of("half third thirds quarter quarters most % percent cent fifths fifth all")
FALLS = words_of("""
    fall drop halve decline plunge sink shrink dwindle collapse slide slow stagnate fade wane
    evaporate crumble stall stutter ebb
""")
