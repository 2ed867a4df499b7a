<?php

use Ferry\Fares\Price;
use Ferry\Timetable;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/../src/Timetable.php';
require_once __DIR__ . '/../src/Fares/Price.php';

final class FerryTest extends TestCase
{
    public function testNext(): void
    {
        $this->assertSame(555, (new Timetable([390, 555, 1060]))->next(540));
        $this->assertSame(465, Timetable::minutesOf('07:45'));
    }

    public function testPrice(): void
    {
        $this->assertSame(600, Price::of(1200, 12));
        $this->assertSame(1550, Price::of(1200, 44, true));
    }
}
