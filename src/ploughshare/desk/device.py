"""This machine's keys and the desk's root key, as kept in the vault (docs/protocol.md §1.1, §1.2)."""

import json
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.desk.refused import DeskError
from ploughshare.desk.vault import Vault
from ploughshare.seal.age import HybridIdentity
from ploughshare.wire import ID_BYTES, KEY_BYTES, desk_id, member_id

_RELAYS = "relays"


class NotSetUpError(DeskError):
    """The making of this vault was cut short; delete its folder and run `ploughshare desk init` again."""


class NoRootKeyError(DeskError):
    """Only the desk that holds the root key can change who belongs to it."""


class SigningKey:
    """An Ed25519 key from a seed of 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.seed = seed
        self.public = self.private.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """A signature of 64 bytes."""
        return self.private.sign(data)


@dataclass(frozen=True)
class Device:
    """One member's machine: how it signs and what it opens."""

    name: str
    signing: SigningKey
    identity: HybridIdentity

    @property
    def id(self) -> bytes:
        """The member's id, 16 bytes."""
        return member_id(self.signing.public)


@dataclass(frozen=True)
class Home:
    """What a vault belongs to: this device, the desk's root, who founded it, where its relays are.

    `root` is the root key itself where this vault holds it.
    """

    device: Device
    root_public: bytes
    root: SigningKey | None
    founder: bytes
    relays: tuple[str, ...]

    @property
    def desk(self) -> bytes:
        """The desk's id, 16 bytes."""
        return desk_id(self.root_public)

    def require_root(self) -> SigningKey:
        """The root key. Raises NoRootKeyError."""
        if self.root is None:
            raise NoRootKeyError
        return self.root


def keep_home(
    vault: Vault,
    *,
    name: str,
    sign_seed: bytes,
    age_seed: bytes,
    root_public: bytes,
    root_seed: bytes | None,
    founder_sign: bytes | None,
    relays: tuple[str, ...],
) -> Home:
    """Writes a new vault's keys down. `founder_sign`: the founder's signing key; None: this device is."""
    founder = SigningKey(sign_seed).public if founder_sign is None else founder_sign
    with vault.writing():
        vault.put_setting("name", name.encode())
        vault.put_setting("sign_seed", sign_seed)
        vault.put_setting("age_seed", age_seed)
        vault.put_setting("root_public", root_public)
        vault.put_setting("founder", member_id(founder))
        vault.put_member(member_id(founder), "", founder, "")
        if root_seed is not None:
            vault.put_setting("root_seed", root_seed)
        keep_relays(vault, relays)
    return read_home(vault)


def keep_relays(vault: Vault, relays: tuple[str, ...]) -> None:
    """The desk's relays have changed."""
    vault.put_setting(_RELAYS, json.dumps(relays).encode())


def read_home(vault: Vault) -> Home:
    """What the vault belongs to. Raises NotSetUpError."""
    root_seed = vault.setting("root_seed")
    return Home(
        device=Device(
            name=_kept(vault, "name").decode(),
            signing=SigningKey(_kept(vault, "sign_seed", KEY_BYTES)),
            identity=HybridIdentity(_kept(vault, "age_seed", KEY_BYTES)),
        ),
        root_public=_kept(vault, "root_public", KEY_BYTES),
        root=None if root_seed is None else SigningKey(root_seed),
        founder=_kept(vault, "founder", ID_BYTES),
        relays=tuple(json.loads(_kept(vault, _RELAYS))),
    )


def _kept(vault: Vault, name: str, size: int | None = None) -> bytes:
    value = vault.setting(name)
    if value is None or (size is not None and len(value) != size):
        raise NotSetUpError
    return value
