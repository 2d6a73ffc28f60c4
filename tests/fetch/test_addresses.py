"""Addresses of this machine and its network are refused, however they are written."""

# ruff: noqa: S104  # 0.0.0.0 is refused here, and bound nowhere
import pytest

from hearsay.errors import InputError
from hearsay.fetch.addresses import check_address, check_host

REFUSED = [
    ("127.0.0.1", "loopback"), ("127.255.0.9", "loopback"), ("::1", "loopback"),
    ("10.1.2.3", "private"), ("172.16.0.1", "private"), ("172.31.255.255", "private"),
    ("192.168.1.1", "private"), ("100.64.0.1", "private"), ("fd00:ec2::254", "private"),
    ("fec0::1", "private"), ("169.254.169.254", "link-local"), ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"), ("100.100.100.200", "private"), ("192.0.0.192", "reserved"),
    ("168.63.129.16", "metadata"), ("0.0.0.0", "unspecified"), ("0.1.2.3", "unspecified"),
    ("::", "unspecified"), ("224.0.0.1", "multicast"), ("ff02::1", "multicast"),
    ("255.255.255.255", "reserved"), ("240.0.0.1", "reserved"), ("198.18.0.1", "reserved"),
    ("192.0.2.7", "reserved"), ("2001:db8::1", "reserved"), ("2001::1", "reserved"),
    ("::ffff:127.0.0.1", "loopback"), ("::ffff:a9fe:a9fe", "link-local"),
    ("::ffff:0:127.0.0.1", "loopback"), ("::127.0.0.1", "loopback"),
    ("64:ff9b::10.0.0.1", "private"), ("64:ff9b:1::1", "private"),
    ("2002:7f00:1::", "loopback"), ("2002:c0a8:101::1", "private"),
    ("2a00::5efe:10.0.0.1", "private"), ("2a00::200:5efe:127.0.0.1", "loopback"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "kind"), REFUSED)
def test_an_address_that_is_not_public_is_refused(address, kind):
    with pytest.raises(InputError, match=f"is a {kind} address"):
        check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.215.14",
        "172.32.0.1",
        "2606:4700::1",
        "64:ff9b::1.1.1.1",
        "::ffff:8.8.8.8",
    ],
)
def test_a_public_address_is_asked(address):
    check_address(address)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "192.168.1.1", "fe80::1", "::ffff:10.0.0.1"]
)
def test_private_addresses_can_be_allowed(address):
    check_address(address, allow_private=True)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "ff02::1", "::ffff:0.0.0.0"])
def test_what_nobody_serves_from_is_never_asked(address):
    with pytest.raises(InputError):
        check_address(address, allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.0.0.1", "127.1", "127.0.1", "0", "0x",
        "127.0.0.01", "017700000001", "1.2.3.4.5", "host.0x7f", "127.0.0.1.", "example.123",
        "0X7F.1", "4294967296", "999.1.1.1111",
    ],
)  # fmt: skip
def test_numbers_in_disguise_are_no_hosts(host):
    with pytest.raises(InputError, match="is a number, not the name of a host"):
        check_host(host)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "example.org", "a1.example", "3com.example", "x0x7f"]
)
def test_names_and_plain_addresses_are_hosts(host):
    check_host(host)
