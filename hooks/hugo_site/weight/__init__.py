"""What a page loads, made small: the styles that most pages need, scripts joined, Material's when it is needed."""
