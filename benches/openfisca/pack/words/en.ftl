section-people = The people of the household
