"""Anything → a key that depends on its content alone."""

from hashlib import blake2b

DIGEST_BYTES = 16


def key_of(*parts: object) -> str:
    """Return the key of what *parts* describe: they are told apart, and by content alone."""
    described: list[bytes] = []
    for part in parts:
        piece = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        described += (len(piece).to_bytes(8, "big"), piece)
    return blake2b(b"".join(described), digest_size=DIGEST_BYTES).hexdigest()
