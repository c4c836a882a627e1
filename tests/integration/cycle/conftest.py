"""The cases of these tests."""

from support.case_fixtures import cases, contract_folder, contracted, days, shown, sql

__all__ = ["cases", "contract_folder", "contracted", "days", "shown", "sql"]
