"""Debian's Firefox as people run it: as it comes, and with the settings Tor Browser gives it.

Tor Browser is Firefox ESR with these preferences, NoScript, and Tor behind it; only the preferences are here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

FIREFOX = "/usr/bin/firefox-esr"
ROOT_FOLDER = Path(__file__).parents[1]

Preferences = dict[str, bool | float | str]

AS_IT_COMES: Preferences = {}

# From browser/app/profile/001-base-profile.js of Tor Browser: what a page can notice, or what touches a disk.
TOR_BROWSER: Preferences = {
    "privacy.resistFingerprinting": True,
    "privacy.resistFingerprinting.letterboxing": True,
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
    starter = folder / "firefox"
    starter.write_text(
        f'#!/bin/sh\ncd "{ROOT_FOLDER}" && exec "{sys.executable}" -m tests.firefox_line {FIREFOX} "$@"\n'
    )
    starter.chmod(0o700)
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=starter, firefox_user_prefs=preferences
    )
