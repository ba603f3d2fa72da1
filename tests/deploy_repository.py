"""A clone of the project, and a bare repository in the place of GitHub, to run `mkdocs gh-deploy` for real."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder import PROJECT, copy_or_link, copy_project, mkdocs

GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Tác giả",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "Tác giả",
    "GIT_COMMITTER_EMAIL": "author@example.org",
}
POST = "docs/blog/posts/bai-moi.md"
GOOD_POST = "---\ntitle: Bài mới\ndate: 2024-05-06\n---\nMột câu.\n"
MKDOCS_YML = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Repository:
    """The author's clone, and the remote that it is published to."""

    clone: Path
    remote: Path

    def deploy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs gh-deploy` in the clone."""
        return mkdocs(self.clone, "gh-deploy", *arguments, environment=GIT)

    def published(self) -> set[str]:
        """The paths on the remote's gh-pages branch; none before the first deploy."""
        if not git(self.remote, "branch", "--list", "gh-pages"):
            return set()
        return set(git(self.remote, "ls-tree", "-r", "--name-only", "-z", "gh-pages").split("\0"))

    def history(self) -> list[str]:
        """The commits of the remote's gh-pages branch, newest first."""
        return git(self.remote, "log", "--format=%H", "gh-pages").splitlines()

    def commit(self, files: Mapping[str, str | bytes], *, force: bool = False) -> None:
        """Save files in the clone and commit everything; `force` adds even what .gitignore names."""
        for path, content in files.items():
            place = self.clone / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        git(self.clone, "add", "--all")
        if force:
            git(self.clone, "add", "--force", "docs", "overrides")
        git(self.clone, "commit", "--quiet", "--allow-empty", "--message=Thêm")

    def other(self, folder: Path) -> Repository:
        """Return a new clone, as on another computer."""
        git(folder, "clone", "--quiet", "--branch=main", str(self.remote), "other")
        return Repository(folder / "other", self.remote)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | GIT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def make_repository(tmp_path: Path) -> Repository:
    """Make the two in a folder."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    files = {".gitignore": "/site/\n/.cache/\n__pycache__/\n", "docs/CNAME": "blog.example.org\n"}
    clone = copy_project(tmp_path / "clone", files)
    for command in ("init --quiet", "add .", "commit --quiet --message=Start", f"remote add origin {remote}"):
        git(clone, *command.split())
    return Repository(clone, remote)


def copied(repository: Repository, folder: Path) -> Repository:
    """Return a copy of both in another folder."""
    copy = Repository(folder / "clone", folder / "remote.git")
    shutil.copytree(repository.clone, copy.clone, symlinks=True, copy_function=copy_or_link)
    shutil.copytree(repository.remote, copy.remote, copy_function=copy_or_link)
    git(copy.clone, "remote", "set-url", "origin", str(copy.remote))
    return copy


def published_repository(folder: Path) -> Repository:
    """Make a repository whose post stands on the published site, with an alias and a tag of its own."""
    repository = make_repository(folder)
    repository.commit({POST: GOOD_POST.replace("date", "aliases: [/cu/]\ntags: [riêng]\ndate")})
    done = repository.deploy()
    assert done.returncode == 0, done.stdout
    assert repository.published() >= {"blog/bai-moi/index.html", "cu/index.html", "blog/tags/rieng/index.html"}
    return repository
