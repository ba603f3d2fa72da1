"""Checks of `plugins:` in mkdocs.yml: Material's blog, and plugins that cannot work here.

A plugin that is not named here is let be: it sees posts as pages of MkDocs (tests/test_other_plugins.py).
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from .block import wrong
from .folders import plugin_of_theme

#: Plugins that do not work with this blog, by their names in mkdocs.yml: why, and what to do instead.
UNFIT = {
    "i18n": "with Material's blog it builds no posts; take it out, and name the languages under extra: languages",
    "section-index": "it makes other pages of the blog's lists; take it out, navigation.indexes does what it is for",
}


def check_plugins(config: MkDocsConfig) -> None:
    """Check the plugins.

    Raises:
        ConfigurationError: a plugin that cannot work; no blog, or two.
    """
    for name in config.plugins:
        if why := UNFIT.get(name.rpartition("/")[2]):
            raise wrong(f"plugins.{name}", why)
    if not plugin_of_theme(config, "blog"):
        raise wrong("plugins", "Material's blog plugin is missing; add `blog: {}`")
    if plugin_of_theme(config, "blog #2"):
        raise wrong("plugins", "there are two blogs; keep one, with all posts in its folder")
