"""Signs that an official print can show, so that the form refuses the others while people type.

They are the signs of the prints' typeface, Lato 2, without those of control and direction. The
list stands here because the law knows no fonts; a test compares it with the typeface.
"""

_RANGES = """
    20-7E A0-36F 374-375 37A-37E 384-38A 38C 38E-3A1 3A3-3CE 3D0-486 488-513 E3F 1D00-1DCA
    1DFE-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D
    1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200A
    2010 2012-2022 2026 202F-2030 2032-2034 2039-203A 203C-203E 2044 205E-205F 2070-2071
    2074-208E 2090-2094 20A0-20B5 20B8-20BA 20DD 2105 2113 2116-2117 2120 2122 2126 212E 2132
    214D-214E 2153-215F 2183-2184 2190-2199 21A8 2202 220F 2211-2212 2215 2219-221A 221E-221F
    2229 222B 2248 2260-2261 2264-2265 2302 2310 2320-2321 2460-2473 24EA-24F4 24FF-2500 2502
    250C 2510 2514 2518 25A1 25AA-25AB 25CA-25CC 25CF 25E6 2600 263C 2669 2776-277F 2C60-2C6C
    2C74-2C77 2E17 A717-A71A A720-A721 FB00-FB04 FE20-FE23
"""
"""Code points in hexadecimal, first and last."""


def _signs() -> frozenset[str]:
    ends = (item.split("-") for item in _RANGES.split())
    return frozenset(
        chr(code) for end in ends for code in range(int(end[0], 16), int(end[-1], 16) + 1)
    )


PRINTABLE = _signs()
