import type { FrontMatterEntry } from '../sprint';

const ORDINARY_NAME =
  /(?:^|\/)(?:readme|changelog|changes|history|contributing|license|security|code_of_conduct|index|claude|agents|gemini|skill|copilot-instructions|[^/]*\.(?:prompt|instructions|agent|chatmode))$/i;
const ORDINARY_FOLDER =
  /(?:^|\/)(?:commands|agents|prompts|skills|rules|chatmodes|issue_template)\/(?:[^/]+\/)?[^/]+$/i;
const POST = /(?:^|\/)(?:_?posts|blogs?|articles)\/(?:[^/]+\/)?[^/]+$/i;
const ORDINARY_TITLE =
  /^(?:rfc|adr)\b|^\D{0,80}\b(?:policy|policies|procedures?)$|\b(?:guide|guidelines|handbook|playbook|runbook|how[- ]to|how we|tutorial|manual|best practices|process|cheat ?sheet|introduction|what is|changelog|release notes|meeting notes|minutes)\b|anleitung|handbuch|guía|(?<!接力)手册|指南/i;
const AGENT_KEYS = new Set([
  'tools',
  'allowed-tools',
  'argument-hint',
  'applyto',
  'alwaysapply',
  'globs',
  'model',
  'layout',
  'permalink',
]);

/** Specifications and lessons hold goals, user stories and criteria, and yet no work. */
const SPECIFICATION =
  /\bprd\b|product requirements?\b|requirements (?:document|specification)|\b(?:product|feature|functional|technical|software|system|api|design|ui) (?:spec(?:ification)?s?|design doc(?:ument)?)\b|pflichtenheft|lastenheft/i;
const LESSON = /^(?:how|what|why) (?:to|we|is|are|i|you)\b|\b(?:tutorial|best practices|handbook|cheat ?sheet)\b/i;
const SPECIFICATION_NAME = /(?:^|[/_-])(?:prd|spec|specification)$/i;
/** How all sprints are run: "Sprint Planning Guide", "Sprint Lifecycle". */
const WAY_OF_WORKING =
  /\b(?:sprints?|iteration|scrum|agile|kanban|backlog|retro(?:spective)?|stand-?up)\b(?: \p{L}+)? (?:guides?|guidelines|life ?cycle|process|workflow|ceremonies|methodology|framework|rituals|playbook)\b/iu;
/** What an agent or an issue form is made of, however deep it lies: a command, a skill with its assets, a prompt. */
const TOOL_FOLDER =
  /(?:^|\/)(?:commands|prompts|skills|chatmodes|issue_template|[._]?bmad(?:-core|-method)?)\/|(?:^|\/)\.[a-z][a-z-]*\/(?:sub-?)?(?:agents|rules|roles|instructions|workflows)\//i;
const OF_A_SPRINT = /(?:sprint|iteration|\bspr|story|task)s?[-_ #]{0,2}\d/i;

/** What an agent is told to do, what a product is to be, or how a team works: never the document of one sprint. */
export function isInstructions(stem: string, title: string, entries: readonly FrontMatterEntry[]): boolean {
  if (ORDINARY_FOLDER.test(stem) && hasAgentKey(entries)) return true;
  if (OF_A_SPRINT.test(title) || OF_A_SPRINT.test(stem)) return false;
  const isOther = SPECIFICATION.test(title) || LESSON.test(title) || SPECIFICATION_NAME.test(stem);
  return isOther || WAY_OF_WORKING.test(title) || TOOL_FOLDER.test(stem);
}

export function isOrdinary(stem: string, title: string, entries: readonly FrontMatterEntry[]): boolean {
  return (
    ORDINARY_NAME.test(stem) ||
    ORDINARY_FOLDER.test(stem) ||
    POST.test(stem) ||
    ORDINARY_TITLE.test(title) ||
    hasAgentKey(entries)
  );
}

const hasAgentKey = (entries: readonly FrontMatterEntry[]): boolean =>
  entries.some(({ key }) => AGENT_KEYS.has(key.value.toLowerCase()));
