"""What a build reads: the posts, the pages and what stands above them, as their authors wrote them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from hugo_posts.front_matter.permalink import section_folders
from hugo_posts.front_matter.publication import Publication
from hugo_posts.front_matter.switches import Switches, switches_of
from hugo_posts.record import dataclass
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from ..languages.files import written_as
from ..settings.folders import Folders, folders_of
from ..settings.hugo_settings import HugoSettings
from .cascades import find_cascades
from .content_files import leave_out_ignored, take_content
from .pages import take_pages
from .places import Places
from .posts import PostsFolder, SourcePost, take_posts


@dataclass
class SiteContent:
    """The content of a site."""

    folder: PostsFolder  # how posts and pages are read
    posts: dict[str, SourcePost]  # the posts to be shown, by source path
    pages: list[SourcePost]  # the pages that are no posts
    sections: list[SourcePost]  # the `_index.md` of the posts' folders
    left_out: list[SourcePost]  # posts and pages that are not to be shown now
    excluded: set[str]  # source paths of what MkDocs is told to leave out

    @property
    def all(self) -> list[SourcePost]:
        """Everything that is to be shown."""
        return [*self.posts.values(), *self.pages, *self.sections]

    @cached_property
    def other_pages(self) -> dict[str, SourcePost]:
        """What is no post, by source path."""
        return {source.file.src_uri: source for source in (*self.pages, *self.sections)}

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """Where each may stand, by source path."""
        return {source.file.src_uri: source.post.publication for source in self.all}

    @cached_property
    def switches(self) -> dict[str, Switches]:
        """What is shown of each, by source path."""
        params, places = self.folder.settings.site_params, self.folder.places
        return {
            source.file.src_uri: switches_of(
                source.post.meta, params, path=places.content_path(written_as(source.file))
            )
            for source in self.all
        }


def read_content(
    files: Files, settings: HugoSettings, config: MkDocsConfig, *, below: str, is_serve: bool
) -> SiteContent:
    """Read all content; leave out of `files` what is none, and what is not to be shown.

    Args:
        files: the site's files.
        settings: what the Hugo blog was like.
        config: the site's configuration.
        below: the key of the language, where its site stands below that.
        is_serve: show drafts, too.
    """
    folder = replace(_folder(files, folders_of(config), settings, config, is_serve=is_serve), below=below)
    taken = take_posts(files, folder)
    pages, left_out_pages = take_pages(files, folder)
    least = InclusionLevel.DRAFT if is_serve else InclusionLevel.NOT_IN_NAV
    return SiteContent(
        folder,
        {source.file.src_uri: source for source in taken.posts},
        pages,
        taken.sections,
        [*taken.left_out, *left_out_pages],
        {file.src_uri for file in files if file.inclusion.value < least.value},
    )


def _folder(
    files: Files, folders: Folders, settings: HugoSettings, config: MkDocsConfig, *, is_serve: bool
) -> PostsFolder:
    """Return how posts and pages are read; leave out of `files` what is no content, and let the rest be pages."""
    places = Places(folders.posts, folders.blog or ".", settings.section, settings.sections, folders.docs)
    leave_out_ignored(files, settings.ignored, places)
    take_content(files, places, settings.as_they_are, config)
    cascades = find_cascades(files, places, settings.cascades)
    lang = config.theme["language"]
    known = section_folders((places.content_path(file.src_uri) for file in files.documentation_pages()), settings.rules)
    return PostsFolder(places, config.theme.dirs, settings, cascades, lang, unlisted=is_serve, section_folders=known)
