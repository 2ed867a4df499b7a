import unittest

from ferry.fares import price
from ferry.timetable import Departure, next_departure
from tides.levels import enough


class FerryTest(unittest.TestCase):
    def test_next_departure(self):
        departures = [Departure("06:30"), Departure("09:15", 2)]
        self.assertEqual(next_departure(departures, "09:00").pier, 2)
        self.assertEqual(next_departure(departures, "22:00").time, "06:30")

    def test_price(self):
        self.assertEqual(price(1200, "child"), 600)
        self.assertEqual(price(1200, bicycle=True), 1550)

    def test_tide(self):
        self.assertTrue(enough(0, 200))
