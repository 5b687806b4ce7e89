"""NOUN: the negotiation as a model, on one date."""

from upperhand.scenario.guarantee import Aftermath, Bite, GuaranteeLevel, Guarantor, Rearming
from upperhand.scenario.issue import Issue, Option, OptionPair
from upperhand.scenario.party import Interest, Party, RedLine
from upperhand.scenario.scenario import Offer, Scenario
from upperhand.scenario.war import Belief, Endurance, Support, War

__all__ = [
    "Aftermath",
    "Belief",
    "Bite",
    "Endurance",
    "GuaranteeLevel",
    "Guarantor",
    "Interest",
    "Issue",
    "Offer",
    "Option",
    "OptionPair",
    "Party",
    "Rearming",
    "RedLine",
    "Scenario",
    "Support",
    "War",
]
