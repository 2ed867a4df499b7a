#ifndef FERRY_TIMETABLE_H
#define FERRY_TIMETABLE_H

int minutes_of(int hours, int minutes);
int next_departure(const int *departures, int count, int now);

static inline int is_night(int minutes) {
  return minutes < 300 || minutes >= 1380;
}

#endif
