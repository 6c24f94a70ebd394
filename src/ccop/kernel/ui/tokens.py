"""The colour table: every colour of the site, in each of its four themes.

The stylesheet ``static/ui/css/tokens.css`` is written from here by ``ccop django build_tokens``.
`TEXT_PAIRS` and `SIGN_PAIRS` say what stands on what, so that contrast can be computed:
WCAG 2.2 asks 4.5:1 of text (1.4.3) and 3:1 of controls (1.4.11); the house asks 7:1 of text
(1.4.6) in all themes.
"""

from dataclasses import astuple, dataclass, fields

TEXT_RATIO = 7.0
SIGN_RATIO = 3.0


@dataclass(frozen=True)
class Colour:
    """One token: light, dark, yellow on black, black on white."""

    light: str
    dark: str
    yb: str
    bw: str


THEMES = tuple(field.name for field in fields(Colour))

BLACK, WHITE, YELLOW = "#000000", "#ffffff", "#ffff00"

TOKENS = {
    "canvas": Colour(WHITE, "#111920", BLACK, WHITE),
    "sunken": Colour("#f1f5f7", "#1a242d", BLACK, WHITE),
    "text": Colour("#16222c", "#eef3f6", YELLOW, BLACK),
    "muted": Colour("#46545f", "#b7c4ce", YELLOW, BLACK),
    "link": Colour("#0a4a78", "#9ccbff", WHITE, "#00005c"),
    "primary": Colour("#0a4a63", "#8fd0ee", YELLOW, BLACK),
    "on-primary": Colour(WHITE, "#08202c", BLACK, WHITE),
    "primary-hover": Colour("#06364a", "#b7e2f6", WHITE, "#333333"),
    "accent": Colour("#9c1446", "#ffa3bf", YELLOW, BLACK),
    "success": Colour("#0d5c34", "#86dcab", WHITE, "#003b1c"),
    "success-bg": Colour("#e5f4eb", "#10301f", BLACK, WHITE),
    "warning": Colour("#6b4200", "#ffd27a", YELLOW, "#3d2600"),
    "warning-bg": Colour("#fff3d1", "#33270b", BLACK, WHITE),
    "danger": Colour("#9b0f1a", "#ffa6ab", WHITE, "#6b0009"),
    "danger-bg": Colour("#fdecee", "#3b161a", BLACK, WHITE),
    "info": Colour("#0a4a63", "#8fd0ee", WHITE, "#00005c"),
    "info-bg": Colour("#e4f1f7", "#0f2c3a", BLACK, WHITE),
    "control": Colour("#5d6b76", "#8d9ba7", YELLOW, BLACK),
    "border": Colour("#c5cfd6", "#3b4954", YELLOW, BLACK),
    # The bar of the menu and the hero below it, which carry the city's identity.
    "bar": Colour("#0a4a63", "#0c2b3a", BLACK, WHITE),
    "on-bar": Colour(WHITE, "#eef3f6", YELLOW, BLACK),
    "bar-mark": Colour("#ffd43b", "#ffd43b", YELLOW, BLACK),
    "on-mark": Colour("#16222c", "#08202c", BLACK, WHITE),
    "bar-line": Colour("#2f6f89", "#245063", YELLOW, BLACK),
    "focus": Colour("#16222c", "#ffd43b", "#00ffff", BLACK),
    "focus-halo": Colour("#ffd43b", "#111920", BLACK, "#ffd43b"),
}

TEXT_PAIRS = (
    *((text, ground) for text in ("text", "muted", "link") for ground in ("canvas", "sunken")),
    *((tone, f"{tone}-bg") for tone in ("success", "warning", "danger", "info")),
    *(("text", f"{tone}-bg") for tone in ("success", "warning", "danger", "info")),
    *((tone, "canvas") for tone in ("primary", "accent", "success", "warning", "danger", "info")),
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("on-bar", "bar"),
    ("on-mark", "bar-mark"),
    ("on-mark", "on-bar"),
)
SIGN_PAIRS = (
    ("control", "canvas"),
    ("control", "sunken"),
    ("primary", "sunken"),
    ("bar-mark", "bar"),
    ("focus", "focus-halo"),
    ("focus", "canvas"),
)
"""Edges, marks and rings: the sign and the ground it is told from."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written ``#rrggbb``, 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def stylesheet() -> str:
    """The text of ``tokens.css``.

    Without a choice the theme follows the system by ``light-dark()``. A browser that does not know
    the function gets the light theme, and the dark one when it is chosen.
    """
    return "\n".join(
        (
            "/* Written from tokens.py by `ccop django build_tokens`; change the table there. */",
            "@layer tokens {",
            _rule(":root", "light", "color-scheme: light"),
            "  @supports (color: light-dark(red, blue)) {",
            _auto(),
            '    [data-theme="light"] { color-scheme: light; }',
            '    [data-theme="dark"] { color-scheme: dark; }',
            "  }",
            "  @supports not (color: light-dark(red, blue)) {",
            _rule('[data-theme="dark"]', "dark", "color-scheme: dark", indent="    "),
            "  }",
            _rule('[data-theme="yb"]', "yb", "color-scheme: dark"),
            _rule('[data-theme="bw"]', "bw", "color-scheme: light"),
            "}\n",
        )
    )


def _rule(selector: str, theme: str, scheme: str, *, indent: str = "  ") -> str:
    colours = (f"--{name}: {getattr(colour, theme)}" for name, colour in TOKENS.items())
    return _block(selector, (scheme, *colours), indent)


def _auto() -> str:
    pairs = ((name, astuple(colour)[:2]) for name, colour in TOKENS.items())
    colours = (f"--{name}: light-dark({light}, {dark})" for name, (light, dark) in pairs)
    return _block(":root", ("color-scheme: light dark", *colours), "    ")


def _block(selector: str, declarations: tuple[str, ...], indent: str) -> str:
    lines = (f"{indent}  {declaration};" for declaration in declarations)
    return "\n".join((f"{indent}{selector} {{", *lines, f"{indent}}}"))
