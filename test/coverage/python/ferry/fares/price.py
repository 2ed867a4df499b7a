REDUCED = {"child": 2, "senior": 4}


def price(base, group="adult", bicycle=False):
    if group == "infant":
        return 0
    cents = base
    if group in REDUCED:
        cents -= base // REDUCED[group]
    if bicycle:
        cents += 350
    return cents


def season_ticket(base, months):
    cents = base * months * 20
    while months > 6:
        cents -= base
        months -= 1
    return cents
