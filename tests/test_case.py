"""Cases on disk: opened by name or folder, recognised from a page."""

import pytest

from small_case import write_case
from upperhand.case import bundled, open_case, recognise, sample_page
from upperhand.errors import CaseError
from upperhand.record import Document


def page(text):
    return Document("d", "page.txt", text)


def test_the_bundled_case_opens_by_name():
    assert "ukraine" in bundled()
    assert open_case("ukraine").conflict.id == "ukraine"


def test_a_case_opens_by_its_folder(case_folder):
    assert open_case(str(case_folder)).conflict.id == "delta"


def test_an_unknown_case_is_refused_with_the_nearest_name():
    with pytest.raises(CaseError, match='Did you mean "ukraine"'):
        open_case("ukrane")


@pytest.mark.parametrize("name", ["", "."])
def test_no_name_is_no_case(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError, match="there is no case"):
        open_case(name)


def test_a_folder_that_merely_bears_a_cases_name_does_not_hide_the_case(tmp_path, monkeypatch):
    (tmp_path / "ukraine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert open_case("ukraine").conflict.id == "ukraine"


def test_a_folder_with_a_case_file_comes_before_the_bundled_case(tmp_path, monkeypatch):
    write_case(tmp_path / "ukraine")
    monkeypatch.chdir(tmp_path)
    assert open_case("ukraine").conflict.id == "delta"


def test_a_page_on_both_sides_is_recognised():
    text = "Kyiv and Moscow met again. Zelensky spoke in Kyiv; Putin answered from Moscow."
    found = recognise([page(text)])
    assert found.case == "ukraine"
    assert "Ukraine 3" in found.said()
    assert "Russia 3" in found.said()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harbour reopened after the storm.",
        "Kyiv, Kyiv and again Kyiv: a city guide.",
        "A train from Kyiv to Warsaw, not to Moscow.",
    ],
)
def test_a_page_that_does_not_name_both_sides_is_of_no_case(text):
    assert recognise([page(text)]) is None


def test_mentions_are_counted_over_all_pages_together():
    pages = [page("Kyiv. Kyiv."), page("Moscow. Moscow.")]
    assert recognise(pages).case == "ukraine"
    assert recognise(pages[:1]) is None


def test_a_lost_apostrophe_hides_no_party():
    assert recognise([page("Ukraines answer to Russias note; Ukraines army; Russias too.")])


def test_the_sample_page_of_a_case_is_there_and_is_recognised():
    path = sample_page("ukraine")
    assert recognise([page(path.read_text(encoding="utf-8"))]).case == "ukraine"


def test_a_case_without_a_sample_page_says_so(case_folder):
    file = case_folder / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("sample: page.txt\n", ""), "utf-8")
    with pytest.raises(CaseError, match="no sample page"):
        sample_page(str(case_folder))
