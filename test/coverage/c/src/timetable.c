#include "timetable.h"

int minutes_of(int hours, int minutes) {
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
    return -1;
  }
  return hours * 60 + minutes;
}

int next_departure(const int *departures, int count, int now) {
  for (int each = 0; each < count; each++) {
    if (departures[each] >= now) {
      return departures[each];
    }
  }
  if (count == 0) {
    return -1;
  }
  return departures[0];
}
