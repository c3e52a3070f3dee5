"""Reading a visit note: prose as a busy worker writes it → facts and needs for her to confirm.

The words are data (`seed_data/lexicon/`). Nothing is learned and nothing is applied: each fact says
which words it came from and how sure they are, and what is doubtful is shown as doubtful.
"""
