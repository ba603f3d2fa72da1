"""A post's front matter: its text (`document`), Hugo's values, and what they mean for Material (`post`)."""
