"""What a visitor reads of a judgement: what is allowed for, how sure it is, and what is asked of whom."""

from playwright.sync_api import Page, expect

FUNNEL = "indicators/asthma-review/areas/00A/"


def test_a_visitor_sees_practices_where_average_circumstances_would_put_them(page: Page) -> None:
    # given the page of an indicator in an area
    page.goto(FUNNEL)
    # then its picture allows for circumstances, and the table says what is expected of each
    expect(page.get_by_role("img", name="with circumstances and place allowed for")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Expected here")).to_be_visible()
    expect(page.get_by_role("row", name="Alder Surgery").first).to_contain_text("74.9%")


def test_a_visitor_sees_what_allowing_for_circumstances_changes(page: Page) -> None:
    # given the page of an indicator in an area, on which nothing is shown without allowing for circumstances
    page.goto(FUNNEL)
    plain = page.get_by_role("img", name="as published")
    expect(plain).to_be_hidden()
    # when the visitor opens the other picture
    page.get_by_text("Without allowing for circumstances", exact=True).click()
    # then it is shown with how many lie outside before and after
    expect(plain).to_be_visible()
    expect(page.get_by_text("Without allowing for circumstances and place, 2 of 2 practices")).to_be_visible()


def test_a_visitor_finds_a_practice_in_the_picture(page: Page) -> None:
    page.goto(FUNNEL)
    page.get_by_role("link", name="Show Alder Surgery in the picture").click()

    expect(page.locator("#Z80001 text")).to_have_text("Alder Surgery: 89.2%, expected 74.9%")
    expect(page.locator("#Z80001 text")).to_be_visible()


def test_a_visitor_reads_how_an_expectation_is_made_and_how_sure_it_is(page: Page) -> None:
    # given the page of an indicator
    page.goto("indicators/asthma-review/")
    # then each circumstance stands with what goes with it, and reliability with the patients it needs
    expect(page.get_by_role("row", name="Deprivation")).to_contain_text("higher")
    expect(page.get_by_text("To reach 0.7 a practice needs about 480 patients asked")).to_be_visible()
    expect(page.get_by_text("As published, figures at the most deprived end are 3.1")).to_be_visible()


def test_a_commissioner_reads_what_the_practices_of_an_area_share(page: Page) -> None:
    page.goto("areas/00A/")

    expect(page.get_by_text("It is asked of the commissioner, never of a practice.")).to_be_visible()
    expect(page.locator("#asthma-review")).to_contain_text("Place, what its practices share +0.7")
    expect(page.get_by_role("row", name="Figures outside the 95% limits")).to_be_visible()


def test_a_visitor_reads_what_chance_alone_would_give(page: Page) -> None:
    # given the first page, which says it in a sentence
    page.goto("")
    page.get_by_role("link", name="More on what chance alone would give").click()
    # then the page on how to read has the numbers, and outcomes by deprivation
    expect(page.get_by_role("table", name="How many would arise by chance")).to_be_visible()
    expect(page.get_by_role("row", name="The most deprived fifth")).to_be_visible()


def test_a_reader_of_the_open_data_looks_up_a_column(page: Page) -> None:
    page.goto("downloads/")
    page.get_by_text("Practices and indicators", exact=True).click()

    expect(page.get_by_role("row", name="crude_z")).to_contain_text("allowing for neither")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV of twins").click()
    assert waiting.value.suggested_filename == "twins.csv"
