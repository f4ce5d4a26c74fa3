"""A day's post → batches of numbered replies, what officers keyed of each, and how it was settled.

`tables` has the rows; `batches`, `replies`, `entries` and `twice` what happens to them. The pages
are in `app.keying`.
"""
