import type { Ctx } from '../kernel/ctx.ts';
import { query, queryOnly, sql, type RawBuilder } from '../kernel/db.ts';
import { compileScope } from './compile-scope.ts';
import { scopeRegister, type ScopeRegister, type Subject } from './facet.ts';
import type { Measure, ScopeFigures, ScopeMeasure } from './measure.ts';
import { scopeInWords } from './scope-in-words.ts';
import { hashScope, type Scope } from './scope.ts';

/** Up to here a measure is exact at once; above, an estimate comes first. */
export const EXACT_ORDERS_MAX = 50_000;
/** The sample aims at this many orders: 95% of estimates then lie within 1.4%. */
const SAMPLE_ORDERS = 20_000;

/**
 * The scope in numbers, now. Over EXACT_ORDERS_MAX orders the answer is an estimate, marked
 * `exact: false`, unless `exact` asks for the whole count: the console shows the estimate
 * and asks again for the exact figures in the background.
 *
 * @throws 422 as `compileScope`.
 */
export async function measureScope(ctx: Ctx, scope: Scope, options: { exact?: boolean } = {}): Promise<ScopeMeasure> {
  const register = scopeRegister.of(ctx);
  const { measure, subject } = measureOf(register);
  const matched = compileScope(ctx, scope, measure.subject);
  const about = { words: await scopeInWords(ctx, scope), hash: hashScope(scope), measuredAt: ctx.now.toISOString() };

  if (options.exact || (await countUpTo(ctx, subject, matched, EXACT_ORDERS_MAX + 1)) <= EXACT_ORDERS_MAX) {
    return { ...(await measure.figures(ctx, matched)), exact: true, marginOrders: null, ...about };
  }
  const halvings = await chooseHalvings(ctx, subject, matched);
  const sampled = await measure.figures(ctx, sql<boolean>`${matched} and ${inSample(measure.sampleBy, halvings)}`);
  return { ...scaleFigures(sampled, 2 ** halvings), exact: false, marginOrders: marginOf(sampled.orders, 2 ** -halvings), ...about };
}

function measureOf(register: ScopeRegister): { measure: Measure; subject: Subject } {
  const { measure } = register;
  const subject = measure && register.subjects.get(measure.subject);
  if (!measure || !subject) throw new Error('no module registered how to measure a scope');
  return { measure, subject };
}

async function countUpTo(ctx: Ctx, subject: Subject, matched: RawBuilder<boolean>, limit: number): Promise<number> {
  const { n } = await queryOnly<{ n: number }>(ctx, sql`select count(*) as n from (select 1 ${rowsOf(ctx, subject, matched)} limit ${limit}) as up_to`);
  return n;
}

function rowsOf(ctx: Ctx, subject: Subject, matched: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`from ${subject.from} where ${sql.ref(`${subject.alias}.client_id`)} = ${ctx.clientId} and ${matched}`;
}

/** How often to halve so that about SAMPLE_ORDERS remain, by the planner's own estimate. */
async function chooseHalvings(ctx: Ctx, subject: Subject, matched: RawBuilder<boolean>): Promise<number> {
  const rows = await query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(ctx, sql`explain (format json) select 1 ${rowsOf(ctx, subject, matched)}`);
  const planned = Math.max(rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows'], EXACT_ORDERS_MAX);
  return Math.min(16, Math.ceil(Math.log2(planned / SAMPLE_ORDERS)));
}

/** One in 2^halvings, decided by the last, random bits of the uuid: the same rows every time. */
function inSample(id: RawBuilder<string>, halvings: number): RawBuilder<boolean> {
  return sql`((get_byte(uuid_send(${id}), 14) << 8) | get_byte(uuid_send(${id}), 15)) & ${2 ** halvings - 1}::int = 0`;
}

function scaleFigures(figures: ScopeFigures, by: number): ScopeFigures {
  const orders = <Row extends { orders: number }>(row: Row): Row => ({ ...row, orders: row.orders * by });
  const ordersAndUnits = <Row extends { orders: number; units: number }>(row: Row): Row => ({ ...row, orders: row.orders * by, units: row.units * by });
  return {
    ...figures,
    orders: figures.orders * by,
    lines: figures.lines * by,
    units: figures.units * by,
    customers: figures.customers * by,
    money: figures.money.map((row) => ({ ...orders(row), valueMinor: row.valueMinor * by })),
    ages: figures.ages.map(orders),
    languages: figures.languages.map((row) => ({ ...row, customers: row.customers * by })),
    countries: figures.countries.map(orders),
    topItems: figures.topItems.map(ordersAndUnits),
    sites: figures.sites.map(ordersAndUnits),
  };
}

/** Half the 95% interval of a total under Bernoulli sampling (Horvitz-Thompson): 1.96 √(n (1 - share)) / share. */
function marginOf(sampledOrders: number, share: number): number {
  return Math.ceil((1.96 * Math.sqrt(sampledOrders * (1 - share))) / share);
}
