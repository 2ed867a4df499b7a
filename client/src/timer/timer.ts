/**
 * The clock of one sprint, as plain data that is kept between starts. It keeps its own minutes, whatever becomes of the plan.
 * All times are milliseconds since 1970.
 */
export interface Timer {
  readonly sprintId: string;
  /** The sprint's number, as written. */
  readonly number: string;
  readonly startedAt: number;
  readonly minutes: number;
  /** Of what a person was told. */
  readonly warned: Warned;
}

export type Warned = 'none' | '80' | 'end';
export type TimerPhase = 'running' | 'late' | 'over';

export const startTimer = (of: Pick<Timer, 'sprintId' | 'number' | 'minutes'>, now: number): Timer => ({
  sprintId: of.sprintId,
  number: of.number,
  minutes: of.minutes,
  startedAt: now,
  warned: 'none',
});

/** Milliseconds that are left; below 0 once it is over. A clock that was set back behind the start takes nothing away. */
export const remaining = (timer: Timer, now: number): number => lengthOf(timer) - elapsed(timer, now);

/** `late` from 80 % on. */
export function phaseOf(timer: Timer, now: number): TimerPhase {
  if (remaining(timer, now) <= 0) return 'over';
  return elapsed(timer, now) * 5 >= lengthOf(timer) * 4 ? 'late' : 'running';
}

export interface Tick {
  /** The same where nothing of it has changed. */
  readonly timer: Timer;
  /** What a person must be told now, and never again. */
  readonly warning?: Exclude<Warned, 'none'>;
}

/** What has become of a timer. One that ran out unseen warns of its end alone; one from the future starts now. */
export function tick(timer: Timer, now: number): Tick {
  const own = timer.startedAt > now ? { ...timer, startedAt: now } : timer;
  const phase = phaseOf(own, now);
  if (phase === 'over' && own.warned !== 'end') return { timer: { ...own, warned: 'end' }, warning: 'end' };
  if (phase === 'late' && own.warned === 'none') return { timer: { ...own, warned: '80' }, warning: '80' };
  return { timer: own };
}

/** What is left, or what it is over by. */
export interface Left {
  readonly isOver: boolean;
  readonly unit: 'minute' | 'hour';
  /** Begun ones count while time is left, whole ones afterwards; 0 in the first minute after the end. */
  readonly count: number;
}

export function left(timer: Timer, now: number): Left {
  const time = remaining(timer, now);
  const isOver = time <= 0;
  const unit = Math.abs(time) > MOST_MINUTES * MINUTE ? 'hour' : 'minute';
  const units = Math.abs(time) / (unit === 'hour' ? HOUR : MINUTE);
  return { isOver, unit, count: isOver ? Math.floor(units) : Math.ceil(units) };
}

/** Milliseconds until something is to be shown or told that is not yet: at most a minute. */
export function untilNextTick(timer: Timer, now: number): number {
  const time = remaining(timer, now);
  const sinceFull = time > 0 ? time % MINUTE || MINUTE : MINUTE - (-time % MINUTE);
  const untilLate = lengthOf(timer) * 0.8 - elapsed(timer, now);
  return Math.ceil(Math.min(sinceFull, ...(untilLate > 0 ? [untilLate] : [])));
}

/** What was kept, which may be anything. */
export function readTimer(value: unknown): Timer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { sprintId, number, startedAt, minutes, warned } = value as Record<string, unknown>;
  if (typeof sprintId !== 'string' || typeof number !== 'string') return undefined;
  if (!isPositive(startedAt, Number.MAX_SAFE_INTEGER) || !isPositive(minutes, MOST_EVER)) return undefined;
  return { sprintId, number, startedAt, minutes, warned: warned === '80' || warned === 'end' ? warned : 'none' };
}

const isPositive = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value > 0 && value <= most;
const MOST_EVER = 1_000_000;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST_MINUTES = 600;

const lengthOf = ({ minutes }: Timer): number => minutes * MINUTE;
const elapsed = ({ startedAt }: Timer, now: number): number => Math.max(0, now - startedAt);
