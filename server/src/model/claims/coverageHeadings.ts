/**
 * Whether a heading, or what begins a list, names nothing narrower than the whole: “Success Metrics”, “Definition of Done (DoD)”.
 * One word that is not known, such as a language, a component or “deferred”, may be a scope of its own.
 */
export function namesTheWhole(text: string): boolean {
  if (OTHER.test(text)) return false;
  const words = (text.toLowerCase().match(WORD) ?? []).filter(word => !IN_ONE.test(word) && !DAMAGED.test(word));
  return words.every(word => KNOWN.test(word)) && (IN_ONE.test(text) || words.some(word => NAMES.test(word)));
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*/gu;

/** What is left of a sign that was read in another encoding: no word is made of accents alone. */
const DAMAGED = /^[\u00a0-\u024f]{1,4}$/u;

/** Made of known words, and yet about something else. */
const OTHER =
  /\b(?:not|non|no|without|out of|next|last|before the|after the|won['’]t|plan b|tests? (?:of|for))\b|下一|未来|非目标|延期|推迟|前端|后端/i;

/** Scripts that set no spaces between words. */
const IN_ONE = /验收|目标|质量|覆盖|完成定义/u;

const NAMES_OF_THE_WHOLE = [
  'accept(?:ance|ed)?|criteri(?:a|on|um|en)|metrics?|measures?|measurements?|kpis?|indicators?|definitions?|dod|done|quality|gates?',
  'guard(?:s|rails?)?|success|tests?|testing|coverage|goals?|objectives?|checks?|checklists?|requirements?|targets?|mandates?|exit',
  'reviews?|plan|planning|sprint|iteration|tasks?|commit(?:ment)?s?|verif(?:y|ication)|validat(?:e|ion)|results?|outcomes?|summary',
  'status|figures|numbers|completion|health',
  // The same in German, Spanish, Portuguese and French.
  '(?:akzeptanz|abnahme|erfolgs|qualitäts)?(?:kriterien|ziele?|metriken)|(?:test)?abdeckung|qualität|ergebnisse?|erfolg',
  'crit[eéè]r(?:io|e)s?|m[eé]tri(?:cas?|ques?)|calidad|qualidade|qualité|[eé]xito|sucesso|succès|pruebas|testes|cobertura|couverture',
  'objeti(?:vo)s?|objectifs?|metas?|resultados?|résultats?|resum(?:en|o)|estado|verifica(?:ción|ção)|defini(?:ción|ção|tion)',
];
const FILLING = [
  'a|an|and|or|of|for|to|in|on|at|by|with|the|this|our|we|is|are|be|must|should|when|all|overall|total|final|current|own|key|main',
  'code|ci|dor|have|general|global|technical|engineering|developer|team|performance|strategy|assurance|standards?|functional',
  'before|merge|merging|closing|closure|delivery|deliver(?:able|y)s?|report(?:s|ing)?|actuals?|assessment|achie?ve(?:d|ment|ments)?|statistics',
  'overview|details|celebration|velocity|hours?|days?|enforced|first|driven|development|rails?|three|retrospective|subtasks?|primary|exceeded|results?',
  'met|minimum|minimums|automated|commands?|run|risks?|progress|complete|completed|as|vs|against|rule|ready|sign|off|expected|executive',
  'der|die|das|und|für|des|von|aktuelle?|del?|la|el|los|las|lo|do|da|dos|das|e|y|para|les|du|et|d|l|general|geral|hecho|pronto',
  'aceptación|aceita[cç]ão|aceite|acceptation|lista|código|code',
];
const NAMES = new RegExp(`^(?:${NAMES_OF_THE_WHOLE.join('|')})$`, 'u');
const KNOWN = new RegExp(`^(?:${[...NAMES_OF_THE_WHOLE, ...FILLING].join('|')})$`, 'u');
