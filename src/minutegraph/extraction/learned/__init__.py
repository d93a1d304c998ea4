"""What is learned from marked sentences: facts that no rule finds, doubts, stance."""
