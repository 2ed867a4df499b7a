from sync.merge import Finding, merge

BASE = Finding("crack", 2, frozenset({"a.jpg"}))


def test_merge_of_one_edit():
    assert merge(BASE, Finding("wide crack", 2, BASE.photos), BASE).finding.text == "wide crack"


def test_merge_of_photos():
    left = Finding("crack", 2, frozenset({"a.jpg", "b.jpg"}))
    right = Finding("crack", 2, frozenset())
    assert merge(BASE, left, right).finding.photos == frozenset({"b.jpg"})


def test_merge_keeps_the_worse_rating():
    merged = merge(BASE, Finding("crack", 3), Finding("crack", 4))
    assert merged.finding.rating == 4
    assert merged.conflicts == ("rating",)


def test_merge_never_lowers_a_rating():
    merged = merge(BASE, Finding("crack", 1, BASE.photos), BASE)
    assert merged.finding.rating == BASE.rating
