#include "../timetable.h"

/* Centimetres above the chart's zero, in steps of an hour. */
static const int LEVELS[] = {310, 280, 190, 90, 40, 60, 140, 230};

int tide_at(int minutes) {
  int hour = minutes / 60 % 8;
  return LEVELS[hour];
}

int may_enter(int minutes, int draught) {
  if (is_night(minutes)) {
    return 0;
  }
  return tide_at(minutes) - 30 > draught ? 1 : 0;
}

int longest_wait(int draught) {
  int longest = 0;
  int waited = 0;
  for (int minutes = 0; minutes < 1440; minutes += 60) {
    if (may_enter(minutes, draught)) {
      waited = 0;
    } else {
      waited += 60;
    }
    if (waited > longest) {
      longest = waited;
    }
  }
  return longest;
}
