import { actAnswers } from './acts';
import type { Answers } from './answers';
import { codeActionAnswers } from './codeActions';
import { codeLensAnswers } from './codeLens';
import { completionAnswers } from './completion';
import { coverageAnswers } from './coverage';
import { fixRuleAnswers } from './fixRule';
import { formattingAnswers } from './formatting';
import { hoverAnswers } from './hover';
import { idAnswers } from './ids';
import { inlayHintAnswers } from './inlayHints';
import { scaffoldAnswers } from './scaffolds';
import { semanticTokenAnswers } from './semanticTokens';
import { sprintAnswers } from './sprints';
import { statusAnswers } from './status';
import { structureAnswers } from './structure';
import { treeAnswers } from './trees';
import { viewAnswers } from './views';

/** Everything that a client can ask about documents, but for diagnostics. */
export const ANSWERS: readonly Answers[] = [
  statusAnswers,
  inlayHintAnswers,
  codeLensAnswers,
  hoverAnswers,
  completionAnswers,
  codeActionAnswers,
  semanticTokenAnswers,
  structureAnswers,
  formattingAnswers,
  idAnswers,
  viewAnswers,
  treeAnswers,
  fixRuleAnswers,
  sprintAnswers,
  coverageAnswers,
  actAnswers,
  scaffoldAnswers,
];
