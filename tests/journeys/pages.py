"""Every kind of page the portal has, with who sees it and how it is reached."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import psycopg
from playwright.sync_api import Page

from tests.journeys.doing import become, follow, open_letter, press, write
from tests.journeys.registering import until_answered
from tests.tools.installation import Installation

EDITOR = "Alicja Kasztanowa (przykład)"
SIGNATORY = "Ewa Ogrodowa (przykład)"
"""Also an editor, of the organisation that leads the joint offer."""
INVITED = "Grażyna Trenerska (przykład)"
CLERK = "Urszula Konkursowa (przykład)"
WEBMASTER = "Wiktor Stronny (przykład)"
KEEPER = "Barbara Katalogowa (przykład)"
AUDITOR = "Aurelia Kontrolna (przykład)"
OPERATOR = "Olga Serwerska (przykład)"
CLAIMANT = "Franciszek Doradca (przykład)"
"""Claims to act for a club that contests it."""
SECOND_OPERATOR = "Igor Zapasowy (przykład)"

_WHO_DOES_WHAT = "W przypadku oferty wspólnej"
_readers = count(1)
NOBODY = "00000000-0000-4000-8000-000000000000"
POSTED = "bip=02.03.2026&board=05.03.2026&website=03.03.2026"
"""Days on which an announcement appeared."""
STEPS = (
    "organizacja",
    "zadanie",
    "harmonogram",
    "rezultaty",
    "doswiadczenie",
    "koszty",
    "finansowanie",
    "inne",
    "oswiadczenia",
)


@dataclass(frozen=True)
class Offers:
    """Addresses of offers of the demonstration city, by their state."""

    call: str
    draft: str
    sealed: str
    submitted: str
    in_office: str
    joint: str
    joint_of_partner: str
    joint_of_invited: str
    withdrawn: str
    begun_anew: str
    card: str
    """Of the directory: the editor's own organisation."""


def offers(site: Installation) -> Offers:
    """Look the addresses up; offers of later tests have other tasks."""

    def desk(slug: str, state: str, party: str) -> tuple[str, str]:
        row = database.execute(
            "SELECT offer.party_id, offer.case_id FROM offers_offer offer"
            " JOIN competitions_competitiontask task ON task.id = offer.task_id"
            " JOIN competitions_competition call ON call.id = task.competition_id"
            " JOIN parties_party party ON party.id = offer.party_id"
            " WHERE call.slug LIKE %s AND offer.state = %s AND party.name LIKE %s"
            " ORDER BY task.place",
            [f"{slug}-%", state, f"%{party}%"],
        ).fetchone()
        assert row, (slug, state, party)
        return f"/pulpit/{row[0]}/oferty/{row[1]}/", f"/urzad/oferty/{row[1]}/"

    with psycopg.connect(site.database_url) as database:
        call = database.execute(
            "SELECT slug FROM competitions_competition WHERE slug LIKE 'kultura-%'"
        ).fetchone()
        assert call
        draft, _ = desk("kultura-i-dziedzictwo", "draft", "Aleja")
        sealed, _ = desk("wypoczynek-letni", "sealed", "Raków")
        submitted, in_office = desk("szkolenie-sportowe", "submitted", "Aleja")
        joint, _ = desk("kultura-i-dziedzictwo", "draft", "Raków")
        withdrawn, _ = desk("wypoczynek-letni", "withdrawn", "Warta")
        begun_anew, _ = desk("wypoczynek-letni", "draft", "Warta")
        card = database.execute(
            "SELECT card.id FROM organizations_organization card"
            " JOIN parties_party party ON party.id = card.party_id"
            " WHERE party.name LIKE '%Aleja%'"
        ).fetchone()
        assert card
    return Offers(
        call=f"/konkursy/{call[0]}/",
        draft=draft,
        sealed=sealed,
        submitted=submitted,
        in_office=in_office,
        joint=joint,
        joint_of_partner=f"{_desk(draft)}oferty/{_case(joint)}/",
        joint_of_invited=f"{_desk(withdrawn)}oferty/{_case(joint)}/",
        withdrawn=withdrawn,
        begun_anew=begun_anew,
        card=f"{card[0]}",
    )


