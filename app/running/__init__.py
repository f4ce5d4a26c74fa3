"""The pages on which officers run projects: open forms, publish, send out, close."""

from app.running import (
    closing,
    collections,
    correcting,
    counts,
    declaring,
    letters,
    listed,
    meetings,
    members,
    packs,
    people,
    preview,
    projects,
    rounds,
    runs,
    sendout,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        closing,
        collections,
        correcting,
        counts,
        declaring,
        letters,
        listed,
        meetings,
        members,
        packs,
        people,
        preview,
        projects,
        rounds,
        runs,
        sendout,
    )
)
