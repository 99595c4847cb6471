"""The figures of a quarter: facts in, frozen figures out (domain research §3.3).

`facts` holds what is counted, `values` what comes out, `quarter.figures_of` is the door.
Only events that took place are facts: cancelled, struck and concept rows never reach here.
End dates are exclusive, and nothing here scores a person.
"""
