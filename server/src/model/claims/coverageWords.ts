import { glyphPattern } from '../damage/glyphs';

/** Sources of patterns, for lines and cells about coverage; all are meant for the flags `iu`. */

const AT_LEAST = `(?:${glyphPattern('≥')}|>=|=>|>|at least|no less than|not less than|minimum(?: of)?|min\\.?|mindestens|minimal|al menos|pelo menos|(?:no )?m.{1,3}nimo(?: de)?|au moins|至少|不低于)`;
const NUMBER = '\\d{1,3}(?:[.,]\\d{1,2})?';
const OR_MORE = '(?:\\+|以上| (?:or (?:more|higher|above|better)|and above|minimum|oder mehr|o más|ou mais|ou plus))';

/** `≥ 80%`, `at least 80 %`, `80%+`; the group `least` is a number. */
export const LEAST = `(?:(?<sign>${AT_LEAST}) ?(?<least>${NUMBER}) ?%|(?<more>${NUMBER}) ?%${OR_MORE})`;
/** `80%`; the group `plain` is a number. */
export const PLAIN = `(?<plain>${NUMBER}) ?%`;

/** Coverage by unit tests alone, or of branches, is another than that of all. */
const LEAD =
  '(?<lead>(?:(?:overall|total|global|test|code|lines?|current|final|minimum|min\\.?|target|required)[ -]){0,3})';
const LABEL = '(?<label> (?:target|goal|minimum|threshold|requirement|gate))?(?: rate| level)?';
const OTHERS =
  '(?:code-?|test-?)?abdeckung|cobertura(?: de (?:testes?|tests?|pruebas|c.{1,3}digo))?(?<minima> m.{1,3}nima)?|couverture(?: de (?:code|tests?))?|(?:测试|代码)?覆盖率';
/** What is covered, by its name: “Overall test coverage”. */
export const NAME = `(?:${LEAD}coverage${LABEL}|${OTHERS})`;
/** The name behind a percentage: “85% code coverage”. */
export const NAME_BEHIND = `(?<lead>(?:(?:overall|total|global|test|code|lines?)[ -]){0,2})(?:coverage|${OTHERS})`;

/** Between the name and the percentage. */
export const IS_ASKED =
  '[*_]{0,2} ?[:：]?[*_]{0,3} {0,2}(?:(?:must|should|shall|has to|needs to|to|will|muss|deve|debe)(?: be| stay| remain| ser)? |is |of |von |de |达到 ?)?';
export const IS_SAID =
  '[*_]{0,2} ?[:：=]?[*_]{0,3} {0,2}(?:(?:is|is now|is at|at|now|now at|currently|currently at|reached|stands at|liegt bei|beträgt|em|en|de|达到) ?)?';

/** Before a criterion: markers of a list, a box, an emoji. */
export const MARK = `(?:[-*+>\\s]|\\[[ xX]\\]|\\d+[.)]|${glyphPattern('✅✔☑❌⏳🔲⬜📊')})*[*_]{0,2}`;
export const VERB = '(?:(?:achieve|reach|ensure|maintain|keep|verify|confirm|hit)(?: that)?(?: an?| the)? )?';
/** “on changed files”: minimums of the code that the sprint touches. */
export const CHANGED =
  '(?<changed> (?:on|for|of|in) (?:all )?(?:the )?(?:changed|new|modified|touched) (?:files|lines|code)| (?:auf|für|bei) (?:allen )?(?:neue[mnr]?|geänderte[mnr]?) (?:dateien|zeilen|code)| (?:em|en|no|nos) (?:arquivos |archivos |código )(?:alterados?|modificados?|nov[oa]s?|nuevos?))?';
/** What has been reached, beside what is asked for: “(actual: 87.3%)”. */
export const REACHED = `(?: (?:\\(|[-–—→] ?)(?:actual(?:ly)?|currently|current|now|achieved|measured|reached|ist|actual|atual)[:：]? (?<reached>${NUMBER}) ?%(?: (?:achieved|reached|now))?\\)?| \\((?<beside>${NUMBER}) ?%\\))?`;
/** Behind what has been reached: “(target: 80%)”. */
export const ASIDE =
  ' \\((?:target|goal|minimum|min\\.?|required|was|up from|previously|maintained|ziel|meta|objetivo)[^()]{0,40}\\)';
export const OK = `(?: ?${glyphPattern('✅✔❌')})?`;
export const END = '[*_]{0,2}[\\s.;,)|]*$';
