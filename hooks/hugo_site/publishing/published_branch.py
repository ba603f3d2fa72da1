"""The git repository that a site is published from, and the branch on its remote that holds what readers see."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import Abort

#: What `git ls-remote --exit-code` returns when the remote answers and has no such branch.
_NO_SUCH_BRANCH = 2


@dataclass(frozen=True)
class PublishedBranch:
    """A branch of a remote.

    Attributes:
        folder: the author's working copy.
        remote: the remote's name, e.g. `origin`.
        branch: the branch's name, e.g. `gh-pages`.
    """

    folder: Path
    remote: str
    branch: str

    @property
    def _ref(self) -> str:
        return f"refs/remotes/{self.remote}/{self.branch}"

    def uncommitted(self, paths: Iterable[str]) -> list[str]:
        """Return the files below `paths` that differ from the last commit, as git lists them; raises Abort."""
        unquoted = ("-c", "core.quotePath=false")
        done = self._git(*unquoted, "status", "--porcelain", "--untracked-files=all", "--", *paths)
        if done.returncode:
            raise Abort(f"Nothing was published: {_said(done)}; a site is published from a git repository")
        return [line[3:] for line in done.stdout.decode("utf-8", "replace").splitlines()]

    def address(self) -> str:
        """Return the remote's address that the author sees, empty without one."""
        return self._git("config", "--get", f"remote.{self.remote}.url").stdout.decode("utf-8", "replace").strip()

    def fetch(self) -> list[str]:
        """Bring what is published now here and return its files; none before the first deploy.

        Raises:
            Abort: there is no such remote, or it does not answer.
        """
        found = self._git("remote", "get-url", "--push", self.remote)
        if found.returncode:
            remedy = f"git remote add {self.remote} https://github.com/USER/REPO.git"
            raise Abort(f'Nothing was published: git knows no remote "{self.remote}"; add it: {remedy}')
        address = found.stdout.decode("utf-8", "replace").strip()
        asked = self._git("ls-remote", "--exit-code", "--heads", address, self.branch)
        if asked.returncode == _NO_SUCH_BRANCH:
            return []
        fetched = asked if asked.returncode else self._git("fetch", "--quiet", "--no-tags", address, self._refspec)
        if fetched.returncode:
            raise Abort(
                f"Nothing was published: {_without_secrets(address)} cannot be reached: {_said(fetched)}\n"
                "What readers see is as it was. Look at the network and the address, then run it again."
            )
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._ref)
        return [path for path in listed.stdout.decode("utf-8", "replace").split("\0") if path]

    @property
    def _refspec(self) -> str:
        return f"+refs/heads/{self.branch}:{self._ref}"

    def read(self, path: str) -> bytes:
        """Return a file as it is published, empty when it is not."""
        return self._git("cat-file", "blob", f"{self._ref}:{path}").stdout

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, check=False)
        except FileNotFoundError:
            raise Abort("Nothing was published: git is not installed") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git said last, in one line."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith("fatal:")), lines[-1] if lines else "git failed")
    return _without_secrets(told)


def _without_secrets(text: str) -> str:
    """Return a text without the user and password that an address in it may hold: `https://user:token@github.com/…`."""
    return re.sub(r"://[^/\s@]*@", "://", text)
