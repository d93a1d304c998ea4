"""minutegraph: the minutes of UK councils as a knowledge graph that people can trust and question."""
