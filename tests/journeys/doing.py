"""What people do at the portal's pages, in the words of the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from ccop.kernel.clock import WARSAW
from ccop.kernel.people.demonstration import DOMAIN, PASSWORD

NOT_FOUND = 404
_PAGES_OF_LETTERS = 40


def press(page: Page | Locator, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def send(page: Page, button: str) -> None:
    """Press a button and wait for the page it leads to: whoever looks next sees what it did."""
    with page.expect_navigation():
        press(page, button)


def follow(where: Page | Locator, link: str) -> None:
    """Follow a link and wait for the page it leads to."""
    page = where.page if isinstance(where, Locator) else where
    with page.expect_navigation():
        where.get_by_role("link", name=link).first.click()


def write(where: Page | Locator, label: str, text: str) -> None:
    where.get_by_label(label).and_(where.locator("input, textarea")).fill(text)


def sign_in(page: Page, box: str) -> None:
    """Sign in with the password on the page that asks for it."""
    write(page, "Adres e-mail", f"{box}{DOMAIN}")
    write(page, "Hasło", PASSWORD)
    press(page.locator("main"), "Zaloguj się")


def become(page: Page, person: str) -> None:
    """Sign in with one click as an invented person."""
    page.goto("/konto/demo/")
    page.locator("main").get_by_role("button", name=person).click()
    expect(page.locator("main")).to_contain_text(f"Zalogowano: {person}")


def open_letter(page: Page, about: str, *, to: str = "", site: str = "") -> None:
    """The latest letter with these words in its subject, among all that the demonstration has sent,
    or among those to one address."""
    for number in range(1, _PAGES_OF_LETTERS):
        page.goto(f"{site}/konto/demo/poczta/?strona={number}")
        letters = page.get_by_role("row").filter(has_text=to).get_by_role("link", name=about)
        if letters.count():
            letters.first.click()
            return
    raise AssertionError(f"no letter about {about}")


def status(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer is not None
    return answer.status


def told_of_errors(page: Page, *sentences: str) -> Locator:
    """The summary of errors: it has the focus, the title announces it, and it says all of these."""
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Błąd: ")
    for sentence in sentences:
        expect(summary).to_contain_text(sentence)
    return summary


@contextmanager
def clock_set(page: Page, moment: datetime) -> Iterator[None]:
    """Move the clock of the demonstration, and let it show real time again at the end."""
    seen = moment.astimezone(WARSAW)
    page.goto("/konto/demo/zegar/")
    write(page, "Nowa data", f"{seen:%d.%m.%Y}")
    write(page, "Nowa godzina", f"{seen:%H:%M}")
    press(page, "Przestaw zegar")
    expect(page.get_by_text("Zegar przestawiony.")).to_be_visible()
    try:
        yield
    finally:
        page.goto("/konto/demo/zegar/")
        press(page, "Wróć do prawdziwego czasu")
        expect(page.get_by_text("Zegar znów pokazuje prawdziwy czas.")).to_be_visible()


def after_closing(page: Page) -> datetime:
    """A minute after the closing that the page of a call names."""
    at = page.locator("time[datetime]").first.get_attribute("datetime")
    return datetime.fromisoformat(at or "") + timedelta(minutes=1)
