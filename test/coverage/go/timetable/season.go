package timetable

// Season names the timetable of a month.
func Season(month int) string {
	switch {
	case month < 4:
		return "winter"
	case month < 10:
		return "summer"
	default:
		return "winter"
	}
}
