"""The explorer's pages, a module each; see `pages` for how one is written."""
