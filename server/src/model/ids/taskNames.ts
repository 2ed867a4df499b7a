import type { Status } from '../sprint';

/** An id without markup, as a message shows it. */
export const nameOf = (id: string): string => id.replace(/[*_`]/g, '').trim();

/** A state in words: “in progress”, “canceled”. */
export const stateName = (status: Status | undefined): string =>
  status === 'cancelled' ? 'canceled' : (status ?? 'open').replace('-', ' ');
