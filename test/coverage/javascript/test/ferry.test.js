'use strict';

const assert = require('node:assert');
const { minutesOf, nextDeparture } = require('../src/timetable.js');
const { price } = require('../src/fares/price.js');

const test = globalThis.test ?? require('node:test').test;
const DEPARTURES = ['06:30', '09:15', '17:40'];

test('minutes since midnight', () => {
  assert.strictEqual(minutesOf('07:45'), 465);
  assert.strictEqual(minutesOf('soon'), undefined);
});

test('the next departure', () => {
  assert.strictEqual(nextDeparture(DEPARTURES, '09:00'), '09:15');
  assert.strictEqual(nextDeparture(DEPARTURES, '22:00'), '06:30');
});

test('the price of a crossing', () => {
  assert.strictEqual(price(1200, 2), 0);
  assert.strictEqual(price(1200, 12), 600);
  assert.strictEqual(price(1200, 44, { bicycle: true }), 1550);
});
