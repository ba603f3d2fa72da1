"""Whatever ends a deploy, readers have the whole site that they had, the author is told why, and the next one works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import publish
import pytest
from deploy_repository import GIT, Repository, git
from hugo_site.publishing.published_branch import PublishedBranch
from hugo_site.publishing.sources import uncommitted
from kill_deploys import killed_deploys
from mkdocs.exceptions import Abort
from site_builder import ENVIRONMENT


def test_a_push_that_comes_second_is_refused_and_can_be_repeated(known: Repository) -> None:
    commit = f"git -C {known.remote} commit-tree -p gh-pages -m Khác 'gh-pages^{{tree}}'"
    hook = known.clone / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ngit -C {known.remote} update-ref refs/heads/gh-pages $({commit})\n", encoding="utf-8")
    hook.chmod(0o755)
    known.commit({"docs/them.md": "# Thêm\n"})

    done = known.deploy()
    assert done.returncode != 0
    assert "Nothing was published: git push was refused" in done.stdout
    assert "Traceback" not in done.stdout
    before = known.history()
    assert git(known.remote, "log", "-1", "--format=%s", "gh-pages") == "Khác\n"

    hook.unlink()
    assert known.deploy().returncode == 0
    assert known.history()[1:] == before


@pytest.mark.parametrize("address", ["https://127.0.0.1:1/user/repo.git", "/khong/co/repo.git"])
def test_a_remote_that_does_not_answer_is_told_without_its_password(known: Repository, address: str) -> None:
    before = known.history()
    git(known.clone, "remote", "set-url", "origin", address.replace("://", "://tôi:mật-khẩu@"))

    done = known.deploy()

    assert done.returncode != 0
    assert f"Nothing was published: {address} cannot be reached" in done.stdout
    assert "mật-khẩu" not in done.stdout
    assert "Traceback" not in done.stdout
    assert known.history() == before


def test_a_missing_remote_is_told(repository: Repository) -> None:
    git(repository.clone, "remote", "remove", "origin")
    done = repository.deploy()
    assert done.returncode != 0
    assert 'git knows no remote "origin"; add it: git remote add origin' in done.stdout


def test_a_full_disk_is_told(known: Repository) -> None:
    before = known.history()
    limited = 'ulimit -f 300; exec "$@"'  # blocks of 512 or 1024 bytes; some scripts of the site are larger
    done = subprocess.run(
        ["sh", "-c", limited, "sh", sys.executable, "-m", "mkdocs", "gh-deploy"],
        cwd=known.clone,
        env=os.environ | ENVIRONMENT | GIT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert "disk is full, or what may be written to it: free some room" in told
    assert "Traceback" not in told
    assert known.history() == before
    assert known.deploy().returncode == 0


def test_a_deploy_that_is_killed_while_it_pushes_leaves_the_site_whole(known: Repository, tmp_path: Path) -> None:
    before = known.history()
    hook, reached = known.remote / "hooks/pre-receive", tmp_path / "reached"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {reached}\nexec sleep 60\n", encoding="utf-8")
    hook.chmod(0o755)
    known.commit({"docs/them.md": "# Thêm\n"})
    command = [sys.executable, "-m", "mkdocs", "gh-deploy"]
    with subprocess.Popen(
        command, cwd=known.clone, env=os.environ | ENVIRONMENT | GIT, start_new_session=True, stderr=subprocess.DEVNULL
    ) as process:
        end = time.monotonic() + 60
        while not reached.exists() and time.monotonic() < end:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)

    assert reached.exists()
    assert known.history() == before

    hook.unlink()
    done = known.deploy()
    assert done.returncode == 0, done.stdout
    assert known.history()[1:] == before
    assert "them/index.html" in known.published()


# -- what is in git's way, without a build ---------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> PublishedBranch:
    """A clone of one commit, and one deploy of one page."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    repository = Repository(tmp_path / "clone", tmp_path / "remote.git")
    repository.commit({"index.html": "a"})
    git(repository.clone, "push", "--quiet", "origin", "HEAD:gh-pages")
    return PublishedBranch(repository.clone, "origin", "gh-pages")


