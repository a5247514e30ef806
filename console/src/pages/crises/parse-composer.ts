/** What was typed into the log: a note, a decision or a task by the words of its title, or nothing we know. */
export type Typed =
  | { kind: 'empty' }
  | { kind: 'note'; text: string }
  | { kind: 'decide'; search: string }
  | { kind: 'task'; search: string; result: string | undefined }
  | { kind: 'unknown'; command: string };

/** `/decide words of the question`, `/task words of the title: what came of it`, or a plain note. */
export function parseComposer(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (!trimmed.startsWith('/')) return { kind: 'note', text: trimmed };

  const [command = '', ...words] = trimmed.split(/\s+/);
  const rest = words.join(' ');
  if (command === '/decide') return { kind: 'decide', search: rest };
  if (command === '/task') {
    const [search = '', ...result] = rest.split(/:\s*/);
    return { kind: 'task', search: search.trim(), result: result.join(': ').trim() || undefined };
  }
  return { kind: 'unknown', command };
}

/** Whether every word of the search stands in the title. */
export function matches(title: string, search: string): boolean {
  const lower = title.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => lower.includes(word));
}
