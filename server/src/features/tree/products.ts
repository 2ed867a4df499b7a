import { decoded, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { productOf } from '../../model/sprints/sprints';
import { oncePer } from '../../oncePer';
import { lineOf } from '../labels';

/** What tells the product of a document from others of the workspace: "teams/blue", else its workspace folder. */
export const productName = oncePer((doc: Facts): string =>
  lineOf(productOf(doc).slice(rootOf(doc).length + 1) || rootName(doc)),
);

/** What the workspace folder of a document is called. */
export const rootName = (doc: Facts): string => decoded(rootOf(doc)).split('/').at(-1) ?? '';
