"""Chinese official documents in; a knowledge graph out, with the sentence that proves every edge."""
