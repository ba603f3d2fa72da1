"""All that reaches behind the events of MkDocs and Material, where no event, template block or setting does it.

`relied_on` is the table of what is replaced or repeated, and of what a build does without when that has changed.
`conversion`, `building` and `serving` reach behind MkDocs, `blog` behind Material's blog plugin. Those that import what
a new version may not have are imported only when `relied_on` has found it unchanged.
"""