def _desk(address: str) -> str:
    """The desk that an address lies on."""
    return "/".join(address.split("/")[:3]) + "/"


def _case(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Kind:
    """A kind of page: who looks at it ("" for a visitor), and how they get there."""

    name: str
    who: str
    reach: Callable[[Page, Offers], object]
    status: int = 200


def at(name: str, path: str, who: str = "", status: int = 200) -> Kind:
    """A page with an address; ``{draft}`` and the like stand for offers."""

    def reach(page: Page, known: Offers) -> None:
        own = known.sealed if who == SIGNATORY else known.draft
        page.goto(path.format(**vars(known), desk=_desk(own)))

    return Kind(name, who, reach, status)


def _wrong_sign_in(page: Page, _known: Offers) -> None:
    page.goto("/konto/logowanie/")
    press(page.get_by_role("main"), "Zaloguj się")


def _wrong_sign_up(page: Page, _known: Offers) -> None:
    page.goto("/konto/nowe/")
    write(page, "Hasło", "krótkie")
    press(page.get_by_role("main"), "Załóż konto")


def _wrong_card(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.draft)}dane/")
    write(page, "NIP", "123")
    press(page.get_by_role("main"), "Zapisz")


def _entitled(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.sealed)}reprezentacja/")
    follow(page.get_by_role("main"), SIGNATORY)


def _wrong_entitled(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.sealed)}reprezentacja/osoba/")
    press(page.get_by_role("main"), "Zapisz")


def _rule(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.sealed)}reprezentacja/zasada/")
    page.get_by_label("Inaczej – opiszę to poniżej").check()
    press(page.get_by_role("main"), "Zapisz sposób reprezentacji")
    press(page.get_by_role("main"), "Dodaj kolejny sposób")


def _wrong_account(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.sealed)}konta/nowe/")
    write(page, "Numer rachunku", "12 3456")
    press(page.get_by_role("main"), "Sprawdź numer")


def _account(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.sealed)}konta/nowe/")
    write(page, "Numer rachunku", "11 1050 0099 7603 1234 5678 9123")
    write(page, "Do czego służy rachunek", "Dotacje")
    press(page.get_by_role("main"), "Sprawdź numer")


def _wrong_report(page: Page, _known: Offers) -> None:
    page.goto("/zglos/blad/")
    press(page, "Wyślij zgłoszenie")


def _wrong_value(page: Page, _known: Offers) -> None:
    page.goto("/urzad/prawo/contract.years/nowa-wartosc/")
    write(page, "Obowiązuje od", "30.02.2027")
    press(page, "Zobacz, co się zmieni")


def _value_to_confirm(page: Page, _known: Offers) -> None:
    page.goto("/urzad/prawo/")
    page.locator("main").locator("ul").get_by_role("link").first.click()


def _roles(page: Page, _known: Offers) -> None:
    page.goto("/urzad/osoby/")
    follow(page.get_by_role("main"), AUDITOR)


def _wrong_role(page: Page, known: Offers) -> None:
    _roles(page, known)
    write(page.get_by_role("main"), "Od", "30.02.2027")
    press(page.get_by_role("main"), "Nadaj rolę")


def _report(page: Page, _known: Offers) -> None:
    page.goto("/zglos/blad/")
    write(page, "Co jest nie tak?", "Nie działa link.")
    write(page, "Twój e-mail", "czytelnik@przyklad.example")
    press(page, "Wyślij zgłoszenie")
    page.wait_for_url("**/zglos/blad/*-*/")


def _report_in_office(page: Page, known: Offers) -> None:
    _report(page, known)
    number = page.get_by_role("heading", level=1).inner_text().split()[-1]
    page.goto("/urzad/")
    page.get_by_role("listitem").filter(has_text=number).get_by_role("link").click()


