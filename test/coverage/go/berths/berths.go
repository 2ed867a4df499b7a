// Package berths has no tests yet.
package berths

// For names the berth of a ship of a length in metres.
func For(length int) string {
	if length > 90 {
		return "north"
	}
	return "south"
}
