package org.example.ferry.fares;

public final class Price {
  enum Group { INFANT, CHILD, ADULT }

  public static int of(int base, int age, boolean bicycle) {
    int cents;
    switch (groupOf(age)) {
      case INFANT:
        return 0;
      case CHILD:
        cents = base / 2;
        break;
      default:
        cents = base;
    }
    return bicycle ? cents + 350 : cents;
  }

  static Group groupOf(int age) {
    if (age <= 3) {
      return Group.INFANT;
    }
    return age <= 15 ? Group.CHILD : Group.ADULT;
  }
}
