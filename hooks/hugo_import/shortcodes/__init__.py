"""The shortcodes that a Hugo site's texts use and this project does not have: found, written anew, tried, told.

uses      where the texts use which
layouts   their Go templates, and what these can ask of the site
candidates   the ways to show each: built in, one of `themes/`, its Go template written anew, its inner text alone
real_hugo    what the real Hugo makes of each use, where there is one
trial     which candidate does the same
moving    the choice, and what the author is told
themes/   Jinja templates for the shortcodes of themes that people use, in Material's own means
"""
