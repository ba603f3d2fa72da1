"""A wrong setting in mkdocs.yml stops a build, or is warned of, with its line and the remedy; see test_settings.py."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import pytest
import yaml
from hugo_site.settings import mkdocs_told
from hugo_site.settings.folders import check_folders
from hugo_site.settings.hugo_settings import read_settings
from hugo_site.settings.material_settings import check_plugins
from hugo_site.settings.mkdocs_yml import check_mkdocs_yml, check_named_files, join_inherited, with_line
from hugo_site.settings.theme_settings import check_theme
from hugo_site.texts.settings import read_texts
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from site_builder import PROJECT

THEME = str(Path(material.__file__).parent / "templates")
#: What is written below `theme:`, and what is said.
THEMES = {
    "features: [navigation.tpo]": 'theme.features[0]: Material has no "navigation.tpo"; write "navigation.top"',
    "icon: {logo: material/notebok}": 'theme.icon.logo: the theme has no icon "material/notebok"',
    "icon: {admonition: {note: x}}": 'theme.icon.admonition.note: the theme has no icon "x"',
    "favicon: none.svg": 'theme.favicon: "none.svg" is no file in docs/; put the picture there',
    "logo: none.svg": 'theme.logo: "none.svg" is no file in docs/',
    "palette: {scheme: dark}": 'theme.palette.scheme: Material has no scheme "dark"; write one of default, slate',
    "palette: [{primary: red}, {primary: rot}]": 'theme.palette[1].primary: Material has no primary "rot"',
    "palette: [{toggle: {icon: x, name: y}}]": 'theme.palette[0].toggle.icon: the theme has no icon "x"',
    "static_templates: [robot.txt]": 'theme.static_templates: "robot.txt" is no template',
    "features: [my.own], favicon: 'https://h.org/a.png', palette: {scheme: own}, logo: ''": "",
}
#: What is written below `extra: hugo:`, and what is said.
HUGO = {
    "moved: {/: /posts/}": "moved: '/' is the home page, which leads nowhere else; take it out",
    "permalinks: {posts: '/:yaer/'}": 'permalinks: Hugo has no attribute ":yaer" (in "/:yaer/")',
    "timezone: Asia/Saigon2": 'timezone: there is no zone "Asia/Saigon2"; write e.g. Asia/Ho_Chi_Minh',
    "auto_id_type: gitlab": 'auto_id_type: it is "gitlab"; write one of github',
    "passthrough: {block: ['$$']}": "passthrough: it has lists of pairs",
    "maths_macros: {a: 1}": "maths_macros: it has texts; write e.g. {'\\RR'",
    "summary_length: -1": "summary_length: -1 must be a number from 0 on",
    "pager: -3": "pager: -3 must be a number from 0 on",
    "sectoin: posts": "sectoin: no such setting",
    "section: 3": "section: 3 must be a text",
    "sitemap: {filename: x}": "sitemap.filename: it is not read; write one of changefreq, priority, disable",
    "sitemap: {ChangeFreq: soon}": 'sitemap.changefreq: "soon" tells search engines nothing; write one of always',
    "ignore_files: ['(']": "ignore_files: '(' is no regular expression",
    "cascade: draft": "cascade: it must be a mapping",
    "cascade: {draft: maybe}": 'cascade: draft: "maybe" is neither true nor false; write true or false',
    "params: {ShowTocc: false}": 'params.ShowTocc: the theme has no such switch; write "showtoc"',
}
#: A whole mkdocs.yml, and what MkDocs says of it, with the line that is put to it.
MKDOCS = {
    "site_name: 2024\n": "mkdocs.yml:1: site_name: Expected type: <class 'str'>",
    "site_name: A\nsite_url: example.org\n": "mkdocs.yml:2: site_url: The URL isn't valid",
    "site_name: A\nplugins:\n  - search\n  - serch\n": 'mkdocs.yml:4: plugins: The "serch" plugin is not installed',
    "site_name: A\nplugins:\n  - search:\n      lang: vi\n      separator: [x]\n": "mkdocs.yml:5: plugins: Plugin",
    "site_name: A\nvalidation:\n  links:\n    not_found: ingore\n": "mkdocs.yml:4: validation: Sub-option",
    "site_name: A\nmarkdown_extensions:\n  - toc:\n      permlink: true\n": "mkdocs.yml:3: markdown_extensions: Failed "
    "to load extension 'toc'. KeyError: 'permlink'",
    "INHERIT: base.yml\nsite_name: A\n": "base.yml:2: copyright: Expected type: <class 'str'>",
}


class Theme(dict[str, Any]):
    """What stands in for the theme."""

    dirs = (THEME,)

    def get_env(self) -> Environment:
        """What finds templates."""
        return Environment(loader=FileSystemLoader(THEME))

    @property
    def static_templates(self) -> list[str]:
        """The names of templates."""
        return self.get("static_templates") or []


def config_of(**values: Any) -> Any:
    """What stands in for a configuration, of the project's docs."""
    return SimpleNamespace(**{"docs_dir": str(PROJECT / "docs"), "extra": {}, **values})


