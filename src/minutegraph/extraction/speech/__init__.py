"""Reports, questions, answers and statements: who told what to whom."""
