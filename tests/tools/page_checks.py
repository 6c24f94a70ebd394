"""What a browser tells about a page: barriers, sideways scrolling, small targets, complaints."""

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

OF_LOOKS = ("color-contrast", "color-contrast-enhanced", "target-size", "link-in-text-block")
"""Rules of axe that judge colours and sizes: the others find the same in every look of a page."""
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = "rules => axe.run({ ...rules, resultTypes: ['violations'] })"

_SMALL = """least => {
  const seen = [...document.querySelectorAll("button, select, summary, textarea, input, .button")];
  return seen
    .filter(each => each.checkVisibility() && !each.closest(".hidden"))
    .filter(each => !["hidden", "checkbox", "radio"].includes(each.type))
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([, box]) => box.height < least - 0.5 || box.width < least - 0.5)
    .map(([what, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${what}`);
}"""

# WCAG 2.2, 1.4.12. A sheet made in the page is not an inline style, so the policy allows it.
_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""

_CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility() && !each.closest(".hidden, svg, input, textarea, select"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX))
  .filter(each => getComputedStyle(each).clipPath === "none")
  .filter(each => each.scrollWidth > each.clientWidth + 1
               || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.outerHTML.slice(0, 80))"""


def barriers(page: Page, *, only: Iterable[str] = (), without: Iterable[str] = ()) -> list[str]:
    """What axe objects to: rule and element, nothing when all is well. All its rules are asked,
    or `only` these, or all `without` these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    if named := list(only):
        rules: dict[str, Any] = {"runOnly": {"type": "rule", "values": named}}
    else:
        # A house rule on top: the contrast of level AAA, in every theme.
        switched = {"color-contrast-enhanced": {"enabled": True}}
        switched |= {rule: {"enabled": False} for rule in without}
        rules = {"runOnly": {"type": "tag", "values": _TAGS}, "rules": switched}
    found: dict[str, Any] = page.evaluate(_AXE, rules)
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many CSS pixels the page is wider than the window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def small_targets(page: Page, least: float) -> list[str]:
    """Controls narrower or lower than `least` CSS pixels; a box to tick has its label too."""
    found: list[str] = page.evaluate(_SMALL, least)
    return found


def space_out(page: Page) -> None:
    """Set the text as far apart as WCAG 2.2 asks a page to bear (1.4.12)."""
    page.evaluate(_SPACING)


def clipped(page: Page) -> list[str]:
    """Elements that cut off some of what they hold."""
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def complaints(page: Page) -> list[str]:
    """A list that fills with what the browser's console says and what the page's script raises."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
