"""Of which language a file is that is moved in, and which languages there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_import.command import plan_site
from hugo_import.config import read_config
from hugo_import.languages.planning import other_languages, plan_languages
from hugo_import.mkdocs_yml.document import Document
from hugo_import.report import Report
from site_builder import PROJECT, write

POST = "---\ntitle: A\ndate: 2024-05-01\ntags: [a]\n---\n\nA\n"


@pytest.mark.parametrize("languages", ["lang = '{0}'", "sites = {{matrix = {{languages = ['{0}']}}}}"])
def test_a_mount_is_of_its_language(tmp_path: Path, languages: str) -> None:
    mount = "[[module.mounts]]\nsource = 'content/{0}'\ntarget = 'content'\n"
    mounts = "".join((mount + languages + "\n").format(key) for key in ("vi", "en"))
    write(tmp_path, {"hugo.toml": f"defaultContentLanguage = 'vi'\n{mounts}[languages.vi]\n[languages.en]\n"})
    write(tmp_path, {f"content/{key}/posts/{key}.md": POST for key in ("vi", "en")})
    config = read_config(tmp_path)
    plans = [plan_site(config, Report()), *other_languages(config, plan_site(config, Report())).values()]
    assert [[path.name for path in plan.sources] for plan in plans] == [["vi.md"], ["en.md"]]


def test_a_key_in_a_name_goes_before_the_folder_and_a_language_that_is_off_is_accounted_for(tmp_path: Path) -> None:
    """As in Hugo, which publishes of two of a name the one that names its language."""
    keys = "".join(f"[languages.{key}]\ncontentDir = 'content/{key}'\n" for key in ("vi", "en", "de"))
    names = "vi/posts/a.md vi/posts/b.en.md en/posts/c.vi.md en/posts/d.md vi/posts/d.en.md en/old.rst"
    write(tmp_path, {f"content/{name}": POST for name in [*names.split(), "de/posts/e.md", "de/_index.md"]})
    write(tmp_path, {"hugo.toml": f"defaultContentLanguage = 'vi'\n{keys}disabled = true\n"})
    config, report = read_config(tmp_path), Report()
    [english] = other_languages(config, plan := plan_site(config, report)).values()
    plans, content = (plan, english), tmp_path / "content"
    found = [{path.relative_to(content).as_posix() for path in each.sources.values()} for each in plans]
    assert found == [{"vi/posts/a.md", "en/posts/c.vi.md"}, {"vi/posts/b.en.md", "vi/posts/d.en.md"}]
    assert {place for finding in (*report.notes.values(), *report.findings.values()) for place in finding.places} >= {
        "content/en/posts/d.md",
        "content/en/old.rst",
    }
    assert {content / "de/posts/e.md", content / "de/_index.md"} <= report.used


#: The content folders of English, French and German, and what Hugo has of `a`, `en/b`, `c.fr` and `de/d` in each.
FOLDERS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("content/en", "", "content/de"): ("a en/b", "c.fr", "de/d"),
    ("content/en", "content", "content/de"): ("a en/b", "c.fr", "de/d"),
    ("", "", "content/de"): ("a en/b", "c.fr", "de/d"),
    ("content/en", "content/de", "content/de"): ("en/b", "de/d", "de/d"),
    ("content/de", "content/en", ""): ("a de/d", "c.fr en/b", ""),
}


@pytest.mark.parametrize("folders", FOLDERS)
def test_a_page_in_the_whole_sites_folder_is_the_default_languages(folders: tuple[str, ...], tmp_path: Path) -> None:
    """Hugo mounts that folder for no language; the default one may have another besides."""
    write(tmp_path, {f"content/{name}.md": POST for name in ("a", "en/b", "c.fr", "de/d")})
    keys = [f"[languages.{key}]\n" for key in ("en", "fr", "de")]
    own = [f"contentDir = '{folder}'\n" if folder else "" for folder in folders]
    write(tmp_path, {"hugo.toml": "".join(key + folder for key, folder in zip(keys, own, strict=True))})
    config, content = read_config(tmp_path), tmp_path / "content"
    plans = {"en": plan_site(config, Report()), **other_languages(config, plan_site(config, Report()))}
    found = [
        sorted({path.relative_to(content).as_posix().removesuffix(".md") for path in plans[key].sources.values()})
        if key in plans
        else []
        for key in ("en", "fr", "de")
    ]
    assert [" ".join(names) for names in found] == list(FOLDERS[folders])


#: Names in `content/posts/` and where Hugo has the page, "" where it is of no language but the main one.
NAMES = {
    "a.en.noshow.md": ("en", "a"),
    "a.noshow.en.md": ("en", "a.noshow"),
    "a.vi.v2.md": ("vi", "a"),
    "a.EN.vi.md": ("vi", "a.EN"),
    "a.v1.2.md": ("vi", "a.v1.2"),
    "en.md": ("vi", "en"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_last_language_in_a_name_counts_and_ends_it(name: str, tmp_path: Path) -> None:
    write(tmp_path, {f"content/posts/{name}": POST})
    write(tmp_path, {"hugo.toml": "defaultContentLanguage = 'vi'\n[languages.vi]\n[languages.en]\n"})
    config = read_config(tmp_path)
    plan = plan_site(config, Report())
    plans = {"vi": plan, **other_languages(config, plan)}
    assert [(key, post.stem) for key, each in plans.items() for post in each.posts] == [NAMES[name]]


def test_a_language_with_a_host_of_its_own_has_its_drafts_told_and_nothing_here(tmp_path: Path) -> None:
    files = {
        "hugo.toml": "defaultContentLanguage = 'vi'\n[languages.vi]\n[languages.en]\nbaseURL = 'https://en.org/'\n",
        "content/root.en.md": "---\nurl: /root/\n---\nI\n",
        "content/posts/a.md": POST,
        "content/_index.en.md": "---\ndraft: true\n---\nnot yet\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    config, report = read_config(tmp_path), Report()
    plan = plan_site(config, report)
    plan_languages(
        other_languages(config, plan), config, plan, Document((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    )
    assert [place for place, text in plan.texts.items() if "not yet" in str(text)] == []
    assert "/root/" not in plan.hugo["moved"]
    assert [
        finding.places for kind, finding in report.notes.items() if kind.startswith("pages that Hugo does not")
    ] == [["content/_index.en.md"]]


def test_a_file_beside_a_page_in_both_languages_is_published_in_its_own_alone(tmp_path: Path) -> None:
    keys = "".join(f"[languages.{key}]\ncontentDir = 'content/{key}'\n" for key in ("vi", "en"))
    write(tmp_path, {f"content/{name}/index.md": POST for name in ("vi/a", "en/a", "en/b")})
    write(
        tmp_path,
        {"content/en/a/x.txt": "", "content/en/b/y.txt": "", "hugo.toml": f"defaultContentLanguage = 'vi'\n{keys}"},
    )
    config = read_config(tmp_path)
    plan = plan_site(config, Report())
    document = Document((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    plan_languages(other_languages(config, plan), config, plan, document)
    assert {target.name for target in plan.sources if target.suffix == ".txt"} == {"x.en.txt", "y.txt"}


@pytest.mark.parametrize(
    ("disabled", "shown"), {"'en fr'": ["en", "fr"], "'en'": ["fr"], "['EN', 'fr']": ["en"]}.items()
)
def test_languages_are_switched_off_by_exact_names_as_in_hugo(disabled: str, shown: list[str], tmp_path: Path) -> None:
    languages = "[languages]\nvi = {}\nen = {}\nfr = {}\n"
    (tmp_path / "hugo.toml").write_text(
        f"defaultContentLanguage = 'vi'\ndisableLanguages = {disabled}\n{languages}", encoding="utf-8"
    )
    assert read_config(tmp_path).other_languages == shown
