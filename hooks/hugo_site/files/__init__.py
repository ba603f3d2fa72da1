"""Files that a build makes: in memory for a moment, or in the site as late as they are needed."""
