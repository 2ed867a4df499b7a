package fares

import "testing"

func TestPrice(t *testing.T) {
	for _, each := range []struct{ month, age, want int }{{7, 44, 1200}, {1, 44, 1000}, {7, 2, 0}} {
		if got := Price(1200, each.month, each.age); got != each.want {
			t.Errorf("got %d, want %d", got, each.want)
		}
	}
}
