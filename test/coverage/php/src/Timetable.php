<?php

namespace Ferry;

/** When the ferry leaves, in minutes since midnight. */
final class Timetable
{
    private array $departures;

    public function __construct(array $departures)
    {
        $this->departures = $departures;
    }

    public static function minutesOf(string $time): ?int
    {
        if (!preg_match('/^(\d\d):(\d\d)$/', $time, $match)) {
            return null;
        }
        return (int) $match[1] * 60 + (int) $match[2];
    }

    public function next(int $now): int
    {
        foreach ($this->departures as $each) {
            if ($each >= $now) {
                return $each;
            }
        }
        return $this->departures[0] ?? -1;
    }
}
