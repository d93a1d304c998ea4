"""The road composed: sources in, record and store out, document by document, over all cores."""
