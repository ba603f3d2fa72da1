"""Kills deploys at random moments, and looks at what readers have then.

.venv/bin/python tests/kill_deploys.py 200    # prints what was not whole; exits with 1 if anything was
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from deploy_repository import GIT, Repository, git, published_repository
from site_builder import ENVIRONMENT


def killed_deploys(repository: Repository, count: int, *, seed: int, seen: Counter[str] | None = None) -> list[str]:
    """Kill deploys of ever another page at random moments; deploy in the end without a kill.

    Args:
        repository: one that has been deployed once.
        count: how many to kill.
        seed: of the moments.
        seen: counts how the deploys ended.

    Returns:
        What was not as it should be: readers have the last site, or the new one, whole; git finds no fault; the next
        deploy works.
    """
    chance, faults = random.Random(seed), []
    seen = Counter() if seen is None else seen
    start = time.monotonic()
    if deploy(repository, "trang-0", None):
        faults.append("the first deploy failed")
    usual = time.monotonic() - start
    pages = {"trang-0"}
    for number in range(1, count + 1):
        page, moment = f"trang-{number}", chance.uniform(0, usual)
        before = repository.history()
        deploy(repository, page, moment)
        pages.add(page)
        after = repository.history()
        seen["as before" if after == before else "as built"] += 1
        if after not in (before, [after[0], *before]):
            faults.append(f"{page}, killed after {moment:.2f} s: another history")
        if after != before and f"{page}/index.html" not in repository.published():
            faults.append(f"{page}, killed after {moment:.2f} s: another site")
        git(repository.remote, "fsck", "--connectivity-only")
    if deploy(repository, "cuoi", None):
        faults.append("the last deploy failed")
    missing = {f"{page}/index.html" for page in pages} - repository.published()
    return [*faults, *(f"{path} is missing in the end" for path in sorted(missing))]


def deploy(repository: Repository, page: str, moment: float | None) -> int:
    """Deploy one page more; kill it and all that it has started after some seconds, unless it has ended."""
    repository.commit({f"docs/{page}.md": f"# {page}\n"})
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "gh-deploy"],
        cwd=repository.clone,
        env=os.environ | ENVIRONMENT | GIT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def main(count: int) -> int:
    """Kill so many deploys of a new repository, and say what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        seen: Counter[str] = Counter()
        faults = killed_deploys(published_repository(Path(folder)), count, seed=1, seen=seen)
    print(f"{count} deploys killed; the site was {dict(seen)}; faults: {faults or 'none'}")  # noqa: T201 (a command)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
