import { type Disposable, l10n, Uri, workspace } from 'vscode';
import type { EditAnswer, ScaffoldAnswer, ScaffoldParams } from '../../../../server/src/protocol';
import { tell } from '../../editing/messages';
import { nameOf } from '../../editing/saving';
import { type Ask, applyAnswer, type Companion, tryWith } from '../../edits';
import { show } from '../../tasks/open';
import type { Propose } from '../steps/draft';
import { faultWords, nameOfDocument } from '../words';
import { NewFile } from './newFile';
import { openAt, openMade } from './opening';

/** Makes a document and what links to it, as one step, and opens it; says why where nothing was made. */
export async function make(params: ScaffoldParams, propose: Propose): Promise<Disposable | undefined> {
  const making = new Making(params, propose);
  const label = l10n.t('Making “{0}”…', nameOfDocument(params.document));
  const result = await tryWith(making, making.ask, label);
  const { made } = making;
  if ('failure' in result) tell(result.failure);
  else if (made) return openMade(Uri.parse(made.uri), made);
  return undefined;
}

/** What the server proposed last is what is made: the edits are for the texts that it knew then. */
class Making implements Companion {
  readonly #params: ScaffoldParams;
  readonly #propose: Propose;
  #file: NewFile | undefined;
  made: ScaffoldAnswer | undefined;

  constructor(params: ScaffoldParams, propose: Propose) {
    this.#params = params;
    this.#propose = propose;
  }

  readonly ask: Ask = async () => {
    const answer = await this.#propose(this.#params);
    const refusal = answer && refusalOf(answer);
    if (!answer || refusal !== undefined) return refusal === undefined ? undefined : { refusal };
    this.made = answer;
    this.#file = await NewFile.at(Uri.parse(answer.uri), answer.text);
    return { changes: answer.links };
  };

  addTo(...[edit]: Parameters<Companion['addTo']>): void {
    this.#file?.addTo(edit);
  }

  async takeBack(): Promise<string | undefined> {
    return this.#file?.takeBack();
  }
}

function refusalOf({ fault, existing, uri, path }: ScaffoldAnswer): string | undefined {
  const file = Uri.parse(uri);
  if (fault) return `${l10n.t('“{0}” was not made.', path)} ${faultWords(fault)}`;
  if (existing)
    return l10n.t('“{0}” was made by somebody else meanwhile. Open it, or choose another name.', nameOf(file));
  if (workspace.fs.isWritableFileSystem(file.scheme) === false)
    return l10n.t('This folder is read-only. Nothing was made; open one that can be written.');
  return undefined;
}

/** Adds what a file lacks that is there already, as one step, and opens it there. */
export async function addMissing(params: ScaffoldParams, propose: Propose): Promise<void> {
  let latest: ScaffoldAnswer | undefined;
  const ask: Ask = async (): Promise<EditAnswer | undefined> => {
    latest = await propose(params);
    return latest && { changes: latest.existing?.edits ?? [] };
  };
  if (!(await applyAnswer(ask, l10n.t('Adding what is missing…'))) || !latest) return;
  const [first] = latest.existing?.edits[0]?.edits ?? [];
  if (first) await openAt(Uri.parse(latest.uri), first.range.start.line + leadingLines(first.newText));
  else await show(latest.uri);
}

/** What is added begins with the lines that set it off from what stands before. */
const leadingLines = (text: string): number => /^(?:\r?\n)*/.exec(text)?.[0].split('\n').length ?? 1;
