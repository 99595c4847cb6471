"""Understanding other people's lists: pure rules from cells to what each row becomes.

table       the cells of a file, cleaned
values      dates, times, counts, numbers as lists write them
words       header words, roles, initiatives, what we refuse to keep
headers     where the header row is and what each column holds
marks       what a tick, a yes or hours in a presence list say
top         the dates across the top of a presence list, and what else stands there
matrix      a presence list with dates across the top, turned into rows
recognition which sheet is the list, and of which kind
about       the activity that the titles of a list name
homes       house numbers and room labels
people      rows of a list of residents
visits      rows of a list of activities with who was there
rehearsal   what each row becomes, problems, duplicates, what will be made
"""
