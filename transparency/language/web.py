"""Checks web addresses: whether they are well formed, and whether their host is public."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_URL: Final = re.compile(
    rf"https?://(?P<host>{_LABEL}(?:\.{_LABEL})*)(?::(?P<port>[0-9]{{1,5}}))?"
    r"(?:/(?!/)[^\s<>\"'`\\{}|^]*)?"
)
_PRIVATE_ENDINGS: Final = (
    "corp",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
)
"""Endings of names outside the public DNS (RFC 2606, 6761, 6762, 8375, and by custom)."""
_MAX_PORT: Final = 65_535
_MAX_HOST_LENGTH: Final = 253


def is_url(value: str) -> bool:
    """Return whether a text is an http or https address with a host and without a user name."""
    match = _URL.fullmatch(value)
    return (
        match is not None
        and len(match["host"]) <= _MAX_HOST_LENGTH
        and (match["port"] is None or 0 < int(match["port"]) <= _MAX_PORT)
    )


def is_public(url: str) -> bool:
    """Return whether the host of an address can be reachable for the public.

    An IP address can if it is global; a name can if it has a dot and none of the
    `_PRIVATE_ENDINGS`. No connection is made.
    """
    match = _URL.fullmatch(url)
    if match is None:
        return False
    host = match["host"].lower()
    last = host.rpartition(".")[2]
    if last.isdigit() or last.startswith("0x"):  # browsers read 127.1 and 0x7f.1 as numbers too
        try:
            return ipaddress.IPv4Address(host).is_global
        except ipaddress.AddressValueError:
            return False
    return "." in host and not any(f".{host}".endswith(f".{name}") for name in _PRIVATE_ENDINGS)
