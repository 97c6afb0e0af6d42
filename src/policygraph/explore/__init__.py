"""An index in, what the explorer's pages show out: searches, entities, documents; no HTTP and no HTML here."""
