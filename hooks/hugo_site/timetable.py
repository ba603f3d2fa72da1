"""The tables of all that runs in a build: each build gets objects of its own, whose events do the work."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from .events import Row, register
from .faults.guard import Faults
from .faults.serving import ServedFaults, check_port
from .faults.telling import in_short
from .files.turn import Turn
from .formulas.setting import is_set_by_katex, set_formulas
from .images.responsive import ResponsiveImages
from .languages.sites import OtherSites
from .messages.mistakes_box import page_of_messages
from .messages.phone import show_address
from .messages.progress import Progress
from .page_events import PageEvents
from .plugin import HugoBlog
from .search.events import SiteSearch
from .security.doors import Doors
from .security.events import PageSecurity
from .settings.mkdocs_yml import check_mkdocs_yml, check_named_files, join_inherited, with_line
from .settings.printable import SafePrinting
from .settings.snippets import appended_snippets, snippet_folders
from .speed import speed_rows
from .weight.events import PageWeight


def fill(config: MkDocsConfig, starting: str) -> None:
    """Check the settings, and register the handlers of a build.

    Args:
        config: the build's settings.
        starting: the command, if this is its first build.

    Raises:
        ConfigurationError: something is set wrongly; with the line.
    """
    with in_short():
        if starting == "serve":
            check_port(*config.dev_addr)
        try:
            check_mkdocs_yml(config)
            join_inherited(config)
            appended_snippets(config)
            _register(config, starting)
        except ConfigurationError as error:
            raise with_line(error, config) from error


def _register(config: MkDocsConfig, starting: str) -> None:
    blog = HugoBlog(config)
    is_serve = blog.blog.is_serve
    security = PageSecurity(config, is_serve=is_serve)
    search = SiteSearch(config, is_serve=is_serve)
    images = ResponsiveImages(config)
    rows = [
        *fault_rows(blog, config, starting),
        *search.rows(),
        *blog_rows(blog),
        *formula_rows(config),
        *printing_rows(SafePrinting(config)),
        *language_rows(OtherSites(blog.translations, blog.folders.shared_cache)),
        *weight_rows(PageWeight()),
        *(image_rows(images) if blog.settings.small_images else ()),
        *security_rows(security, Doors(blog.texts)),
        *progress_rows(Progress()),
        *speed_rows(config, blog, security, search),
    ]
    config.watch += snippet_folders(config)
    register(config, blog, rows)


def fault_rows(blog: HugoBlog, config: MkDocsConfig, starting: str) -> list[Row]:
    """Return what keeps a fault from ending a build, and two builds from each other's folder."""
    faults = Faults(blog.docs_dir, blog.leave_out, blog.page_of_mistakes if blog.blog.is_serve else None)
    turn = Turn(Path(config.site_dir), until_exit=starting == "gh-deploy")
    return [
        Row("pre_build", 110, turn.wait, "nobody has touched the site's folder yet"),
        Row("pre_build", 100, faults.begin, "before the fast build takes over the writing of pages"),
        Row("env", 100, faults.leave_out_failed, "all pages are converted, and nobody lists them yet"),
        Row("post_build", 100, faults.end, "all pages are written"),
        Row("post_build", -200, faults.go, "nobody writes any more"),
        Row("post_build", -200, turn.go_on, "nor looks at the site's folder"),
        Row("build_error", -190, turn.give_up, "all others have put things back"),
        Row("build_error", -200, faults.end_in_short, "it raises another error"),
        Row(
            "serve",
            -110,
            ServedFaults(partial(page_of_messages, texts=blog.texts)).keep_answering,
            "the fast build has said how to build",
        ),
        Row("serve", -120, show_address, "the server is as it will be"),
    ]


def blog_rows(blog: HugoBlog) -> list[Row]:
    """Return what reads posts and shows them."""
    pages = PageEvents(blog)
    return [
        # event, order, handler, why then
        Row("files", 0, blog.give_posts, "before Material's blog plugin, at -50, reads the posts' copies"),
        Row("files", -95, check_named_files, "all files are known"),
        Row("files", -100, blog.take_posts, "it has read them, and made its lists"),
        Row("nav", -60, blog.fill_sidebar, "it has put its lists into the navigation"),
        Row("page_read_source", 0, pages.read_page, ""),
        Row("page_markdown", 100, pages.hide_shortcodes, "before other plugins read the text"),
        Row("page_markdown", -100, pages.prepare_page, "nobody changes the text any more"),
        Row("page_content", 0, pages.note_text, ""),
        Row("page_context", 0, pages.set_canonical_address, ""),
        Row("env", 0, blog.complete, "all pages are converted"),
        Row("post_page", 0, pages.show_mistakes, ""),
    ]


def formula_rows(config: MkDocsConfig) -> list[Row]:
    """Return what sets formulas, where no script does."""
    return [Row("post_page", 0, set_formulas, "")] if is_set_by_katex(config) else []


def language_rows(sites: OtherSites) -> list[Row]:
    """Return what builds the sites of the other languages; nothing happens in a blog of one language."""
    return [
        Row("files", -105, sites.start, "they read where the pages of this language are"),
        Row("post_build", 50, sites.put_below, "nobody empties the site's folder any more"),
        Row("build_error", 0, sites.stop, ""),
    ]


def printing_rows(printing: SafePrinting) -> list[Row]:
    """Return what lets templates print settings as text."""
    return [
        Row("page_context", -90, printing.on_page, "other plugins look at the settings as they are"),
        Row("template_context", -90, printing.on_template, ""),
        Row("post_page", 0, printing.on_output, ""),
        Row("post_template", 0, printing.on_output, ""),
    ]


def image_rows(images: ResponsiveImages) -> list[Row]:
    """Return what makes smaller copies of images."""
    return [
        Row("files", -110, images.note_images, "posts have got their addresses"),
        Row("page_content", -110, images.name_copies, "the post's card and cover are known"),
        Row("env", 0, images.tell_templates, ""),
        Row("env", -115, images.draw_copies, "what stays as it is (site_folder.py) is known, and Pagefind comes next"),
        Row("post_build", 0, images.end_copying, "all pages are written"),
        Row("build_error", 0, images.stop, ""),
    ]


def weight_rows(weight: PageWeight) -> list[Row]:
    """Return what makes pages light."""
    return [
        Row("files", -106, weight.join, "all stylesheets and scripts are there"),
        Row("post_page", 0, weight.lighten, ""),
        Row("post_template", 0, weight.lighten_template, ""),
    ]


def security_rows(security: PageSecurity, doors: Doors) -> list[Row]:
    """Return what says in each page what may run there, and what waits for a click."""
    return [
        Row("post_page", 10, doors.shut, "its buttons count where the page is made light"),
        Row("env", 0, security.share_sources, "all pages are converted"),
        Row("post_page", 100, security.note_scripts, "no other plugin has added its own yet"),
        Row("post_page", -100, security.write_policy, "nobody else changes the page any more"),
        Row("post_template", -100, security.write_policy_of_template, "nor the template"),
    ]


def progress_rows(progress: Progress) -> list[Row]:
    """Return what counts pages for whoever waits."""
    return [
        Row("nav", 0, progress.begin, ""),
        Row("page_markdown", 0, progress.count_read, ""),
        Row("env", 0, progress.begin_writing, "all pages are converted"),
        Row("page_context", 0, progress.count_written, ""),
        Row("post_build", 0, progress.end, ""),
        Row("build_error", 0, progress.end, ""),
    ]
