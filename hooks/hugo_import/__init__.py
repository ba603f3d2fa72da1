"""Moves a Hugo blog in: a clone of this project becomes that blog. Building does not need it.

`command` runs the steps, of which `steps` tells: `config` reads Hugo's configuration, `files` and `shortcodes` say in a
`plan` what goes where, `home` and `dates` add what is written anew, `mkdocs_yml` what the settings become, `accounts`
names what nobody took over, `changes` works out what that changes here and writes it, `site_check` asks whether the
site stands. All of them tell what they find to one `report`. `languages` plans the further languages of a blog,
`go_template` turns templates of shortcodes into Jinja, `sample` knows what this project came with.
"""
