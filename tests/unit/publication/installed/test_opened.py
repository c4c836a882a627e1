from evenhand.publication.installed import Opened


def test_figures_of_several_practices_come_in_the_order_asked_for(released: Opened) -> None:
    found = released.figures.results_of_all(["Z80002", "nobody", "Z80001"], ["practice", "value"])

    assert found.columns == ["practice", "value"]
    assert list(dict.fromkeys(found["practice"])) == ["Z80002", "Z80001"]
    assert found.height == sum(len(released.figures.results_of(code)) for code in ("Z80001", "Z80002"))


def test_so_do_those_of_earlier_periods_with_every_column(released: Opened) -> None:
    found = released.figures.history_of_all(["Z80001"])

    assert list(found.iter_rows(named=True)) == released.figures.history_of("Z80001")


def test_figures_of_nobody_are_no_rows(released: Opened) -> None:
    assert released.figures.results_of_all([]).is_empty()
