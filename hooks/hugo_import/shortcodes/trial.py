"""Which way to show a shortcode comes out as under the real Hugo, on the uses that the blog itself makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.parameters import param, with_params
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import MarkupSettings
from hugo_posts.shortcodes.call import Renderer
from hugo_posts.shortcodes.registry import BUILT_IN, registry
from hugo_site.images.size import image_size
from markdown import Markdown
from mkdocs.utils import write_file

from hugo_import.config import Config
from hugo_import.shortcodes.candidates import OURS, Candidate, Choice
from hugo_import.shortcodes.comparison import structure, substance
from hugo_import.shortcodes.real_hugo import BASE, Answers, address_of, bundle
from hugo_import.shortcodes.theme_names import SCRIPTED
from hugo_import.shortcodes.uses import Use

_LAZY = re.compile(r"<img\b[^>]*\sdata-src=")
_MOST_USES = 30  # of one shortcode, all of them different
_PICTURE = 8  # uses that one counts for whose picture Hugo may have to make smaller, which takes it seconds


@dataclass
class Verdict:
    """What became of one shortcode."""

    candidate: Candidate  # the way that was chosen
    problem: str = ""  # why it is not shown as Hugo shows it, or not in some uses; empty when it is
    differs: str = ""  # the first place where it comes out otherwise than under Hugo, though nothing is lost


@dataclass(frozen=True)
class Trial:
    """Renders uses here and holds them against Hugo's answers."""

    uses: Sequence[Use]  # the uses that were asked of Hugo
    answers: Answers | None  # what it said, None without a Hugo
    config: Config  # the site's configuration
    folder: Path  # a folder for the templates on trial
    markup: MarkupSettings  # how its texts are read here
    renderers: dict[tuple[str, str], Renderer] = field(default_factory=dict)
    #: Files of `assets/` that templates asked for, by their names from there.
    assets: dict[str, Path] = field(default_factory=dict)

    def choose(self, choices: Mapping[str, Choice]) -> dict[str, Verdict]:
        """Return what is best for each shortcode; those that stand in each other are tried together."""
        chosen = {name: choice.candidates[0] for name, choice in choices.items()}
        verdicts: dict[str, Verdict] = {}
        for name in sorted(choices, key=self._company):
            verdicts[name] = self._best(name, choices, chosen)
            chosen[name] = verdicts[name].candidate
        return verdicts

    def render_all(self, uses: Iterable[Use], verdicts: Mapping[str, Verdict]) -> Iterator[str]:
        """Render uses in the ways that were chosen, to know their assets; yield where one fails."""
        chosen = {name: verdict.candidate for name, verdict in verdicts.items()}
        for use in uses:
            if chosen.keys() & {*use.names} and self._render(use, chosen, "/posts/case/")[1]:
                yield use.place

    def _company(self, name: str) -> tuple[int, bool]:
        """Return with how many others a shortcode stands, and whether round them: who depends on fewer goes first."""
        uses = [use for use in self.uses if name in use.names]
        is_round = any(use.names[0] == name and use.names[1:] for use in uses)
        return max((len(use.names) for use in uses), default=0), is_round

    def _best(self, name: str, choices: Mapping[str, Choice], chosen: dict[str, Candidate]) -> Verdict:
        choice = choices[name]
        problem = choice.problem and f"its template is not understood: {choice.problem}"
        nearest: Verdict | None = None
        for candidate in choice.candidates[:-1]:
            wrong, differs, is_mostly_right = self._judge(name, {**chosen, name: candidate})
            if candidate.missing and (wrong or self.answers is None):
                wrong, is_mostly_right = f"its template asks for {', '.join(candidate.missing)}", False
            if not wrong:
                is_untried = self.answers is None and candidate.kind == "built in" and choice.source is not None
                return Verdict(candidate, problem if is_untried else "", differs)
            problem = problem or wrong
            if is_mostly_right and (nearest is None or candidate.kind == "written"):
                nearest = Verdict(candidate, wrong)
        why = "neither in the site nor in its theme" if self.config.themes else "as its theme is not there"
        return nearest or Verdict(choice.candidates[-1], problem or f"it has no template, {why}")

    def _judge(self, name: str, chosen: Mapping[str, Candidate]) -> tuple[str, str, bool]:
        """Return what is wrong with a way to show a shortcode, and where it differs from Hugo's without harm.

        The last is whether more of its uses come out right than wrong.
        """
        first: dict[str, str] = {}
        balance = 0
        for number, use in enumerate(self.uses):
            if name not in use.names:
                continue
            html, problems = self._render(use, chosen, address_of(number))
            others = tuple(f"{each}:" for each in use.names if each != name)
            mine = [told for told in problems if not told.startswith(others)]
            if mine and not any(told in mine[0] for told in (self.answers.told if self.answers else ())):
                return mine[0], "", False
            theirs = None if problems else self._of_hugo(number, use)
            if theirs is None:
                continue
            if chosen[name].kind == "written" and _LAZY.search(html):
                return "its picture waits for a script of the theme's", "", False
            outcome = _outcome(name, html, theirs, {each: chosen[each] for each in use.names if each in chosen})
            first.setdefault(outcome, use.place)
            balance += {"wrong": -1, "of another": 0}.get(outcome, 1)
        wrong = f"it comes out otherwise than under Hugo in {first['wrong']}" if "wrong" in first else ""
        return wrong, first.get("differs", ""), balance > 0

    def _of_hugo(self, number: int, use: Use) -> str | None:
        """Return what Hugo made of a use; nothing where it was not asked, or refused one of its shortcodes."""
        if self.answers is None or self.answers.refused & {each.lower() for each in use.names}:
            return None
        return self.answers.html.get(number)

    def _render(self, use: Use, chosen: Mapping[str, Candidate], address: str) -> tuple[str, list[str]]:
        own = {name: self._renderer(name, candidate) for name, candidate in chosen.items() if name in use.names}
        host = _TrialHost(use, self.config, address, self.assets)
        extension = HugoMarkdown({**BUILT_IN, **own}, self.markup, host_of=lambda: host)
        html = Markdown(extensions=[extension]).convert(use.text + "\n")
        return html, [message for _, message in host.problems]

    def _renderer(self, name: str, candidate: Candidate) -> Renderer:
        key = (name, candidate.template)
        if key not in self.renderers:
            if candidate.kind == "built in":
                self.renderers[key] = OURS[name.lower()]
            else:
                home = self.folder / str(len(self.renderers))  # alone, as a registry reads all templates of a folder
                write_file(candidate.template.encode(), str(home / f"{name}.html"))
                self.renderers[key] = registry(home, {})[name]
        return self.renderers[key]


