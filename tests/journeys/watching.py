"""What must hold of every page, whoever looks at it and however."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Response

from ccop.kernel.ui.prefs import COOKIE, Look
from tests.tools import page_checks
from tests.tools.html_checks import nu

NARROW, PHONE, WIDE = 320, 375, 1280  # CSS pixels
LARGE = Look(theme="yb", text="200")
_WORN = ("theme", "text", "font", "spacing", "links")
_CONTRAST = ("color-contrast", "color-contrast-enhanced")
_WEAR = """look => {
  for (const [name, value] of Object.entries(look)) document.documentElement.dataset[name] = value;
}"""
HEIGHT = 800
LEAST_TARGET = 24  # CSS pixels; WCAG 2.2, 2.5.8


class Watch:
    """Looks at a page in a browser and keeps what is said and asked for meanwhile."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self._said = page_checks.complaints(page)
        self._abroad: list[str] = []
        self._document: Response | None = None
        page.on("request", self._request)
        page.on("response", self._response)

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.site).netloc:
            self._abroad.append(request.url)

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self._document = response

    def looks(self, look: Look) -> None:
        """Ask the site for pages of this look from now on."""
        cookie = {"name": COOKIE, "value": look.serialise(), "url": self.site}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]  # a dict at run time

    def faults(self, status: int = 200) -> list[str]:
        """Everything wrong with the page as it was just opened."""
        return [
            *self._faults_of_document(status),
            *self.barriers_at(WIDE),
            *self.hindrances_at(WIDE),
            *self.hindrances_at(PHONE),
            *self.barriers_at(NARROW, without=_CONTRAST),
            *self.hindrances_at(NARROW),
            *self._faults_of_focus(),  # after axe: the way to the content lies over other controls
            *self._faults_when_large(),
            *self._faults_set_apart(),
            *self.complaints(status),
        ]

    def barriers_at(
        self, width: int, *, only: Iterable[str] = (), without: Iterable[str] = ()
    ) -> list[str]:
        """What axe finds at this width of the window."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        found = page_checks.barriers(self.page, only=only, without=without)
        return [f"{width} px: {each}" for each in found]

    def hindrances_at(self, width: int) -> list[str]:
        """What cannot be read or hit at this width of the window."""
        page = self.page
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found = page_checks.small_targets(page, LEAST_TARGET)
        if (wider := page_checks.sideways(page)) > 0:
            found.append(f"scrolls sideways by {wider}")
        return [f"{width} px: {each}" for each in found]

    def wears(self, look: Look) -> None:
        """Give the open page this look, as the site does: by the same attributes of its root."""
        self.page.evaluate(_WEAR, {name: getattr(look, name) for name in _WORN})

    def _faults_when_large(self) -> list[str]:
        """In yellow on black with the largest text."""
        self.wears(LARGE)
        found = [
            *self.barriers_at(WIDE, only=page_checks.OF_LOOKS),
            *self.hindrances_at(WIDE),
            *self.hindrances_at(NARROW),
        ]
        self.wears(Look())
        return [f"large: {each}" for each in found]

    def complaints(self, status: int = 200) -> list[str]:
        """What the console said beside the page's own status, and requests to other hosts."""
        own = f"Failed to load resource: the server responded with a status of {status} "
        said = [each for each in self._said if status == 200 or not each.startswith(own)]
        return [f"console: {each}" for each in said] + [f"asked {url}" for url in self._abroad]

    def _faults_of_document(self, status: int) -> list[str]:
        page, found = self.page, []
        assert self._document
        if self._document.status != status:
            found.append(f"status {self._document.status}")
        found += [f"HTML {each}" for each in nu(self._document.text())]
        if (headings := page.get_by_role("heading", level=1).count()) != 1:
            found.append(f"{headings} headings of level 1")
        if page.title().startswith(" –"):
            found.append("no title")
        if page.locator(".summary-of-errors").count() and not page.title().startswith("Błąd: "):
            found.append("the title does not tell of the errors")
        return found

    def _faults_of_focus(self) -> list[str]:
        """The summary of errors has the focus; else the first Tab shows the way to the content."""
        page = self.page
        if page.locator(".summary-of-errors").count():
            focused = page.evaluate("document.activeElement.className")
            return [] if focused == "summary-of-errors" else [f"the focus is on {focused!r}"]
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        seen = box is not None and box["y"] >= 0
        is_focused: bool = skip.evaluate("link => link === document.activeElement")
        return [] if seen and is_focused else ["the first Tab shows no way to the content"]

    def _faults_set_apart(self) -> list[str]:
        """WCAG 2.2, 1.4.12, at the present width."""
        page_checks.space_out(self.page)
        found = [f"clipped when set apart: {each}" for each in page_checks.clipped(self.page)]
        if (wider := page_checks.sideways(self.page)) > 0:
            found.append(f"set apart it scrolls sideways by {wider}")
        return found
