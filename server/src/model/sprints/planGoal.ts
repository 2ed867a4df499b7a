import { folderOf } from '../links/paths';
import type { Facts } from '../sprint';

/** The folder, the title and the goal of a plan whose front matter states both. */
export function planGoal({ kind, path, frontMatter }: Facts): string | undefined {
  if (kind !== 'plan' || !frontMatter) return undefined;
  const value = (name: string): string => {
    const found = frontMatter.entries.find(({ key }) => key.value === name)?.value.value;
    return typeof found === 'string' ? found.trim().toLowerCase().replace(/\s+/g, ' ') : '';
  };
  const [title, goal] = [value('title'), value('goal')];
  const isOwn = title && goal.length >= SHORTEST && !PLACEHOLDER.test(title + goal);
  return isOwn ? [folderOf(path).join('/'), title, goal].join('\n') : undefined;
}

/** “Tests” may well be the goal of two sprints. */
const SHORTEST = 25;
const PLACEHOLDER = /\{\{|\[[a-z ]+\]|<[a-z ]+>|\btbd\b|\btodo\b/i;
