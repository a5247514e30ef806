import type { DraftFlag } from '../../order-draft.ts';
import { countryCode } from './country-code.ts';
import type { FieldKind } from './fields.ts';
import { parseAmount } from './parse-amount.ts';
import type { DecimalMark } from './parse-amount.ts';
import { parseInstant } from './parse-instant.ts';
import type { TimeConventions } from './parse-instant.ts';

export type Conventions = TimeConventions & { marks: readonly DecimalMark[] };

/** A cell that cannot be what its column says. The reason reads on from the value. */
export class CellError extends Error {
  override name = 'CellError';
}

const BOOLEANS = new Map([...['true', 'yes', '1', 'y'].map((word) => [word, true] as const), ...['false', 'no', '0', 'n'].map((word) => [word, false] as const)]);

export type CellContext = { currency: string; conventions: Conventions; flags: Set<DraftFlag>; endOfDay: boolean };

/**
 * The value of a non-empty cell, in the draft's terms; undefined where it is left out and
 * flagged instead. What values are allowed is OrderDraft's business, not decided here.
 *
 * @throws {CellError} when the text is not of the kind at all
 */
export function convertCell(kind: FieldKind, text: string, { currency, conventions, flags, endOfDay }: CellContext): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'amount': {
      const minor = parseAmount(text, currency, conventions.marks);
      if (typeof minor === 'string') throw new CellError(minor);
      return minor;
    }
    case 'integer':
      if (!/^-?\d{1,15}$/.test(text)) throw new CellError('is not a whole number');
      return Number(text);
    case 'boolean': {
      const truth = BOOLEANS.get(text.toLowerCase());
      if (truth === undefined) throw new CellError('is neither true nor false');
      return truth;
    }
    case 'instant': {
      const parsed = parseInstant(text, conventions, endOfDay);
      if ('reason' in parsed) throw new CellError(parsed.reason);
      return parsed.iso;
    }
    case 'country': {
      const code = countryCode(text);
      if (code === null) flags.add('unknown_country');
      return code ?? undefined;
    }
    default:
      return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
  }
}
