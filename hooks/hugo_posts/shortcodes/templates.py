"""A site's own shortcodes as Jinja templates, the counterpart of Hugo's `layouts/_shortcodes/<name>.html`.

`overrides/shortcodes/note.html`, used as `{{< note "Mẹo" >}}text{{< /note >}}`:

    <div class="note"><b>{{ get(0) }}</b>{{ inner | markdown }}</div>

A template sees `get(key, …)` (argument by name or position, "" when not given), `flag(name)`, `inner` (text between
the tags, unescaped), `parent` (the shortcode round this one, or none), `param(name)` (of the page or the site),
`page` (front matter), `name`, `line`, and the filters `markdown` (blocks) and `markdownify` (as in Hugo).
As in Hugo, a shortcode takes a closing tag exactly when its template mentions `inner`.

What was a Go template (see `hugo_import.go_template`) needs more of what Hugo gives:

- `arg(key)` and `args`: as `get`, but of the kinds that Hugo makes of them, so that a bare `false` is no text;
- `ordinal`, `indentation`, `scratch`, `page_scratch`, `page_address`, `file_name`;
- `site`: its `title`, `language` and `params`;
- `at(thing, name, …)`: what `page`, `site` or data hold under a name in any letter case, none without it;
- `resource(name)`, `resources(pattern)`: files of the page's bundle; `asset(name)`: one of the site;
  `read_file(name)`: a file's text;
- `markdownify(text)`, `render_string(text)`, `highlight(code, language, options)`, `ref(page)`;
- `hugo`, whose functions are in `functions`; filters for addresses, scripts and styles are in `functions.escaping`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context as Variables
from markupsafe import Markup

from hugo_posts.shortcodes.call import Context, Renderer, Shortcode, Standalone
from hugo_posts.shortcodes.functions import hugo_functions
from hugo_posts.shortcodes.functions.escaping import FILTERS
from hugo_posts.shortcodes.functions.go_text import as_go_prints
from hugo_posts.shortcodes.functions.values import at
from hugo_posts.shortcodes.page_functions import page_functions


def template_renderers(folder: Path, base_path: str) -> Mapping[str, Renderer]:
    """Return a renderer for each `<name>.html` under `folder`; `a/b.html` is the shortcode `a/b`.

    A template's mistakes are raised where the shortcode is used, as jinja2.TemplateError. `base_path` is the path of
    the site's address, e.g. `/` or `/repo/`.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.filters |= {"markdown": _markdown, "markdownify": _markdownify, **FILTERS}
    environment.globals |= {"hugo": hugo_functions(base_path), "at": at}
    paths = sorted(folder.rglob("*.html"))
    return {
        path.relative_to(folder).with_suffix("").as_posix(): _renderer(environment, folder, path, base_path)
        for path in paths
    }


def _printed(value: object) -> object:
    """Return what is printed of a value: text as it is, all else as Go prints it."""
    return value if isinstance(value, str) or hasattr(value, "__html__") else as_go_prints(value)


def _renderer(environment: Environment, folder: Path, path: Path, base_path: str) -> Renderer:
    render = partial(_render, environment, path.relative_to(folder).as_posix(), base_path)
    try:
        takes_inner = "inner" in find_undeclared_variables(environment.parse(path.read_text(encoding="utf-8")))
    except TemplateError:
        takes_inner = False
    return render if takes_inner else Standalone(render)


def _render(environment: Environment, template: str, base_path: str, shortcode: Shortcode, context: Context) -> str:
    return environment.get_template(template).render(
        get=shortcode.get,
        arg=shortcode.arg,
        args=shortcode.args,
        flag=shortcode.flag,
        inner=Markup(shortcode.inner or ""),
        indentation=shortcode.indentation,
        parent=shortcode.parent,
        param=partial(_param, context),
        page=context.host.front_matter,
        name=shortcode.name,
        line=shortcode.line,
        ordinal=shortcode.ordinal,
        **page_functions(shortcode, context, base_path),
    )


def _param(context: Context, name: str) -> object:
    value = context.host.param(name)
    return "" if value is None else value


@pass_context
def _markdown(variables: Variables, text: str) -> Markup:
    html: Markup = variables["markdown"](text)
    return html


@pass_context
def _markdownify(variables: Variables, text: str) -> Markup:
    html: Markup = variables["markdownify"](text)
    return html
