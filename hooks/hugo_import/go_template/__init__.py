"""Go's template language, as far as Hugo's shortcodes use it, written anew as Jinja templates.

    lexer    text and actions; an action's tokens
    parser   tokens to the nodes of `nodes`
    html_context   what the text of a template has begun: an attribute, an address, a script
    expressions, fields, functions   what stands between braces, as a Jinja expression
    emitter  nodes to a Jinja template, which `hugo_posts.shortcodes.templates` runs

Sources: https://pkg.go.dev/text/template, https://pkg.go.dev/html/template, https://gohugo.io/templates/shortcode/.
"""

from __future__ import annotations

from hugo_import.go_template.emitter import Converted, convert
from hugo_import.go_template.nodes import TemplateError
from hugo_import.go_template.surroundings import Surroundings

__all__ = ["Converted", "Surroundings", "TemplateError", "convert"]
