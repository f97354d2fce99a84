"""Stands between Playwright and Debian's Firefox, and answers the one command this Firefox has not got.

    python -m tests.firefox_line FIREFOX ARGUMENT…

Starts Firefox with these arguments and says, as Firefox does, where it listens; all else passes both ways.
docs/decisions/0083 says why, and when this can go.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import threading

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.server import Server, ServerConnection, serve

NOT_THERE = frozenset({"emulation.setMediaFeaturesOverride"})
"""Sent by Playwright for every new context; a profile's preferences choose the colours instead."""
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://[0-9.]+:\d+)")


def listen(firefox_address: str) -> Server:
    """Where Playwright is to call instead; each call has a session of its own."""

    def carry(playwright: ServerConnection) -> None:
        path = "/session" if playwright.request is None else playwright.request.path
        with connect(firefox_address + path, max_size=None, compression=None, ping_interval=None) as firefox:

            def back() -> None:
                with contextlib.suppress(ConnectionClosed):
                    for message in firefox:
                        playwright.send(message)
                playwright.close()

            returning = threading.Thread(target=back)
            returning.start()
            with contextlib.suppress(ConnectionClosed):
                for message in playwright:
                    call = json.loads(message)
                    if call["method"] in NOT_THERE:
                        playwright.send(json.dumps({"type": "success", "id": call["id"], "result": {}}))
                    else:
                        firefox.send(message)
            firefox.close()
            returning.join()

    return serve(carry, "127.0.0.1", 0, max_size=None, compression=None, ping_interval=None)


def main(command: list[str]) -> int:
    """Firefox's own end code."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as firefox:
        if firefox.stderr is None:
            return 1
        for line in firefox.stderr:
            found = LISTENING.search(line)
            if found is None:
                sys.stderr.write(line)
                continue
            server = listen(found[1])
            threading.Thread(target=server.serve_forever, daemon=True).start()
            port = server.socket.getsockname()[1]
            sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
            sys.stderr.flush()
        return firefox.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
