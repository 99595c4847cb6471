"""Goede buren: who could mean something to whom, and why; a coordinator decides.

words        the closed vocabularies: why not, why so, what is strived for
situation    what the rules look at: candidates, who stays apart, the community's rules, weights
obstacles    the hard rules: why somebody, or these two, cannot be brought together now
points       the soft rules: what speaks for a link, each with its weight
pool         the index: who could give what to whom, quickly
match        a possible tie, a pair or a circle, with its links and reasons
suggestions  the possible ties of one person, best first
plan         the best set of ties of all candidates together, with its proof
left_over    who stays without, and why
watch        progress, time and stopping of a long calculation

How the optimum of a plan is found, in the order of reading: `packing` (people, room, ties as
columns), `solver` (the programme for HiGHS), `pricing` and `bounds` (which tie would still gain,
and what no plan surpasses), `enumeration`, `polish`, and `search`, which leads them all.

giver, receiver   roles within one link of a tie; everybody may be both
link              one gives something that the other asks
room              how many more ties somebody wants now; proposed and live ones count together

Nothing here looks at origin, age or the kind of need, keeps anything, or scores a person:
points belong to a link between two people. Who asks may always give as well.
"""

RULES_VERSION = "2026-1"
"""Stored with every tie that is proposed, and raised when a rule or a reason changes."""
