"""What is left out of the graph of people who hold no office: by redactions.csv, or by rule. docs/redaction.md tells why."""
