"""All that only makes the build faster; `extra: hugo: fast: false` switches it off, and the site stays the same.

`plugin` is the events, `upstream` the one place that reaches behind MkDocs' and Material's events.
"""
