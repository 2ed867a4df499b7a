import java.util.Arrays;
import org.example.ferry.Timetable;
import org.example.ferry.fares.Price;

public class FerryTest {
  public static void main(String[] args) {
    Timetable timetable = new Timetable(Arrays.asList(390, 555, 1060));
    check(Timetable.minutesOf(7, 45), 465);
    check(timetable.next(540), 555);
    check(timetable.next(1200), 390);
    check(Price.of(1200, 2, false), 0);
    check(Price.of(1200, 44, true), 1550);
  }

  private static void check(int actual, int expected) {
    if (actual != expected) throw new AssertionError(actual + " is not " + expected);
  }
}
