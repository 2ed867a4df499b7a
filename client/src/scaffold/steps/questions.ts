import { l10n, ThemeIcon, Uri, workspace } from 'vscode';
import type { ScaffoldAnswer, ScaffoldPrompt } from '../../../../server/src/protocol';
import { plainLine, withoutIcons } from '../../plainWords';
import { fileOf } from '../../sprint/words';
import { documentWords, faultWords, titleOf } from '../words';
import type { Choice, Choosing, Dialog, Frame, Remark } from './dialog';
import { type Draft, sprintIn } from './draft';
import { type SprintToChoose, sprintsToChoose, typedSprint } from './sprintChoices';
import type { Question, Reply } from './walk';

/** Tries a path: what would be made there. */
export type Try = (draft: Draft) => Promise<ScaffoldAnswer | undefined>;

/** Asks one question in the words of a person. */
export function askQuestion(dialog: Dialog, question: Question, tryOut: Try): Promise<Reply> {
  const { step, number, total, canGoBack, draft, proposal } = question;
  const frame: Frame = { title: titleFor(question), step: number, totalSteps: total, canGoBack };
  switch (step.type) {
    case 'folder':
      return dialog.choose(frame, folders(draft));
    case 'document':
      return dialog.choose(frame, documents(draft));
    case 'sprint':
      return dialog.choose(frame, sprints(draft, proposal));
    case 'prompt':
      return askPrompt(dialog, frame, step.prompt, draft);
    case 'path':
      return askPath(dialog, frame, question, tryOut);
    case 'existing':
      return askExisting(dialog, frame, proposal);
  }
}

/** Who goes back to the choice of a document has none again. */
const titleFor = ({ step, draft: { document, known } }: Question): string =>
  titleOf(/^(?:folder|document)$/.test(step.type) && !known.includes('document') ? undefined : document);

const folders = ({ folder }: Draft): Choosing => ({
  choices: (workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    ...{ label: withoutIcons(name), value: uri.toString(), description: withoutIcons(uri.path) },
    iconPath: new ThemeIcon('root-folder'),
  })),
  chosen: folder === undefined ? [] : [folder],
  placeholder: l10n.t('The folder for the new document'),
});

const documents = ({ document }: Draft): Choosing => ({
  choices: documentWords().map(({ document: value, name: label, detail }) => ({ value, label, detail })),
  chosen: document === undefined ? [] : [document],
  placeholder: l10n.t('What kind of document do you need?'),
});

const sprints = (draft: Draft, proposal: ScaffoldAnswer | undefined): Choosing => ({
  choices: sprintsToChoose(draft, proposal).map(sprintChoice),
  chosen: [sprintIn(draft, proposal) ?? ''],
  placeholder: l10n.t('Which sprint is it about? Type the number of one that is not listed.'),
  other: text => {
    const typed = typedSprint(text);
    return typed && sprintChoice(typed);
  },
});

const sprintChoice = ({ value, number, detail, isListed }: SprintToChoose): Choice => ({
  ...{ value, label: withoutIcons(l10n.t('Sprint {0}', number)) },
  ...(!isListed && { description: l10n.t('not listed') }),
  ...(detail && { description: plainLine(detail) }),
});

function askPrompt(dialog: Dialog, frame: Frame, prompt: ScaffoldPrompt, draft: Draft): Promise<Reply> {
  const { id, label, options = [], several = false } = prompt;
  const said = (Object.hasOwn(draft.answers, id) ? draft.answers[id] : undefined) ?? prompt.value;
  if (!options.length)
    return dialog.write(frame, { value: said, prompt: label, placeholder: l10n.t('Leave empty to fill it in later') });
  const choices = options.map(({ value, detail }) => ({
    ...{ value, label: plainLine(value) || l10n.t('(empty)') },
    ...(detail && { description: plainLine(detail) }),
  }));
  const chosen = several ? said.split(',').map(each => each.trim()) : [said];
  const placeholder = withoutIcons(several ? l10n.t('{0} (check all that apply)', label) : label);
  if (several) return dialog.choose(frame, { choices, chosen, placeholder, several });
  const isListed = said === '' || choices.some(({ value }) => value === said);
  const all = isListed ? choices : [{ value: said, label: plainLine(said) }, ...choices];
  return dialog.choose(frame, {
    ...{ choices: all, chosen, placeholder },
    other: value => ({ value, label: plainLine(value) }),
  });
}

function askPath(dialog: Dialog, frame: Frame, { draft, proposal }: Question, tryOut: Try): Promise<Reply> {
  const value = proposal?.path ?? '';
  const name = value.lastIndexOf('/') + 1;
  return dialog.write(frame, {
    value,
    selection: [name, Math.max(name, value.lastIndexOf('.'))],
    prompt: pathPrompt(proposal),
    placeholder: faultWords('empty'),
    check: async path => {
      const tried = path === value ? proposal : await tryOut({ ...draft, path });
      return tried && remarkOn(tried);
    },
  });
}

/** A preview says nothing to those who do not see it, and nothing of other files. */
function pathPrompt(proposal: ScaffoldAnswer | undefined): string {
  const folder = workspace.getWorkspaceFolder(Uri.parse(proposal?.uri ?? ''))?.name ?? '';
  const linked = (proposal?.links ?? []).map(({ uri }) => `“${fileOf(uri)}”`).join(', ');
  const where = l10n.t('The path of the new document in “{0}”. What it will hold is shown beside.', folder);
  const links = linked && l10n.t('{0} will link to it.', linked);
  const trust = workspace.isTrusted ? '' : l10n.t('Git was not asked, because this folder is not trusted.');
  return [where, links, trust].filter(Boolean).join(' ');
}

function remarkOn({ fault, existing }: ScaffoldAnswer): Remark | undefined {
  if (fault) return { message: faultWords(fault), isWrong: true };
  if (!existing) return undefined;
  const message = existing.missing.length
    ? l10n.t(
        'There is a file of this name already. Press Enter to open it or to add what it lacks, or choose another name.',
      )
    : l10n.t('There is a file of this name already. Press Enter to open it, or choose another name.');
  return { message, isWrong: false };
}

/** What to do with a file that is there already. */
export function askExisting(dialog: Dialog, frame: Frame, proposal: ScaffoldAnswer | undefined): Promise<Reply> {
  const { path = '', existing } = proposal ?? {};
  const missing = existing?.missing ?? [];
  const open: Choice = {
    ...{ value: 'open', label: withoutIcons(l10n.t('Open “{0}”', path)), iconPath: new ThemeIcon('go-to-file') },
  };
  const add: Choice = {
    value: 'add',
    label:
      missing.length === 1 ? l10n.t('Add the Missing Section') : l10n.t('Add {0} Missing Sections', missing.length),
    detail: missing.map(plainLine).join(' · '),
    iconPath: new ThemeIcon('insert'),
  };
  const placeholder = l10n.t('This file is there already, and stays as it is unless you add to it.');
  return dialog.choose(frame, { choices: missing.length ? [open, add] : [open], chosen: [], placeholder });
}
