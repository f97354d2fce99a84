"""Bech32 without its length limit, the text form of age keys (BIP 173; C2SP age, "Native recipients")."""

from ploughshare.seal.refusal import KeyTextError

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6
# A hybrid recipient has 1,959 characters; nothing age writes is longer.
_MAX_TEXT = 4096


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                checksum ^= generator
    return checksum


def _expand(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _regroup(values: bytes | list[int], from_bits: int, to_bits: int, *, pad: bool) -> list[int]:
    accumulator = bits = 0
    grouped = []
    for value in values:
        accumulator = (accumulator << from_bits | value) & 0xFFF
        bits += from_bits
        while bits >= to_bits:
            bits -= to_bits
            grouped.append(accumulator >> bits & ((1 << to_bits) - 1))
    if pad and bits:
        grouped.append(accumulator << (to_bits - bits) & ((1 << to_bits) - 1))
    elif not pad and (bits >= from_bits or accumulator & ((1 << bits) - 1)):
        raise KeyTextError
    return grouped


def encode(prefix: str, data: bytes) -> str:
    """Write bytes under a lower-case prefix.

    >>> encode("age", bytes(2))
    'age1qqqqlpnwam'
    """
    values = _regroup(data, 8, 5, pad=True)
    checksum = _polymod(_expand(prefix) + values + [0] * _CHECKSUM_LENGTH) ^ 1
    values += [checksum >> 5 * (5 - place) & 31 for place in range(_CHECKSUM_LENGTH)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(prefix: str, untrusted_text: str) -> bytes:
    """Read the bytes under a lower-case prefix; the text is all lower case or all upper case.

    Raises:
        KeyTextError: another prefix, a wrong character, or a checksum that does not hold.
    """
    if len(untrusted_text) > _MAX_TEXT or not untrusted_text.isascii():
        raise KeyTextError
    text = untrusted_text.lower()
    if untrusted_text not in (text, untrusted_text.upper()) or not text.startswith(prefix + "1"):
        raise KeyTextError
    values = [_ALPHABET.find(letter) for letter in text[len(prefix) + 1 :]]
    if min(values, default=-1) < 0 or len(values) < _CHECKSUM_LENGTH:
        raise KeyTextError
    if _polymod(_expand(prefix) + values) != 1:
        raise KeyTextError
    return bytes(_regroup(values[:-_CHECKSUM_LENGTH], 5, 8, pad=False))
