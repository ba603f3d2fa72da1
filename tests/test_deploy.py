"""`mkdocs gh-deploy`, run for real: what is published is whole, and continues what was there."""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from deploy_repository import (
    GOOD_POST,
    MKDOCS_YML,
    POST,
    Repository,
    git,
)
from hugo_site.publishing.losses import pages_path
from site_builder import PROJECT

WORKFLOWS = PROJECT / ".github/workflows"


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
    """As in the workflow, where every deploy begins with a new clone, twice a day without anything new."""
    git(repository.clone, "push", "--quiet", "origin", "HEAD:main")
    assert repository.deploy().returncode == 0
    before = repository.history()

    other = repository.other(tmp_path)
    done = other.deploy()

    assert done.returncode == 0, done.stdout
    assert "Nothing was published, as nothing has changed" in done.stdout
    assert repository.history() == before

    other.commit({POST: GOOD_POST})
    assert other.deploy().returncode == 0
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
    "a template": ({"overrides/main.html": "{% block %}"}, ["main.html"]),
    "settings": ({"mkdocs.yml": "site_name: [\n"}, ["mkdocs.yml"]),
    "what exclude_docs does not keep out": (
        {
            "mkdocs.yml": "INHERIT: goc.yml\nexclude_docs: |\n  !.env\n  !*.psd\n",
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


def test_a_domain_that_was_set_at_github_is_kept(known: Repository) -> None:
    (known.clone / "docs/CNAME").unlink()
    known.commit({})

    assert known.deploy().returncode == 0

    assert "CNAME" in known.published()
    assert git(known.remote, "show", "gh-pages:CNAME") == "blog.example.org\n"


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
    workflow = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    others = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOWS.glob("*.yml")]
    steps = [step for each in others for job in each["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert [each["permissions"] for each in others] == [{"contents": "read"}] * 3
    assert [action for action in actions if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"contents": "write"}
    assert jobs["publish"]["needs"] == ["look", "test"]
    conditions = {
        "github.event_name != 'pull_request'",
        "github.ref == 'refs/heads/main'",
        "needs.look.result == 'success'",
    }
    conditions |= {"!cancelled()", "(needs.test.result == 'success' || needs.look.outputs.code == 'same')"}
    assert set(jobs["publish"]["if"].split(" && ")) == conditions
    events = workflow[True]  # YAML 1.1 takes `on` for a truth value
    assert events.keys() == {"push", "pull_request", "schedule", "workflow_dispatch"}
    commands = {step["run"] for job in jobs.values() for step in job["steps"] if "run" in step}
    commands.remove(look_command())
    roads = {".ci/machine", "python3 .ci/road.py ${{ matrix.road }}"}  # of newer forks; nothing waits for them
    assert commands - roads == {".ci/run", "python3 run.py mkdocs gh-deploy"}  # both install the lock and nothing else
    whole, alone = {"fetch-depth": 0}, {"persist-credentials": False}
    checkouts = [step["with"] for job in jobs.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert checkouts == [{**whole, **alone}, alone, alone, whole]


def look_command() -> str:
    """Return what tells the workflow whether there is more to publish than posts."""
    workflow = yaml.safe_load((WORKFLOWS / "publish.yml").read_text(encoding="utf-8"))
    command: str = workflow["jobs"]["look"]["steps"][-1]["run"]
    return command


def test_only_what_is_no_code_is_published_without_tests(tmp_path: Path) -> None:
    def look(*changed: str) -> str:
        for path in changed:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(f"{path} {time.time_ns()}", encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message=x", "--allow-empty")
        environment = os.environ | {"GITHUB_OUTPUT": str(tmp_path / ".git/output")}
        subprocess.run(["bash", "-e", "-c", look_command()], cwd=tmp_path, env=environment, check=True)
        return (tmp_path / ".git/output").read_text(encoding="utf-8").split()[-1]

    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert look("hooks/blog.py", "docs/blog/posts/a.md", "docs/assets/blog.css") == "code=new"  # nothing is published
    published = git(tmp_path, "rev-parse", "--short", "HEAD").strip()
    deployed = git(tmp_path, "commit-tree", "HEAD^{tree}", "-m", f"Deployed {published} with MkDocs").strip()
    git(tmp_path, "update-ref", "refs/remotes/origin/gh-pages", deployed)
    assert look("docs/blog/posts/b.md", "docs/blog/posts/a.md", "docs/a.jpg", "docs/about.md") == "code=same"
    assert look("docs/assets/blog.css") == "code=new"
    assert look("docs/c.md") == "code=new"  # what was pushed before is not published, as its tests have failed
    git(tmp_path, "checkout", "--quiet", published)
    assert look("mkdocs.yml") == "code=new"
