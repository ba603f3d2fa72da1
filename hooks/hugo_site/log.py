"""The log of what is told of a site: MkDocs prints it, and a strict build fails after its warnings."""

import logging

log = logging.getLogger("mkdocs.hugo_site")
