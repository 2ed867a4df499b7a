import { Disposable, EventEmitter, l10n, ProgressLocation, window } from 'vscode';
import { COVERAGE, type CoverageAnswer, REFRESH_COVERAGE } from '../../../server/src/protocol';
import type { Sprints } from '../sprint/sprints';
import type { Supervisor } from '../supervisor';
import { setContext } from '../views/rememberedOptions';
import { Calm } from '../views/tree/calm';

/** Milliseconds after which people wonder whether anything happens. */
const LONG = 500;
/** A report is looked for at once: its tests have just run. */
const PACE = { quiet: 30, latest: 1000 };

/** What tests show of the active sprint, as the server last told of it; follows the same document and choice as `Sprints`. */
export class Measured implements Disposable {
  readonly #supervisor: Supervisor;
  readonly #sprints: Sprints;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  #answer: CoverageAnswer | undefined;
  #asked = 0;
  /** The last question, as text. */
  #question = '';

  readonly onDidChange = this.#changed.event;

  constructor(supervisor: Supervisor, sprints: Sprints) {
    this.#supervisor = supervisor;
    this.#sprints = sprints;
    const calm = new Calm(
      () => void this.ask(),
      () => PACE,
    );
    this.#listening = Disposable.from(
      calm,
      supervisor.onDidChange(() => calm.stir()),
      sprints.onDidChange(() => {
        if (JSON.stringify(sprints.question) !== this.#question) calm.stir();
      }),
    );
  }

  /** Undefined while the server is not there, or has not answered yet. */
  get answer(): CoverageAnswer | undefined {
    return this.#answer;
  }

  /** How things are now. */
  async ask(): Promise<CoverageAnswer | undefined> {
    const number = ++this.#asked;
    const { question } = this.#sprints;
    this.#question = JSON.stringify(question);
    const answer = await this.#supervisor.request<CoverageAnswer>(COVERAGE, question);
    // A later question may have been answered first.
    if (number === this.#asked) this.#take(answer);
    return answer;
  }

  /** Reads all reports anew, and says so while it takes its time. */
  async refresh(): Promise<CoverageAnswer | undefined> {
    const reading = this.#supervisor.request(REFRESH_COVERAGE).then(() => this.ask());
    const isSoon = await Promise.race([reading.then(() => true), passed(LONG)]);
    const title = l10n.t('Reading coverage reports…');
    return isSoon ? reading : window.withProgress({ location: ProgressLocation.Window, title }, () => reading);
  }

  dispose(): void {
    this.#asked++;
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #take(answer: CoverageAnswer | undefined): void {
    this.#answer = answer;
    setContext('sprintmark.coverage.any', Boolean(answer?.reports.length));
    setContext('sprintmark.coverage.told', answer !== undefined);
    this.#changed.fire();
  }
}

const passed = (milliseconds: number): Promise<false> =>
  new Promise(resolve => setTimeout(() => resolve(false), milliseconds));