def _outcome(name: str, ours: str, theirs: str, chosen: Mapping[str, Candidate]) -> str:
    """Return `same`, `differs`, which loses nothing, or `wrong`; `of another`, when one in the same use shows less.

    Args:
        name: the shortcode on trial.
        ours: the HTML of one use here.
        theirs: that of the real Hugo.
        chosen: how each shortcode of the use is shown here.
    """
    if structure(ours, BASE) == structure(theirs, BASE):
        return "same"
    if any(each != name and given.kind == "inner" for each, given in chosen.items()):
        return "of another"
    loosely, boxes = chosen[name].kind != "written", chosen[name].titled
    if _has_the_same(ours, theirs, loosely=loosely, boxes=boxes):
        return "same" if loosely else "differs"
    is_empty = substance(theirs, BASE, titles=not loosely, boxes=boxes) == ("", [])
    is_filled_later = name.lower() in SCRIPTED or is_empty  # by a program, or by what the network says
    return "same" if loosely and is_filled_later else "wrong"


def _has_the_same(ours: str, theirs: str, *, loosely: bool, boxes: bool) -> bool:
    """Tell whether two pieces of HTML have the same text and addresses.

    Looked at loosely, in any order, as tabs' names may stand together in one of them, and before each in the other;
    with or without the title of what is folded up, where only one of them folds it up; and each address once, as a
    theme may link a picture with itself, to show it large.
    """
    is_folded = all("<summary" in html for html in (ours, theirs))
    order: Callable[[Iterable[str]], list[str]] = sorted if loosely else list
    kept: Callable[[Iterable[str]], Iterable[str]] = set if loosely else list
    for titles in (True,) if is_folded or not loosely else (False, True):
        our, their = (substance(html, BASE, titles=titles, boxes=boxes) for html in (ours, theirs))
        if order(our[0]) == order(their[0]) and order(kept(our[1])) == order(kept(their[1])):
            return True
    return False


class _TrialHost(NullHost):
    """The page of one use, as the small site of `real_hugo` has it."""

    def __init__(self, use: Use, config: Config, address: str, assets: dict[str, Path]) -> None:
        super().__init__(with_params(use.document.values))
        self.assets = assets
        self.address = address
        self.file_name = use.source.stem if use.source else "index"
        self.files = bundle(use)
        self.home = config.site
        self.homes = (config.site, *config.themes)
        self.site: Mapping[str, Any] = {
            "title": config.peek("title") or "",
            "language": config.language,
            "params": config.peek("params") or {},
        }

    def param(self, name: str) -> object:
        return param(self.front_matter, self.site["params"], name)

    def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
        return target if target.startswith("#") or target == "/" else "/x"

    def bundle(self) -> Sequence[str]:
        return [*self.files]

    def find(self, path: str) -> str | None:
        if path in self.files:
            return self.address + path
        places = (home / "assets" / path[1:] for home in self.homes if path.startswith("/"))
        file = next((place for place in places if place.is_file()), None)
        if file is not None:
            self.assets[path[1:]] = file
        return path if file else None

    def read_text(self, path: str) -> str | None:
        name = path.lstrip("./")
        places = [self.files[name]] if name in self.files else [self.home / name, self.home / "content" / name]
        found = next((file for file in places if file.is_file()), None)
        is_ours = found in self.files.values() or (found and found.resolve().is_relative_to(self.home))
        return found.read_text(encoding="utf-8", errors="replace") if found and is_ours else None

    def image_size(self, url: str) -> tuple[int, int] | None:
        name = url.removeprefix(self.address)
        path = self.files.get(name) or self.assets.get(name.lstrip("/"))
        return image_size(str(path)) if path else None


def sample(uses: Iterable[Use], is_tried: Callable[[Use], bool]) -> list[Use]:
    """Return the uses to try: different ones, and not too many of any shortcode."""
    kept: list[Use] = []
    seen: set[tuple[str, Path | None]] = set()
    counts: dict[str, int] = {}
    for use in uses:
        key = (use.text, use.source)
        if key in seen or not is_tried(use) or all(counts.get(name, 0) >= _MOST_USES for name in use.names):
            continue
        seen.add(key)
        kept.append(use)
        weight = _PICTURE if any(name in use.text for name in bundle(use)) else 1
        for name in use.names:
            counts[name] = counts.get(name, 0) + weight
    return kept
