"""Canonical models of bargaining and war in closed form, each with its source and its numbers.

The models are independent of :mod:`upperhand.bargaining`, so that they can be its oracles. The
chapters are under ``docs/explanation/textbook-*.md``. Where a model is our reduced form of a
paper's mechanism, its docstring and its chapter say so.
"""

from upperhand.textbook.attrition import ResourceWar, resource_war
from upperhand.textbook.audiences import AudienceCosts, audience_costs
from upperhand.textbook.costly_lottery import (
    BargainingRange,
    Ultimatum,
    bargaining_range,
    ultimatum,
)
from upperhand.textbook.course import Course, expected_course, simulate_course
from upperhand.textbook.differing_priors import (
    AgreeToDisagree,
    Beta,
    StaticRange,
    agree_to_disagree,
    static_range,
)
from upperhand.textbook.forts import (
    FortWar,
    expected_battles,
    fort_war,
    fort_war_slope,
    settle_any_time,
    win_chance,
)
from upperhand.textbook.gambles import RiskReturn, risk_return, risk_return_power
from upperhand.textbook.guarantees import (
    BreachRisk,
    DealWorth,
    MinimumGuarantee,
    breach_probability,
    breach_value,
    minimum_guarantee,
    terms_worth,
)
from upperhand.textbook.mediators import (
    MediatedProposal,
    MediatorBias,
    mediated_proposal,
    mediator_bias,
)
from upperhand.textbook.nash import NashBargaining, nash_bargaining
from upperhand.textbook.offers import (
    Offers,
    breakdown_offers,
    outside_option_offers,
    rubinstein,
)
from upperhand.textbook.screening import (
    BattleBelief,
    Screening,
    battle_belief,
    screening_threshold,
    screening_threshold_units,
)
from upperhand.textbook.shifting_power import (
    InefficiencyCondition,
    PreventiveWar,
    inefficiency_condition,
    power_shift,
    preventive_war,
)
from upperhand.textbook.status_quo import PowerAndStatusQuo, power_and_status_quo
from upperhand.textbook.surprise import FirstStrike, first_strike

__all__ = [
    "AgreeToDisagree",
    "AudienceCosts",
    "BargainingRange",
    "BattleBelief",
    "Beta",
    "BreachRisk",
    "Course",
    "DealWorth",
    "FirstStrike",
    "FortWar",
    "InefficiencyCondition",
    "MediatedProposal",
    "MediatorBias",
    "MinimumGuarantee",
    "NashBargaining",
    "Offers",
    "PowerAndStatusQuo",
    "PreventiveWar",
    "ResourceWar",
    "RiskReturn",
    "Screening",
    "StaticRange",
    "Ultimatum",
    "agree_to_disagree",
    "audience_costs",
    "bargaining_range",
    "battle_belief",
    "breach_probability",
    "breach_value",
    "breakdown_offers",
    "expected_battles",
    "expected_course",
    "first_strike",
    "fort_war",
    "fort_war_slope",
    "inefficiency_condition",
    "mediated_proposal",
    "mediator_bias",
    "minimum_guarantee",
    "nash_bargaining",
    "outside_option_offers",
    "power_and_status_quo",
    "power_shift",
    "preventive_war",
    "resource_war",
    "risk_return",
    "risk_return_power",
    "rubinstein",
    "screening_threshold",
    "screening_threshold_units",
    "settle_any_time",
    "simulate_course",
    "static_range",
    "terms_worth",
    "ultimatum",
    "win_chance",
]
