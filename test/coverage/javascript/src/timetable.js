'use strict';

const MINUTES = 60;

/** "07:45" as minutes since midnight, or undefined. */
function minutesOf(time) {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * MINUTES + Number(match[2]);
  return minutes < 24 * MINUTES ? minutes : undefined;
}

function nextDeparture(departures, now) {
  const at = minutesOf(now);
  if (at === undefined) {
    throw new RangeError('Not a time.');
  }
  for (const departure of departures) {
    const minutes = minutesOf(departure);
    if (minutes !== undefined && minutes >= at) {
      return departure;
    }
  }
  return departures[0];
}

function waitingTime(departures, now) {
  const next = nextDeparture(departures, now);
  const wait = minutesOf(next) - minutesOf(now);
  if (wait < 0) {
    return wait + 24 * MINUTES;
  }
  return wait;
}

module.exports = { minutesOf, nextDeparture, waitingTime };
