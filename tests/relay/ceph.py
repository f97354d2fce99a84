"""A real S3 server on loopback, from Debian: Ceph's RADOS gateway over one monitor and one store in memory.

Ceph is what many hosting firms run behind their S3; what it says over the network is as in a large cluster.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from ploughshare.relay.store.parts_bucket import Bucket

STARTING_SECONDS = 120
KEY_ID, KEY_SECRET, REGION = "relay", "a secret of the files' store", "us-east-1"
CONFIG = """[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{port}
mon initial members = a
keyring = {place}/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data = {place}/mon
osd data = {place}/osd
rgw data = {place}/rgw
osd objectstore = memstore
memstore device bytes = 1073741824
run dir = {place}
admin socket = {place}/$name.asok
log file =
mon cluster log file = /dev/null
public addr = 127.0.0.1
"""


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on just now."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(one.getsockname()[1]) for one in sockets]


@dataclass(frozen=True)
class Ceph:
    """A running gateway and a bucket in it."""

    endpoint: str
    bucket: Bucket

    def environ(self) -> dict[str, str]:
        """What tells a relay of it."""
        return {
            "PLOUGHSHARE_RELAY_FILES_BUCKET": self.bucket.name,
            "PLOUGHSHARE_RELAY_FILES_ENDPOINT": self.endpoint,
            "PLOUGHSHARE_RELAY_FILES_KEY_ID": KEY_ID,
            "PLOUGHSHARE_RELAY_FILES_KEY_SECRET": KEY_SECRET,
        }


class _Cluster:
    def __init__(self, place: Path) -> None:
        self.place = place
        self.started: list[subprocess.Popen[bytes]] = []

    def run(self, program: str, *options: str) -> str:
        done = subprocess.run(
            [program, "-c", str(self.place / "ceph.conf"), *options],
            capture_output=True,
            timeout=STARTING_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{program}: {done.stderr.decode()[-800:]}"
        return done.stdout.decode()

    def start(self, program: str, *options: str) -> None:
        with (self.place / f"{program}.log").open("ab") as log:
            self.started.append(
                subprocess.Popen(
                    [program, "-c", str(self.place / "ceph.conf"), "-f", *options], stdout=log, stderr=log
                )
            )

    def stop(self) -> None:
        for process in reversed(self.started):
            process.kill()
            process.wait(20)


@contextmanager
def ceph() -> Iterator[Ceph]:
    """Starts a cluster of one, makes a user and a bucket, and ends it all afterwards."""
    # Sockets' paths are short, and pytest's are not.
    cluster = _Cluster(Path(tempfile.mkdtemp(prefix="ceph-")))
    try:
        yield _started(cluster)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place, ignore_errors=True)


def _started(cluster: _Cluster) -> Ceph:
    place, fsid, osd = cluster.place, str(uuid.uuid4()), str(uuid.uuid4())
    monitor_port, port = free_ports(2)
    for name in ("mon", "osd", "rgw"):
        (place / name).mkdir()
    (place / "ceph.conf").write_text(CONFIG.format(fsid=fsid, port=monitor_port, place=place))
    _make_keys(place / "keyring")
    subprocess.run(
        [
            "monmaptool",
            "--create",
            "--fsid",
            fsid,
            "--addv",
            "a",
            f"[v2:127.0.0.1:{monitor_port}]",
            place / "map",
        ],
        check=True,
        capture_output=True,
    )
    cluster.run(
        "ceph-mon", "--mkfs", "-i", "a", "--monmap", str(place / "map"), "--keyring", str(place / "keyring")
    )
    cluster.start("ceph-mon", "-i", "a", "--public-addr", f"v2:127.0.0.1:{monitor_port}")
    cluster.run("ceph", "osd", "new", osd)
    cluster.run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", osd)
    cluster.start("ceph-osd", "-i", "0")
    user = ("--uid=relay", "--display-name=relay", f"--access-key={KEY_ID}", f"--secret-key={KEY_SECRET}")
    cluster.run("radosgw-admin", "user", "create", *user)
    cluster.start("radosgw", "-n", "client.rgw", "--rgw-frontends", f"beast endpoint=127.0.0.1:{port}")
    endpoint = f"http://127.0.0.1:{port}"
    _wait_for(endpoint)
    answer = httpx.put(
        f"{endpoint}/files", headers=_signed("PUT", f"127.0.0.1:{port}", "/files"), trust_env=False
    )
    assert answer.status_code == 200, answer.text
    return Ceph(endpoint, Bucket("files", endpoint, REGION, KEY_ID, KEY_SECRET))


def _make_keys(keyring: Path) -> None:
    grants = {
        "mon.": ("mon", "allow *"),
        "client.admin": ("mon", "allow *", "osd", "allow *"),
        "osd.0": ("mon", "allow profile osd", "osd", "allow *"),
        "client.rgw": ("mon", "allow rwx", "osd", "allow rwx"),
    }
    for name, allowed in grants.items():
        caps = [
            part
            for kind, what in zip(allowed[::2], allowed[1::2], strict=True)
            for part in ("--cap", kind, what)
        ]
        new = [] if keyring.exists() else ["--create-keyring"]
        subprocess.run(
            ["ceph-authtool", *new, str(keyring), "--gen-key", "-n", name, *caps],
            check=True,
            capture_output=True,
        )


def _wait_for(endpoint: str) -> None:
    deadline = time.monotonic() + STARTING_SECONDS
    with httpx.Client(trust_env=False) as http:
        while True:
            try:
                http.get(endpoint)
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the gateway does not listen"
                os.sched_yield()
                continue
            return


def _signed(method: str, host: str, path: str) -> dict[str, str]:
    """The headers of a call without a body, signed as S3 wants it (AWS Signature Version 4)."""
    now = datetime.datetime.now(datetime.UTC)
    day, moment = now.strftime("%Y%m%d"), now.strftime("%Y%m%dT%H%M%SZ")
    empty = hashlib.sha256(b"").hexdigest()
    names = "host;x-amz-content-sha256;x-amz-date"
    said = f"host:{host}\nx-amz-content-sha256:{empty}\nx-amz-date:{moment}\n"
    asked = f"{method}\n{path}\n\n{said}\n{names}\n{empty}"
    scope = f"{day}/{REGION}/s3/aws4_request"
    told = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(asked.encode()).hexdigest()}"
    key = b"AWS4" + KEY_SECRET.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    signature = hmac.new(key, told.encode(), hashlib.sha256).hexdigest()
    return {
        "x-amz-date": moment,
        "x-amz-content-sha256": empty,
        "Authorization": f"AWS4-HMAC-SHA256 Credential={KEY_ID}/{scope}, SignedHeaders={names}, "
        f"Signature={signature}",
    }
