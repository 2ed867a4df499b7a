#include "src/timetable.h"
#include <stdio.h>

int may_enter(int minutes, int draught);

int main(void) {
  const int departures[] = {390, 555, 1060};
  int faults = 0;
  faults += minutes_of(7, 45) != 465;
  faults += next_departure(departures, 3, 540) != 555;
  faults += next_departure(departures, 3, 1200) != 390;
  faults += may_enter(480, 200) != 1;
  faults += may_enter(600, 200) != 0;
  printf("%d faults\n", faults);
  return faults != 0;
}
