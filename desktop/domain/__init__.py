"""The words and rules of the trade: values and pure functions, no Qt, no SQL, no clock.

One word, one meaning, from database to screen:

community     a residential community; storeys with doors, rooms, partners
dwelling      one door of a storey; homes stand empty or are lived in
person        one record of a human being, whoever asks or gives
membership    a person in a community, from a day to (exclusive) a day, with roles
residency     a person in a dwelling, from a day to (exclusive) a day
skill/talent  the catalogue's word / that word as somebody's own
question      what somebody (or a place) would like to see answered
tie           a pair or a circle of people who mean something to each other
programme     the series or kind of an activity (Koffieochtend)
activity      one date of a programme; attendance by name, guests by count
booking       a wish for a room; its occurrences are the dates
occurrence    one date of a booking; BOOKED and OPTION hold the room, a CLASH does not
figure        one indicator of one period, computed once
report        the figures of a funder's quarter on paper
"""
