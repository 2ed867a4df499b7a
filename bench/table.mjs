export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const percentile = (values, percent) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))];

/** A Markdown table; numbers stand to the right. */
export function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** "1.3 ms", "64 ms": three digits are as much as a repeated run gives again. */
export const shown = (value, unit) =>
  value === undefined ? '–' : `${Number(value.toPrecision(value < 1 ? 2 : 3))} ${unit}`;

export const ratio = (value, to) => (value === to ? '1' : `${(value / to).toFixed(value / to < 10 ? 1 : 0)} ×`);
