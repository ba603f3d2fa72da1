"""A Hugo site's configuration, in every form it has, becomes mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_import.config import ConfigError, read_config


def write(site: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


CONFIGS = [
    {"config.yaml": "title: A\n"},
    {"hugo.yml": "Title: A\n"},
    {"config.json": '{"title": "A"}'},
    {"config/_default/hugo.toml": "title = 'A'\n"},
    {"config/_default/config.toml": "", "config/_default/params.toml": "", "hugo.toml": "title = 'A'"},
    {"hugo.toml": "defaultContentLanguage = 'vi'\n[languages.en]\ntitle = 'B'\n[languages.vi]\ntitle = 'A'\n"},
]


@pytest.mark.parametrize("files", CONFIGS)
def test_a_configuration_has_many_forms(files: dict[str, str], tmp_path: Path) -> None:
    assert read_config(write(tmp_path, files)).text("title") == "A"


def test_parts_of_a_configuration_stand_in_files_of_their_own(tmp_path: Path) -> None:
    files = {
        "config/_default/params.yaml": "author: {name: An}\n",
        "config/_default/menus.vi.toml": "[[main]]\nname='x'",
    }
    config = read_config(write(tmp_path, files))
    assert (config.text("params", "author", "name"), config.get("menus", "main")) == ("An", [{"name": "x"}])


BROKEN = [
    ({}, "no Hugo site"),
    ({"hugo.toml": "title = 'A'\nx ="}, "hugo.toml:2: invalid TOML"),
    ({"hugo.yaml": "title: A\nb: c: d"}, "hugo.yaml:2: invalid YAML"),
    ({"hugo.json": '{"a": }'}, "hugo.json:1: invalid JSON"),
]


@pytest.mark.parametrize(("files", "told"), BROKEN)
def test_a_broken_configuration_is_told_with_its_line(files: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        read_config(write(tmp_path, files))
    assert told in str(raised.value)
