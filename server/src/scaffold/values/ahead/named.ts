import type { PhrasingContent } from 'mdast';
import { plain } from '../../markdown/build';
import { phrasesOf } from '../phrases';

interface Named {
  readonly id?: string | undefined;
  readonly title: string;
}

/** "4-1 Read lines": a piece of work by its id and its title. */
export const named = ({ id, title }: Named): PhrasingContent[] => [
  ...(id ? [plain(`${id} `)] : []),
  ...phrasesOf(title),
];
