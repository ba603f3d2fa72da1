"""The branch on a remote that holds what readers see."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from hugo_posts.record import dataclass
from mkdocs.exceptions import Abort

from .git import git, line, listed, names, said, without_secrets

#: What `git ls-remote --exit-code` returns when the remote answers and has no such branch.
_NO_SUCH_BRANCH = 2
#: What MkDocs adds to each deploy.
_BY_MKDOCS = ".nojekyll"
#: The message of a deploy (mkdocs/commands/gh_deploy.py), which names the commit that the site was built from.
_DEPLOYED = re.compile(r"Deployed ([0-9a-f]{4,40}) with ")


@dataclass(frozen=True)
class LastDeploy:
    """The newest commit of the branch that a deploy has made."""

    commit: str
    source: str  # the commit that its site was built from, shortened


@dataclass
class PublishedBranch:
    """A branch of a remote."""

    folder: Path  # the author's working copy
    remote: str  # the remote's name, e.g. `origin`
    branch: str  # the branch's name, e.g. `gh-pages`

    @property
    def _ref(self) -> str:
        return f"refs/remotes/{self.remote}/{self.branch}"

    def address(self) -> str:
        """Return the remote's address that the author sees, empty without one."""
        return line(git(self.folder, "config", "--get", f"remote.{self.remote}.url"))

    def fetch(self) -> list[str]:
        """Bring what is published now here and return its files; none before the first deploy.

        Raises:
            Abort: there is no such remote, or it does not answer, or git cannot work here.
        """
        address = self._push_address()
        asked = git(self.folder, "ls-remote", "--exit-code", "--heads", address, f"refs/heads/{self.branch}")
        if asked.returncode == _NO_SUCH_BRANCH:
            return []
        if asked.returncode:
            raise Abort(
                f"Nothing was published: {without_secrets(address)} cannot be reached: {said(asked)}\n"
                "What readers see is as it was. Look at the network and the address, then run it again."
            )
        refspec = f"+refs/heads/{self.branch}:{self._ref}"
        fetched = git(self.folder, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", address, refspec)
        listing = git(self.folder, "ls-tree", "-r", "-z", "--name-only", self._ref)
        if broken := next((done for done in (fetched, listing) if done.returncode), None):
            raise Abort(
                f"Nothing was published: git could not take over what is published: {said(broken)}\n"
                "What readers see is as it was. Is the disk full, free some room; is this repository damaged "
                "(git fsck says so), clone it anew and copy your new files there."
            )
        return names(listing.stdout)

    def _push_address(self) -> str:
        found = git(self.folder, "remote", "get-url", "--push", self.remote)
        if not found.returncode:
            return line(found)
        others = line(git(self.folder, "remote")).split()
        remedy = f"add it: git remote add {self.remote} https://github.com/USER/REPO.git"
        if others:
            remedy = f"here it is called {' or '.join(others)}; write into mkdocs.yml: remote_name: {others[0]}"
        raise Abort(f'Nothing was published: git knows no remote "{self.remote}"; {remedy}')

    def make_way(self) -> None:
        """Look whether git will be able to write the branch; what is only a broken copy of the remote's is dropped.

        Raises:
            Abort: something is in the way that only the author may take away.
        """
        head = f"refs/heads/{self.branch}"
        if not git(self.folder, "show-ref", "--verify", "--quiet", f"refs/tags/{self.branch}").returncode:
            raise Abort(
                f"Nothing was published: a tag is called {self.branch}, like the branch; git takes one for the other.\n"
                f"Give it another name:  git tag old-{self.branch} refs/tags/{self.branch}  and  "
                f"git tag --delete {self.branch}"
            )
        below = line(git(self.folder, "for-each-ref", "--format=%(refname:short)", f"{head}/")).split()
        if below:
            raise Abort(
                f"Nothing was published: git cannot have a branch {self.branch} beside these:\n{listed(below)}\n"
                f"Give each another name:  git branch --move {below[0]} NAME"
            )
        locks = [self._path(f"{name}.lock") for name in (head, self._ref, "packed-refs")]
        if held := [os.path.relpath(lock, self.folder) for lock in locks if lock.exists()]:
            raise Abort(
                "Nothing was published: git is at work here, or was ended in the midst of it and left this behind:\n"
                f"{listed(held)}\nIs no other git running, remove it and run this again:  rm {shlex.join(held)}"
            )
        for ref in (head, self._ref):
            if git(self.folder, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").returncode:
                git(self.folder, "update-ref", "--no-deref", "-d", ref)
                if self._path(ref).is_file():
                    self._path(ref).unlink()

    def _path(self, name: str) -> Path:
        return self.folder / line(git(self.folder, "rev-parse", "--git-path", name))

    @cached_property
    def last_deploy(self) -> LastDeploy | None:
        """The last deploy, behind what somebody put on the branch since; None if there has been none."""
        log = line(git(self.folder, "log", "--format=%H %s", "--first-parent", "--max-count=1000", self._ref))
        for entry in log.splitlines():
            commit, _, subject = entry.partition(" ")
            if deployed := _DEPLOYED.match(subject):
                return LastDeploy(commit, deployed[1])
        return None

    def put_by_hand(self) -> list[str]:
        """Return the files that somebody has put on the branch, or changed there, since the last deploy."""
        if not self.last_deploy:
            return []
        names_only = ("diff", "--name-only", "-z", "--no-renames", "--diff-filter=AMT")
        return names(git(self.folder, *names_only, self.last_deploy.commit, self._ref).stdout)

    def is_built_on(self) -> bool:
        """Whether the author's last commit holds the one that was published last."""
        if not self.last_deploy:
            return True
        return not git(self.folder, "merge-base", "--is-ancestor", self.last_deploy.source, "HEAD").returncode

    def knows_its_source(self) -> bool:
        """Whether the commit that was published last is here at all."""
        source = self.last_deploy.source if self.last_deploy else "HEAD"
        return not git(self.folder, "cat-file", "-e", f"{source}^{{commit}}").returncode

    def read(self, path: str) -> bytes:
        """Return a file as it is published, empty when it is not."""
        return git(self.folder, "cat-file", "blob", f"{self._ref}:{path}").stdout

    def holds(self, site: Path, built: set[str]) -> bool:
        """Tell whether the files `built` in the folder `site` are published as they are, and nothing else is."""
        entries = (entry.partition("\t") for entry in names(git(self.folder, "ls-tree", "-r", "-z", self._ref).stdout))
        published = {path: head.split()[2] for head, _, path in entries if path != _BY_MKDOCS}
        paths = sorted(built - {_BY_MKDOCS})
        if published.keys() != set(paths):
            return False
        asked = "".join(f"{(site / path).absolute()}\n" for path in paths).encode("utf-8", "surrogateescape")
        hashes = line(git(self.folder, "hash-object", "--no-filters", "--stdin-paths", given=asked)).splitlines()
        return hashes == [published[path] for path in paths]

    def sizes(self) -> dict[str, int]:
        """Return the size of each published file."""
        entries = names(git(self.folder, "ls-tree", "-r", "-z", "--long", self._ref).stdout)
        parted = (entry.partition("\t") for entry in entries)
        return {path: int(head.split()[3]) for head, _, path in parted if head.split()[3].isdigit()}

    def texts(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield files with their published text, asking git once for all."""
        wanted = list(paths)
        asked = "".join(f"{self._ref}:{path}\n" for path in wanted).encode("utf-8", "surrogateescape")
        output = git(self.folder, "cat-file", "--batch", given=asked).stdout
        start = 0
        for path in wanted:
            end = output.index(b"\n", start)
            head, start = output[start:end], end + 1
            if head.endswith(b" missing"):
                continue
            size = int(head.split()[2])
            yield path, output[start : start + size].decode("utf-8", "replace")
            start += size + 1
