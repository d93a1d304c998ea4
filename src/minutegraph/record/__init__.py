"""The folder of a graph: the Turtle record, the texts, the catalogue, the reports and the ledger of what was built."""
