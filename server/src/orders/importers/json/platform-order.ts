import type { z } from 'zod';
import { flagDraft } from '../../flag-draft.ts';
import { OrderDraft } from '../../order-draft.ts';
import type { DraftFlag, OrderDraftInput } from '../../order-draft.ts';
import type { RowProblem } from '../importer.ts';
import { countryCode } from '../mapping/country-code.ts';
import { parseAmount } from '../mapping/parse-amount.ts';
import { parseInstant } from '../mapping/parse-instant.ts';
import { problemsOf } from './problems-of.ts';
import type { Place } from './problems-of.ts';

/** Cells of a platform's JSON in the draft's terms; what cannot be converted becomes a problem. */
export type Converter = {
  amount: (column: string, text: string | undefined) => number | undefined;
  instant: (column: string, text: string | undefined) => string | undefined;
  country: (text: string | undefined) => string | undefined;
  flag: (flag: DraftFlag) => void;
};

/** Not yet judged: the moment may be missing. */
export type PlatformDraft = Omit<OrderDraftInput, 'placedAt'> & { placedAt: string | undefined };

export type PlatformResult = { draft: OrderDraft } | { problems: RowProblem[] };

/**
 * A platform's JSON order: parse what we use of it, convert it, let OrderDraft judge.
 * Problems name their place in the platform's document where a conversion failed, and the
 * draft's field where a rule did.
 */
export function readPlatformOrder<Order extends { currency: string }>(
  schema: z.ZodType<Order>,
  toDraft: (order: Order, convert: Converter) => PlatformDraft,
  document: unknown,
  place: Place,
): PlatformResult {
  const parsed = schema.safeParse(document);
  if (!parsed.success) return { problems: problemsOf(parsed.error, document, place) };

  const problems: RowProblem[] = [];
  const flags = new Set<DraftFlag>();
  const draft = toDraft(parsed.data, converter(parsed.data.currency, place, problems, flags));
  if (problems.length > 0) return { problems };

  const result = OrderDraft.safeParse({ ...draft, flags: [...flags] });
  return result.success ? { draft: flagDraft(result.data) } : { problems: problemsOf(result.error, draft, place) };
}

function converter(currency: string, place: Place, problems: RowProblem[], flags: Set<DraftFlag>): Converter {
  const refuse = (column: string, value: string, reason: string) => {
    problems.push({ ...place, column, value, reason });
    return undefined;
  };
  return {
    amount: (column, text) => {
      if (text === undefined) return undefined;
      const minor = parseAmount(text, currency, ['.']);
      return typeof minor === 'string' ? refuse(column, text, minor) : minor;
    },
    instant: (column, text) => {
      if (text === undefined) return undefined;
      const parsed = parseInstant(text, {});
      return 'reason' in parsed ? refuse(column, text, parsed.reason) : parsed.iso;
    },
    country: (text) => {
      if (text === undefined) return undefined;
      const code = countryCode(text);
      if (code === null) flags.add('unknown_country');
      return code ?? undefined;
    },
    flag: (flag) => flags.add(flag),
  };
}

/** Of an address without a single field there is nothing to keep. */
export function unlessEmpty<Part extends object>(part: Part): Part | undefined {
  return Object.values(part).some((value) => value !== undefined) ? part : undefined;
}
