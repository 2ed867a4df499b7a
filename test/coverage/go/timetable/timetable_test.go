package timetable

import "testing"

func TestNext(t *testing.T) {
	departures := []int{390, 555, 1060}
	if got := Next(departures, 540); got != 555 {
		t.Errorf("got %d", got)
	}
	if got := Next(departures, 1200); got != 390 {
		t.Errorf("got %d", got)
	}
}

func TestMinutes(t *testing.T) {
	if got, err := Minutes(7, 45); got != 465 || err != nil {
		t.Errorf("got %d, %v", got, err)
	}
}
