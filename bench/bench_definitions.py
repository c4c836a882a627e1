"""`evenhand definitions check` of everything that is shipped, as a user runs it: the start of the program counts."""

from bench.measured import Line, evenhand

AIM_SECONDS = 1.0
REPEATS = 5


def run() -> list[Line]:
    """Check every definition some times over; the least is the one least disturbed by whatever else ran."""
    took, peak = min(evenhand("definitions", "check") for _ in range(REPEATS))
    return [
        Line(
            what="definitions check of everything",
            seconds=took,
            peak_gb=peak,
            aim=f"under {AIM_SECONDS:.0f} s",
            met=took < AIM_SECONDS,
        )
    ]
