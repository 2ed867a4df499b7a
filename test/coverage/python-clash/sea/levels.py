CALM = 8


def is_calm(wind):
    return wind < CALM