def _organization(page: Page, name: str, register: str = "none") -> None:
    page.goto("/zglos/organizacje/")
    write(page, "Pełna nazwa", name)
    page.get_by_label("Forma prawna").select_option("association")
    page.locator("#id_register").select_option(register)
    page.get_by_label("Pracuję w niej").check()
    # One address gets few letters a day for reports that nobody confirms.
    write(page, "Twój adres e-mail", f"czytelnik{next(_readers)}@przyklad.example")
    page.get_by_label("Zgadzam się na publikację").check()
    press(page, "Wyślij zgłoszenie")


def _organization_reported(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Brydżowy Atut (przykład)")


def _organization_doubted(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Seniora Złota Jesień (przykład)")


def _wrong_organization(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Brydżowy Atut (przykład)", "krs")


def _by_letter(page: Page, subject: str) -> None:
    open_letter(page, subject)
    page.get_by_role("main").locator("a[href*='/zglos/']").first.click()


def _organization_to_confirm(page: Page, known: Offers) -> None:
    _organization_reported(page, known)
    _by_letter(page, "Potwierdź swoje zgłoszenie")


def _organization_followed(page: Page, known: Offers) -> None:
    _organization_to_confirm(page, known)
    if page.get_by_role("button", name="Potwierdź zgłoszenie").count():
        press(page, "Potwierdź zgłoszenie")


def _claim_to_contest(page: Page, _known: Offers) -> None:
    _by_letter(page, "Ktoś chce działać w imieniu: Klub Seniora „Złota Jesień”")


def _looked_for(page: Page, _known: Offers) -> None:
    page.goto("/pulpit/nowa-organizacja/?name=klub+seniora+zlota+jesien&krs=&nip=")


def _claim(page: Page, known: Offers) -> None:
    """Who has claimed already is led to the claim."""
    _looked_for(page, known)
    follow(page.get_by_role("listitem").filter(has_text="Klub Seniora „Złota Jesień”"), "To ta")


def _in_inbox(title: str, *links: str) -> Callable[[Page, Offers], None]:
    def reach(page: Page, _known: Offers) -> None:
        page.goto("/urzad/")
        for link in (title, *links):
            follow(page.get_by_role("main"), link)

    return reach


def _report_beside_register(page: Page, known: Offers) -> None:
    _in_inbox("Stowarzyszenie „Złota", "Sprawdź pola i opublikuj")(page, known)
    ask = page.get_by_role("button", name="Zapytaj rejestr")
    if ask.count():
        ask.click()
    until_answered(page)


def _report_by_register(page: Page, known: Offers) -> None:
    _report_beside_register(page, known)
    press(page, "Wpisz wszystko")


def _second_card_found(page: Page) -> None:
    page.goto("/urzad/laczenie-kart/?name=klub+seniora+zlota+jesien&krs=&nip=")
    club = page.get_by_role("listitem").filter(has_text="Klub Seniora „Złota Jesień”")
    follow(club, "Pokaż podobne wizytówki")
    follow(page.get_by_role("main"), "Porównaj i połącz")


def _cards_joined(page: Page, _known: Offers) -> None:
    page.goto("/urzad/laczenie-kart/")
    if not page.get_by_role("main").get_by_role("link", name="→").count():
        _second_card_found(page)
        press(page, "Połącz")
    else:
        follow(page.get_by_role("main"), "→")


def _preview(page: Page, known: Offers) -> None:
    page.goto(f"/urzad{known.call}przedluzenie/")
    until = page.locator("time[datetime]").first.get_attribute("datetime") or ""
    later = datetime.fromisoformat(until) + timedelta(days=1)
    write(page, "Ostatni dzień składania ofert", f"{later:%d.%m.%Y}")
    write(page, "Powód", "Awaria portalu w ostatniej godzinie naboru.")
    press(page, "Zobacz komunikat")


def _wrong_extension(page: Page, known: Offers) -> None:
    page.goto(f"/urzad{known.call}przedluzenie/")
    press(page, "Zobacz komunikat")


def _notice(page: Page, known: Offers) -> None:
    """Of a call in which nobody else of these tests has an offer."""
    page.goto("/konkursy/")
    follow(page, "Ogrzewalni Miejskiej")
    quiet = page.url.removeprefix(page.url.split("/konkursy/")[0])
    if not page.get_by_role("link", name="Komunikat do druku").count():
        _preview(page, replace(known, call=quiet))
        press(page, "Przedłuż nabór")
    follow(page, "Komunikat do druku")


def _letter(page: Page, known: Offers) -> None:
    _report(page, known)  # is confirmed by a letter; whoever runs first finds the mailbox empty
    page.goto("/konto/demo/poczta/")
    page.get_by_role("table").get_by_role("link").first.click()


def _refusal(page: Page, known: Offers) -> None:
    page.goto(known.draft)
    write(page, "Nowa wiadomość", "   ")
    press(page, "Wyślij wiadomość")


def _sent(page: Page, known: Offers, content: bytes) -> None:
    page.goto(f"{known.draft}plik/")
    page.locator("input[type=file]").set_input_files(
        {"name": "oferta.json", "mimeType": "application/json", "buffer": content}
    )
    press(page, "Pokaż, co się zmieni")


def _wrong_file(page: Page, known: Offers) -> None:
    _sent(page, known, b"{")


def _file(page: Page, known: Offers) -> None:
    values = {"task": {"title": "Inny tytuł", "climate": "tak"}, "results": [{"name": "Koncert"}]}
    head = {"format": "ccop-form", "format_version": 2, "form": "oferta/2031", "values": values}
    _sent(page, known, json.dumps(head).encode())


def _earlier(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}z-wczesniejszej/{_case(known.submitted)}/")


def _differences(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}roznice/{_case(known.submitted)}/")


def _said(page: Page, known: Offers) -> None:
    for _ in range(2):
        page.goto(f"{known.draft}komentarze/?pole=task.title")
        write(page, "Komentarz", "Czy tytuł jest dobry?")
        press(page.get_by_role("main"), "Dodaj komentarz")
    page.get_by_role("button", name="Oznacz jako załatwiony").first.click()
    page.goto(f"{known.draft}komentarze/")
    _open_details(page)


def _commented(page: Page, known: Offers) -> None:
    _said(page, known)
    page.goto(known.draft)


def _wrong_comment(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}komentarze/?pole=task.title")
    write(page, "Komentarz", "   ")
    press(page.get_by_role("main"), "Dodaj komentarz")


def _sessions(page: Page, _known: Offers) -> None:
    """The one that this browser forgets stands there to be ended."""
    page.context.clear_cookies(name="sessionid")
    become(page, EDITOR)
    page.goto("/konto/sesje/")


def _met(page: Page, known: Offers) -> None:
    """Somebody of the partner saves a text in a field that is open here."""
    part = "czesc/inne/"
    page.goto(f"{known.joint}{part}")
    browser, home = page.context.browser, page.url.partition("/pulpit/")[0]
    assert browser
    with browser.new_context(base_url=home) as context:
        other = context.new_page()
        become(other, EDITOR)
        other.goto(f"{known.joint_of_partner}{part}")
        _saved(other, "Wystawę prowadzi stowarzyszenie.")
    _saved(page, "Wystawę prowadzi fundacja.")
    page.goto(f"{known.joint}{part}")


def _saved(page: Page, who_does_what: str) -> None:
    """The button waits for what is already on its way, so its own post may come a little later."""
    write(page, _WHO_DOES_WHAT, who_does_what)
    with page.expect_navigation():
        press(page, "Zapisz")


def _wrong_own_card(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.draft)}wizytowka/")
    page.locator("#id_postcode").fill("4220")
    press(page.get_by_role("main"), "Zapisz")


def _own_card_meanwhile(page: Page, known: Offers) -> None:
    address = f"{_desk(known.draft)}wizytowka/"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    for sitting, street in ((other, "Aleja 901"), (page, "Aleja 902")):
        sitting.locator("#id_street").fill(f"{street}/{uuid4()}")
        press(sitting.get_by_role("main"), "Zapisz")
        sitting.wait_for_load_state()
    other.close()


def _similar_card(page: Page, _known: Offers) -> None:
    page.goto("/urzad/baza/nowa/")
    write(page, "Skąd są te dane", "pismo organizacji")
    write(page, "Stan na dzień", "12.03.2026")
    page.locator("#id_name").fill("Fundacja ReThing")
    press(page.get_by_role("main"), "Zapisz")


def _public_card(page: Page, _known: Offers) -> None:
    page.goto("/baza-ngo/?q=aleja")
    page.locator("main ol").get_by_role("link").first.click()
    _open_details(page)


def _filters(page: Page, _known: Offers) -> None:
    page.goto("/baza-ngo/?q=sport&sfera=17&forma=sports_club")
    _open_details(page)


def _text(page: Page, known: Offers) -> None:
    page.goto(f"{_desk(known.draft)}teksty/nowy/")
    write(page, "Nazwa tekstu", "Chóry")
    write(page, "Treść", "Prowadzimy chóry.")
    press(page.get_by_role("main"), "Zapisz")
    follow(page.get_by_role("main"), "Chóry")
    _open_details(page)


def _library(page: Page, known: Offers) -> None:
    _text(page, known)
    page.goto(f"{known.draft}czesc/doswiadczenie/")
    _open_details(page)


def _asked(page: Page, _known: Offers) -> None:
    """The page behind the link of a letter that nobody answers here."""
    open_letter(page, "Czy to się zgadza? Uczniowski Klub Sportowy")
    link = re.search(r"/baza-ngo/potwierdzenie/\S+?/", page.content())
    assert link
    page.goto(link[0])


def _asked_to_change(page: Page, known: Offers) -> None:
    _asked(page, known)
    follow(page, "Chcę coś zmienić")


def _wrong_change(page: Page, known: Offers) -> None:
    _asked_to_change(page, known)
    write(page, "Adres e-mail", "zly adres")
    press(page, "Wyślij zmianę")


def _change_in_office(page: Page, _known: Offers) -> None:
    page.goto("/urzad/baza/potwierdzenia/")
    page.get_by_role("main").get_by_role("link", name="Zielony Raków").click()


_TABLE = """Nazwa;KRS;Miejscowość;E-mail
Stowarzyszenie Łąka (przykład);0000000901;Częstochowa;laka@przyklad.example
Zła (przykład);12345678901;;zly adres
"""


def _import(page: Page, _known: Offers) -> None:
    _send(page, _TABLE.encode())


def _wrong_import(page: Page, _known: Offers) -> None:
    _send(page, b"")


def _send(page: Page, content: bytes) -> None:
    page.goto("/urzad/baza/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "baza.csv", "mimeType": "text/csv", "buffer": content}
    )
    press(page, "Wyślij plik")


def _import_checked(page: Page, known: Offers) -> None:
    _import(page, known)
    press(page, "Sprawdź plik")
    for _ in range(30):
        if page.get_by_role("heading", name="Co zostanie zapisane").count():
            return
        page.wait_for_timeout(1000)
        page.reload()


def _open_details(page: Page) -> None:
    """Without a click, which would move the focus."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")


def _register_page(page: Page, name: str) -> None:
    page.goto("/urzad/baza/krs/")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    _open_details(page)


def _card_differs(page: Page, _known: Offers) -> None:
    _register_page(page, "Jasny Przystanek")


def _card_in_liquidation(page: Page, _known: Offers) -> None:
    _register_page(page, "Dawna Przędzalnia")


def _nothing_taken_over(page: Page, known: Offers) -> None:
    _card_differs(page, known)
    press(page, "Przejmij zaznaczone")


KINDS = (
    at("home", "/"),
    at("calls", "/konkursy/"),
    at("call", "{call}"),
    at("blank form", "{call}wzor/"),
    at("start as a visitor", "{call}oferta/1/"),
    at("start as a member", "{call}oferta/1/", EDITOR),
    at("start with nobody to act for", "{call}oferta/1/", CLERK),
    at("directory", "/baza-ngo/"),
    at("directory as a table", "/baza-ngo/?widok=tabela&strona=2"),
    at("nothing in the directory", "/baza-ngo/?q=qqq&dla=animals"),
    Kind("directory with filters", "", _filters),
    Kind("card of an organisation", "", _public_card),
    at("own card", "{desk}wizytowka/", EDITOR),
    Kind("own card with errors", EDITOR, _wrong_own_card),
    Kind("own card changed meanwhile", EDITOR, _own_card_meanwhile, 409),
    at("own logo", "{desk}wizytowka/logo/", EDITOR),
    at("directory in the office", "/urzad/baza/", KEEPER),
    at("card in the office", "/urzad/baza/{card}/", KEEPER),
    at("change of a card", "/urzad/baza/{card}/zmiana/", KEEPER),
    at("new card", "/urzad/baza/nowa/", KEEPER),
    Kind("new card like another", KEEPER, _similar_card),
    at("preferences", "/preferencje/"),
    at("status", "/status/"),
    at("outages in the office", "/urzad/przerwy/", CLERK),
    at("numbers of the law", "/urzad/prawo/", OPERATOR),
    at("a number of the law", "/urzad/prawo/competition.max_grant_pct/", OPERATOR),
    at("new value of the law", "/urzad/prawo/contract.years/nowa-wartosc/", OPERATOR),
    at("day off", "/urzad/prawo/dzien-wolny/", OPERATOR),
    at("city roles", "/urzad/osoby/", OPERATOR),
    Kind("city roles of a person", OPERATOR, _roles),
    Kind("city role with errors", OPERATOR, _wrong_role),
    Kind("wrong value of the law", OPERATOR, _wrong_value),
    Kind("value to confirm", SECOND_OPERATOR, _value_to_confirm),
    at("contact", "/kontakt/"),
    at("accessibility statement", "/dostepnosc/"),
    at("privacy", "/prywatnosc/"),
    at("check", "/sprawdz/"),
    at("check, not the same", "/sprawdz/?numer=OF.1.2026&suma=0123456789abcdef"),
    at("seals of the journal", "/sprawdz/dziennik/"),
    at(
        "receipt not the same", "/sprawdz/dziennik/?strumien=konkurs:x&wpis=1&suma=0123456789abcdef"
    ),
    at("receipt not readable", "/sprawdz/dziennik/?strumien=&wpis=x&suma=1"),
    at("report", "/zglos/blad/"),
    Kind("report with errors", "", _wrong_report),
    at("report of an organisation", "/zglos/organizacje/"),
    Kind("report of an organisation with errors", "", _wrong_organization),
    Kind("report of an organisation that may be listed", "", _organization_doubted),
    Kind("report of an organisation sent", "", _organization_reported),
    Kind("report of an organisation to confirm", "", _organization_to_confirm),
    Kind("report of an organisation followed", "", _organization_followed),
    Kind("claim to contest", "", _claim_to_contest),
    at("new organisation", "/pulpit/nowa-organizacja/", EDITOR),
    Kind("new organisation that may be listed", EDITOR, _looked_for),
    Kind("claim of an organisation begun", EDITOR, _claim),
    Kind("claim of an organisation", CLAIMANT, _claim),
    Kind("report of an organisation in the office", KEEPER, _in_inbox("Stowarzyszenie „Złota")),
    Kind(
        "report of an organisation to accept",
        KEEPER,
        _in_inbox("Stowarzyszenie „Złota", "Sprawdź pola i opublikuj"),
    ),
    Kind("report of an organisation beside the register", KEEPER, _report_beside_register),
    Kind("report of an organisation by the register", KEEPER, _report_by_register),
    Kind(
        "report of an organisation to join with a card",
        KEEPER,
        _in_inbox("Stowarzyszenie „Złota", "To ta sama: połącz"),
    ),
    Kind("claim in the office", KEEPER, _in_inbox("Klub Seniora „Złota Jesień”")),
    at("joining cards", "/urzad/laczenie-kart/", KEEPER),
    at("cards compared", "/urzad/laczenie-kart/1/2/", KEEPER),
    Kind("cards joined", KEEPER, _cards_joined),
    at("calculator", "/prawo/"),
    at("calculator with an answer", f"/prawo/?pytanie=konkurs&{POSTED}"),
    at("calculator with errors", "/prawo/?pytanie=konkurs&bip=30.02.2026&board=&website=1.3.2026"),
    at("rules", "/prawo/reguly/"),
    at("rules that nobody has", "/prawo/reguly/?q=kwiaty"),
    at("rule", f"/prawo/reguly/ART13-1/?pytanie=ART13-1&{POSTED}"),
    at("rule with findings", "/prawo/reguly/ART13-3/?pytanie=ART13-3&bip=02.03.2026"),
    at("rule with errors", "/prawo/reguly/ART13-1/?pytanie=ART13-1&bip=wczoraj"),
    at("rule that is no function", "/prawo/reguly/ART13-4/"),
    Kind("report followed", "", _report),
    at("not found", "/nie-ma-takiej/", status=404),
    at("sign in", "/konto/logowanie/"),
    Kind("sign in with errors", "", _wrong_sign_in),
    at("sign up", "/konto/nowe/"),
    Kind("sign up with errors", "", _wrong_sign_up),
    at("address unconfirmed", "/konto/adres/potwierdz/"),
    at("address confirmed too late", "/konto/adres/potwierdz/nic/"),
    at("new password", "/konto/haslo/nowe/"),
    at("new password on its way", "/konto/haslo/nowe/wyslano/"),
    at("new password too late", "/konto/haslo/nowe/1-nic/"),
    at("new password set", "/konto/haslo/zmienione/"),
    at("closed account", "/konto/nieczynne/"),
    at("invented people", "/konto/demo/"),
    at("mailbox", "/konto/demo/poczta/"),
    Kind("letter", "", _letter),
    at("clock", "/konto/demo/zegar/"),
    at("account", "/konto/", EDITOR),
    at("name", "/konto/imie/", EDITOR),
    at("address", "/konto/adres/", EDITOR),
    at("password", "/konto/haslo/", EDITOR),
    Kind("sessions", EDITOR, _sessions),
    at("second factor", "/konto/drugi-skladnik/", EDITOR),
    at("new address confirmed too late", "/konto/adres/nowy/nic/", EDITOR, 410),
    at("own data", "/konto/moje-dane/", SIGNATORY),
    at("deleting the account", "/konto/usun/", INVITED),
    at("deleting the account of the only signatory", "/konto/usun/", SIGNATORY),
    at("account deleted", "/konto/usuniete/"),
    at("sign out", "/konto/wyloguj/", EDITOR),
    at("notices", "/konto/powiadomienia/", EDITOR),
    at("choice of a party", "/pulpit/?wszystkie", EDITOR),
    at("nobody to act for", "/pulpit/", CLERK),
    at("new party", "/pulpit/nowa/", EDITOR),
    at("no invitation", f"/pulpit/zaproszenie/{NOBODY}/", EDITOR, 404),
    at("card", "{desk}dane/", EDITOR),
    Kind("card with errors", EDITOR, _wrong_card),
    at("members", "{desk}osoby/", EDITOR),
    at("members for an administrator", "{desk}osoby/", SIGNATORY),
    at("leaving a party", "{desk}osoby/odejscie/", EDITOR),
    at("representation", "{desk}reprezentacja/", SIGNATORY),
    Kind("person entitled to sign", SIGNATORY, _entitled),
    Kind("person entitled to sign, with errors", SIGNATORY, _wrong_entitled),
    at("new power of attorney", "{desk}reprezentacja/pelnomocnik/", SIGNATORY),
    Kind("rule put together", SIGNATORY, _rule),
    at("bank accounts", "{desk}konta/", SIGNATORY),
    Kind("bank account to confirm", SIGNATORY, _account),
    Kind("bank account with errors", SIGNATORY, _wrong_account),
    at("cases", "{desk}sprawy/", EDITOR),
    at("offer in preparation", "{draft}", EDITOR),
    *(at(f"part {slug}", f"{{draft}}czesc/{slug}/?uwagi=1", EDITOR) for slug in STEPS),
    at("answers", "{draft}odpowiedzi/", EDITOR),
    at("history of the draft", "{draft}historia/", EDITOR),
    at("two versions of the draft", "{draft}historia/porownanie/", EDITOR),
    Kind("comments", EDITOR, _said),
    Kind("draft with comments", EDITOR, _commented),
    Kind("comment with errors", EDITOR, _wrong_comment, 409),
    at("offer to approve", "{sealed}", SIGNATORY),
    at("answers of a sealed offer", "{sealed}odpowiedzi/", SIGNATORY),
    at("offer submitted", "{submitted}", EDITOR),
    at("joint offer in preparation", "{joint}", SIGNATORY),
    at("division of the costs", "{joint}czesc/podzial/?uwagi=1", SIGNATORY),
    at("who does what", "{joint}czesc/inne/?uwagi=1", SIGNATORY),
    Kind("two texts in one field", SIGNATORY, _met),
    at("partners for the leader", "{joint}partnerzy/", SIGNATORY),
    at("nobody to invite", "{joint}partnerzy/?szukaj=warta", SIGNATORY),
    at("partners to invite", "{draft}partnerzy/?szukaj=przykład", EDITOR),
    at("invitation to a joint offer", "{joint_of_invited}", INVITED),
    at("partners for one that is invited", "{joint_of_invited}partnerzy/", INVITED),
    at("offer withdrawn", "{withdrawn}", INVITED),
    at("offer begun anew", "{begun_anew}", INVITED),
    at("portable file", "{draft}plik/", EDITOR),
    Kind("portable file with errors", EDITOR, _wrong_file, 409),
    Kind("what a file would change", EDITOR, _file),
    at("choice of an earlier offer", "{draft}z-wczesniejszej/", EDITOR),
    Kind("what an earlier offer brings", EDITOR, _earlier),
    Kind("differences from an earlier offer", EDITOR, _differences),
    at("texts", "{desk}teksty/", EDITOR),
    at("new text", "{desk}teksty/nowy/", EDITOR),
    Kind("text", EDITOR, _text),
    Kind("field with texts of the library", EDITOR, _library),
    Kind("refusal", EDITOR, _refusal, 409),
    at("office", "/urzad/", CLERK),
    at("offer in the office", "{in_office}", CLERK),
    at("calls in the office", "/urzad/konkursy/", CLERK),
    at("more time for offers", "/urzad{call}przedluzenie/", CLERK),
    Kind("more time with errors", CLERK, _wrong_extension),
    Kind("notice before it is confirmed", CLERK, _preview),
    Kind("notice to print", CLERK, _notice),
    at("opening too early", "/urzad{call}otwarcie/", CLERK),
    Kind("report in the office", WEBMASTER, _report_in_office),
    at("questions to the register", "/urzad/baza/krs/", KEEPER),
    Kind("card beside the register", KEEPER, _card_differs),
    Kind("card in liquidation", KEEPER, _card_in_liquidation),
    Kind("card beside the register, nothing chosen", KEEPER, _nothing_taken_over, 409),
    at("imports", "/urzad/baza/import/", KEEPER),
    Kind("import with errors", KEEPER, _wrong_import),
    Kind("import with its columns", KEEPER, _import),
    Kind("import after the check", KEEPER, _import_checked),
    at("old addresses", "/urzad/baza/stare-adresy/", KEEPER),
    at("confirmations", "/urzad/baza/potwierdzenia/", KEEPER),
    at("cards of one standing", "/urzad/baza/potwierdzenia/?stan=zapytane", KEEPER),
    Kind("change in the office", KEEPER, _change_in_office),
    Kind("link of a yearly letter", "", _asked),
    Kind("change by a link", "", _asked_to_change),
    Kind("change by a link with errors", "", _wrong_change),
)
