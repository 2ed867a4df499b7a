'use strict';

const { groupOf, isFree } = require('./child fares.js');

/** The price in cents of a crossing. */
function price(base, age, options = {}) {
  if (isFree(age)) return 0;
  let cents = groupOf(age) === 'child' ? Math.round(base / 2) : base;
  if (options.group > 1) return cents * options.group;
  if (options.bicycle) {
    cents += 350;
  }
  if (options.return) {
    cents = cents * 2;
    cents -= 100;
  }
  return cents;
}

module.exports = { price };
