import type { Link } from 'mdast';
import { encodedPath, folderOf, relativePath } from '../../model/links/paths';
import { link } from '../markdown/build';
import type { About } from '../scaffold';
import { wordsOf } from './phrases';

/** A link from the new document to a file of the workspace, called by the file's name unless said otherwise. */
export const linkToPath = ({ path }: About, target: string, label = fileName(target)): Link =>
  link(encodedPath(relativePath(folderOf(path), target)), wordsOf(label) || 'document');

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
