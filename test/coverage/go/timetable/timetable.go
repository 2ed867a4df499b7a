// Package timetable knows when the ferry leaves.
package timetable

import "errors"

// Minutes counts the minutes since midnight.
func Minutes(hours, minutes int) (int, error) {
	if hours < 0 || hours > 23 {
		return 0, errors.New("not an hour")
	}
	if minutes < 0 || minutes > 59 {
		return 0, errors.New("not a minute")
	}
	return hours*60 + minutes, nil
}

// Next is the first departure from now on, else the first of the next day.
func Next(departures []int, now int) int {
	for _, each := range departures {
		if each >= now {
			return each
		}
	}
	if len(departures) == 0 {
		return -1
	}
	return departures[0]
}
