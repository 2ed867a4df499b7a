package org.example.ferry.ports;

/** Nobody tests this yet. */
public class Überfahrt {
  int minutes(int miles, int knots) {
    if (knots <= 0) {
      return -1;
    }
    return miles * 60 / knots;
  }

  static class Berth {
    String name(int length) {
      return length > 90 ? "north" : "south";
    }
  }
}
