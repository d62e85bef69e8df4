type Cell = string | number | null;

/**
 * A table as CSV (RFC 4180), led by a byte order mark so that spreadsheets read it as UTF-8.
 *
 * A text that a spreadsheet would run as a formula is led by an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: Cell[][]): string =>
  `\uFEFF${rows.map(row => row.map(toField).join(',')).join('\r\n')}\r\n`;

function toField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replace(/"/g, '""')}"`;
}
