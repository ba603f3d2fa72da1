"""Where posts and pages are here, and where they were in Hugo's `content` folder."""

from __future__ import annotations

import posixpath

from hugo_posts.front_matter.permalink import file_part
from hugo_posts.record import dataclass


@dataclass(frozen=True)
class Places:
    """Posts stand in one folder that was a section in Hugo, pages in the docs folder, which was Hugo's `content`."""

    posts: str  # the posts' folder as a source path, e.g. `blog/posts`
    blog: str  # the blog's, e.g. `blog`
    section: str  # what the posts' folder was called in Hugo, e.g. `posts`
    sections: tuple[str, ...]  # folders below it that were sections beside it
    docs_dir: str  # the docs folder as the author knows it, for messages

    def is_post(self, path: str) -> bool:
        """Tell whether a source path is below the posts' folder."""
        return path.startswith(f"{self.posts}/")

    def content_path(self, path: str) -> str:
        """Return where a file was below Hugo's `content`, e.g. `posts/x.md` for `blog/posts/x.md`."""
        if self.is_post(path):
            inner = path.removeprefix(f"{self.posts}/")
            return inner if inner.partition("/")[0] in self.sections else posixpath.join(self.section, inner)
        folder, name = posixpath.split(path)
        is_blog = folder == self.blog and posixpath.splitext(name)[0] in ("index", "_index")
        return posixpath.join(self.section, name) if is_blog else path

    def hugo_path(self, path: str) -> str:
        """Return the path by which Hugo knows a page, e.g. `/posts/x` for `blog/posts/x.md`."""
        stem = posixpath.splitext(self.content_path(path))[0]
        parts = [file_part(part) for part in stem.split("/") if part]
        return "/" + "/".join(parts[:-1] if parts and parts[-1] in ("index", "_index") else parts)
