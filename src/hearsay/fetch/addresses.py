"""Which addresses may be fetched from: only those of the public internet, unless allowed.

A name or a redirect chosen by somebody else must not make us ask the machines around us. Every
address that a name stands for is looked at, also one wrapped in another (RFC 4291, 6052, 3056).
"""

import ipaddress
import re

from hearsay.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# A host whose last part is a number is an address to most systems, however it is written.
_NUMBER = re.compile(r"(?:.*\.)?(?:0[xX][0-9a-fA-F]*|\d+)\.?")
_NAME = re.compile(r"[\w.-]+|[0-9a-fA-F:.]+(?:%[\w.%-]+)?")
_PLAIN = re.compile(r"(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}")

# IANA special-purpose registries, spelt out because the standard library's lists change from
# release to release; the cloud providers' own addresses that are not in them stand at the end.
_NOT_PUBLIC: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "private"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "reserved"),
    ("192.88.99.0/24", "reserved"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "reserved"),
    ("198.51.100.0/24", "reserved"),
    ("203.0.113.0/24", "reserved"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("64:ff9b:1::/48", "private"),
    ("100::/64", "reserved"),
    ("2001::/23", "reserved"),
    ("2001:db8::/32", "reserved"),
    ("3fff::/20", "reserved"),
    ("5f00::/16", "reserved"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "private"),
    ("ff00::/8", "multicast"),
    ("168.63.129.16/32", "metadata"),
)
_NEVER = {"multicast", "unspecified"}  # nobody serves articles there, whatever is allowed
_NETWORKS: tuple[tuple[Network, str], ...] = tuple(
    (ipaddress.ip_network(network), kind) for network, kind in _NOT_PUBLIC
)
# IPv6 addresses that carry an IPv4 address: where its last bit stands, from the right.
_CARRIERS: tuple[tuple[Network, int], ...] = (
    (ipaddress.ip_network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (ipaddress.ip_network("::ffff:0:0:0/96"), 0),  # IPv4-translated
    (ipaddress.ip_network("::/96"), 0),  # IPv4-compatible
    (ipaddress.ip_network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.ip_network("2002::/16"), 80),  # 6to4
)


def check_address(address: str, *, allow_private: bool = False) -> None:
    """Raise ``InputError`` unless this numeric address may be fetched from."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError as error:
        raise InputError(f"{address!r} is no address of a machine") from error
    kind = _kind(found)
    if kind is None or (allow_private and kind not in _NEVER):
        return
    advice = "" if kind in _NEVER else "; add --allow-private if that is meant"
    raise InputError(f"{address} is a {kind} address and is not asked{advice}")


def check_host(host: str) -> None:
    """Raise ``InputError`` for a host that is a number in disguise: 2130706433, 0x7f.1, 0177.0.0.1.

    >>> check_host("127.0.0.1")  # plain: ``check_address`` decides
    """
    if not host:
        raise InputError("there is no host in it")
    if not _NAME.fullmatch(host):
        raise InputError(f"{host[:80]!r} is no name of a host")
    if ":" not in host and _NUMBER.fullmatch(host) and not _PLAIN.fullmatch(host):
        raise InputError(f"{host} is a number, not the name of a host; write it as 192.0.2.1")


def _kind(address: Address) -> str | None:
    """What sort of address it is that is not public; None: it is public."""
    for network, kind in _NETWORKS:
        if address in network:
            return kind
    if address.version == 6:
        for network, shift in _CARRIERS:
            if address in network:
                inner = ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
                return _kind(inner)
        if (int(address) >> 32) & 0xFFFFFFFF in {0x00005EFE, 0x02005EFE}:  # ISATAP
            return _kind(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return None
