import { expect, test } from 'vitest';
import { minutesBetween } from '../src/route';

const island = {
  name: 'Island line',
  stops: [
    { name: 'Pier', minutes: 0 },
    { name: 'Lighthouse', minutes: 25 },
    { name: 'Island', minutes: 40 },
  ],
};

test('minutes between two stops', () => {
  expect(minutesBetween(island, 'Pier', 'Island')).toBe(40);
  expect(minutesBetween(island, 'island', 'Lighthouse')).toBe(15);
});
