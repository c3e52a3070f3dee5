"""Finding resources by words: Chinese or English, in any script, by sound, misspelt, a line or a paragraph.

`words` cuts a text into units, `mentions` finds in them what the catalogue has a word for (a need, a
resource by one of its names, a place, what somebody is said to be), `whom` weighs a resource's own conditions by what
is said of somebody, `asked` tells what a paragraph asks from what it only tells, `told` what the mentions tell
together, `known` whether the catalogue knows enough of it, `index` ranks: factors whose points add up to the score (`candidates`).
"""

from __future__ import annotations

from matching.search.index import SearchIndex, build_index

__all__ = ["SearchIndex", "build_index"]
