"""Readable proposals for what the register writes in capitals. A person looks at each."""

import re

_SMALL = re.compile(
    r"a|bez|dla|do|ds\.|i|im\.|ku|lub|m\.st\.|między|na|nad|nie|o|od|oraz|po|pod|przed|przez|przy|"
    r"rzecz|u|w|z|ze|znad|że"
)
"""Words that stay small inside of a name."""
_TITLES = re.compile(r"(abp|al|bp|dr|gen|hr|kpt|ks|os|pl|por|prof|płk|św|ul)\.")
"""Shortened words in the name of a street, small wherever they stand."""
_SHORT = re.compile(
    r"azs|csr|gks|hdk|kgw|kks|ksm|lgd|lks|lok|lzs|mgok|mks|mok|ngo|osir|osp|pck|ptsm|pttk|pzn|pzw|"
    r"tkkf|tpd|uks|utw|wopr|wsks|zhp|zhr|znp"
)
"""Abbreviations in the names of organisations."""
_VOWELS = frozenset("aąeęioóuy")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")
_MARKS = '"„”“'
_QUOTED = re.compile(f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_ENDINGS = ("W LIKWIDACJI", "W UPADŁOŚCI")
_UNSAID_FORMS = ("FUNDACJA", "STOWARZYSZENIE")
"""Forms that the register leaves out of a name, and people say with it."""
_SAID = re.compile(r"\b(OCHOTNICZA STRAŻ|TOWARZYSTWO|KLUB|LIGA|ZWIĄZEK|ZRZESZENIE)\b")
"""What tells by itself that the name is an organisation's."""


def titled(capitals: str, *, begins: bool = True) -> str:
    """``NOWA DĘBA`` as ``Nowa Dęba``; small words and abbreviations are kept as such.

    Text that is not all in capitals was written by somebody with care, and stays. `begins` tells
    whether the first word takes a capital whatever it is.
    """
    text = " ".join(capitals.split())
    if text != text.upper():
        return text
    return _WORD.sub(lambda word: _word(word.group(), first=begins and not word.start()), text)


def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    if _TITLES.fullmatch(small) or (_SMALL.fullmatch(small) and not first):
        return small
    if _SHORT.fullmatch(small) or (len(small) > 1 and not set(small) & _VOWELS):
        return word
    return ".".join(part.capitalize() for part in word.split("."))


def street(*, name: str, house: str, flat: str, town: str) -> str:
    """Street and number as written on an envelope; in a place without streets its own name.

    "" where there is neither a street nor a number.
    """
    numbers = (" ".join(part.translate(_NO_MARKS).split()) for part in (house, flat))
    number = "/".join(part for part in numbers if part)
    if not number and not name.strip():
        return ""
    return f"{titled(name) or titled(town)} {number}".strip()


_NO_MARKS = str.maketrans(dict.fromkeys(_MARKS))


def proposed_name(name: str, form: str) -> str:
    """A readable name: outer quotes gone, inner ones Polish, no capitals throughout, and without
    the words on liquidation or bankruptcy that the law adds.

    A foundation or an association whose name does not say so gets the word in front, as people
    call it: ``"DO GWIAZD"`` becomes ``Fundacja „Do Gwiazd”``.
    """
    text = name.strip()
    for ending in _ENDINGS:
        text = text.removesuffix(ending).strip()
    whole = _QUOTED.fullmatch(text)
    is_said = form not in _UNSAID_FORMS or form in text.upper() or _SAID.search(text.upper())
    if is_said or not text:
        return titled(whole.group(1)) if whole else _with_quotes(text, begins=True)
    if not _QUOTED.search(text):
        text = f"„{text}”"
    return f"{form.capitalize()} {_with_quotes(text, begins=False)}"


def _with_quotes(text: str, *, begins: bool) -> str:
    """Every second part of the split stood in quotes."""
    outside, *rest = _QUOTED.split(text)
    said = [titled(outside, begins=begins)]
    for inside, after in zip(rest[::2], rest[1::2], strict=True):
        said += [f"„{titled(inside)}”", titled(after, begins=False)]
    return " ".join(part for part in said if part)
