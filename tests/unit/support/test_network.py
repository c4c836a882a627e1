"""The tests themselves cannot leave this machine."""

import socket

import pytest

from support.network import NetworkBlocked

DOCUMENTATION_ADDRESS = ("192.0.2.1", 80)  # RFC 5737: belongs to nobody


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_an_address_elsewhere_is_refused(method):
    with socket.socket() as socket_, pytest.raises(NetworkBlocked):
        getattr(socket_, method)(DOCUMENTATION_ADDRESS)


@pytest.mark.parametrize("host", ["nhs.example", b"nhs.example"])
def test_a_name_elsewhere_is_not_looked_up(host):
    with pytest.raises(NetworkBlocked, match=r"nhs\.example"):
        socket.getaddrinfo(host, 80)


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()


def test_unix_sockets_are_reached(tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        assert client.connect_ex(str(tmp_path / "s")) == 0
