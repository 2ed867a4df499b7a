"""When the ferry leaves."""

from dataclasses import dataclass


@dataclass
class Departure:
    time: str
    pier: int = 1


def minutes_of(time):
    hours, _, minutes = time.partition(":")
    if not hours.isdigit() or not minutes.isdigit():
        return None
    return int(hours) * 60 + int(minutes)


def next_departure(departures, now):
    at = minutes_of(now)
    if at is None:
        raise ValueError("not a time")
    for each in departures:
        if minutes_of(each.time) >= at:
            return each
    return departures[0] if departures else None


def crowded(passengers):  # pragma: no cover
    return passengers > 400
