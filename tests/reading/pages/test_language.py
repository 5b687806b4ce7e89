"""Languages: English is read, others are named, and short texts are given the benefit."""

import pytest

from upperhand.reading.pages.language import language_of, language_problem
from upperhand.record import Document

SAMPLES = {
    "en": "The palace said on Monday that it would not accept the plan as it stands now.",
    "de": "Der Palast hat am Montag gesagt, dass er den Plan nicht so annehmen wird, wie er ist.",
    "fr": "Le palais a dit lundi que le plan ne serait pas accepté dans sa forme, selon une note.",
    "es": "El palacio dijo el lunes que no aceptará el plan como está y que la paz no es para ya.",
    "it": "Il palazzo ha detto che non accetta il piano e che la pace è ancora una cosa lontana.",
    "pt": "O palácio disse que não aceita o plano como está e que a paz ainda não é para já.",
    "nl": "Het paleis zei maandag dat het plan niet wordt aanvaard en dat de vrede nog ver is.",
    "pl": "Pałac powiedział, że nie przyjmie planu i że pokój jest daleko, ale się zobaczy.",
    "sv": "Palatset sade att det inte godtar planen som den är och att freden är långt borta.",
    "fi": "Palatsi sanoi että se ei hyväksy suunnitelmaa ja että rauha on vielä kaukana.",
    "tr": "Saray bu planı kabul etmediğini ve barış için daha çok yol olduğunu söyledi.",
    "ru": "Дворец сказал в понедельник, что он не примет план и что до мира ещё далеко.",
    "uk": "Палац сказав у понеділок, що він не прийме план і що до миру ще далеко, але це так.",
    "ar": "قال القصر يوم الاثنين إنه لن يقبل الخطة كما هي وإن السلام لا يزال بعيدا",
    "he": "הארמון אמר ביום שני שלא יקבל את התוכנית כפי שהיא",
    "zh": "王宫周一表示不会接受目前的计划，和平仍然遥远。",
    "ja": "王宮は月曜日に、この計画をそのまま受け入れることはないと述べた。",
    "ko": "왕궁은 월요일에 이 계획을 그대로 받아들이지 않겠다고 말했다.",
    "el": "Το παλάτι είπε τη Δευτέρα ότι δεν θα δεχτεί το σχέδιο όπως είναι.",
}


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_sentence_is_in_its_language(code):
    assert language_of(SAMPLES[code]).code == code


@pytest.mark.parametrize(
    "text", ["Palace says no", "No.", "Talks: Putin, Xi, Macron", "OK", "Kyiv–Moscow: no talks"]
)
def test_a_few_latin_words_are_not_judged_foreign(text):
    document = Document("x", "p.txt", text)
    assert list(language_problem(document, language_of(text))) == []


def test_names_of_another_script_do_not_make_a_text_foreign():
    text = SAMPLES["en"] + " The minister, عباس عراقچی, and Владимир Путин met."
    assert language_of(text).code == "en"


def test_quotations_in_german_do_not_make_an_english_page_german():
    text = SAMPLES["en"] * 3 + " “Nicht mit mir”, sagte der Kanzler, he was quoted as saying."
    assert language_of(text).code == "en"


def test_the_problem_names_the_language_and_the_way_out():
    text = SAMPLES["fr"] * 3
    (problem,) = language_problem(Document("x", "p.txt", text), language_of(text))
    assert "French" in problem.what
    assert "English" in problem.repair


def test_numbers_and_signs_alone_are_in_no_language():
    assert language_of("1914 — 1918 / 42 %").code == ""
