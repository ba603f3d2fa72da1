"""A blog in several languages: each is a site of its own below its name, as in Hugo, built beside the main one.

Source: https://gohugo.io/content-management/multilingual/. mkdocs-static-i18n (1.3.1) is not used: it leaves out the
posts of Material's blog, and the lists of tags and years with them, each with a warning ("Unhandled file case").
"""
