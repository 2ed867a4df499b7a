"""Nobody imports this yet."""


def minutes(miles, knots):
    if knots <= 0:
        return None
    return round(miles / knots * 60)


def cancelled(wind):
    return wind > 24
