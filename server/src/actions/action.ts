import { z } from 'zod';
import type { Ctx } from '../kernel/ctx.ts';
import type { RawBuilder } from '../kernel/db.ts';
import { Currency, Minor } from '../kernel/money.ts';
import { register } from '../kernel/registers.ts';
import { byName, type Scope } from '../scopes/index.ts';

const Count = z.int().min(0);

/** What an action would do, counted and listed before anything happens. */
export const ActionDescription = z.object({
  counts: z.object({ orders: Count, customers: Count, units: Count, sites: Count }),
  /** The value of what is touched; never added up over currencies. */
  money: z.array(z.object({ currency: Currency, valueMinor: Minor })),
  /** What lies in the scope and is left out, by reason. */
  exclusions: z.array(z.object({ reason: z.string(), words: z.string(), count: Count, sampleIds: z.array(z.uuid()).max(20) })),
  /** Some of what is touched, for the eye: `cells` are column title -> what stands there. */
  sample: z.array(z.object({ subjectId: z.uuid(), label: z.string(), cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })).max(20),
  /** What else will happen, in sentences. */
  sideEffects: z.array(z.string()),
}).meta({ id: 'ActionDescription' });
export type ActionDescription = z.infer<typeof ActionDescription>;

export const OUTCOMES = ['done', 'skipped', 'failed', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Ids, quantities, states and hashes only: receipts hold no personal data. */
export const ReceiptFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(z.number())]));
export type ReceiptFacts = z.infer<typeof ReceiptFacts>;

/** What became of one subject. `reason` (module.reason) must stand with every outcome but done. */
export type ReceiptDraft = { subjectId: string; outcome: Outcome; reason?: string; before?: ReceiptFacts; after?: ReceiptFacts };

/** How much one person may do alone. Money in whole units of each currency, compared apart. */
export type Limit = { subjects: number; moneyMajor: number };

/** A run, as an action sees it. */
export type ActionRun = { runId: string; action: string; crisisId: string | null; startedAt: string; counts: Record<Outcome, number> };

export type UndoneReceipt = { subjectId: string; before: ReceiptFacts | null; after: ReceiptFacts | null };

/**
 * What we can do to a scope, registered once: console, API, CLI and playbooks call the same.
 * All functions run inside the transaction of `ctx`: only SQL.
 */
export type Action<Input = unknown> = {
  /** `module.verb`: 'orders.hold' */
  name: string;
  /** 'Hold orders' */
  title: string;
  /** Who may preview and run it. */
  permission: string;
  /** The kind of thing it touches, as registered with scopes: 'order'. */
  subject: string;
  /** A small, flat object: the console builds its form from the JSON schema. */
  input: z.ZodType<Input>;
  /** Over this, everybody needs the approval of a second person, whatever their own authority. */
  maxAuthority?: Partial<Limit>;
  /** `critical` for what must never wait behind bulk work (stop-ship). */
  lane?: 'critical' | 'bulk';
  /** A standing run also catches what joins its scope later, until it is undone or cancelled. */
  standing?: boolean;
  /** Reason codes of exclusions and receipts, in words. */
  reasons?: Readonly<Record<string, string>>;

  /**
   * A select of `subject_id` (uuid, each once) and `fingerprint` (text: whatever must not
   * change between preview and run, e.g. status and quantity), in any order.
   */
  subjects(ctx: Ctx, input: Input, scope: Scope): RawBuilder<{ subject_id: string; fingerprint: string }>;

  describe(ctx: Ctx, input: Input, scope: Scope): Promise<ActionDescription>;

  /**
   * Do it to at most BATCH_SUBJECTS_MAX subjects; one draft for each. Looks again under lock:
   * what no longer fits is skipped with a reason. A throw rolls the batch back; it is then
   * halved until the culprit stands alone, which fails with the error's code.
   */
  runBatch(ctx: Ctx, batch: { runId: string; input: Input; subjectIds: string[] }): Promise<ReceiptDraft[]>;

  /** Take back what the receipts say was done; one draft for each. */
  undoBatch?(ctx: Ctx, batch: { runId: string; input: Input; receipts: UndoneReceipt[] }): Promise<ReceiptDraft[]>;

  /** Once, after the last batch; for standing runs, not again for what joins later. */
  afterRun?(ctx: Ctx, run: ActionRun & { input: Input }): Promise<void>;
};

export const BATCH_SUBJECTS_MAX = 500;

/** Gives an action its types; `modules.ts` collects them. */
export function action<Input>(definition: Action<Input>): Action<Input> {
  return definition;
}

export type ActionRegister = ReadonlyMap<string, Action>;

export const actionRegister = register<ActionRegister>('actions');

/** @throws when two modules register the same action. */
export function composeActions(parts: readonly { actions?: readonly Action[] }[]): ActionRegister {
  return byName('action', parts.flatMap((part) => part.actions ?? []), (one) => one.name);
}
