"""Runs every benchmark and prints measured and allowed ratio; exits 1 when one is over.

Each ``bench_*.py`` has ``run() -> list[(name, measured, allowed)]`` and measures against a floor in the same run: CPU
time of one process, or wall time where servers take part. Machines are noisy: a ratio says something, a time does not.
Every file gets a process of its own, so that the peak memory of one is not that of another.
"""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent


def _run(module: str) -> int:
    """Print a line per ratio of this file; 1 when one is over."""
    over = False
    for name, measured, allowed in import_module(f"benchmarks.{module}").run():
        over = over or measured > allowed
        print(f"{'OVER' if measured > allowed else 'ok':4}  {measured:7.2f}  (allowed {allowed:g})  {name}", flush=True)
    return int(over)


def main(modules: list[str]) -> int:
    """These files, or all of them."""
    if len(modules) == 1:
        return _run(modules[0])
    names = modules or sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    return max(subprocess.run([sys.executable, "-m", "benchmarks", name]).returncode for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
