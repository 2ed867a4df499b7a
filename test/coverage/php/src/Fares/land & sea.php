<?php

namespace Ferry\Fares;

/** Nobody tests this yet. */
function byLandAndSea(int $sea, int $land): int
{
    if ($land === 0) {
        return $sea;
    }
    return $sea + $land - 150;
}
