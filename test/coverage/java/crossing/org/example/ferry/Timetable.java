package org.example.ferry;

import java.util.List;

/** When the ferry leaves, in minutes since midnight. */
public final class Timetable {
  private final List<Integer> departures;

  public Timetable(List<Integer> departures) {
    this.departures = departures;
  }

  public static int minutesOf(int hours, int minutes) {
    if (hours < 0 || hours > 23) {
      throw new IllegalArgumentException("not an hour");
    }
    return hours * 60 + minutes;
  }

  public int next(int now) {
    for (int each : departures) {
      if (each >= now) {
        return each;
      }
    }
    return departures.isEmpty() ? -1 : departures.get(0);
  }

  public boolean isFrequent() {
    return departures.stream().filter(each -> each < 720).count() > 5;
  }
}
