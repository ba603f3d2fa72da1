"""`mkdocs gh-deploy`, run for real: a clone of the project, and a bare repository in the place of GitHub."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from publish import pages_path
from site_builder import PROJECT, copy_project, mkdocs

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
POST_WITHOUT_ITS_IMAGE = GOOD_POST + "\n![một tấm hình](/khong-co.png)\n"
POST_WITHOUT_ITS_END = "---\ntitle: [Bài mới\ndate: 2024-05-06\n---\nMột câu.\n"


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

    def write(self, path: str, text: str) -> None:
        """Save a file in the clone."""
        (self.clone / path).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | GIT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A clone with everything committed, and an empty remote."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    clone = copy_project(tmp_path / "clone", {".gitignore": "/site/\n/.cache/\n", "docs/CNAME": "blog.example.org\n"})
    for command in ("init --quiet", "add .", "commit --quiet --message=Start", f"remote add origin {remote}"):
        git(clone, *command.split())
    return Repository(clone, remote)


def test_deploy_publishes_a_working_site_and_keeps_history(repository: Repository) -> None:
    first = repository.deploy()
    assert first.returncode == 0, first.stdout
    wanted = {".nojekyll", "404.html", "CNAME", "index.html", "robots.txt", "sitemap.xml"}
    assert repository.published() >= wanted | {"blog/tu-bo-deep-learning/index.html", "dl/dl.jpg"}
    before = repository.history()

    repository.write(POST, GOOD_POST)
    second = repository.deploy()

    assert second.returncode == 0, second.stdout
    assert repository.published() >= wanted | {"blog/bai-moi/index.html"}
    assert repository.history()[1:] == before


def test_a_fresh_clone_continues_the_history(repository: Repository, tmp_path: Path) -> None:
    """As in the workflow, where every deploy begins with a new clone."""
    git(repository.clone, "push", "--quiet", "origin", "HEAD:main")
    assert repository.deploy().returncode == 0
    before = repository.history()

    git(tmp_path, "clone", "--quiet", "--branch=main", str(repository.remote), "other")
    other = Repository(tmp_path / "other", repository.remote)
    done = other.deploy()

    assert done.returncode == 0, done.stdout
    assert repository.history()[1:] == before


@pytest.mark.parametrize("post", [POST_WITHOUT_ITS_IMAGE, POST_WITHOUT_ITS_END])
def test_a_faulty_post_is_not_published(repository: Repository, post: str) -> None:
    repository.write(POST, post)

    done = repository.deploy()

    assert done.returncode != 0
    assert POST in done.stdout
    assert repository.published() == set()


def test_what_a_dirty_build_leaves_out_is_not_published(repository: Repository) -> None:
    assert repository.deploy("--dirty").returncode != 0
    assert repository.published() == set()


def test_a_failed_deploy_leaves_the_published_site_alone(repository: Repository) -> None:
    assert repository.deploy().returncode == 0
    before = repository.history()

    repository.write(POST, POST_WITHOUT_ITS_IMAGE)

    assert repository.deploy().returncode != 0
    assert repository.history() == before


@pytest.mark.parametrize(
    ("remote", "path"),
    [
        ("git@github.com:user/repo.git", "/repo/"),
        ("https://github.com/user/repo", "/repo/"),
        ("https://github.com/User/user.github.io.git", "/"),
        ("/srv/git/remote.git", None),
        ("", None),
    ],
)
def test_the_path_of_github_pages(remote: str, path: str | None) -> None:
    assert pages_path(remote) == path


def test_a_site_for_another_path_is_not_published(repository: Repository) -> None:
    (repository.clone / "docs/CNAME").unlink()
    git(repository.clone, "remote", "set-url", "origin", "https://github.com/user/repo.git")
    git(repository.clone, "remote", "set-url", "--push", "origin", str(repository.remote))

    done = repository.deploy()

    assert done.returncode != 0
    assert "site_url: https://github.com/user/repo.git is served under /repo/" in done.stdout
    assert repository.published() == set()


def test_workflow_takes_only_what_it_needs() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    actions = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert [action for action in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"contents": "write"}
    assert jobs["publish"]["needs"] == "test"
