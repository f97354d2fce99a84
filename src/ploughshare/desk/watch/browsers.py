"""How a browser asks for a page when somebody opens it: the same headers, in the same order. Pure.

tests/desk/watch compares them with a real Chromium. Chance chooses among the browsers and languages of
those who come, so that no kind of them can be given another guide unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Headers = tuple[tuple[str, str], ...]

_KNOWN_ON = date(2026, 11, 22)
_CHROMIUM_ON_THAT_DAY, _FIREFOX_ON_THAT_DAY, _TOR_ON_THAT_DAY = 156, 157, 153
_RELEASE_DAYS = 28
_BEHIND = (0, 0, 0, 0, 1, 1, 1, 2)
"""How many releases a phone may be behind, by chance."""
_BRAND_CHARS = " (:-./);=?_"
_BRAND_VERSIONS = ("8", "99", "24")
_BRAND_ORDERS = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
_CHROMIUM_LANGUAGES = (
    "ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7",
    "ru-RU,ru;q=0.9",
    "uk-UA,uk;q=0.9,ru;q=0.8,en-US;q=0.7,en;q=0.6",
    "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7",
    "en-US,en;q=0.9",
)
_FIREFOX_LANGUAGES = (
    "ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7",
    "ru,en-US;q=0.9,en;q=0.8",
    "uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7",
    "de,en-US;q=0.9,en;q=0.8",
    "en-US,en;q=0.9",
)


@dataclass(frozen=True)
class Browser:
    """Somebody's browser: a name for ourselves, and what it sends after the method and the path."""

    name: str
    headers: Headers


def choose(choice: bytes, authority: str, day: date, *, secure: bool) -> Browser:
    """The browser for one look.

    `choice`: 16 random bytes; `authority`: host and port of the address; `secure`: https, or this machine.
    """
    if authority.partition(":")[0].endswith(".onion"):
        return _tor(authority, phone=choice[0] % 2 == 0)
    makers: tuple[Callable[[bytes, str, date, bool], Browser], ...] = (_chrome, _chrome, _chrome, _firefox)
    return makers[choice[0] % len(makers)](choice, authority, day, secure)


def chromium_headers(
    authority: str, major: int, agent: str, languages: str, platform: str, brand: str | None, *, secure: bool
) -> Headers:
    """What Chromium sends. `brand`: its maker's, None where it has none; over plain HTTP it tells less."""
    mobile = "?1" if platform == "Android" else "?0"
    return (
        ("Host", authority),
        ("Connection", "keep-alive"),
        *(
            (
                ("sec-ch-ua", _brands(major, brand)),
                ("sec-ch-ua-mobile", mobile),
                ("sec-ch-ua-platform", f'"{platform}"'),
            )
            if secure
            else ()
        ),
        ("Upgrade-Insecure-Requests", "1"),
        ("User-Agent", agent),
        (
            "Accept",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,"
            "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
        ),
        *(
            (
                ("Sec-Fetch-Site", "none"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-User", "?1"),
                ("Sec-Fetch-Dest", "document"),
            )
            if secure
            else ()
        ),
        ("Accept-Encoding", "gzip, deflate, br, zstd" if secure else "gzip, deflate"),
        ("Accept-Language", languages),
    )


def firefox_headers(authority: str, agent: str, languages: str, *, secure: bool) -> Headers:
    """What Firefox sends; over plain HTTP it tells less."""
    return (
        ("Host", authority),
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        ("Accept-Language", languages),
        ("Accept-Encoding", "gzip, deflate, br, zstd" if secure else "gzip, deflate"),
        ("Connection", "keep-alive"),
        ("Upgrade-Insecure-Requests", "1"),
        *(
            (
                ("Sec-Fetch-Dest", "document"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Site", "none"),
                ("Sec-Fetch-User", "?1"),
            )
            if secure
            else ()
        ),
        ("Priority", "u=0, i"),
    )


def _chrome(choice: bytes, authority: str, day: date, secure: bool) -> Browser:
    major = _release(_CHROMIUM_ON_THAT_DAY, day) - _BEHIND[choice[1] % len(_BEHIND)]
    engine = f"AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0"
    languages = _CHROMIUM_LANGUAGES[choice[2] % len(_CHROMIUM_LANGUAGES)]
    if choice[3] % 4:
        agent, platform = f"Mozilla/5.0 (Linux; Android 10; K) {engine} Mobile Safari/537.36", "Android"
    else:
        agent, platform = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {engine} Safari/537.36", "Windows"
    headers = chromium_headers(authority, major, agent, languages, platform, "Google Chrome", secure=secure)
    return Browser(f"Chrome {major}, {platform}", headers)


def _firefox(choice: bytes, authority: str, day: date, secure: bool) -> Browser:
    major = _release(_FIREFOX_ON_THAT_DAY, day) - _BEHIND[choice[1] % len(_BEHIND)]
    languages = _FIREFOX_LANGUAGES[choice[2] % len(_FIREFOX_LANGUAGES)]
    agent = f"Mozilla/5.0 (Android 15; Mobile; rv:{major}.0) Gecko/{major}.0 Firefox/{major}.0"
    return Browser(f"Firefox {major}", firefox_headers(authority, agent, languages, secure=secure))


def _tor(authority: str, *, phone: bool) -> Browser:
    # Tor Browser gives everybody the same headers, and treats an onion address as secure.
    major = _TOR_ON_THAT_DAY
    system, gecko = (
        ("Android 10; Mobile", f"{major}.0") if phone else ("Windows NT 10.0; Win64; x64", "20100101")
    )
    agent = f"Mozilla/5.0 ({system}; rv:{major}.0) Gecko/{gecko} Firefox/{major}.0"
    return Browser("Tor Browser", firefox_headers(authority, agent, "en-US,en;q=0.9", secure=True))


def _release(known: int, day: date) -> int:
    return known + max(0, (day - _KNOWN_ON).days) // _RELEASE_DAYS


def _brands(major: int, brand: str | None) -> str:
    """The list of brands with its made-up member, which Chromium shuffles by the release's number."""
    char, other = (_BRAND_CHARS[(major + step) % len(_BRAND_CHARS)] for step in (0, 1))
    made_up = (f"Not{char}A{other}Brand", _BRAND_VERSIONS[major % len(_BRAND_VERSIONS)])
    named = [made_up, ("Chromium", str(major))]
    if brand is None:
        order: tuple[int, ...] = (0, 1) if major % 2 == 0 else (1, 0)
    else:
        named.append((brand, str(major)))
        order = _BRAND_ORDERS[major % len(_BRAND_ORDERS)]
    placed = [named[0]] * len(named)
    for at, what in zip(order, named, strict=True):
        placed[at] = what
    return ", ".join(f'"{name}";v="{version}"' for name, version in placed)
