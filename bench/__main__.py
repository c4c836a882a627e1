"""`make bench`: run every benchmark, each in a process of its own, and print one table."""

import argparse
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import bench
from bench.measured import Line, print_lines


def main() -> None:
    """Run the benchmarks named, or all of them."""
    names = sorted(
        info.name for info in pkgutil.iter_modules(bench.__path__) if info.name.startswith("bench_")
    )
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="benchmarks to run; all if none")
    parser.add_argument("--in-this-process", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.in_this_process:
        lines = importlib.import_module(f"bench.{chosen.in_this_process}").run()
        print(json.dumps([vars(line) for line in lines]))
        return
    print_lines([line for name in chosen.names or names for line in _in_a_process(name)])


def _in_a_process(name: str) -> list[Line]:
    """Run one benchmark by itself, so that its memory is its own."""
    command = [sys.executable, "-m", "bench", "--in-this-process", name]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=root)
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


if __name__ == "__main__":
    main()
