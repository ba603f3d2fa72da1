"""Files that a build makes: in memory for a moment, in the site as late as they are needed, or of parts."""
