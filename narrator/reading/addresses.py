"""A host name → the addresses that may be connected to: public ones only, unless private ones are allowed."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final, TypeAlias

from narrator.errors import SourceError

Address: TypeAlias = IPv4Address | IPv6Address
NAT64: Final = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""


def checked_address(host: str, port: int, *, allow_private: bool, where: str) -> str:
    """Return one address of *host*, as text; the caller connects to it, so that no second look-up can change it.

    Raises `SourceError` where the name is unknown, or where any of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        hint = "Check the address and your connection."
        raise SourceError(f"the host {host!r} is not known", hint=hint, where=where) from error
    addresses = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    link_local = next((address for address in addresses if _plain(address).is_link_local), None)
    if link_local is not None:  # also where private ones are allowed: a redirect would reach a cloud's secrets there
        raise SourceError(f"{host} is a link-local address ({link_local})", hint="It is never read.", where=where)
    refused = None if allow_private else next((address for address in addresses if not is_public(address)), None)
    if refused is not None or not addresses:
        raise SourceError(
            f"{host} is a private address ({refused})",
            hint="Only public addresses are read; --allow-private lifts this.",
            where=where,
        )
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Return whether *address* is one of the open internet, also when an IPv4 address hides in an IPv6 one."""
    plain = _plain(address)
    return plain.is_global and not plain.is_multicast


def _plain(address: Address) -> Address:
    """Return the IPv4 address that hides in an IPv6 one; else *address*."""
    if isinstance(address, IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if hidden is not None:
            return hidden
        if address in NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
