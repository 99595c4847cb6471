"""Understanding other people's lists: pure rules from cells to what each row becomes.

table       the cells of a file, cleaned
values      dates, times, counts, numbers as lists write them
words       header words, roles, initiatives, what we refuse to keep
headers     where the header row is and what each column holds
homes       house numbers and room labels
people      rows of a list of residents
visits      rows of a list of activities with who was there
rehearsal   what each row becomes, problems, duplicates, what will be made
"""
