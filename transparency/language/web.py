"""Checks web addresses: whether they are well formed, and whether their host is public."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NAME: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_URL: Final = re.compile(
    r"https?://(?P<host>(?:[A-Za-z0-9.-]|[^\s\x00-\x7f])+)(?::(?P<port>[0-9]{1,5}))?"
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
    """Return whether a text is an http or https address with a host and without a user name.

    The host may be written in Thai or another script, as in ``https://อบต.ไทย/``.
    """
    match = _URL.fullmatch(value)
    return (
        match is not None
        and _ascii_host(match["host"]) is not None
        and (match["port"] is None or 0 < int(match["port"]) <= _MAX_PORT)
    )


def ascii_address(url: str) -> str:
    """Return an address with its host as name servers know it (Punycode, RFC 5891).

    ``https://อบต.ไทย/ก`` becomes ``https://xn--….xn--o3cw4h/ก``. What is no address, and one whose
    host is ASCII, stays as it is.
    """
    match = _URL.fullmatch(url)
    if match is None or match["host"].isascii() or not (host := _ascii_host(match["host"])):
        return url
    return url[: match.start("host")] + host + url[match.end("host") :]


def _ascii_host(host: str) -> str | None:
    """Return a host's name in ASCII, or None where no host can have it."""
    name = host
    if not host.isascii() and len(host) <= _MAX_HOST_LENGTH:
        import idna  # noqa: PLC0415 - its tables are large, and hardly any host needs them

        try:
            # As browsers map it (UTS 46): capitals, wide letters, sara am.
            name = idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
        except idna.IDNAError:
            return None
    return name if len(name) <= _MAX_HOST_LENGTH and _NAME.fullmatch(name) else None


def is_public(url: str) -> bool:
    """Return whether the host of an address can be reachable for the public.

    An IP address can if it is global; a name can if it has a dot and none of the
    `_PRIVATE_ENDINGS`. No connection is made.
    """
    match = _URL.fullmatch(url)
    name = match and _ascii_host(match["host"])
    if not name:
        return False
    host = name.lower()
    last = host.rpartition(".")[2]
    if last.isdigit() or last.startswith("0x"):  # browsers read 127.1 and 0x7f.1 as numbers too
        try:
            return ipaddress.IPv4Address(host).is_global
        except ipaddress.AddressValueError:
            return False
    return "." in host and not any(f".{host}".endswith(f".{name}") for name in _PRIVATE_ENDINGS)
