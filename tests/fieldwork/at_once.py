"""Things that several people do at the same moment."""

import threading
from collections.abc import Callable, Sequence

from surveyapp.fieldwork.refusal import Refusal


def at_once(actions: Sequence[Callable[[], object]]) -> list[str]:
    """Run these in threads that start together; how each ended: "ok", or the name of the refusal."""
    outcomes = [""] * len(actions)
    start = threading.Barrier(len(actions))

    def run(number: int) -> None:
        start.wait()
        try:
            actions[number]()
            outcomes[number] = "ok"
        except Refusal as refused:
            outcomes[number] = type(refused).__name__

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
