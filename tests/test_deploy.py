"""`mkdocs gh-deploy`, run for real: a clone of the project, and a bare repository in the place of GitHub."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hugo_site.publishing.losses import pages_path
from site_builder import ENVIRONMENT, PROJECT, copy_project, mkdocs

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


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A clone with everything committed, and an empty remote."""
    return make_repository(tmp_path)


def make_repository(tmp_path: Path) -> Repository:
    """Make the two in a folder."""
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

    repository.commit({POST: GOOD_POST})
    second = repository.deploy()

    assert second.returncode == 0, second.stdout
    assert repository.published() >= wanted | {"blog/bai-moi/index.html"}
    assert repository.history()[1:] == before


def test_a_fresh_clone_continues_the_history(repository: Repository, tmp_path: Path) -> None:
    """As in the workflow, where every deploy begins with a new clone."""
    git(repository.clone, "push", "--quiet", "origin", "HEAD:main")
    assert repository.deploy().returncode == 0
    before = repository.history()

    other = repository.other(tmp_path)
    done = other.deploy()

    assert done.returncode == 0, done.stdout
    assert repository.history()[1:] == before


FAULTY: dict[str, tuple[dict[str, str | bytes], list[str]]] = {  # what is committed, what the author is told
    "mistakes": (
        {
            POST: GOOD_POST + "\n![một tấm hình](/khong-co.png)\n",
            "docs/blog/posts/do.md": "---\ntitle: [Bài mới\ndate: 2024-05-06\n---\nMột câu.\n",
        },
        [
            f"{POST}:7: image: ",
            "docs/blog/posts/do.md:2: front matter: ",
            "Nothing was published: 2 warnings above.",
        ],
    ),
    "a template": ({"overrides/main.html": "{% block %}"}, ["Nothing was published: The deploy failed, see above."]),
    "settings": ({"mkdocs.yml": "site_name: [\n"}, ["mkdocs.yml"]),
    "what exclude_docs does not keep out": (
        {
            "mkdocs.yml": "INHERIT: goc.yml\nexclude_docs: '!.env'\n",
            "goc.yml": MKDOCS_YML,
            "docs/.env": "",
            "docs/a.psd": "",
        },
        ["Nothing was published: the site holds files that nobody should read; take them away:\n  .env\n  a.psd"],
    ),
}


@pytest.mark.parametrize(("files", "told"), FAULTY.values(), ids=FAULTY)
def test_what_is_faulty_is_not_published(
    repository: Repository, files: dict[str, str | bytes], told: list[str]
) -> None:
    repository.commit(files)

    done = repository.deploy()

    assert done.returncode != 0
    assert [line for line in told if line not in done.stdout] == []
    assert repository.published() == set()


def test_what_is_not_committed_is_not_published(repository: Repository) -> None:
    paths = ["docs/about.md", "docs/ảnh.svg", POST, "hooks/blog.py", "mkdocs.yml", "overrides/main.html"]
    for place in (repository.clone / path for path in paths):
        place.write_text((place.read_text("utf-8") if place.exists() else GOOD_POST) + "\n", encoding="utf-8")

    done = repository.deploy()

    assert done.returncode != 0
    told = done.stdout.partition("build the site again:\n")[2].partition("\nKeep them:  git add --all")[0]
    assert sorted(told.split()) == sorted(paths)
    assert "Building" not in done.stdout
    assert repository.published() == set()


def test_what_belongs_to_no_site_need_not_be_committed(repository: Repository) -> None:
    (repository.clone / "ghi-chu.txt").write_text("riêng", encoding="utf-8")
    assert repository.deploy().returncode == 0


def test_what_a_dirty_build_leaves_out_is_not_published(repository: Repository) -> None:
    assert repository.deploy("--dirty").returncode != 0
    assert repository.published() == set()


