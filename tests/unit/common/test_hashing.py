"""The same content has the same hash, whatever carries it."""

from evenhand.common.hashing import bytes_sha256, file_sha256, value_sha256

# FIPS 180-2, appendix B.1: the message "abc".
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_bytes_hash_to_the_standards_own_example():
    assert bytes_sha256(b"abc") == ABC


def test_a_file_hashes_as_its_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert file_sha256(tmp_path / "a") == ABC


def test_the_order_of_keys_does_not_matter():
    assert value_sha256({"a": 1, "b": [2]}) == value_sha256({"b": [2], "a": 1})


def test_the_order_of_a_list_matters():
    assert value_sha256([1, 2]) != value_sha256([2, 1])