@pytest.mark.parametrize(("text", "told"), THEMES.items())
def test_what_the_theme_does_not_know(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "own.css").write_text('[data-md-color-scheme="own"] {}', encoding="utf-8")
    config = config_of(theme=Theme(yaml.safe_load(f"{{{text}}}")), docs_dir=str(tmp_path))
    assert said_of(lambda: check_theme(config)).startswith(f"mkdocs.yml: {told}" if told else "")


@pytest.mark.parametrize(("text", "told"), HUGO.items())
def test_what_hugo_does_not_know(text: str, told: str) -> None:
    assert said_of(lambda: read_settings(yaml.safe_load(text))).startswith(f"mkdocs.yml: extra.hugo.{told}")


def test_names_of_texts_with_a_slip() -> None:
    for nav, told in (
        (
            [{"menu.abuot": "about.md"}],
            'nav[0]: there is no text "menu.abuot"; write "menu.about", or words of your own',
        ),
        (["index.md", {"menu.posts": [{"menu.tgas": "a.md"}]}], 'nav[1]: there is no text "menu.tgas"'),
    ):
        config = config_of(theme=Theme(language="en"), nav=nav)
        assert said_of(lambda config=config: read_texts(config, "long")).startswith(f"mkdocs.yml: {told}")


def test_folders_that_material_would_make(tmp_path: Path) -> None:
    def blog(**options: str) -> Any:
        values = SimpleNamespace(**{"blog_dir": "blog", "post_dir": "{blog}/posts", **options})
        config = SimpleNamespace(docs_dir=str(tmp_path / "docs"), config_file_path=str(tmp_path / "mkdocs.yml"))
        config.plugins = {"material/blog": SimpleNamespace(config=values)}
        return config

    (tmp_path / "docs/blog").mkdir(parents=True)
    told = "mkdocs.yml: plugins.blog.blog_dir: docs/blog/index.md, the first page of the blog, is missing; make it"
    assert said_of(lambda: check_folders(blog(), [])).startswith(told)
    (tmp_path / "docs/blog/index.md").touch()
    assert said_of(lambda: check_folders(blog(), [])) == ""
    told = "mkdocs.yml: plugins.blog.post_dir: there is no folder docs/bai; correct the name, or make the folder"
    assert said_of(lambda: check_folders(blog(post_dir="bai"), [])) == told
    told = "mkdocs.yml: extra.hugo.sections: there is no folder docs/blog/posts/ghi-chep"
    assert said_of(lambda: check_folders(blog(), ["ghi-chep"])).startswith(told)


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        (
            ["search", "i18n"],
            "mkdocs.yml: plugins.i18n: with Material's blog it builds no posts; take it out",
        ),
        (["search"], "mkdocs.yml: plugins: Material's blog plugin is missing; add `blog: {}`"),
        (["material/blog", "material/blog #2"], "mkdocs.yml: plugins: there are two blogs; keep one"),
        (["material/blog", "minify"], ""),
    ],
)
def test_plugins_that_cannot_work(plugins: list[str], told: str) -> None:
    config: Any = SimpleNamespace(plugins=dict.fromkeys(plugins, True))
    assert said_of(lambda: check_plugins(config)).startswith(told)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: A\nextra_css:\n  - a.css\nextra_javascript:\n  - path: b.js\n", encoding="utf-8")
    config = MkDocsConfig(str(path))
    config.extra_css, config.extra_javascript = ["of-a-plugin.css", "https://h.org/x.css", "a.css"], ["b.js"]
    there = Files([File("b.js", str(tmp_path), "site", use_directory_urls=True)])
    told = 'mkdocs.yml:3: extra_css: "a.css" is no file in docs/; correct the name, or take it out'
    assert said_of(lambda: check_named_files(there, config=config)) == told
    there.append(File("a.css", str(tmp_path), "site", use_directory_urls=True))
    assert said_of(lambda: check_named_files(there, config=config)) == ""


