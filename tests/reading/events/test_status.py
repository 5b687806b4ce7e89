"""Whether a told event has happened, by the words that govern it."""

from __future__ import annotations

import pytest

from small_page import small_page
from upperhand.reading.events.find import events
from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer

NAMES = load_gazetteer()


def statuses(text: str, category: str) -> set[str]:
    document = small_page(text)
    found = events(document, parse(document, load_parser(), NAMES), NAMES)
    return {e.status for e in found if e.category == category}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Ukraine was about to release the prisoners.", "RETREAT"),
        ("The assembly voted to release the prisoners.", "RETREAT"),
        ("The treaty obliges Russia to release the prisoners.", "RETREAT"),
        ("The council gave its blessing to a plan to bomb the harbour.", "FIGHT"),
        ("The generals are in favour of bombing the harbour.", "FIGHT"),
        ("A visit planned for Sunday has alarmed Kyiv.", "CONSULT"),
        ("Russia put off the release of forty sailors.", "RETREAT"),
        ("Under the accord, Russia releases forty sailors.", "RETREAT"),
        ("After Russian troops have left the town, the buses will return.", "RETREAT"),
        ("The treaty required Russia to release the sailors.", "RETREAT"),
        ("Russia must release the sailors.", "RETREAT"),
        ("The army had better leave the valley.", "RETREAT"),
        ("Norda would pay for it as soon as Russian troops left the valley.", "RETREAT"),
        ("The pact is to begin the moment the last soldier leaves the valley.", "RETREAT"),
        ("The army would keep going until all of the region was taken.", "FIGHT"),
    ],
)
def test_what_is_meant_or_laid_down_is_planned(text, category):
    assert statuses(text, category) == {"planned"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Ukraine was unable to release the prisoners.", "RETREAT"),
        ("The council fell short of imposing sanctions.", "SANCTION"),
        ("The weather kept the fleet from bombarding the harbour.", "FIGHT"),
        ("Far from bombing the harbour, the fleet saluted it.", "FIGHT"),
        ("Nor did Russia release the prisoners.", "RETREAT"),
        ("Withdrawing from the valley was out of the question.", "RETREAT"),
        ("The talks ended in Geneva without a signed text.", "AGREE"),
        ("The mayor dismissed a report that Russia had bombed the harbour.", "FIGHT"),
        ("The talks broke up without result.", "AGREE"),
    ],
)
def test_what_was_prevented_left_undone_or_called_untrue_is_negated(text, category):
    assert statuses(text, category) == {"negated"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("As long as the strait is open, Russia will bomb nobody.", "FIGHT"),
        ("The pact lapses when one party bombs the other.", "FIGHT"),
        ("Norda lives with it, on condition that the troops left the town first.", "RETREAT"),
        ("Had Russia bombed the harbour, the fleet would be gone.", "FIGHT"),
        ("Russia would bomb the harbour, the mayor said, if the talks failed.", "FIGHT"),
        ("Any attack on the convoy will be answered.", "FIGHT"),
        ("A hypothetical attack was played through at the college.", "FIGHT"),
        ("Anyone who bombs the harbour is a criminal.", "FIGHT"),
    ],
)
def test_what_is_only_imagined_is_never_past(text, category):
    assert statuses(text, category)
    assert statuses(text, category) <= {"conditional", "negated"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Whether it meant to or not, Russia bombed the school.", "FIGHT"),
        ("If Russia was angry, it nonetheless released the sailors.", "RETREAT"),
        ("The sailors, freed last week, are expected home on Friday.", "RETREAT"),
        ("It took six hours to settle on a map.", "AGREE"),
        ("Ukraine managed to release the prisoners.", "RETREAT"),
        ("Russia had to release the prisoners.", "RETREAT"),
        ("The two envoys met as planned.", "CONSULT"),
        ("Russia launched a long planned offensive.", "FIGHT"),
    ],
)
def test_what_was_done_is_past_whatever_stands_beside_it(text, category):
    assert statuses(text, category) == {"past"}


@pytest.mark.parametrize(
    "text",
    [
        "Fighting goes on around the station.",
        "The harbour is being bombed.",
        "Russia, officials say, is bombing the harbour.",
    ],
)
def test_what_goes_on_is_ongoing(text):
    assert statuses(text, "FIGHT") == {"ongoing"}


