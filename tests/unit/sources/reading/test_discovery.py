"""Tests of the list of sources and of recognising a file."""

import dataclasses
import re

import pytest

from evenhand.common.errors import InputError, SourceError
from evenhand.sources import all_sources, known_measures, recognise, source_by_id
from evenhand.sources.reading import discovery
from support.files import bytes_file

AGE_FILE = b"EXTRACT_DATE,ORG_TYPE,ORG_CODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n"


def test_sources_have_ids_of_their_own_and_say_who_publishes_them():
    sources = all_sources()
    assert len({source.id for source in sources}) == len(sources) >= 11
    for source in sources:
        assert re.fullmatch(r"[a-z0-9-]+", source.id)
        assert source.title
        assert source.publisher
        assert source.licence
        assert source.cadence
        assert source.url.startswith("https://") or (source.opens and not source.url)
        assert source.patterns


def test_a_source_is_found_by_its_id():
    assert source_by_id("registered-patients").title.startswith("Patients registered")
    with pytest.raises(InputError, match=r"no such source.*registered-patients"):
        source_by_id("registered")


def test_measures_are_those_of_the_sources():
    assert {"list.registered", "list.all.*", "imd.score", "demographics.mean_age"} <= known_measures()


def test_a_file_is_recognised_whatever_its_name(tmp_path):
    file = bytes_file(tmp_path, AGE_FILE + b"01SEP2017,GP,A81001,ALL,ALL,1\n", "nothing-like-it.txt")
    assert recognise(file).id == "registered-patients-by-age"


def test_an_unknown_file_is_told_what_it_is_nearest_to_and_lacks(tmp_path):
    with pytest.raises(
        SourceError, match=r"nearest to Patients registered.*five-year age, but lacks the header SEX"
    ):
        recognise(bytes_file(tmp_path, AGE_FILE.replace(b"SEX,", b"") + b"1,2,3,4,5\n"))


def test_a_file_near_nothing_is_sent_to_the_list_of_sources(tmp_path):
    with pytest.raises(SourceError, match="evenhand sources"):
        recognise(bytes_file(tmp_path, b"colour,size\nred,1\n"))


def test_two_sources_that_claim_one_file_are_our_fault(tmp_path, monkeypatch):
    source = source_by_id("registered-patients-by-age")
    twice = (source, dataclasses.replace(source, id="another"))
    monkeypatch.setattr(discovery, "all_sources", lambda: twice)
    with pytest.raises(RuntimeError, match="claimed by registered-patients-by-age, another"):
        recognise(bytes_file(tmp_path, AGE_FILE + b"01SEP2017,GP,A81001,ALL,ALL,1\n"))