def test_a_folder_without_git_is_told(repository: Repository, tmp_path: Path) -> None:
    shutil.rmtree(repository.clone / ".git")
    done = mkdocs(repository.clone, "gh-deploy", environment=GIT | {"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert done.returncode != 0
    assert "a site is published from a git repository" in done.stdout
    assert "Traceback" not in done.stdout


PRIVATE: dict[str, str | bytes] = {  # beside what readers get
    "docs/.env": "MA=1",
    "docs/.DS_Store": "",
    "docs/dl/.dl.jpg.swp": "",
    "docs/dl/dl.psd": "",
    "docs/dl/Thumbs.db": "",
    "docs/dl/anh.jpg~": "",
    "docs/about.md~": "",
    "docs/#about.md#": "",
    "docs/.git/config": "",
    "docs/__pycache__/a.pyc": "",
    "overrides/main.html~": "",
    "overrides/ve.psd": "",
    f"{POST}.orig": "",
    "docs/blog/posts/nhap.md": GOOD_POST.replace("date", "draft: true\ndate"),
    "docs/blog/posts/goi/index.md": GOOD_POST.replace("date", "draft: true\ndate"),
    "docs/blog/posts/goi/kin.png": "",
}


def test_only_what_readers_shall_get_is_published(repository: Repository) -> None:
    repository.commit({"docs/.well-known/security.txt": "Contact: a", "docs/.nojekyll": ""})
    assert repository.deploy().returncode == 0
    before = repository.published()
    assert before >= {".well-known/security.txt", ".nojekyll"}

    settings = MKDOCS_YML.replace("  - blog:\n", "  - blog:\n      draft: true\n")
    repository.commit({**PRIVATE, "mkdocs.yml": settings}, force=True)
    done = repository.deploy()

    assert done.returncode == 0, done.stdout
    assert repository.published() == before
    assert "docs/blog/posts/nhap.md:3: draft: it is not published" in done.stdout


def test_a_link_out_of_the_docs_is_not_published(repository: Repository) -> None:
    links = {"mat-khau.txt": "/etc/hostname", "hu.png": "khong-co.png", "ngoai": "../hooks", "trong.jpg": "stress.jpg"}
    for name, target in links.items():
        (repository.clone / "docs" / name).symlink_to(target)
    repository.commit({})

    done = repository.deploy()

    assert done.returncode != 0
    assert "docs/mat-khau.txt:1: the link leads out of docs/; put the file itself there" in done.stdout
    assert "docs/ngoai/blog.py:1: the link leads out of docs/" in done.stdout
    assert "docs/hu.png:1: the link leads nowhere" in done.stdout
    assert "docs/trong.jpg:1" not in done.stdout
    assert "Traceback" not in done.stdout
    assert repository.published() == set()


def test_a_domain_that_was_set_at_github_is_kept(known: Repository) -> None:
    (known.clone / "docs/CNAME").unlink()
    known.commit({})

    assert known.deploy().returncode == 0

    assert "CNAME" in known.published()
    assert git(known.remote, "show", "gh-pages:CNAME") == "blog.example.org\n"


# -- addresses that readers know --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository whose post stands on the published site, with an alias and a tag of its own."""
    repository = make_repository(tmp_path_factory.mktemp("deployed"))
    repository.commit({POST: GOOD_POST.replace("date", "aliases: [/cu/]\ntags: [riêng]\ndate")})
    done = repository.deploy()
    assert done.returncode == 0, done.stdout
    assert repository.published() >= {"blog/bai-moi/index.html", "cu/index.html", "blog/tags/rieng/index.html"}
    return repository


@pytest.fixture
def known(deployed: Repository, tmp_path: Path) -> Repository:
    """A copy of it."""
    copy = Repository(tmp_path / "clone", tmp_path / "remote.git")
    shutil.copytree(deployed.clone, copy.clone, symlinks=True)
    shutil.copytree(deployed.remote, copy.remote)
    git(copy.clone, "remote", "set-url", "origin", str(copy.remote))
    return copy


LOST = "  /blog/bai-moi/\n  /cu/\n  /posts/bai-moi/\n"
ALIASES = "aliases: [/blog/bai-moi/, /cu/, /posts/bai-moi/]"


def test_an_address_is_not_lost(known: Repository) -> None:
    before = known.history()
    (known.clone / POST).unlink()
    known.commit({})

    done = known.deploy()

    assert done.returncode != 0
    assert LOST in done.stdout
    assert f"  {ALIASES}\n" in done.stdout
    assert "  taken_down: [/blog/bai-moi/]" in done.stdout
    assert "/blog/tags/" not in done.stdout.partition("Nothing was published")[2]
    assert known.history() == before


def test_a_renamed_post_leaves_redirects_when_it_says_what_it_was_told(known: Repository) -> None:
    (known.clone / POST).unlink()
    known.commit({"docs/blog/posts/ten-khac.md": GOOD_POST.replace("date", f"{ALIASES}\ndate")})

    done = known.deploy()

    assert done.returncode == 0, done.stdout
    assert "../ten-khac/" in git(known.remote, "show", "gh-pages:blog/bai-moi/index.html")
    assert known.published() >= {"cu/index.html", "posts/bai-moi/index.html"}


def test_a_post_that_is_taken_down_on_purpose_may_go(known: Repository) -> None:
    (known.clone / POST).unlink()
    settings = MKDOCS_YML.replace("extra:\n", "extra:\n  taken_down: [/blog/bai-moi/]\n")
    known.commit({"mkdocs.yml": settings})

    done = known.deploy()

    assert done.returncode == 0, done.stdout
    assert "Taken down: /blog/bai-moi/" in done.stdout
    assert not {"blog/bai-moi/index.html", "cu/index.html"} & known.published()


def test_a_post_that_becomes_a_draft_is_told(known: Repository) -> None:
    known.commit({POST: GOOD_POST.replace("date", "draft: true\ndate")})
    done = known.deploy()
    assert done.returncode != 0
    assert "  /blog/bai-moi/\n" in done.stdout


def test_what_another_computer_published_is_not_lost(known: Repository, tmp_path: Path) -> None:
    git(known.clone, "push", "--quiet", "origin", "HEAD:main")
    other = known.other(tmp_path)
    other.commit({"docs/blog/posts/may-khac.md": GOOD_POST})
    git(other.clone, "push", "--quiet", "origin", "HEAD:main")
    assert other.deploy().returncode == 0
    before = known.history()

    done = known.deploy()
    assert done.returncode != 0
    assert "  /blog/may-khac/\n" in done.stdout
    assert "git pull" in done.stdout
    assert known.history() == before

    git(known.clone, "pull", "--quiet", "origin", "main")
    assert known.deploy().returncode == 0
    assert known.history()[1:] == before


# -- faults of the world around ---------------------------------------------------------------------------------


def test_a_push_that_comes_second_is_refused_and_can_be_repeated(known: Repository) -> None:
    commit = f"git -C {known.remote} commit-tree -p gh-pages -m Khác 'gh-pages^{{tree}}'"
    hook = known.clone / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ngit -C {known.remote} update-ref refs/heads/gh-pages $({commit})\n", encoding="utf-8")
    hook.chmod(0o755)

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
    assert "Is the disk full, free some room" in done.stderr
    assert "Traceback" not in done.stderr
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
    repository.commit({})
    git(repository.clone, "remote", "set-url", "origin", "https://github.com/user/repo.git")
    git(repository.clone, "remote", "set-url", "--push", "origin", str(repository.remote))

    done = repository.deploy()

    assert done.returncode != 0
    assert "site_url: https://github.com/user/repo.git is served under /repo/" in done.stdout
    assert repository.published() == set()


def test_workflow_takes_only_what_it_needs_and_uses_the_lock() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    actions = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert [action for action in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"contents": "write"}
    assert jobs["publish"]["needs"] == "test"
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 takes `on` for a truth value
    commands = {step["run"] for job in jobs.values() for step in job["steps"] if "run" in step}
    assert commands == {".ci/run", "python3 run.py mkdocs gh-deploy"}  # both install the lock and nothing else
    checkouts = [step["with"] for job in jobs.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert checkouts == [{"persist-credentials": False}, {"fetch-depth": 0}]
