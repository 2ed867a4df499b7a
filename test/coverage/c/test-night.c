#include "src/timetable.h"
#include <stdio.h>

int longest_wait(int draught);

int main(void) {
  int faults = 0;
  faults += minutes_of(24, 0) != -1;
  faults += longest_wait(200) < 60;
  printf("%d faults\n", faults);
  return faults != 0;
}
