"""How a visitor wants to see the site: text size, theme, font, spacing, links, language.

The wish lives in one cookie without any identifier, ``wyglad=t:150.c:yb.f:std.s:std.u:std.l:pl``,
set only when somebody asks for a change. What the cookie says is taken from a white list: anything
else means the default, never an error. A person who signs in may keep the look in the profile too;
the room that knows persons registers how.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COOKIE = "wyglad"
COOKIE_AGE = 365 * 24 * 3600  # seconds

CHOICES: dict[str, dict[str, str | Promise]] = {
    "text": {"100": "100 %", "125": "125 %", "150": "150 %", "200": "200 %"},
    "theme": {
        "auto": _("As in my system"),
        "light": _("Light"),
        "dark": _("Dark"),
        "yb": _("Yellow on black"),
        "bw": _("Black on white"),
    },
    "font": {
        "std": pgettext_lazy("font", "Ordinary"),
        "atk": _("Atkinson Hyperlegible, with letters easier to tell apart"),
    },
    "spacing": {
        "std": pgettext_lazy("spacing", "Ordinary"),
        "wide": _("Wider, between letters, words and lines"),
    },
    "links": {
        "std": _("Underlined in running text"),
        "und": _("Always underlined, in menus too"),
    },
    "language": {"pl": "polski", "en": "English"},
}
"""The white list: values of each preference with their names; the first is the default."""

_KEYS = {"text": "t", "theme": "c", "font": "f", "spacing": "s", "links": "u", "language": "l"}
_SIZES = tuple(CHOICES["text"])
_CONTRASTING = ("yb", "bw")


@dataclass(frozen=True)
class Look:
    """A visitor's preferences; every value is one of `CHOICES`."""

    text: str = "100"
    theme: str = "auto"
    font: str = "std"
    spacing: str = "std"
    links: str = "std"
    language: str = "pl"

    @classmethod
    def parse(cls, value: str) -> Self:
        """The look a cookie or a profile describes; what is not understood is the default."""
        pairs = dict(part.split(":", 1) for part in value.split(".") if ":" in part)
        return cls().changed({name: pairs.get(key, "") for name, key in _KEYS.items()})

    def serialise(self) -> str:
        """The value to keep in the cookie or the profile."""
        return ".".join(f"{_KEYS[name]}:{value}" for name, value in asdict(self).items())

    def changed(self, wishes: Mapping[str, str]) -> Self:
        """The look with those wishes that are on the white list."""
        names = [field.name for field in fields(self)]
        return replace(
            self,
            **{name: wishes[name] for name in names if wishes.get(name) in CHOICES[name]},
        )

    @property
    def smaller(self) -> str:
        """The text size a step down, the smallest at the end."""
        return _SIZES[max(_SIZES.index(self.text) - 1, 0)]

    @property
    def larger(self) -> str:
        """The text size a step up, the largest at the end."""
        return _SIZES[min(_SIZES.index(self.text) + 1, len(_SIZES) - 1)]

    @property
    def contrasting(self) -> bool:
        """Whether one of the two high-contrast themes is chosen."""
        return self.theme in _CONTRASTING

    @property
    def other_contrast(self) -> str:
        """The theme that the contrast switch leads to."""
        return "auto" if self.contrasting else "yb"


Load = Callable[[HttpRequest], str]
Save = Callable[[HttpRequest, str], None]


@dataclass
class _Profile:
    """Where the look of a person who is signed in is kept, once a room has said it."""

    load: Load = lambda _request: ""
    save: Save = lambda _request, _value: None


_profile = _Profile()


def register_store(load: Load, save: Save) -> None:
    """Let a look be kept with a person's profile too.

    `load` answers the kept value for the person of the request, "" when there is none or nobody is
    signed in; it is asked only when the browser has no cookie. `save` keeps a value, or does
    nothing when nobody is signed in.
    """
    _profile.load, _profile.save = load, save


def look_of(request: HttpRequest) -> Look:
    """What the browser asks for, or else the profile of who is signed in."""
    return Look.parse(request.COOKIES.get(COOKIE) or _profile.load(request))


def keep(request: HttpRequest, response: HttpResponse, look: Look) -> None:
    """Keep the look in the browser and in the profile of who is signed in."""
    value = look.serialise()
    _profile.save(request, value)
    response.set_cookie(
        COOKIE,
        value,
        max_age=COOKIE_AGE,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
