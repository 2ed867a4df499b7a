import { heading, keys, label, name, type Signal, table, text, title } from './signal';

const SPRINT_PLAN =
  /(?:sprint|iteration|\bspr\b).*\b(?:plan|planning|planung|plano|planejamento|planificaci)|\b(?:plan|planning|plano|planificaci.{1,3}n|planification|asignaciones)\b.*(?:sprint|iteration|iteraci)|(?:sprint|迭代).*计划|sprint (?:template|backlog)|iteration (?:template|plan)/;
/** A title that only names its sprint is a plan's; one that goes on to say "review" or "status" is not. */
const NAMED_AFTER_SPRINT =
  /^[^a-z\p{Script=Han}]{0,12}(?:[a-z]{2,4}[^a-z ]{1,6} )?(?:sprint|iteration|spr|phase|冲刺|迭代)[ #:·-]{0,3}(?:\{|\d)(?!.*(?:review|retro|reflection|report|summary|completion|progress|track|status|readiness|ready|burndown|roadmap|overview|hand-?off|kick-?off|dashboard|validation|resumo|estado|relat|revis|conclus|daily|diari|work log|报告|总结|回顾|复盘|进度|状态))/u;

/** A sprint's plan: goal, tasks and promises, before or while it runs. */
export const plan: readonly Signal[] = [
  keys(
    3,
    ['number'],
    ['coverage_min', 'test_pattern', 'timebox_minutes', 'focus_minutes', 'loc_budget', 'require_golden_path', 'goal'],
  ),
  keys(2, [], ['sprint', 'sprint_number', 'sprint_goal', 'sprint_name', 'iteration']),
  title(
    [3, SPRINT_PLAN],
    [2, NAMED_AFTER_SPRINT],
    [2, /implementation plan|foundation plan|plan de acci.{1,3}n|plano de a/],
    [3, /^[^a-z]{0,12}(?:current|active) sprint\b|sprint actual|aktueller sprint/],
    [1, /\bplan\b/],
  ),
  name(
    [3, /(?:sprint|iteration|\bspr\b)[^/]*plan[^/]*$|plan[^/]*(?:sprint|iteration)[^/]*$/],
    [2, /sprints? [^/]*\/(?:[^/]*\bplan\b|template)[^/]*$/],
    [2, /sprint plans?\//],
    [2, /(?:^|\/)(?:sprint|iteration) ?\d[\d ]*$/],
    [1, /plan(?:ning|o|ung)?[^/]*$|(?:^|\/)sprint ?\d[^/]*$/],
  ),
  heading(
    3,
    /sprint[- ]?(?:goals?|objectives?|ziele?)\b|objetivos? d[eo]l? sprint|objectifs? du sprint|(?:sprint|迭代|冲刺)目标/,
  ),
  heading(3, /rule of three|roles & prime rules|post-sprint (?:review|mandates)/),
  heading(
    2,
    /tasks & acceptance|sprint (?:backlog|details|scope|tasks|commitment)|selected (?:user )?stories|planned items/,
  ),
  heading(1, /sprint (?:ceremonies|planning)/),
  heading(2, /constitution check|celebration criteria|self-review checklist/),
  heading(2, /team (?:capacity|composition|assignments)|capacity|definition of done/),
  heading(1, /^[^a-z]{0,12}(?:goals?|objectives?|objetivos?(?: principal)?|ziele?|scope|deliverables|目标|范围)\b/m),
  heading(1, /risks?\b|dependencies|riesgos|riscos|风险/),
  heading(1, /(?:success|acceptance|exit) (?:criteria|metrics)|crit.{1,3}rios|criterios|验收/),
  heading(1, /guard-?rails|estimated effort|timeline|milestones|critical path|cronograma|kpis?\b/),
  table(2, /task|story/i, /acceptance/i),
  table(2, /story|id\b/i, /points|\bsp\b/i, /assignee|priority|status|owner/i),
  table(2, /developer|identifier|member|name/i, /capacity|velocity|available/i),
  table(1, /file|api|interface|component/i, /change/i),
  label(
    3,
    /^sprint[- ]goal$|^objetivo do sprint$|^objetivo del sprint$|^objectif du sprint$|^sprint-?ziel$|^sprint 目标$/,
  ),
  label(2, /^(?:sprint (?:number|name|duration|demo date)|timebox|velocity target)$/),
  label(1, /^(?:goal|objective|objetivo|ziel|目标|主题)$/),
  label(1, /^(?:start date|duration|data in.{1,3}cio|dauer|story points)$/),
  text(2, 1, /sprint \{\{ ?number ?\}\}|\bRule of Three\b/gi, 'a placeholder or phrase of a sprint plan’s template'),
];
