import {
  commands,
  Disposable,
  l10n,
  type TestController,
  type TestRunProfile,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  workspace,
} from 'vscode';
import {
  COVERED_FILES,
  type CoveredFileSummary,
  type CoveredFiles,
  type CoveredFilesParams,
} from '../../../server/src/protocol';
import type { Supervisor } from '../supervisor';
import { Calm } from '../views/tree/calm';
import { CoveredFile, detailsOf, isCountable } from './coveredFile';
import { SHOW_IN_EDITOR, showsInEditor } from './editorSetting';

const PACE = { quiet: 300, latest: 2000 };

/**
 * Gives the reports to VS Code's own test coverage, which draws the gutters, as a run without tests; nothing unless people want it,
 * since VS Code shows the coverage of one run at a time, and this one takes the place of another extension's.
 */
export class EditorCoverage implements Disposable {
  readonly #supervisor: Supervisor;
  readonly #calm = new Calm(
    () => void this.#follow(),
    () => PACE,
  );
  readonly #listening: Disposable;
  #shown: Shown | undefined;
  #resultId: string | undefined;
  #asked = 0;

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
    this.#listening = Disposable.from(
      supervisor.onDidChange(() => this.#calm.stir()),
      workspace.onDidChangeConfiguration(event => event.affectsConfiguration(SHOW_IN_EDITOR) && this.#follow()),
    );
  }

  dispose(): void {
    this.#asked++;
    this.#calm.dispose();
    this.#listening.dispose();
    this.#shown?.controller.dispose();
  }

  async #follow(): Promise<void> {
    if (!showsInEditor()) return this.#hide();
    const params: CoveredFilesParams = this.#resultId === undefined ? {} : { resultId: this.#resultId };
    const number = ++this.#asked;
    const covered = await this.#supervisor.request<CoveredFiles>(COVERED_FILES, params);
    if (!covered?.files || number !== this.#asked || !showsInEditor()) return;
    const hadNone = this.#resultId === undefined;
    this.#resultId = covered.resultId;
    // Nothing to show is worth showing only where there was something.
    if (covered.files.length > 0 || !hadNone) this.#publish(covered.files);
  }

  #publish(files: readonly CoveredFileSummary[]): void {
    this.#shown ??= this.#create();
    const { controller, profile } = this.#shown;
    // Without tests and with the focus kept, VS Code opens neither its panel nor its view.
    const request = new TestRunRequest([], undefined, profile, false, true);
    const run = controller.createTestRun(request, undefined, false);
    for (const file of files) if (isCountable(file)) run.addCoverage(new CoveredFile(file));
    run.end();
  }

  #create(): Shown {
    const label = l10n.t('Coverage Reports');
    const controller = tests.createTestController('sprintmark.coverage', label);
    const profile = controller.createRunProfile(label, TestRunProfileKind.Coverage, () => {});
    profile.loadDetailedCoverage = (_run, file) => detailsOf(this.#supervisor, file);
    return { controller, profile };
  }

  #hide(): void {
    if (!this.#shown) return;
    this.#shown.controller.dispose();
    this.#shown = undefined;
    this.#resultId = undefined;
    // What is drawn outlives its controller.
    void commands.executeCommand('testing.coverage.close').then(undefined, () => undefined);
  }
}

interface Shown {
  readonly controller: TestController;
  readonly profile: TestRunProfile;
}
