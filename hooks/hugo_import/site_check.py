"""What a strict build of the moved-in site would stop at, by kinds: the site's own check is run on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hugo_import.mkdocs_yml.document import Document
from hugo_import.report import Report

_PLACED = re.compile(r"(?P<place>\S.*?:\d+|[^\s:]+\.\w+): (?P<text>.*)")
#: The last line, which counts them.
_COUNT = re.compile(r"\d+ mistakes?, \d+ lines? worth a look")
#: Told of a host that nobody has looked at; under Hugo its script ran.
_SCRIPT = re.compile(r"(?P<place>.*?): script: (?P<host>\S+) is asked before any click.*")
_POLICY = ("extra", "content_security_policy")
#: What differs from one mistake to the next of its kind: names in quotes, lines, TeX's commands, ids, paths, calls.
_NAMES = re.compile(
    r"""(?:"[^"]*")| in line \d+|'?\\[^\s':]+'?|\{#[^}]*\}|(?<![^\s(])(?:docs/|/)[^\s),;]+|\{\{.*"""
    r"|(?<= )\([^)]*\)(?= is no address)"
)


def check_site(project: Path, report: Report) -> None:
    """Tell in the report of each kind of mistake that the project's site has now."""
    command = [sys.executable, "-m", "check_site"]
    environment = {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if not (project / "hooks" / "check_site.py").is_file():
        return
    done = subprocess.run(
        command, cwd=project, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False
    )
    lines = done.stdout.splitlines()
    if not any(map(_COUNT.fullmatch, lines)):  # it stopped before it had seen all
        why = next((line for line in reversed([*lines, *done.stderr.splitlines()]) if line.strip()), "")
        report.add(f"the site cannot be built yet: {why}", "", "see python3 run.py check_site")
        return
    told = list(mistakes(lines))
    scripts = list(filter(None, map(_SCRIPT.fullmatch, told)))
    if scripts:
        _allow({script["host"]: None for script in scripts}, project)
    for script in scripts:
        kind = "hosts whose scripts texts load, named in mkdocs.yml as extra.content_security_policy, so that they run"
        report.note(kind, f"{script['place']}: {script['host']}", "take one out there, and it is asked for nothing")
    found = list(kinds(line for line in told if not _SCRIPT.fullmatch(line)))
    for kind, place, remedy in found:
        report.add(kind, place, remedy)
    for kind in dict.fromkeys(kind for kind, _, _ in found):
        finding = report.findings[kind]
        if len(set(finding.places)) > 1:
            finding.remedy = "; ".join(filter(None, (finding.remedy, "python3 run.py check_site names them all")))


def _allow(hosts: Iterable[str], project: Path) -> None:
    """Let pages load scripts of hosts and show what these bring in, as they did in Hugo."""
    path = project / "mkdocs.yml"
    document = Document(path.read_text("utf-8"))
    for directive in ("script-src", "frame-src"):
        here = document.get(*_POLICY, directive) or []
        sources = here.split() if isinstance(here, str) else here
        document.set((*_POLICY, directive), " ".join([*sources, *(f"https://{host}" for host in hosts)]))
    path.write_text(document.text, "utf-8")


def mistakes(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the check's output that stand below "Mistakes"."""
    within = False
    for line in lines:
        if line.startswith(("Mistakes", "Worth a look")):
            within = line.startswith("Mistakes")
        elif within and line.strip():
            yield line


def kinds(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, place and remedy of each mistake: `image: "…" not found in docs/` for whatever image it is."""
    for line in lines:
        if _COUNT.fullmatch(line):
            continue
        match = _PLACED.fullmatch(line)
        place, said = (match["place"], match["text"]) if match else ("", line)
        text, _, remedy = said.partition("; ")
        names = ", ".join(each[0].strip() for each in _NAMES.finditer(text))
        shown = f"{place}: {names}" if place and names else place
        yield _NAMES.sub("…", text).rstrip(" :…"), shown, remedy
