"""Debian's Firefox as people run it: as it comes, and with the settings Tor Browser gives it.

Tor Browser is Firefox ESR with these preferences, NoScript, and Tor behind it; only the preferences are here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Playwright

FIREFOX = "/usr/bin/firefox-esr"
CHANNEL = "moz-firefox"
"""Playwright's word for a Firefox that is not its own build."""
ROOT_FOLDER = Path(__file__).parents[1]

Preferences = dict[str, bool | float | str]

AS_IT_COMES: Preferences = {}

# From browser/app/profile/001-base-profile.js of Tor Browser: what a page can notice, or what touches a disk.
TOR_BROWSER: Preferences = {
    "privacy.resistFingerprinting": True,
    "privacy.firstparty.isolate": True,
    "privacy.spoof_english": 2,
    "browser.privatebrowsing.autostart": True,
    "browser.cache.disk.enable": False,
    "permissions.memory_only": True,
    "browser.download.useDownloadDir": False,
    "browser.download.always_ask_before_handling_new_types": True,
    "browser.download.start_downloads_in_tmp_dir": True,
    "dom.security.https_only_mode": True,
    "dom.security.https_only_mode_pbm": True,
    "dom.serviceWorkers.enabled": False,
    "dom.storage.enabled": False,
    "dom.enable_resource_timing": False,
    "dom.enable_event_timing": False,
    "dom.w3c_touch_events.enabled": 0,
    "dom.postMessage.sharedArrayBuffer.withCOOP_COEP": False,
    "dom.webmidi.enabled": False,
    "webgl.enable-webgl2": False,
    "network.cookie.cookieBehavior": 1,
    "network.cookie.cookieBehavior.pbmode": 1,
    "network.http.referer.defaultPolicy": 2,
    "network.http.referer.XOriginTrimmingPolicy": 2,
    "network.file.path_blacklist": "/net",
    "security.ssl.require_safe_negotiation": True,
    "browser.display.use_system_colors": False,
    "javascript.options.asmjs": False,
}
"""The level "Standard", and stricter: Tor Browser has storage in the page, and the guide must not miss it."""

SAFER: Preferences = {
    **TOR_BROWSER,
    "javascript.options.ion": False,
    "javascript.options.baselinejit": False,
    "javascript.options.native_regexp": False,
    "javascript.options.wasm": False,
    "mathml.disabled": True,
    "gfx.font_rendering.graphite.enabled": False,
    "gfx.font_rendering.opentype_svg.enabled": False,
}
"""The level "Safer": no compilation. There NoScript takes WebAssembly away; here a preference does."""

SAFEST: Preferences = {**SAFER, "svg.disabled": True, "javascript.enabled": False}
"""The level "Safest": no scripts at all."""


def launch_firefox(playwright: Playwright, folder: Path, preferences: Preferences) -> Browser:
    """A Firefox of its own, in a new profile with these preferences; `folder` keeps what starts it."""
    return playwright.firefox.launch(
        channel=CHANNEL, executable_path=_starter(folder), firefox_user_prefs=preferences
    )


def launch_with_profile(
    playwright: Playwright, folder: Path, profile: Path, preferences: Preferences
) -> BrowserContext:
    """A Firefox that keeps its profile in a folder, as people's does."""
    return playwright.firefox.launch_persistent_context(
        profile, channel=CHANNEL, executable_path=_starter(folder), firefox_user_prefs=preferences
    )


def _starter(folder: Path) -> Path:
    starter = folder / "firefox"
    starter.write_text(
        f'#!/bin/sh\ncd "{ROOT_FOLDER}" && exec "{sys.executable}" -m tests.firefox_line {FIREFOX} "$@"\n'
    )
    starter.chmod(0o700)
    return starter


def painted(folder: Path, preferences: Preferences, url: str, size: tuple[int, int]) -> Image.Image:
    """What stands on a page's first screen: where scripts are off, the page itself cannot be asked."""
    profile, picture = folder / "painting", folder / "painted.png"
    profile.mkdir(exist_ok=True)
    settings = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(settings))
    window = f"--window-size={size[0]},{size[1]}"
    command = [
        FIREFOX,
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--screenshot",
        str(picture),
        window,
    ]
    subprocess.run([*command, url], check=True, capture_output=True, timeout=60)
    with Image.open(picture) as opened:
        return opened.convert("RGB")


def open_tabs(profile: Path) -> str:
    """What Firefox wrote down of its open and closed tabs, for the next start."""
    return "".join(unpacked(path.read_bytes()).decode() for path in sorted(profile.rglob("*.jsonlz4")))


def unpacked(file: bytes) -> bytes:
    """A file packed as Firefox does: `mozLz40`, a length, and one block of LZ4."""
    assert file.startswith(b"mozLz40\0")
    size = int.from_bytes(file[8:12], "little")
    block, out = memoryview(file)[12:], bytearray()
    at = 0

    def length(nibble: int) -> int:
        nonlocal at
        more = 255 if nibble == 15 else 0
        while more == 255:
            more = block[at]
            nibble, at = nibble + more, at + 1
        return nibble

    while at < len(block):
        token = block[at]
        at += 1
        literals = length(token >> 4)
        out += block[at : at + literals]
        at += literals
        if at < len(block):
            back = int.from_bytes(block[at : at + 2], "little")
            at += 2
            for _ in range(length(token & 15) + 4):
                out.append(out[-back])
    assert len(out) == size
    return bytes(out)
