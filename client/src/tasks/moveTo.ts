import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { changedMeanwhile, noTask, tell } from '../editing/messages';
import { withoutIcons } from '../plainWords';
import { move } from './moves';
import type { TaskParts } from './parts';
import { outermost, parentsOf } from './selection';
import type { Target } from './targets';
import type { TreePlaces } from './treePlaces';

/** Asks for a phase or tier of the document, and moves tasks to its end. */
export async function moveTo(parts: TaskParts, targets: readonly Target[]): Promise<void> {
  const [first] = targets;
  const standing = first && (await parts.places.at(first));
  const moved = outermost(targets.flatMap(({ node }) => node ?? []));
  if (!first || !standing?.node || !moved.length) return tell(noTask());
  if (targets.some(({ uri }) => uri !== first.uri))
    return tell(l10n.t('Tasks move within one document. Select tasks of one document, then try again.'));
  const phases = await phasesAround(parts.places, standing.path);
  if (!phases.length) return tell(l10n.t('This document has no phases or tiers to move a task to.'));
  const chosen = await window.showQuickPick(
    phases.map(phase => itemOf(phase, standing.path)),
    {
      title: moved.map(({ label }) => label).join(', '),
      placeHolder: l10n.t('Move to the end of…'),
    },
  );
  if (!chosen?.node.range) return;
  if (!first.isCurrent()) return tell(changedMeanwhile());
  await move(parts, moved, { to: chosen.node.range.start, side: 'into' });
}

interface Phase {
  readonly node: TreeNode;
  readonly depth: number;
}

/** The phases of the document that the path leads through. */
async function phasesAround(places: TreePlaces, path: readonly string[]): Promise<readonly Phase[]> {
  const last = path.at(-1);
  for (const parent of last === undefined ? [] : parentsOf(last)) {
    const nodes = await places.below(parent);
    if (nodes.some(({ type }) => type === 'phase')) return phasesBelow(places, nodes, 0);
  }
  return [];
}

async function phasesBelow(places: TreePlaces, nodes: readonly TreeNode[], depth: number): Promise<readonly Phase[]> {
  const all: Phase[] = [];
  for (const node of nodes) {
    if (node.type !== 'phase') continue;
    const inner = node.hasChildren && depth < DEEPEST ? await places.below(node.id) : [];
    all.push({ node, depth }, ...(await phasesBelow(places, inner, depth + 1)));
  }
  return all;
}

/** As deep as headings go. */
const DEEPEST = 6;

function itemOf({ node, depth }: Phase, path: readonly string[]): QuickPickItem & { readonly node: TreeNode } {
  const { done, total } = node.progress ?? {};
  const isHere = path.at(-2) === node.id;
  return {
    node,
    label: `${'\u2003'.repeat(depth)}${withoutIcons(node.label)}`,
    description: [total === undefined ? '' : `${done}/${total}`, isHere ? l10n.t('where it stands now') : '']
      .filter(Boolean)
      .join(' · '),
    iconPath: new ThemeIcon(isHere ? 'location' : 'tasklist'),
  };
}
