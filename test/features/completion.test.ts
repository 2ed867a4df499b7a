import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { completion, TRIGGERS } from '../../server/src/features/completion/completion';
import { resolveCompletion } from '../../server/src/features/completion/resolve';
import { type FeatureCase, testFeature } from '../support/featureFixtures';
import { ROOT } from '../support/listed';
import { sourcesOf } from '../support/scaffoldSources';

const CLIENT = { snippets: true, labelDetails: true, markdown: true };

/** What is offered to who asks, what the last typed character brings up by itself, and what the first choice makes of the line. */
testFeature('completion', each => {
  const { project, doc, offset, docs: all } = each;
  const sources = sourcesOf(all.values(), ROOT);
  const ask = (trigger?: string) =>
    fitting(each, completion(project, doc, { offset, trigger, client: CLIENT, sources }));
  const asked = ask();
  const last = doc.text[offset - 1] ?? '';
  const typed = TRIGGERS.includes(last) ? ask(last) : undefined;
  const first = asked?.items[0];
  const docs = first && resolveCompletion(project, first, CLIENT).documentation;
  return {
    asked: shown(asked),
    ...(TRIGGERS.includes(last) && { typed: shown(typed) === shown(asked) && asked ? 'the same' : shown(typed) }),
    ...(first && { first: applied(each, first) }),
    ...(docs && typeof docs === 'object' && { docs: docs.value }),
  };
});

/** What an editor leaves of a list: that in which the typed letters stand in their order. */
function fitting({ doc, offset }: FeatureCase, list: CompletionList | undefined): CompletionList | undefined {
  if (!list) return undefined;
  const items = list.items.filter(({ textEdit, filterText = '' }) => {
    const start = textEdit && 'range' in textEdit ? doc.lines.offsetAt(textEdit.range.start) : offset;
    let at = -1;
    return [...doc.text.slice(start, offset).trimStart().toLowerCase()].every(letter => {
      at = filterText.toLowerCase().indexOf(letter, at + 1);
      return at >= 0;
    });
  });
  return items.length ? { ...list, items } : undefined;
}

const MOST = 12;

function shown(list: CompletionList | undefined): string {
  if (!list) return 'nothing';
  const lines = list.items.map(({ label, labelDetails: { detail = '', description = '' } = {} }) =>
    `${label}${detail}${description && ` (${description})`}`.trimEnd(),
  );
  return lines.length > MOST
    ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`].join('\n')
    : lines.join('\n');
}

/** The lines that the edit touches, as they are then; a snippet's places are shown as they are sent. */
function applied({ doc }: FeatureCase, { textEdit }: CompletionItem): string {
  if (!textEdit || !('range' in textEdit)) return 'no edit';
  const { start, end } = textEdit.range;
  const line = (number: number) => doc.lines.lineRange(number);
  const before = doc.text.slice(line(start.line).start, doc.lines.offsetAt(start));
  const after = doc.text.slice(doc.lines.offsetAt(end), line(end.line).end);
  const lines = (before + textEdit.newText + after).split('\n');
  // What a template says is its own matter.
  if (lines.length <= MOST_LINES) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), '…'].join('\n');
}

const MOST_LINES = 12;
