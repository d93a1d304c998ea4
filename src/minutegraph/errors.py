"""The errors that a user can meet, each with the place and what to do about it.

    MinutegraphError
    ├── SourceError     an input file, folder or manifest cannot be used
    ├── RecordError     a graph folder is missing, damaged or cannot be written
    ├── QueryError      a query is unknown, malformed, refused or took too long
    ├── FetchError      a site cannot be asked, or answers what cannot be used
    └── UsageError      options that do not go together
"""


class MinutegraphError(Exception):
    """The root of all errors that are shown to a user as one line."""


class SourceError(MinutegraphError):
    """An input file, folder or manifest cannot be used; the message names file, line and remedy."""


class RecordError(MinutegraphError):
    """A graph folder is missing, damaged or cannot be written."""


class QueryError(MinutegraphError):
    """A query is unknown, malformed, refused or took too long."""


class FetchError(MinutegraphError):
    """A site cannot be asked, must not be asked, or answers what cannot be used."""


class UsageError(MinutegraphError):
    """Options that do not go together."""
