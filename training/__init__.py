"""What is learned and measured from marked minutes: the models of the facts and of the stance, how often each rule is right.

README.md tells how, and on what.
"""
