"""One case again, by its number: python -m tests.generative.reproduce KIND SEED NUMBER."""

import sys
from pathlib import Path

from tests.generative.full_loads import judge_load
from tests.generative.judge import judge
from tests.generative.mutation.choose import case
from tests.generative.outcome import lay_out

FROM_HERE_INTO_STORES = 1_000_000


def main() -> int:
    """Print what was done, what became of it and what is wrong; with a fourth argument, leave the files in that folder."""
    kind, seed, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if len(sys.argv) > 4:
        lay_out(Path(sys.argv[4]), case(kind, seed, number)[1].files)
    # Inputs with high numbers are those that are loaded into stores.
    verdict = (judge_load if number >= FROM_HERE_INTO_STORES else judge)(kind, seed, number)
    lines = [verdict.name, f"{verdict.how} in {verdict.seconds:.2f} s {verdict.said}"]
    sys.stdout.write("\n".join([*lines, *(verdict.wrong or ["Nothing is wrong."])]) + "\n")
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
