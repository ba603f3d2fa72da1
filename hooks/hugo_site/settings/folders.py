"""Where the files of a site are, read once from mkdocs.yml, for the build and for the commands alike."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig

from .block import wrong

#: What Material's blog plugin takes where mkdocs.yml is silent (https://squidfunk.github.io/mkdocs-material/plugins/blog/).
_BLOG_DIR, _POST_DIR = "blog", "{blog}/posts"
#: The themes that bring the blog plugin, before the names of their plugins: Material, and MaterialX, its fork.
THEMES = ("material", "materialx")
_BLOG_PLUGINS = ("blog", *(f"{theme}/blog" for theme in THEMES))


@dataclass(frozen=True)
class Folders:
    """The folders of a site."""

    project: Path  # the folder of mkdocs.yml
    docs: str  # the docs folder as its author knows it, e.g. `docs`, with which messages name files
    blog: str  # the blog's folder below it, e.g. `blog`; empty where the blog is the whole site
    posts: str  # the posts' folder below it, e.g. `blog/posts`
    language: str = ""  # name of the file of settings, such as `mkdocs.vi`; empty for mkdocs.yml

    @property
    def cache(self) -> Path:
        """The folder for what later builds can use again; it may be deleted whenever one likes."""
        return self.shared_cache / self.language

    @property
    def shared_cache(self) -> Path:
        """The folder that holds those of all languages."""
        return self.project / ".cache"

    def name_of(self, path: str) -> str:
        """Return a file below the docs folder as its author knows it, e.g. `docs/blog/posts/x.md`."""
        return posixpath.join(self.docs, path)


def plugin_of_theme(config: MkDocsConfig, name: str) -> Any:
    """Return one of the theme's own plugins, such as `blog`, None where it is not switched on."""
    return next((found for theme in THEMES if (found := config.plugins.get(f"{theme}/{name}"))), None)


def folders_of(config: MkDocsConfig) -> Folders:
    """Return the folders of a site whose configuration is loaded and has Material's blog plugin."""
    blog: Any = plugin_of_theme(config, "blog").config
    file = Path(config.config_file_path)
    folders = _folders(file.parent, config.docs_dir, blog.blog_dir, blog.post_dir)
    return replace(folders, language="" if file.stem == "mkdocs" else file.stem)


def roots_of(config: MkDocsConfig) -> list[str]:
    """Return the files and folders that a site is built from, those with what mkdocs.yml inherits from, too."""
    settings = Path(config.config_file_path).parent.glob("*.y*ml")
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    return [*map(str, settings), config.docs_dir, *map(str, config.watch), str(Path(__file__).parents[2]), *own]


def check_folders(config: MkDocsConfig, sections: Sequence[str]) -> None:
    """Check that the blog's folders are there; Material would make them in docs/.

    Args:
        config: what mkdocs.yml says.
        sections: the further sections of posts.

    Raises:
        ConfigurationError: one is missing.
    """
    folders, docs = folders_of(config), Path(config.docs_dir)
    index = posixpath.join(folders.blog, "index.md")
    if not (docs / index).is_file():
        told = f"{folders.name_of(index)}, the first page of the blog, is missing; make it, or name its folder here"
        raise wrong("plugins.blog.blog_dir", told)
    blog: Any = plugin_of_theme(config, "blog").config
    needed = {} if blog.post_dir == _POST_DIR else {folders.posts: "plugins.blog.post_dir"}
    needed |= {posixpath.join(folders.posts, name): "extra.hugo.sections" for name in sections}
    for folder, name in needed.items():
        if not (docs / folder).is_dir():
            raise wrong(name, f"there is no folder {folders.name_of(folder)}; correct the name, or make the folder")


def folders_in(values: Mapping[str, Any], mkdocs_yml: Path) -> Folders:
    """Return the folders that the values of an mkdocs.yml name, without plugins and hooks being loaded.

    Args:
        values: what the file says.
        mkdocs_yml: the file.
    """
    plugins = values.get("plugins")
    named = [each for each in plugins if isinstance(each, Mapping)] if isinstance(plugins, list) else [plugins]
    settings = (each[name] for each in named if isinstance(each, Mapping) for name in _BLOG_PLUGINS if name in each)
    blog = next((each for each in settings if isinstance(each, Mapping)), {})
    docs = mkdocs_yml.parent / str(values.get("docs_dir") or "docs")
    return _folders(mkdocs_yml.parent, docs, blog.get("blog_dir", _BLOG_DIR), blog.get("post_dir", _POST_DIR))


def _folders(project: Path, docs: str | Path, blog_dir: str, post_dir: str) -> Folders:
    posts = posixpath.normpath(post_dir.format(blog=blog_dir))
    blog = posixpath.normpath(blog_dir).removeprefix(".")
    return Folders(project, Path(os.path.relpath(docs, project)).as_posix(), blog, posts)
