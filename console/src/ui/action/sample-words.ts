import type { ActionPreview } from '../../api/generated.ts';
import { formatCount, formatDateTime } from '../values/format.ts';

type Cell = ActionPreview['sample'][number]['cells'][string] | undefined;

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z/g;
const CODE = /^[a-z]+([_ ][a-z]+)*$/;
const LANGUAGE_CODE = /^[a-z]{2}$/;
const PROSE_FROM_CHARACTERS = 48;

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' });

/**
 * A cell of a preview as people read it. The server sends instants and codes, because only the
 * reader's own console knows the zone they sit in.
 */
export function sayCell(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '–';
  if (typeof cell === 'number') return formatCount(cell);
  return CODE.test(cell) ? capitalised(cell.replaceAll('_', ' ')) : sayInstants(cell);
}

/** What a row is called: messages are called by their language. */
export function sayLabel(label: string): string {
  return LANGUAGE_CODE.test(label) ? (languageNames.of(label) ?? label) : label;
}

/** One sentence on what else happens. */
export function sayEffect(effect: string): string {
  return capitalised(sayInstants(effect));
}

/** Whether a cell is a text to be read and not a value to be compared: it may take several lines. */
export function isProse(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length >= PROSE_FROM_CHARACTERS;
}

function sayInstants(text: string): string {
  return text.replaceAll(INSTANT, (instant) => formatDateTime(new Date(instant)));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
