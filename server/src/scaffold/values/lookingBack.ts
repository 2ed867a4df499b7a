import { changeVariables } from './changes';
import { commitVariables } from './commits';
import { coverageVariables } from './coverage';
import { effortVariables } from './effort';
import { goalVariables } from './goal';
import { interfaceVariables } from './interfaces';
import { planKeyVariables } from './planKeys';
import { plannedVariables } from './planned';
import { sprintVariables } from './sprint';
import { taskVariables } from './tasks';
import { testVariables } from './tests';
import type { Variables } from './variable';

/** What is known of a sprint, and what became of it. */
export const lookingBack: Variables = {
  ...sprintVariables,
  ...planKeyVariables,
  ...taskVariables,
  ...effortVariables,
  ...testVariables,
  ...coverageVariables,
  ...interfaceVariables,
  ...commitVariables,
  ...goalVariables,
  ...changeVariables,
  ...plannedVariables,
};
