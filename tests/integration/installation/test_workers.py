"""What one worker is told, all know: each call of these tests is a worker, a process of its own."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from support.codes import code_at, now
from support.web_site import environment_of, run_inside


@dataclass(frozen=True)
class Workers:
    """An installation's workers, and the addresses of two people who sign in with a code."""

    environment: dict[str, str]
    one: str
    other: str

    @property
    def ask(self) -> Any:
        return partial(run_inside, self.environment)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Workers:
    environment = environment_of(tmp_path_factory.mktemp("workers") / "data")
    return Workers(environment, *run_inside(environment, "support.codes:prepare", "practice", "board"))


def test_a_code_used_at_one_worker_is_refused_at_another(workers: Workers) -> None:
    code = code_at(now())

    assert [workers.ask("support.codes:signs_in", workers.one, code) for _ in range(2)] == [True, False]


def test_wrong_codes_at_all_workers_count_to_one_limit(workers: Workers) -> None:
    first, second = (workers.ask("support.codes:fails", workers.other, 6) for _ in range(2))

    assert "Incorrect code" in first
    assert "Too many failed" in second
