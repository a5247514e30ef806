const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/**
 * A plain text as a mail's HTML: blank lines part paragraphs, lines that start with "- " are
 * a list, addresses of pages are links. Everything is escaped first; nothing that comes with
 * a value can become markup.
 */
export function toHtml(message: { language: string; title: string; text: string }): string {
  return `<!doctype html>
<html lang="${escapeHtml(message.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(message.title)}</title></head>
<body style="margin:0;padding:24px 16px;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:36em;margin:0 auto">
${paragraphsToHtml(message.text)}
</div></body></html>
`;
}

/** The paragraphs alone, for a page of our own. */
export function paragraphsToHtml(text: string): string {
  return text.trim().split(/\n\s*\n/).map(blockToHtml).join('\n');
}

function blockToHtml(block: string): string {
  const parts: string[] = [];
  let items: string[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) parts.push(`<p>${lines.map(lineToHtml).join('<br>')}</p>`);
    if (items.length > 0) parts.push(`<ul>${items.map((item) => `<li>${lineToHtml(item)}</li>`).join('')}</ul>`);
    items = [];
    lines = [];
  };
  for (const line of block.split('\n')) {
    const isItem = line.startsWith('- ');
    if (isItem ? lines.length > 0 : items.length > 0) flush();
    if (isItem) items.push(line.slice(2));
    else lines.push(line);
  }
  flush();
  return parts.join('\n');
}

function lineToHtml(line: string): string {
  let html = '';
  let end = 0;
  for (const match of line.matchAll(LINK)) {
    const link = escapeHtml(match[0]);
    html += `${escapeHtml(line.slice(end, match.index))}<a href="${link}">${link}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(line.slice(end));
}
