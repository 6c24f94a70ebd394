"""Clients that submit offers as browsers do, and never give up before they have a receipt."""

import http.client
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

_PATIENCE = 180.0  # seconds in which a sender must have an answer
_PAUSE = 0.3  # seconds between two attempts
_TIMEOUT = 40.0  # seconds that one answer may take
_NUMBER = re.compile(r"OF\.\d+\.\d{4}")
_NOTE = re.compile(r'name="arrived" value="([^"]+)"')
_CSRF = secrets.token_hex(16)
_SIGN_IN = "/konto/logowanie/"


@dataclass
class Sent:
    """How one submission went, as its sender saw it."""

    offer: str
    number: str = ""
    """From the receipt; "" for who was refused."""
    seconds: float = 0.0
    """From the click to the receipt."""
    cut: int = 0
    """Attempts without an answer."""
    waited: int = 0
    """Waiting pages."""
    signed_out: int = 0
    """Times it was asked to sign in, because its session had grown too old."""
    failures: list[str] = field(default_factory=list)
    """Answers that nobody should ever see."""
    refusal: str = ""


@dataclass
class Browser:
    """One person signed in at one address."""

    port: int
    session: str
    note: str = ""
    """What the last waiting page wrote about the moment at which the form first came."""

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, accept: str = "text/html"
    ) -> tuple[int, str]:
        """Status and content: of a redirection its address, of a waiting page the seconds that it
        asks for. Raises OSError without an answer."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=_TIMEOUT)
        try:
            body = urlencode({"csrfmiddlewaretoken": _CSRF, **form}) if form is not None else None
            connection.request(
                method,
                path,
                body,
                {
                    "Cookie": f"sessionid={self.session}; csrftoken={_CSRF}",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Accept": accept,
                },
            )
            answer = connection.getresponse()
            content = answer.read().decode()
            self.note = found[1] if (found := _NOTE.search(content)) else self.note
            told = answer.getheader("Location"), answer.getheader("Retry-After")
            return answer.status, told[0] or told[1] or content
        except http.client.HTTPException as broken:
            raise ConnectionError(str(broken)) from broken
        finally:
            connection.close()


def submit(port: int, order: dict[str, Any], *, who: int = 0, token: str = "") -> Sent:
    """Press "Złóż ofertę" until there is a receipt or a refusal.

    Every attempt sends the same form, as a browser does whose person presses again; who is asked to
    wait does so.
    """
    browser = Browser(port, order["sessions"][who])
    sent, begun = Sent(order["offer"]), time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        pause = _PAUSE
        try:
            form = {"token": token or order["token"]}
            if browser.note:
                form["arrived"] = browser.note
            status, content = browser.ask("POST", order["submit"], form)
            if status == http.HTTPStatus.FOUND and not content.startswith(_SIGN_IN):
                status, content = browser.ask("GET", order["page"])
        except OSError:
            sent.cut += 1
            time.sleep(pause)
            continue
        if status == http.HTTPStatus.OK and (number := _NUMBER.search(content)):
            sent.number, sent.seconds = number[0], time.monotonic() - begun
            return sent
        if status == http.HTTPStatus.SERVICE_UNAVAILABLE:
            sent.waited += 1
            pause = float(content)
        elif content.startswith(_SIGN_IN):
            sent.signed_out += 1
        elif status == http.HTTPStatus.CONFLICT:
            sent.refusal, sent.seconds = content, time.monotonic() - begun
            return sent
        else:
            sent.failures.append(f"{status}: {content[:200]}")
        time.sleep(pause)
    sent.failures.append("no receipt in time")
    return sent


def submit_all(port: int, orders: Iterable[dict[str, Any]], clients: int) -> list[Sent]:
    """So many clients at once take one order after the other."""
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(lambda order: submit(port, order), orders))


class Writer(threading.Thread):
    """Somebody who types in a draft all the time; what was acknowledged must be found later."""

    def __init__(self, port: int, draft: dict[str, Any]) -> None:
        super().__init__(daemon=True)
        self.browser, self.draft = Browser(port, draft["session"]), draft
        self.done = threading.Event()
        self.saved = self.tried = 0
        self.answers: list[float] = []

    def run(self) -> None:
        revision: dict[str, str] = {}
        while not self.done.wait(0.1):
            begun = time.monotonic()
            form = {"task.title": self.title(self.tried + 1), "revision": "1", **revision}
            self.tried += 1
            while not self._save(form, revision):
                if self.done.wait(_PAUSE):
                    return
            self.saved = self.tried
            self.answers.append(time.monotonic() - begun)

    def _save(self, form: dict[str, str], revision: dict[str, str]) -> bool:
        try:
            status, content = self.browser.ask(
                "POST", self.draft["step"], form, accept="application/json"
            )
        except OSError:
            return False
        found = re.search(r'"revision": (\d+)', content)
        if status != http.HTTPStatus.OK or not found:
            return False
        revision["revision:task.title"] = found[1]
        return True

    @staticmethod
    def title(number: int) -> str:
        """What is typed the n-th time."""
        return f"Tytuł {number}"


def at(moment: float, act: Callable[[], object]) -> threading.Thread:
    """Do something so many seconds from now, beside what goes on."""

    def later() -> None:
        time.sleep(moment)
        act()

    thread = threading.Thread(target=later, daemon=True)
    thread.start()
    return thread
