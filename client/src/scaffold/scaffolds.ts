import { type Disposable, l10n, window, workspace } from 'vscode';
import {
  SCAFFOLD,
  type ScaffoldAnswer,
  type ScaffoldDocument,
  type ScaffoldParams,
} from '../../../server/src/protocol';
import type { Part } from '../commands';
import { tell } from '../editing/messages';
import { slowly } from '../edits';
import { offer, restartServer, type Supervisor, showOutput } from '../supervisor';
import { show } from '../tasks/open';
import { TreePlaces } from '../tasks/treePlaces';
import { addMissing, make } from './making/make';
import { draftFrom } from './origin';
import { readParams, today } from './params';
import { Preview } from './preview';
import { Dialog } from './steps/dialog';
import { type Draft, paramsOf, proposalFor } from './steps/draft';
import { askExisting, askQuestion } from './steps/questions';
import { walk } from './steps/walk';
import { customizeTemplate } from './template';
import { titleOf } from './words';

/** Making new sprint documents. */
export function registerScaffolds(supervisor: Supervisor): Part {
  const scaffolds = new Scaffolds(supervisor);
  const making = (document?: ScaffoldDocument) => (argument?: unknown) =>
    scaffolds.alone(() => scaffolds.askAndMake(argument, document));
  return {
    dispose: () => scaffolds.dispose(),
    commands: {
      'sprintmark.newDocument': making(),
      'sprintmark.new': (params?: unknown) => scaffolds.alone(() => scaffolds.makeAtOnce(readParams(params))),
      'sprintmark.new.plan': making('plan'),
      'sprintmark.new.rca': making('rca'),
      'sprintmark.new.review': making('review'),
      'sprintmark.new.story': making('story'),
      'sprintmark.new.tracker': making('tracker'),
      'sprintmark.new.queue': making('queue'),
      'sprintmark.new.readiness': making('readiness'),
      'sprintmark.new.completion': making('completion'),
      'sprintmark.new.retrospective': making('retrospective'),
      'sprintmark.new.handoff': making('handoff'),
      'sprintmark.new.roadmap': making('roadmap'),
      'sprintmark.customizeTemplate': (argument?: unknown) =>
        scaffolds.alone(async () => customizeTemplate(supervisor, await scaffolds.draftFrom(argument))),
    },
  };
}

/** One document at a time. */
class Scaffolds implements Disposable {
  readonly #supervisor: Supervisor;
  readonly #places: TreePlaces;
  readonly #preview = new Preview();
  #isBusy = false;
  #undoing: Disposable | undefined;

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
    this.#places = new TreePlaces(supervisor);
  }

  dispose(): void {
    this.#undoing?.dispose();
    this.#preview.dispose();
  }

  /** Two at once would propose the same file. */
  async alone(run: () => Promise<void>): Promise<void> {
    if (this.#isBusy)
      return tell(l10n.t('Another new document is not finished yet. Finish or cancel that one, then try again.'));
    this.#isBusy = true;
    try {
      await run();
    } finally {
      this.#isBusy = false;
    }
  }

  draftFrom(argument: unknown): Promise<Draft> {
    return draftFrom(argument, this.#places);
  }

  /** Asks for what is not known, step by step, and shows what it will be. */
  async askAndMake(argument: unknown, document: ScaffoldDocument | undefined): Promise<void> {
    if (!hasFolder()) return;
    const from = await this.draftFrom(argument);
    const start: Draft = document ? { ...from, document, known: [...from.known, 'document'] } : from;
    const dialog = new Dialog();
    const wish = await this.#asked(start, dialog).finally(async () => {
      dialog.dispose();
      await this.#preview.close();
    });
    if (wish && !dialog.isCanceled) await this.#carryOut(paramsOf(wish.draft), wish.proposal, wish.existing);
  }

  /** From a quick fix, a lens or a view, which know what is to be made, and where. */
  async makeAtOnce(params: ScaffoldParams | undefined): Promise<void> {
    if (!params || !hasFolder()) return;
    const proposal = await slowly(titleOf(params.document), this.#propose(params));
    if (!proposal) return this.#tellUnanswered();
    await this.#carryOut(params, proposal, proposal.existing && (await this.#choiceFor(proposal)));
  }

  #asked(start: Draft, dialog: Dialog) {
    const propose = (draft: Draft) => proposalFor(draft, params => this.#propose(params));
    return walk(start, {
      propose: async draft => {
        const proposal = await slowly(titleOf(draft.document), propose(draft));
        if (proposal) await this.#preview.follow(proposal);
        else this.#tellUnanswered();
        return proposal;
      },
      ask: async question => {
        const { step, proposal } = question;
        if (step.type === 'path' && proposal && !dialog.isCanceled) await this.#preview.show(proposal);
        return askQuestion(dialog, question, async draft => {
          const tried = await propose(draft);
          if (tried && !tried.fault && !dialog.isCanceled) await this.#preview.follow(tried);
          return tried;
        });
      },
    });
  }

  async #carryOut(params: ScaffoldParams, proposal: ScaffoldAnswer, existing: string | undefined): Promise<void> {
    const propose = (wanted: ScaffoldParams) => this.#propose(wanted);
    if (proposal.warning !== undefined && existing !== 'open') tell(proposal.warning);
    if (!proposal.existing) {
      const undoing = await make({ ...params, path: proposal.path }, propose);
      this.#undoing?.dispose();
      this.#undoing = undoing;
    } else if (existing === 'add') await addMissing({ ...params, path: proposal.path }, propose);
    else if (existing === 'open') await show(proposal.uri);
  }

  async #choiceFor(proposal: ScaffoldAnswer): Promise<string | undefined> {
    const dialog = new Dialog();
    const frame = { title: titleOf(proposal.document), canGoBack: false };
    const reply = await askExisting(dialog, frame, proposal).finally(() => dialog.dispose());
    return reply !== 'cancel' && 'value' in reply ? reply.value : undefined;
  }

  async #propose(params: ScaffoldParams): Promise<ScaffoldAnswer | undefined> {
    const answer = await this.#supervisor.request<ScaffoldAnswer | null>(SCAFFOLD, {
      today: today(new Date()),
      ...params,
    });
    return answer ?? undefined;
  }

  #tellUnanswered(): void {
    const message = l10n.t('The server did not propose a document. Nothing was created.');
    offer(window.showErrorMessage, message, [restartServer(), showOutput()]);
  }
}

function hasFolder(): boolean {
  if (workspace.workspaceFolders?.length) return true;
  void window.showInformationMessage(l10n.t('Open a folder first. New documents are made in it.'));
  return false;
}
