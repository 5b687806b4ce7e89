"""NOUN: the negotiation as a model, on one date."""

from upperhand.scenario.issue import Issue, Option, OptionPair
from upperhand.scenario.party import Interest, Party, RedLine
from upperhand.scenario.scenario import Offer, Scenario
from upperhand.scenario.war import Belief, Endurance, Support, War

__all__ = [
    "Belief",
    "Endurance",
    "Interest",
    "Issue",
    "Offer",
    "Option",
    "OptionPair",
    "Party",
    "RedLine",
    "Scenario",
    "Support",
    "War",
]
