"""What the explorer's pages show: a connection to the index in, plain rows out; nothing here knows of HTTP."""
