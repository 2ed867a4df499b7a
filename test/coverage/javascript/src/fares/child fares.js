'use strict';

const LIMITS = { infant: 3, child: 15 };

function groupOf(age) {
  switch (true) {
    case age <= LIMITS.infant:
      return 'infant';
    case age <= LIMITS.child:
      return 'child';
    default:
      return 'adult';
  }
}

const isFree = age => groupOf(age) === 'infant';

module.exports = { groupOf, isFree };
