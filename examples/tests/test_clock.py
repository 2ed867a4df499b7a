import pytest

from sync.clock import Clock, parse


def test_clock_ticks():
    assert Clock().tick("tablet").tick("tablet").ticks == {"tablet": 2}


def test_clock_merges():
    assert Clock({"a": 1, "b": 3}).merge(Clock({"a": 2})).ticks == {"a": 2, "b": 3}


def test_clock_order():
    assert Clock({"a": 1}).is_before(Clock({"a": 1, "b": 1}))
    assert not Clock({"a": 1}).is_before(Clock({"a": 1}))


def test_clock_is_parsed():
    assert parse("tablet-3=4,phone-1=2").ticks == {"tablet-3": 4, "phone-1": 2}


def test_clock_without_a_device_is_refused():
    with pytest.raises(ValueError):
        parse("=3")