def test_the_present_of_a_meeting_is_no_past():
    text = "The sub-committee that meets in a cellar was set up by Russia."
    assert statuses(text, "CONSULT") == {"ongoing"}


def test_a_day_by_its_short_month_is_still_to_come():
    assert statuses("The delegations return to the talks on Feb. 9.", "CONSULT") == {"planned"}


@pytest.mark.parametrize(
    ("text", "category", "act", "status"),
    [
        ("The families urged Russia to free the hostages.", "RETREAT", "DEMAND", "planned"),
        ("Moscow insists on a Ukrainian withdrawal.", "RETREAT", "DEMAND", "planned"),
        ("Russia refused to free the hostages.", "RETREAT", "REJECT", "negated"),
        ("The minister ruled out sending troops to Ukraine.", "MOBILIZE", "REJECT", "negated"),
    ],
)
def test_a_demand_or_a_refusal_is_made_and_its_deed_is_told_beside_it(text, category, act, status):
    assert statuses(text, act) == {"past"}
    assert statuses(text, category) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Russia declined to say which hostages it would free.",
        "The reporter asked whether the hostages had been freed.",
    ],
)
def test_what_is_only_spoken_of_is_no_deed_that_was_asked_or_refused(text):
    assert not statuses(text, "RETREAT") & {"past", "negated"}
    assert not statuses(text, "CONSULT")


def test_a_town_besieged_since_may_still_is():
    text = "The town, besieged by the rebels since May, is to be evacuated."
    assert statuses(text, "COERCE") == {"ongoing"}


def test_where_talks_will_be_held_is_not_denied_by_who_does_not_say_it():
    assert statuses("The ministry did not say where the talks will be held.", "CONSULT") == {
        "planned"
    }


def test_a_contrasting_clause_tells_an_event_of_its_own():
    text = "Kyiv warned that while Russia has not freed the hostages, it may bomb the harbour."
    assert statuses(text, "RETREAT") == {"negated"}


def test_talk_of_a_truce_is_no_meeting():
    assert statuses("Talk of a truce has lifted the rouble.", "CONSULT") == set()


def test_the_call_in_which_something_is_asked_was_held():
    assert statuses("In a telephone call he pressed for patience.", "CONSULT") == {"past"}


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("He denied that his government had accepted the offer.", "AGREE", "negated"),
        ("The talks ended on Tuesday without a joint statement.", "AGREE", "negated"),
        ("Seizing the assets would be theft.", "COERCE", "conditional"),
        ("A settlement that gave the money back to Russia would pay for a war.", "RETREAT",
         "conditional"),
        ("Berg threatened every official who signs the deal.", "SUPPORT", "conditional"),
        ("Its troops were still advancing.", "FIGHT", "ongoing"),
        ("The envoys have put forward a moratorium on attacks.", "RETREAT", "offered"),
        ("Norda has requested four radars.", "AID", "planned"),
        ("Berg threatened strikes on the ports.", "FIGHT", "planned"),
    ],
)  # fmt: skip
def test_what_is_denied_imagined_offered_or_asked_for_is_never_past(text, category, status):
    assert statuses(text, category) == {status}


def test_strikes_on_something_are_no_walkout():
    assert statuses("Strikes on the grid were a lawful answer, he said.", "PROTEST") == set()


def test_a_question_of_reporters_demands_nothing():
    assert statuses("Asked about the troops, Berg said that he was tired.", "DEMAND") == set()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("We are open to selling power to Norda.", "COOPERATE"),
        ("Norway offered four generators for the hospital.", "AID"),
    ],
)
def test_what_somebody_is_open_to_or_holds_out_is_offered(text, category):
    assert statuses(text, category) == {"offered"}


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("The president said that we'd help them with boats.", "AID", "planned"),
        ("“Take the port and the rest will follow,” the admiral said.", "FIGHT", "planned"),
        ("The council demanded that Norda release the sailors.", "RETREAT", "planned"),
        ("They would rather lose the valley than share the dam.", "COOPERATE", "negated"),
        ("Norda controls a third of the island.", "FIGHT", "ongoing"),
        ("The constitution of Pale forbids elections under martial law.", "COERCE", "ongoing"),
    ],
)
def test_what_a_bare_or_present_form_tells_is_never_past(text, category, status):
    assert statuses(text, category) == {status}


