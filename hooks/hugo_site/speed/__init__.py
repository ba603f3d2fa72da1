"""All that only makes the build faster; `extra: hugo: fast: false` switches it off, and the site stays the same.

`plugin` is the events, `upstream` the one place that reaches behind MkDocs' and Material's events. What is kept:

- Posts' conversions, in `.cache/posts`: `conversion_cache`, what it depends on in `cache_key` and `recording`.
- Finished pages, in the site's folder: `site_folder`, `page_writing`, what they depend on in `page_key`.
- Within a build: `sidebar`, `templates`. A second process: `helper`. Under `mkdocs serve`: `watching`, `live`.
"""
