"""Founding a demonstration desk on this machine and letting a second one in, as two people would."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import httpx

from ploughshare.desk import members
from ploughshare.desk.founding import join_desk, new_desk
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault import Vault


def found(directory: Path, passphrase: str, name: str, relays: tuple[str, ...], today: date) -> Ledger:
    """A new desk with its root key. Its passphrase is stretched less than a real desk's."""
    vault = Vault.create(directory, passphrase, DEMONSTRATION)
    new_desk(vault, name=name, relays=relays, today=today, random=os.urandom)
    return Ledger(vault)


def join(directory: Path, passphrase: str, name: str, host: Ledger, today: date) -> Ledger:
    """A second desk that `host` lets in, through the texts two people would copy to each other."""
    invitation = members.Invitation.parse(members.invitation(host.vault, host.home).to_text())
    vault = Vault.create(directory, passphrase, DEMONSTRATION)
    home = join_desk(vault, name=name, invitation=invitation, today=today, random=os.urandom)
    request = members.Request.parse(members.request_text(home.device, invitation.root), host.home.root_public)
    members.let_in(host, request, today)
    return Ledger(vault)


def client(ledger: Ledger, http: httpx.Client) -> RelayClient:
    """The desk's calls to the first relay of its roster."""
    home = ledger.home
    return RelayClient(home.relays[0], home.root_public, home.device.signing, http)
