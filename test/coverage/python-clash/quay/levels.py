HIGH = 310


def is_high(level):
    if level > HIGH:
        return True
    return level > HIGH - 20
