import type { Server } from '../handlers';
import { decoded } from '../model/links/paths';
import type { EditAnswer } from '../protocol';

/** The answer, or a refusal where a file that it changes cannot be written: an editor learns of that only when it saves. */
export async function unlocked({ workspace }: Server, answer: EditAnswer): Promise<EditAnswer> {
  if ('refusal' in answer) return answer;
  for (const { uri } of answer.changes)
    if (await workspace.isLocked(uri))
      return { refusal: `“${fileName(uri)}” is read-only. Nothing was changed; make it writable, then try again.` };
  return answer;
}

const fileName = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));
