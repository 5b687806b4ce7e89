"""What a document says of itself."""

from upperhand.record import Document, When


def test_a_page_is_dated_by_its_publication_else_by_the_day_of_its_last_update():
    published, updated = When("2025-10-23", "day"), When("2025-10-25", "day")
    assert Document("d", "p", "", published=published, updated=updated).dated == published
    assert Document("d", "p", "", updated=updated).dated == updated
    assert Document("d", "p", "", updated=When("", "unresolved")).dated is None
