"""One presenter a page: a release's rows in, a frozen view model out, every word chosen here and none in a template."""
