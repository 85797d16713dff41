"""Which addresses are of the public network: nothing of ours asks another one unless it is allowed.

A page or a receiver may be named by an address that leads to a machine at home, to another program
on this one, or to what a cloud tells its machines alone.
"""

import ipaddress

_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            # What Python 3.11 holds to be global, or leads into a private network behind a
            # translator: NAT64 (RFC 6052, 8215), 6to4 (RFC 3056, 7526), Teredo (RFC 4380),
            # IPv4-compatible (RFC 4291), protocol assignments (RFC 6890), multicast, reserved.
            *(
                "64:ff9b::/96",
                "64:ff9b:1::/48",
                "2002::/16",
                "2001::/32",
                "::/96",
                "192.88.99.0/24",
            ),
            *("192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8"),
            # Metadata of clouds that lies outside the link-local network, and carriers' own net.
            *("168.63.129.16/32", "100.64.0.0/10", "fd00:ec2::/32"),
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether an address is one of the public network."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    never = any(ip.version == one.version and ip in one for one in _NEVER)
    return ip.is_global and not never
