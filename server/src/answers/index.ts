import type { Answers } from './answers';
import { codeActionAnswers } from './codeActions';
import { hoverAnswers } from './hover';
import { viewAnswers } from './views';

/** Everything that a client can ask about documents, but for diagnostics. */
export const ANSWERS: readonly Answers[] = [hoverAnswers, codeActionAnswers, viewAnswers];
