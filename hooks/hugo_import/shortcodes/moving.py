"""Chooses how each shortcode is shown, writes its template, and tells what needs a person."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from hugo_import.config import Config
from hugo_import.files.folders import files_of_themes
from hugo_import.mkdocs_yml.hugo_block import markup
from hugo_import.plan import DOCS, Plan
from hugo_import.shortcodes.candidates import OURS, choice
from hugo_import.shortcodes.layouts import Layouts
from hugo_import.shortcodes.real_hugo import ask_hugo
from hugo_import.shortcodes.trial import Trial, Verdict, sample
from hugo_import.shortcodes.uses import Use, find_uses

TEMPLATES = PurePosixPath("overrides/shortcodes")
_SHOWN = 6  # names on one line of the report


def move_shortcodes(config: Config, plan: Plan) -> None:
    """Plan a template for every shortcode that the texts use and that is not built in, or not as the site has it."""
    layouts = Layouts(config)
    uses = find_uses(plan)
    names = {name for use in uses for name in use.names}
    moved = {name for name in names if layouts.shortcode(name) or name not in OURS}
    if not moved:
        return
    choices = {
        name: choice(name, layouts, {use.inside for use in uses if use.names[0] == name}) for name in sorted(moved)
    }
    with tempfile.TemporaryDirectory(prefix="hugo-import-") as folder:
        tried = sample(uses, lambda use: bool(moved & {*use.names}))
        answers = ask_hugo(tried, layouts, Path(folder, "site"))
        trial = Trial(tried, answers, config, Path(folder, "templates"), markup(config, plan))
        verdicts = trial.choose(choices)
        failing = [*trial.render_all(uses, verdicts)]
    for name, verdict in verdicts.items():
        if verdict.candidate.template:
            plan.texts[TEMPLATES / f"{name}.html"] = verdict.candidate.template
        if source := choices[name].source:
            plan.report.use(source.path)
    written = "".join(each.candidate.template for each in verdicts.values() if each.candidate.kind == "written")
    for name, path in {**trial.assets, **_named(written, config, plan)}.items():
        plan.sources.setdefault(DOCS / name, path)
    for place in failing:
        plan.report.add("shortcodes that fail, as a build says", place, "see there what is wrong")
    _tell(verdicts, uses, plan, is_tried=answers is not None)


def _named(templates: str, config: Config, plan: Plan) -> dict[str, Path]:
    """Return the theme's static files that templates name, as their stylesheets, by their names from there."""
    there = ((inner.as_posix(), path) for path, inner in files_of_themes("static", config, plan))
    return {name: path for name, path in there if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", templates)}


def _tell(verdicts: Mapping[str, Verdict], uses: Sequence[Use], plan: Plan, *, is_tried: bool) -> None:
    """Tell what became of the shortcodes, one line for each kind."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for use in uses:
        for name in use.names:
            places[name].append(use.place)
    kinds = defaultdict(list)
    for name, verdict in verdicts.items():
        kinds[verdict.candidate.kind].append(name)
    report = plan.report
    if kinds["written"]:
        tried = "as the real Hugo shows them" if is_tried else "not tried, as there is no Hugo here that can"
        report.note(
            f"shortcodes whose Go templates were written anew in {TEMPLATES}, {tried}: {_list(kinds['written'])}"
        )
    if kinds["theme"]:
        report.note(f"shortcodes of themes, shown by Material's own means ({TEMPLATES}): {_list(kinds['theme'])}")
    for name in [*kinds["written"], *kinds["theme"], *kinds["built in"]]:
        if verdicts[name].problem:
            told = "shortcodes that some of their uses show otherwise than Hugo did"
            report.add(told, f"{name}: {verdicts[name].problem}", f"write what they are to show in {TEMPLATES}")
        if verdicts[name].differs:
            told = "shortcodes that look otherwise than under Hugo, with the same text"
            report.note(told, f"{name} in {verdicts[name].differs}", "look at these pages")
    if kinds["inner"]:
        reasons = [f"{name} ({len(places[name])}: {verdicts[name].problem})" for name in kinds["inner"]]
        report.add(
            f"shortcodes that show their text and links alone: {_list(reasons)}",
            next(iter(places[kinds["inner"][0]]), ""),
            f"write what they are to show in {TEMPLATES}/NAME.html",
        )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
