"""Ties (banden): from a proposal to the look-back, and what is seen of them.

phases       which step follows which, and what a tie may not be without
lines        the page: the phases with their ties, who has none, how much somebody carries
card         one tie with everything that belongs to it
drafts       what is typed: a proposal, an agreement, an evaluation, an end
reasons      why a tie was proposed, as it is kept beside it for later
suggested    suggestions and plans with names and words
profile      what the rules of `matching` need to know of somebody
pilot_light  the waakvlam: how close to keep, and the next moment

Support is temporary: a live tie is evaluated or ends on a day. Letting go is the first that is
offered; a step back is a step like any other. Nobody is scored.
"""
