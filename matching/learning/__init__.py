"""Learning from what became of recommendations: `outcomes` are read, `fitting` tries a model on families it
has not seen, `decision` says by which bounds it is adopted, `learned` adds its factors to a score.

What cannot be known so: only what was recommended has outcomes, so that what always stood low is hardly
known; a place that refuses wrongly looks like one that refuses rightly; an outcome that is still open
counts neither for nor against. A person should read a decision before its model is used.
"""
