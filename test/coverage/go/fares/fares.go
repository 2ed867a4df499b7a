// Package fares knows what a crossing costs.
package fares

import "example.org/ferry/timetable"

// Price is in cents; a crossing in winter costs less.
func Price(base, month, age int) int {
	if age <= 3 { return 0 }
	if timetable.Season(month) == "winter" {
		base -= 200
	}
	if age <= 15 {
		half := base / 2
		return half
	}
	return base
}

// Late says whether a ticket bought now is for the next day.
func Late(departures []int, now int) bool {
	next := timetable.Next(departures, now)
	return next < now
}
