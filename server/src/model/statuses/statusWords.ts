import type { Status } from '../sprint';

/**
 * Sources of patterns for the words of each state, in the order in which they are tried: “ready for review” before
 * “ready”, “not complete” before “complete”. English, German, Spanish, Portuguese, French, Chinese.
 */
export const STATUS_WORDS: readonly (readonly [Status, string])[] = [
  [
    'in-review',
    '(?:in|under|code|peer|ready for|awaiting|needs|waiting for|pending|for) (?:code |peer |pr |qa )?review|review|qa|(?:in )?testing|(?:in|em) (?:prüfung|revisão)|en revisión|待?评审中?|审核中|待验收',
  ],
  [
    'in-progress',
    'in progress|work in progress|wip|doing|started|starting|active|ongoing|on track|partial(?:ly)?(?: (?:complete|completed|done|implemented))?|(?:mostly|nearly|almost) (?:complete|completed|done|finished)|[1-9]\\d?(?:\\.\\d+)? ?%(?: (?:complete|completed|done|conclu[ií]d[oa]|completad[oa]))?(?= *(?:$|[^\\p{L}\\d\\s]))|em (?:andamento|progresso|execução|curso|desenvolvimento)|en (?:progreso|curso|proceso|ejecución|desarrollo|marcha)|iniciad[oa]|parcial(?:mente)?|in (?:arbeit|bearbeitung|umsetzung)|laufend|begonnen|teilweise|en cours(?: de \\p{L}+)?|commencée?s?|进行中|开发中|部分完成',
  ],
  [
    'open',
    'not (?:yet )?(?:started|done|completed?|finished|begun)|incomplete|unfinished|to ?do|open|pending|backlog|planned|scheduled|queued|draft(?:ed)?|ready(?: for (?:dev(?:elopment)?|sprint|work|implementation|execution)| to (?:start|begin|execute))?(?! (?:for|to) )|0 ?%(?: (?:complete|completed|done))?(?= *(?:$|[^\\p{L}\\d\\s]))|no (?:iniciad[oa]|completad[oa]|empezad[oa])|sin (?:empezar|iniciar)|por hacer|pendientes?|planificad[oa]|não (?:iniciad[oa]|conclu[ií]d[oa])|a fazer|pendentes?|agendad[oa]|planejad[oa]|nicht (?:begonnen|gestartet|erledigt|fertig)|offen|ausstehend|geplant|à faire|non (?:commencée?|démarrée?|terminée?)s?|pas (?:encore )?(?:commencée?|terminée?)s?|planifiée?s?|à venir|en attente|待开始|待办|待处理|未开始|未完成|计划中',
  ],
  ['claimed', 'claiming|claimed'],
  [
    'blocked',
    'blocked|blocker|blocking|on hold|paused|stuck|waiting|bloquead[oa]|en pausa|em pausa|blockiert|pausiert|bloquée?s?|已?阻塞',
  ],
  [
    'deferred',
    'deferred|postponed|parked|shelved|carried over|rolled over|moved to (?:the )?(?:next|later|a later)|adiad[oa]|aplazad[oa]|pospuest[oa]|zurückgestellt|verschoben|reportée?s?|已?(?:延期|推迟)',
  ],
  [
    'cancelled',
    "cancell?ed|dropped|won'?t (?:do|fix)|wontfix|skipped|obsolete|superseded|abandoned|rejected|cancelad[oa]|abgebrochen|entfällt|verworfen|annulée?s?|abandonnée?s?|已?取消",
  ],
  [
    'done',
    '(?:all (?:\\p{L}+ ){1,3}|fully |100 ?% )?(?:done|complete|completed|finished|implemented)|100 ?%(?= *(?:$|[^\\p{L}\\d\\s]))|closed|merged|shipped|delivered|released|deployed|resolved|fixed|conclu[ií]d[oa]s?|complet[oa]s?|completad[oa]s?|terminad[oa]s?|finalizad[oa]s?|cerrad[oa]|entregad[oa]|entregue|resuelt[oa]|resolvid[oa]|hecho|feit[oa]|erledigt|fertig|abgeschlossen|terminée?s?|achevée?s?|livrée?s?|已?完成|已结束|已关闭',
  ],
];

/** What a glyph means where no word stands beside it and no legend says otherwise. */
export const STATUS_GLYPHS: readonly (readonly [Status, string])[] = [
  ['done', '✅✔☑'],
  ['in-progress', '🔄🚧'],
  ['blocked', '🚫⛔'],
  ['open', '🔲⬜⏳☐'],
];
