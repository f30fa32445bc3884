"""Which addresses may be connected to."""

import socket
from ipaddress import ip_address

import pytest

from narrator.errors import SourceError
from narrator.reading.addresses import checked_address, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_are_public(address: str) -> None:
    """The open internet, in both families."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_private_addresses_are_not(address: str) -> None:
    """Also where an IPv4 address hides in an IPv6 one."""
    assert not is_public(ip_address(address))


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may have several, and the connection must not pick the wrong one."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(SourceError, match="private address"):
        checked_address("example.com", 80, allow_private=False, where="x")
    assert checked_address("example.com", 80, allow_private=True, where="x") == "93.184.216.34"


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"])
def test_a_link_local_address_is_never_read(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Also where private ones are allowed: clouds keep their machines' secrets there, and a redirect would reach it."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: [(0, 0, 0, "", (address, 80))])
    with pytest.raises(SourceError, match="link-local"):
        checked_address("cloud.example", 80, allow_private=True, where="page")


def test_an_unknown_name_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The resolver's error becomes ours."""

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(SourceError, match="is not known"):
        checked_address("nowhere.example", 80, allow_private=False, where="x")
