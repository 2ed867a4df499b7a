LEVELS = [310, 280, 190, 90, 40, 60, 140, 230]


def level(hour):
    if hour < 0:
        raise ValueError("before the table begins")
    return LEVELS[hour % len(LEVELS)]


def enough(hour, draught):
    return level(hour) - 30 > draught
