"""What a counsellor sees: each page as a pure step from the case book and a visit to an answer.

No web framework here (app does HTTP); no SQL. Words are in words/*.ftl, markup in templates/.
"""
