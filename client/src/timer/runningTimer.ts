import { commands, type Disposable, EventEmitter, type Memento, window } from 'vscode';
import { readTimer, startTimer, type Timer, tick, untilNextTick } from './timer';
import { warnOf } from './warnings';

const KEY = 'sprintmark.timer';

/** The timer of this workspace, kept across restarts; tells when there is something else to be shown. */
export class RunningTimer implements Disposable {
  readonly #state: Memento;
  readonly #ticked = new EventEmitter<void>();
  readonly #focus: Disposable;
  #timer: Timer | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;

  readonly onDidTick = this.#ticked.event;

  constructor(state: Memento) {
    this.#state = state;
    this.#timer = readTimer(state.get(KEY));
    // While a machine sleeps, its timeouts may sleep, too.
    this.#focus = window.onDidChangeWindowState(({ focused }) => focused && this.#timer && this.#tick());
    this.#tick();
  }

  get timer(): Timer | undefined {
    return this.#timer;
  }

  start(of: Pick<Timer, 'sprintId' | 'number' | 'minutes'>): void {
    this.#keep(startTimer(of, Date.now()));
    this.#tick();
  }

  stop(): void {
    this.#keep(undefined);
    this.#tick();
  }

  dispose(): void {
    clearTimeout(this.#next);
    this.#focus.dispose();
    this.#ticked.dispose();
  }

  #tick(): void {
    clearTimeout(this.#next);
    void commands.executeCommand('setContext', 'sprintmark.timer.running', this.#timer !== undefined);
    if (this.#timer) this.#look(this.#timer);
    this.#ticked.fire();
  }

  #look(before: Timer): void {
    const now = Date.now();
    const { timer, warning } = tick(before, now);
    if (timer !== before) this.#keep(timer);
    // The message may be answered when another timer has long been started.
    const stop = (): void => {
      if (this.#timer?.startedAt === timer.startedAt) this.stop();
    };
    if (warning) void warnOf(warning, timer, stop);
    this.#next = setTimeout(() => this.#tick(), untilNextTick(timer, now));
  }

  #keep(timer: Timer | undefined): void {
    this.#timer = timer;
    void this.#state.update(KEY, timer);
  }
}
