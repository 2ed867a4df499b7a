import { isFilled } from '../model/plan/tables';
import { isTemplatePath } from '../model/templates/templates';
import type { Rule } from './rule';

/** Each task of a plan says how one can tell that it is done. */
export const taskWithoutAcceptance: Rule = {
  id: 'task-without-acceptance',
  severity: 'warning',
  summary: 'A task of a plan has no acceptance criteria.',
  *check({ path, plan }) {
    if (isTemplatePath(path)) return;
    for (const { title, acceptance, dropped } of plan?.tasks ?? []) {
      if (!acceptance || dropped || isFilled(acceptance) || PLACEHOLDER.test(acceptance.value)) continue;
      yield {
        range: acceptance.value ? acceptance.range : title.range,
        message: `The task “${shown(title.value)}” has no acceptance criteria. Say how one can tell that it is done.`,
      };
    }
  },
};

/** Of these, template-placeholder tells. */
const PLACEHOLDER = /^[\s*_]*\[(?:TBD|TODO|TBC)\][\s*_]*$/;

function shown(title: string): string {
  const bare = title.replace(/[*_`]/g, '').trim();
  return bare.length > 60 ? `${bare.slice(0, 59).trimEnd()}…` : bare;
}
