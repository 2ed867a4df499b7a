<?php

namespace Ferry\Fares;

final class Price
{
    public static function of(int $base, int $age, bool $bicycle = false): int
    {
        if ($age <= 3) {
            return 0;
        }
        $cents = $age <= 15
            ? intdiv($base, 2)
            : $base;
        if ($bicycle) {
            $cents += 350;
        }
        return $cents;
    }

    public static function season(int $base, int $months): int
    {
        $cents = $base * $months * 20;
        while ($months > 6) {
            $cents -= $base;
            $months--;
        }
        return $cents;
    }
}
