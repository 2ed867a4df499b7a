/**
 * What is wrong with a `pytest -k` expression, or undefined. The grammar is pytest's own (`_pytest/mark/expression.py`):
 * `expr: and_expr ('or' and_expr)*`, `and_expr: not_expr ('and' not_expr)*`, `not_expr: 'not' not_expr | '(' expr ')' | ident`.
 */
export function pytestProblem(expression: string): string | undefined {
  let depth = 0;
  let wantsName = true;
  let empty = true;
  for (const { 0: token, index } of expression.matchAll(/[ \t]+|[()]|[\p{L}\p{M}\p{N}_:+\-.[\]\\/]+|./gsu)) {
    const column = index + 1;
    if (/^[ \t]/.test(token)) continue;
    if (token === ')' ? --depth < 0 || wantsName : !isExpected(token, wantsName)) return unexpected(token, column);
    if (token === '(') depth++;
    else wantsName = token === 'and' || token === 'or' || token === 'not';
    empty = false;
  }
  if (empty) return undefined;
  if (wantsName) return 'it ends where a test name should follow';
  return depth ? 'a “)” is missing' : undefined;
}

const unexpected = (token: string, column: number): string => `“${token}” is unexpected in column ${column}`;

function isExpected(token: string, wantsName: boolean): boolean {
  if (token === 'and' || token === 'or') return !wantsName;
  return wantsName && (token === 'not' || token === '(' || /^[\p{L}\p{M}\p{N}_:+\-.[\]\\/]/u.test(token));
}