@pytest.mark.parametrize("ref", ["refs/heads/gh-pages", "refs/remotes/origin/gh-pages"])
@pytest.mark.parametrize(
    "content", ["", "rác\n", "0" * 40 + "\n", "1234567890" * 4 + "\n", "ref: refs/heads/khong-co\n"]
)
def test_a_broken_copy_of_the_branch_is_made_anew(small: PublishedBranch, ref: str, content: str) -> None:
    small.fetch()
    path = small.folder / ".git" / ref
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    small.make_way()
    assert small.fetch() == ["index.html"]
    assert git(small.folder, "rev-parse", "refs/remotes/origin/gh-pages") == git(small.folder, "rev-parse", "HEAD")


TREE = ".git/objects/$(git rev-parse HEAD^{tree} | sed 's,^..,&/,')"
IN_THE_WAY = {  # what was done, what the author is told, the commands that mend it
    "a tag of the same name": (
        ["git tag gh-pages"],
        "a tag is called gh-pages, like the branch",
        ["git tag old-gh-pages refs/tags/gh-pages", "git tag --delete gh-pages"],
    ),
    "branches below its name": (
        ["git branch gh-pages/cu"],
        "cannot have a branch gh-pages beside these:\n  gh-pages/cu",
        ["git branch --move gh-pages/cu cu"],
    ),
    "a lock": (
        ["mkdir -p .git/refs/heads", "touch .git/refs/heads/gh-pages.lock"],
        "left this behind:\n",
        ["rm .git/refs/heads/gh-pages.lock"],
    ),
    "another lock": (
        ["touch .git/packed-refs.lock"],
        "left this behind:\n",
        ["rm .git/packed-refs.lock"],
    ),
    "a remote of another name": (
        ["git remote rename origin github"],
        "here it is called github; write into mkdocs.yml: remote_name: github",
        ["git remote rename github origin"],
    ),
    "a repository that is damaged": (
        [f"echo {TREE} > .git/p", f"cp {TREE} .git/o", f"chmod u+w {TREE}", "echo x > $(cat .git/p)"],
        "git could not take over what is published",
        ["cp .git/o $(cat .git/p)"],
    ),
}


@pytest.mark.parametrize(("done", "told", "mended"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_what_is_in_the_way_is_told(small: PublishedBranch, done: list[str], told: str, mended: list[str]) -> None:
    subprocess.run(" && ".join(done), shell=True, cwd=small.folder, check=True)
    with pytest.raises(Abort) as stopped:
        published(small)
    assert told in str(stopped.value)
    for command in mended:
        assert command in str(stopped.value) or command.startswith(("cp ", "git branch --move", "git remote rename"))
        subprocess.run(command, shell=True, cwd=small.folder, check=True)
    assert published(small) == ["index.html"]


def published(branch: PublishedBranch) -> list[str]:
    """The files of a branch, which git can write."""
    branch.make_way()
    return branch.fetch()


def test_a_lock_on_the_index_is_in_nobody_s_way(small: PublishedBranch) -> None:
    (small.folder / ".git/index.lock").touch()
    assert uncommitted(small.folder, ["index.html"]) == []


@pytest.mark.parametrize("name", ['"q".txt', "a\nb.txt", "a\tb.txt", "a\u202eb.txt", "a\udcffb.txt"])
def test_a_name_that_git_would_read_as_something_else_is_told(name: str) -> None:
    with pytest.raises(Abort, match="these names cannot be"):
        publish._check_names({name, "index.html"})


@pytest.mark.parametrize("name", ["ảnh của tôi.jpg", "it's.html", 'a"b.txt', "a\\b.txt", "#a.html", "$x.png", " a.txt"])
def test_every_other_name_is_published_as_it_is(small: PublishedBranch, tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_text("x", encoding="utf-8")
    publish._check_names({name})
    done = [sys.executable, "-m", "ghp_import", "--push", "--no-jekyll", str(site)]
    subprocess.run(done, cwd=small.folder, env=os.environ | GIT, check=True, capture_output=True)
    assert small.fetch() == sorted([".nojekyll", name])


@pytest.mark.weekly
def test_a_deploy_that_is_killed_at_any_moment_leaves_the_site_whole(known: Repository) -> None:
    """Three moments by chance; 200 were tried by hand (tests/kill_deploys.py)."""
    assert killed_deploys(known, 3, seed=7) == []
