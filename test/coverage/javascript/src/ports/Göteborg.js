'use strict';

// Nobody tests the port yet.
function berth(ship) {
  if (ship.length > 90) {
    return 'north';
  } else if (ship.length > 40) {
    return 'middle';
  }
  return 'south';
}

function signals(ship) {
  return [ship.name, berth(ship)].filter(Boolean).map(each => each.toUpperCase());
}

module.exports = { berth, signals };
