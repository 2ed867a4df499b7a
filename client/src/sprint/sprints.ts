import { commands, Disposable, EventEmitter, languages, type Memento, type TextEditor, window } from 'vscode';
import { SPRINTS, type SprintsAnswer, type SprintsParams } from '../../../server/src/protocol';
import { markdownDocuments } from '../options';
import type { Supervisor } from '../supervisor';

const KEY = 'sprintmark.sprint';
/** Milliseconds: whoever types or runs through tabs is asked about once. */
const PAUSE = 150;

/** The sprints as the server last told of them, and which one a person chose; follows the Markdown document in front. */
export class Sprints implements Disposable {
  readonly #supervisor: Supervisor;
  readonly #state: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  #answer: SprintsAnswer | undefined;
  #front: string | undefined;
  #asked = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(supervisor: Supervisor, state: Memento) {
    this.#supervisor = supervisor;
    this.#state = state;
    this.#follow(window.activeTextEditor);
    this.#listening = Disposable.from(
      supervisor.onDidChange(() => this.#askSoon()),
      window.onDidChangeActiveTextEditor(editor => {
        if (this.#follow(editor) && this.chosen === undefined) this.#askSoon();
      }),
    );
  }

  /** Undefined while the server is not there. */
  get answer(): SprintsAnswer | undefined {
    return this.#answer;
  }

  /** Undefined for the sprint of the document in front. */
  get chosen(): string | undefined {
    const chosen = this.#state.get<unknown>(KEY);
    return typeof chosen === 'string' ? chosen : undefined;
  }

  /** What the active sprint depends on, for whoever asks the server about it. */
  get question(): SprintsParams {
    return { ...(this.#front && { uri: this.#front }), ...(this.chosen && { chosen: this.chosen }) };
  }

  async choose(id: string | undefined): Promise<void> {
    await this.#state.update(KEY, id);
    await this.ask();
  }

  /** How things are now. */
  async ask(): Promise<SprintsAnswer | undefined> {
    clearTimeout(this.#soon);
    const number = ++this.#asked;
    const answer = await this.#supervisor.request<SprintsAnswer>(SPRINTS, this.question);
    // A later question may have been answered first.
    if (number === this.#asked) this.#take(answer);
    return answer;
  }

  dispose(): void {
    clearTimeout(this.#soon);
    this.#asked++;
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Whoever looks into code, or into the output, is still at the same sprint. */
  #follow(editor: TextEditor | undefined): boolean {
    if (!editor || languages.match(markdownDocuments(), editor.document) === 0) return false;
    const uri = editor.document.uri.toString();
    const isOther = uri !== this.#front;
    this.#front = uri;
    return isOther;
  }

  #askSoon(): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.ask(), PAUSE);
  }

  #take(answer: SprintsAnswer | undefined): void {
    this.#answer = answer;
    const timebox = answer?.active?.timebox !== undefined;
    void commands.executeCommand('setContext', 'sprintmark.sprint.any', Boolean(answer?.sprints.length));
    void commands.executeCommand('setContext', 'sprintmark.sprint.timebox', timebox);
    this.#changed.fire();
  }
}