@pytest.mark.parametrize(("text", "told"), MKDOCS.items())
def test_what_mkdocs_says_has_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "base.yml").write_text("x: 1\ncopyright: [a]\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    mkdocs_told.add_lines()
    mkdocs_told.add_lines()  # as by the hook, after the command
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        load_config()
    assert [each.partition(told)[1] for each in caplog.messages] == [told]


def test_a_page_of_the_menu_that_is_missing_has_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nnav:\n  - A:\n    - B: abut.md\n", encoding="utf-8")
    mkdocs_told.add_lines()
    get_navigation(Files([]), load_config())
    told = 'mkdocs.yml:4: nav: there is no "abut.md" in the docs folder; correct the name, or take the line out'
    assert told in caplog.messages


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('extra:\n      "accent": #0b6b63', "2: accent: # begins a comment"),
        ("extra:\n  accent:    #fff", "2: accent: # begins a comment"),
        ("nav: #added later\n  - index.md", ""),
        ("copyright: |\n  a: #123 b", ""),
        ("extra:\n  mine: 'x: #fff'", ""),
        ("site_url: https://a b/", '1: site_url: "https://a b/" is no address of a site'),
    ],
)
def test_a_colour_without_quotes_and_what_only_looks_like_one(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.site_url = yaml.safe_load(text).get("site_url")
    assert said_of(lambda: check_mkdocs_yml(config)).startswith(f"mkdocs.yml:{told}" if told else "")


def test_lines_of_plugins_and_of_files_that_are_inherited(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - search\n  - blog:\n      blog_dir: x\n", encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text("INHERIT: mkdocs.yml\nsite_name: A\n", encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.en.yml"))
    for name, place in (("plugins.blog.blog_dir", "mkdocs.yml:4"), ("plugins.search", "mkdocs.yml:2")):
        assert str(with_line(ConfigurationError(f"mkdocs.yml: {name}: x"), config)) == f"{place}: {name}: x"


#: Lists in mkdocs.yml beside those of the file that it inherits from, and what counts, or what is said.
ABOVE = "hooks: [hooks/blog.py, hooks/publish.py]\nexclude_docs: |\n  *.bak\n  *.psd\nextra_css: [assets/blog.css]\n"
LISTS = {
    "hooks: [hooks/blog.py, mine.py]": "mkdocs.yml:2: hooks: a list takes the place of the inherited one; name hooks",
    "hooks: [./hooks/publish.py, hooks/blog.py, mine.py]": "",
    "exclude_docs: private/": "",
    "exclude_docs: '!b.bak'": "",
    "exclude_docs: |\n  *.bak\n  *.psd\n  private/": "",
    "exclude_docs:": "",
    "extra_css: [mine.css]": "",
    "extra_css: [assets/blog.css, mine.css]": "",
}


@pytest.mark.parametrize(("text", "told"), LISTS.items())
def test_a_list_stands_beside_the_inherited_one_or_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "engine.yml").write_text(ABOVE, encoding="utf-8")
    for name in ("hooks/blog.py", "hooks/publish.py", "mine.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "docs").mkdir()
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"INHERIT: engine.yml\n{text}\nsite_name: A\n", encoding="utf-8")
    config = load_config(str(path))
    assert said_of(lambda: check_mkdocs_yml(config))[: len(told) or None] == told
    join_inherited(config)
    assert config.extra_css == ["assets/blog.css", *(["mine.css"] if "mine" in text and "css" in text else [])]
    assert config.exclude_docs
    left_out = {name for name in ("a.bak", "b.bak", "private/a.md", "a.md") if config.exclude_docs.match_file(name)}
    mine = {"private/a.md"} if "private" in text else set()
    assert left_out == {"a.bak", "b.bak", *mine} - ({"b.bak"} if "!" in text else set())


def test_both_commands_say_the_line_before_the_hook_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("copyright: A\nsite_name: 2024\nhooks: [hook.py]\n", encoding="utf-8")
    for command in (["run_mkdocs", "build"], ["check_site"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env={"PYTHONPATH": str(PROJECT / "hooks"), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "mkdocs.yml:2: site_name: Expected type" in done.stdout + done.stderr, command
        assert done.returncode in (1, 2)


@pytest.mark.skipif(os.name == "nt", reason="there it is no exec")
def test_run_py_runs_the_command_that_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_from_file_location("run_py", PROJECT / "run.py")
    assert spec
    assert spec.loader
    run_py = module_from_spec(spec)
    spec.loader.exec_module(run_py)

    def execv(program: object, command: list[str]) -> None:
        raise SystemExit(" ".join(command[1:]))

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    for name in ("PYTHONPATH", "NO_MKDOCS_2_WARNING"):
        monkeypatch.setenv(name, "")
    with pytest.raises(SystemExit, match=r"^-m run_mkdocs build$"):
        run_py.run_module(["mkdocs", "build"])
    assert os.environ["PYTHONPATH"] == str(PROJECT / "hooks")


def said_of(check: Any) -> str:
    """What a check refuses; empty where it does not."""
    try:
        check()
    except ConfigurationError as error:
        return str(error)
    return ""
