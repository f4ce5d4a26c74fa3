"""Paper as it comes, and a call: keyed in a real browser → the results, and the data file."""

from playwright.sync_api import Page, expect

from app.tray import sheets
from forms.library.reflection import REFLECTION
from tests.journeys.hands import SIX, Keyboard, arrive, data_file, focused, ready
from tests.paper import batch, reply
from tests.site import publish


def test_an_arabic_sheet_is_keyed_by_an_officer_who_reads_english(served: str, page: Page) -> None:
    """Both languages stand at each field; words stay as written, and are told in English."""
    version = publish(REFLECTION)
    form, arabic = version.in_language("en"), version.in_language("ar")
    arrive(page, f"{served}/en/keying/batches/{batch(1).id}")
    page.locator("#code").fill(f"http://127.0.0.1:5000/q/{version.code}/ar/standard/1")
    page.locator("#code").press("Enter")
    expect(page.locator("h1")).to_contain_text("العربية")
    for here, there in zip(form.items, arabic.items, strict=True):
        label = page.locator(f"label[for='{here.key}']")
        expect(label).to_contain_text(here.label)
        expect(label.locator("[lang=ar][dir=rtl]")).to_have_text(there.label)
    text = next(item for item in form.items if hasattr(item.question, "lines"))
    ready(page)
    page.keyboard.press("4")
    field = page.locator(f"[name='{text.key}']")
    field.fill("هادئة ومنفتحة")
    assert field.evaluate("field => getComputedStyle(field).direction") == "rtl"
    assert field.get_attribute("lang") == "ar"
    page.get_by_label(f"{text.number}. In English: {text.label}").fill("calm and open")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_have_text("Reply 1 is saved.")
    (line,) = data_file(page, served, version)
    assert line["_language"] == "ar"
    assert (line[text.key], line[f"{text.key}.translation"]) == ("هادئة ومنفتحة", "calm and open")


def test_what_is_unclear_on_paper_is_counted_as_unclear(served: str, page: Page) -> None:
    """Illegible, several ticked, a note, a page that never came: in the results and the file."""
    version = publish()
    made = reply(version)
    where = sheets.pages(version, "en", "standard")
    last = max(where.values())
    gone = [key for key, number in where.items() if number == last]
    arrive(page, f"{served}/en/keying/replies/{made.id}")
    ready(page)
    page.keyboard.type("/")
    page.keyboard.press("Tab")
    page.keyboard.type("*24")
    page.keyboard.press("Tab")
    page.keyboard.type("4+not always")
    page.get_by_label("Pages that did not come back").fill(str(last))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#done-line")).to_have_text("Reply 1 is saved.")
    (line,) = data_file(page, served, version)
    assert [line[name] for name in SIX[:3]] == ["?illegible", "?several", "agree"]
    assert line[f"{SIX[2]}.note"] == "not always"
    assert gone
    assert {line[name] for name in gone} == {"?missing"}
    page.goto(f"{served}/en/results/{version.collection_id}")
    for item, said in ((SIX[0], "Unclear"), (SIX[1], "Unclear"), (gone[0], "Page missing")):
        row = page.locator(f"table[data-item='{item}'] tr", has_text=said)
        expect(row.locator("td").last).to_have_text("1")


def test_answers_by_telephone_are_read_out_and_keyed(served: str, page: Page) -> None:
    """The whole question stands by its field, in the language that is spoken; it is counted so."""
    version = publish(REFLECTION)
    keyboard = Keyboard(page)
    arrive(page, f"{served}/en/keying/calls")
    page.get_by_label(version.in_language("en").title).check()
    page.get_by_label("polski").check()
    page.get_by_label("By telephone").check()
    keyboard.choose("Open the questions")
    polish = version.in_language("pl")
    for item in polish.items:
        expect(page.locator("main")).to_contain_text(item.label)
    page.locator(f"[name='{polish.items[0].key}']").focus()
    page.keyboard.press("4")
    assert focused(page) == polish.items[1].key
    page.keyboard.press("Control+Enter")
    expect(page.locator(".done")).to_have_text("The answers are saved.")
    (line,) = data_file(page, served, version)
    assert (line["_channel"], line["_language"]) == ("phone", "pl")