def test_a_heading_tells_what_has_just_been_done_in_the_present():
    assert statuses("Ukraine bombs two Russian ports", "FIGHT") == {"past"}
    assert statuses("Ukraine bombs two Russian ports every week.", "FIGHT") == {"ongoing"}


def test_whoever_let_somebody_know_is_not_told_to():
    text = "From Pale, Ada Berg, who leads the council, let the king know that they had met."
    assert statuses(text, "CONSULT") == {"past"}


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("Russia is not able to bomb the harbour.", "FIGHT", "negated"),
        ("The navy is able to bomb the harbour.", "FIGHT", "conditional"),
        ("The navy was able to bomb the harbour.", "FIGHT", "past"),
        ("Norda is not allowed to agree to a pause.", "AGREE", "negated"),
        ("Norda was allowed to agree to a pause.", "AGREE", "past"),
        ("Russia is not ready to release the sailors.", "RETREAT", "negated"),
        ("Russia would be ready to release the sailors.", "RETREAT", "offered"),
        ("She insisted that all sailors be released.", "RETREAT", "planned"),
        ("She insisted that all sailors were released.", "RETREAT", "past"),
        ("They agreed on releasing the sailors.", "RETREAT", "planned"),
        ("Russia admitted to bombing the harbour.", "FIGHT", "past"),
        ("Norda volunteered to host a meeting of the envoys.", "CONSULT", "offered"),
        ("Norda hosted a meeting of the envoys.", "CONSULT", "past"),
        ("Kyiv proposed a truce followed by a meeting of the presidents.", "CONSULT", "offered"),
        ("Putin was on his way to a summit in Norda.", "CONSULT", "planned"),
        ("She hinted that Norda might, in time, be bombed.", "FIGHT", "planned"),
        ("Norda proposes a truce signed by the kings.", "AGREE", "offered"),
        ("There is a document worth signing.", "AGREE", "conditional"),
        ("No road opens before the two sides have agreed.", "AGREE", "planned"),
        ("The room was rebuilt for hosting the talks.", "CONSULT", "planned"),
        ("They paid Norda for hosting the talks.", "CONSULT", "past"),
        ("She said the pause could be no truce and urged Norda to leave.", "DEMAND", "past"),
        ("The army came closer to releasing the sailors.", "RETREAT", "planned"),
        ("Norda is close to releasing the sailors.", "RETREAT", "planned"),
        ("The crew would have an hour before releasing the sailors.", "RETREAT", "planned"),
        ("The crew had an hour before releasing the sailors.", "RETREAT", "past"),
        ("The talks were off.", "CONSULT", "negated"),
        ("The talks were three weeks away.", "CONSULT", "planned"),
        (
            "She said the guards would stay until the day Norda bombed the harbour.",
            "FIGHT",
            "planned",
        ),
        ("She said the guards left on the day Norda bombed the harbour.", "FIGHT", "past"),
        ("Whatever is agreed in Norda goes to a vote.", "AGREE", "conditional"),
        ("Whatever was agreed in Norda went to a vote.", "AGREE", "past"),
    ],
)
def test_the_words_around_a_deed_tell_whether_it_was_done(text, category, status):
    assert statuses(text, category) == {status}


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ("A deal between the two brothers was close.", "AGREE", "conditional"),
        ("A deal reached in May is on paper.", "AGREE", "past"),
        ("The talks drag on.", "CONSULT", "ongoing"),
        ("The talks dragged on.", "CONSULT", "past"),
    ],
)
def test_a_deed_named_by_a_noun_has_the_tense_of_what_is_said_of_it(text, category, status):
    assert statuses(text, category) == {status}


@pytest.mark.parametrize("text", ["News / World / Norda war", 'The word "surrender" is banned.'])
def test_what_only_names_a_deed_tells_none(text):
    assert not statuses(text, "FIGHT") | statuses(text, "RETREAT")


def test_what_stands_behind_with_is_a_sentence_of_its_own():
    text = "The talks ended on Friday, with Russia refusing to release the sailors."
    assert statuses(text, "CONSULT") == {"past"}
    assert statuses(text, "REJECT") == {"past"}
    assert statuses(text, "RETREAT") == {"negated"}
