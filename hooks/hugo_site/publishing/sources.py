"""What a site is built from, and whether git has all of it: only then can anybody build the same site again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from ..settings.mkdocs_yml import texts_of, with_inherited
from .git import git, listed, names, said
from .private_files import is_private_name


def sources(config: MkDocsConfig) -> list[Path]:
    """Return the files and folders that a build reads: settings, docs, hooks, templates, snippets."""
    project = Path(config.config_file_path).absolute().parent
    settings = [Path(config.config_file_path).absolute(), *project.glob("mkdocs.*.yml")]  # of other languages
    chain = [each for file in settings for each in with_inherited(file)]
    docs = [project / folder for _, root in chain for folder in texts_of(root, "docs_dir")]
    found = [*(file for file, _ in chain), Path(config.docs_dir), *docs]
    for hook in config.hooks:
        file = (project / hook).resolve()
        found.append(file if file.parent == project.resolve() else file.parent)
    if config.theme.custom_dir:
        found.append(Path(config.theme.custom_dir))
    bases = (config.mdx_configs or {}).get("pymdownx.snippets", {}).get("base_path", ())
    found += [project / base for base in ([bases] if isinstance(bases, str | os.PathLike) else bases)]
    return list(dict.fromkeys(path for path in found if os.path.lexists(path)))


def check_sources(config: MkDocsConfig) -> None:
    """Stop if the build reads anything else than what git has.

    Raises:
        Abort: names the files, and what to do.
    """
    folder = Path(config.config_file_path).absolute().parent
    paths = [str(path) for path in sources(config)]
    if changed := uncommitted(folder, paths):
        raise Abort(
            "Nothing was published: these files are not committed, so that nobody could build the site again:\n"
            f"{listed(changed)}\n"
            'Keep them:  git add --all  and  git commit --message "Bài mới"'
        )
    docs = [path for path in paths if Path(path) != Path(config.docs_dir)]
    if unknown := [path for path in ignored(folder, docs) if not _is_by_product(path)]:
        raise Abort(
            "Nothing was published: git ignores these files, so that nobody could build the site again:\n"
            f"{listed(unknown)}\nKeep them:  git add --force FILE,  or take them away"
        )


def uncommitted(folder: Path, paths: Iterable[str]) -> list[str]:
    """Return the files below `paths` that differ from the last commit.

    Raises:
        Abort: this is no repository, or not all of it lies there.
    """
    status = git(folder, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths)
    if status.returncode:
        raise Abort(f"Nothing was published: {said(status)}; a site is published from a git repository")
    changed = [name[3:] for name in names(status.stdout)]
    return changed + [name for name in _kept_from_git(folder, paths) if name not in changed]


def _kept_from_git(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    """Yield files that differ from the last commit, of which git was told not to look (`update-index`)."""
    flagged = git(folder, "ls-files", "-v", "-z", "--full-name", "--", *paths)
    for flag, name in [(entry[0], entry[2:]) for entry in names(flagged.stdout)]:
        if flag.islower() or flag == "S":
            top = git(folder, "rev-parse", "--show-toplevel").stdout.rstrip(b"\n").decode("utf-8", "surrogateescape")
            known = git(Path(top), "rev-parse", f":{name}").stdout
            if git(Path(top), "hash-object", "--", name).stdout != known:
                yield name


def ignored(folder: Path, paths: Iterable[str]) -> list[str]:
    """Return the files below `paths` that git ignores, with their paths from `folder`."""
    done = git(folder, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *paths)
    return names(done.stdout)


def _is_by_product(path: str) -> bool:
    """Whether no build reads a file: what Python, editors and systems leave in folders."""
    return "__pycache__" in path.split("/") or any(is_private_name(name) for name in path.split("/"))
