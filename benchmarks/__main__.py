"""Runs every benchmark and prints measured and allowed ratio; exits 1 when one is over.

Each ``bench_*.py`` has ``run() -> list[(name, measured, allowed)]`` and measures CPU time against a floor in the same
process. Machines are noisy: a ratio says something, a time does not.
"""

import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Print one line per ratio."""
    over = 0
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        for name, measured, allowed in import_module(f"benchmarks.{path.stem}").run():
            verdict = "ok" if measured <= allowed else "OVER"
            over += measured > allowed
            print(f"{verdict:4}  {measured:7.2f}  (allowed {allowed:g})  {name}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
