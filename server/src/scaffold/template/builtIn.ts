import completion from '../../../../media/templates/completion.md';
import handoff from '../../../../media/templates/handoff.md';
import plan from '../../../../media/templates/plan.md';
import queue from '../../../../media/templates/queue.md';
import rca from '../../../../media/templates/rca.md';
import readiness from '../../../../media/templates/readiness.md';
import retrospective from '../../../../media/templates/retrospective.md';
import review from '../../../../media/templates/review.md';
import roadmap from '../../../../media/templates/roadmap.md';
import story from '../../../../media/templates/story.md';
import tracker from '../../../../media/templates/tracker.md';
import type { DocumentId } from '../documents';

const FILES: Readonly<Record<DocumentId, string>> = {
  ...{ plan, rca, review, story, tracker, queue, readiness, completion, retrospective, handoff, roadmap },
};

/** The built-in one as a file: what a team begins its own with. */
export const builtInTemplate = (document: DocumentId): string => FILES[document];
