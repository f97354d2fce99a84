"""One look at an address as somebody's browser takes it: what was served, in hashes and headers.

The network of the watch. Nothing of the desk goes along: no cookie, no key, no header of its own, and through
Tor a way of its own each time.
"""

import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import httpx

from ploughshare.desk.refused import DeskError
from ploughshare.desk.watch.browsers import Browser

PAGE_BYTES_MAX = 16 * 1024 * 1024
"""The largest guide that a relay serves."""
SILENCE_SECONDS = 60.0
WHOLE_SECONDS = 300.0
_CHUNK_BYTES = 65_536
_HTML = re.compile(r'text/html\s*(;\s*charset="?utf-8"?\s*)?', re.IGNORECASE)
_ACTING = (
    # Headers by which the right bytes do something else than they say.
    *("refresh", "location", "link", "set-cookie", "clear-site-data", "speculation-rules", "sourcemap"),
    *("content-disposition", "content-location", "x-sourcemap", "use-as-dictionary"),
    # These make the browser tell somebody.
    *("report-to", "reporting-endpoints", "nel", "accept-ch", "critical-ch", "observe-browsing-topics"),
    *("attribution-reporting-register-source", "attribution-reporting-register-trigger"),
)
_ERROR_BYTES_MAX = 4_096
_ERROR_PAGE = re.compile(
    rb'(?:[^<]|<!doctype [^<>]*>|<!--[^<>]*-->|<body bgcolor="white">'
    rb"|</?(?:html|head|title|body|h[1-3]|p|hr|br|center|address|pre|b|i|em|strong)\s*/?>)*",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"\breport-(uri|to)\b", re.IGNORECASE)


class NotReachedError(DeskError):
    """Nothing answers there now, or the answer broke off."""


class AddressError(DeskError):
    """An address is like https://relay.example, http://name.onion (with a proxy), or http://127.0.0.1:8080."""


@dataclass(frozen=True)
class Seen:
    """What an address served. `page` None: more than 16 MiB, or packed in a way nobody asked for.

    `acting`: names of headers that make a browser do something of which the page knows nothing.
    """

    status: int
    page: bytes | None
    acting: tuple[str, ...]


def entrance(relay: str) -> str:
    """The address people open, from a relay's address. Raises AddressError.

    >>> entrance("https://relay.example")
    'https://relay.example/'
    """
    address = relay.rstrip("/") + "/"
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise AddressError
    if parts.username is not None or not address.isascii():
        raise AddressError
    return address


def is_onion(address: str) -> bool:
    """Whether only Tor leads there."""
    return (urlsplit(address).hostname or "").endswith(".onion")


def is_this_machine(address: str) -> bool:
    """Whether nobody stands in between."""
    return urlsplit(address).hostname in ("127.0.0.1", "::1", "localhost")


def authority(address: str) -> str:
    """Host and port as a browser names them."""
    return urlsplit(address).netloc


def own_way(proxy: str | None, token: str) -> str | None:
    """The proxy's address with a name of its own, for which Tor makes a way that no other call shares.

    >>> own_way("socks5h://127.0.0.1:9050", "abc")
    'socks5h://abc:abc@127.0.0.1:9050'
    """
    if proxy is None:
        return None
    parts = urlsplit(proxy)
    if not parts.scheme.startswith("socks5") or parts.username is not None:
        return proxy
    return f"{parts.scheme}://{token}:{token}@{parts.netloc}"


def look(
    address: str,
    browser: Browser,
    proxy: str | None,
    clock: Callable[[], float] = time.monotonic,
) -> Seen:
    """Opens an address (`entrance`) as this browser does. `proxy`: as `socks5h://host:port`.

    Raises NotReachedError, AddressError.
    """
    ends_at = clock() + WHOLE_SECONDS
    try:
        with httpx.Client(
            timeout=SILENCE_SECONDS, follow_redirects=False, trust_env=False, proxy=proxy, verify=_tls()
        ) as http:
            request = httpx.Request("GET", address, headers=list(browser.headers))
            answer = http.send(request, stream=True)
            try:
                page = _page(answer, ends_at, clock)
            finally:
                answer.close()
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
        raise AddressError from None
    except (httpx.HTTPError, OSError):
        raise NotReachedError from None
    return Seen(answer.status_code, page, acting_headers(answer.headers))


def acting_headers(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the headers, in lower case, by which a browser would do more than show the page.

    >>> acting_headers({"content-type": "text/html; charset=utf-8", "server": "nginx", "refresh": "0; url=x"})
    ('refresh',)
    """
    low = {name.lower(): value for name, value in headers.items()}
    found = [name for name in _ACTING if name in low]
    if _HTML.fullmatch(low.get("content-type", "").strip()) is None:
        found.append("content-type")
    for name in ("content-security-policy", "content-security-policy-report-only"):
        if _REPORTING.search(low.get(name, "")):
            found.append(name)
    return tuple(found)


def is_error_page(page: bytes | None) -> bool:
    """Whether what came with an error is no more than a few plain words: browsers show any page that does.

    >>> is_error_page(b"<h1>502 Bad Gateway</h1>"), is_error_page(b"<script>send()</script>")
    (True, False)
    """
    return page is not None and len(page) <= _ERROR_BYTES_MAX and _ERROR_PAGE.fullmatch(page) is not None


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _page(answer: httpx.Response, ends_at: float, clock: Callable[[], float]) -> bytes | None:
    """The page as a browser unpacks it, or None for one that is too large or cannot be unpacked here."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    page = bytearray()
    try:
        for part in _unpacked(_raw(answer, ends_at, clock), packing):
            page += part
            if len(page) > PAGE_BYTES_MAX:
                return None
    except zlib.error:
        return None
    return bytes(page)


def _raw(answer: httpx.Response, ends_at: float, clock: Callable[[], float]) -> Iterator[bytes]:
    for part in answer.iter_raw(_CHUNK_BYTES):
        if clock() > ends_at:
            raise NotReachedError
        yield part


def _unpacked(parts: Iterator[bytes], packing: str) -> Iterator[bytes]:
    """Never more than a chunk at a time, however much a few bytes unpack to. Raises zlib.error."""
    if packing == "identity":
        yield from parts
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise zlib.error
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    for part in parts:
        waiting = part
        while waiting:
            if unpacker.eof:  # browsers differ in what they make of more behind the end
                raise zlib.error
            yield unpacker.decompress(waiting, _CHUNK_BYTES)
            waiting = unpacker.unconsumed_tail or unpacker.unused_data
    yield unpacker.flush(_CHUNK_BYTES)
    if not unpacker.eof:
        raise NotReachedError
