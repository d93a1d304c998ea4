"""English, and the words of minutes: sentences, clauses, verbs, dates."""
