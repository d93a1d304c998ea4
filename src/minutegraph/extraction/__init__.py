"""From minutes to facts."""
