import type { PlanMove } from '../../api/generated.ts';
import type { WhyTerm } from '../../ui/values/why.tsx';
import { formatCount } from '../../ui/values/format.ts';

type Facts = PlanMove['whyFacts'];
type Names = Readonly<Record<string, string>>;

/** The reason codes of the allocation (libs/allocation/plan.ts, `Why`) as sentences. */
const SENTENCES: Readonly<Record<string, (facts: Facts, site: (id: unknown) => string) => string>> = {
  frozen: (f, site) => `Work on it has begun at ${site(f.siteId)}, so it stays.`,
  nearest_with_stock: (f, site) => `${site(f.siteId)} is the nearest open site that has it, ${days(f.transitDays)} away.`,
  consolidated_with_order: (f, site) => `Goes with ${count(f.linesTogether, 'line')} of the order from ${site(f.siteId)}, in one parcel, instead of ${site(f.nearestSiteId)}.`,
  stock_elsewhere_short: (f, site) => `${site(f.nearestSiteId)} is nearer but has ${units(f.leftUnits)} left of the ${units(f.neededUnits)} needed.`,
  capacity_full_until: (f, site) => (f.siteId === null ? `${site(f.fullSiteId)} has it, but no room to send it within the plan.` : `${site(f.fullSiteId)} is nearer but full until day ${number(f.fullUntilDay)} of the plan.`),
  better_for_the_whole: (f, site) => `From ${site(f.siteId)} instead of ${site(f.nearestSiteId)}, because the whole plan needs fewer parcels or less money so.`,
  split_over_sites: (f, site) => `No single site has ${units(f.neededUnits)}: it comes from ${sites(f.siteIds, site)}.`,
  site_closed: (f, site) => (f.siteId === null ? `${units(f.closedUnits)} lie at ${site(f.closedSiteId)}, which is closed.` : `Moved off ${site(f.closedSiteId)}, which is closed, to ${site(f.siteId)}.`),
  no_stock_anywhere: (f) => `No open site has any of the ${units(f.neededUnits)} needed.`,
  stock_given_to_others: (f) => `There are ${units(f.stockUnits)} for the ${number(f.wantedUnits)} wanted, and orders before it in line get them.`,
  ship_complete_waits_for: (f) => `The order goes in full or not at all, and waits for ${count(Array.isArray(f.lineIds) ? f.lineIds.length : 0, 'other line')}.`,
  splits_max_reached: (f) => `The order may come from at most ${count(f.splitsMax, 'site')}.`,
  no_lane_to_zone: (f) => `No open site has a way to ${text(f.zoneId)}.`,
  not_allocated: (f) => `Nothing was allocated to it: ${units(f.shortUnits)} wait.`,
  stock_gone_at_site: (f, site) => `${site(f.siteId)} holds ${units(f.stockUnits)} and ${units(f.neededUnits)} are needed.`,
  as_today: (f, site) => `Stays at ${site(f.siteId)}, as today.`,
};

/** Why a line goes where it goes, in one sentence. */
export function explainMove(move: Pick<PlanMove, 'why' | 'whyFacts'>, siteNames: Names): string {
  const site = (id: unknown) => siteNames[text(id)] ?? 'a site';
  return SENTENCES[move.why]?.(move.whyFacts, site) ?? `${move.why.replaceAll('_', ' ')}.`;
}

const FACT_LABELS: Readonly<Record<string, string>> = {
  siteId: 'Comes from',
  nearestSiteId: 'Nearest site',
  closedSiteId: 'Closed site',
  fullSiteId: 'Full site',
  siteIds: 'Comes from',
  transitDays: 'Days on the way',
  parcelCostMinor: 'Parcel, minor units',
  linesTogether: 'Lines together',
  stockUnits: 'Units in stock',
  leftUnits: 'Units left once others are served',
  neededUnits: 'Units needed',
  wantedUnits: 'Units wanted by all orders',
  shortUnits: 'Units short',
  closedUnits: 'Units at the closed site',
  fullUntilDay: 'Full until day',
  splitsMax: 'Sites allowed',
  zoneId: 'To',
  lineIds: 'Lines it waits for',
};

/** The figures behind the sentence. */
export function figuresOf(move: Pick<PlanMove, 'whyFacts'>, siteNames: Names): WhyTerm[] {
  return Object.entries(move.whyFacts)
    .filter(([key, value]) => key !== 'code' && value !== null)
    .map(([key, value]) => ({ label: FACT_LABELS[key] ?? key, value: figure(value, siteNames) }));
}

function figure(value: unknown, siteNames: Names): string {
  if (typeof value === 'number') return formatCount(value);
  if (Array.isArray(value)) return value.map((one) => siteNames[text(one)]).every(Boolean) ? value.map((one) => siteNames[text(one)]).join(', ') : formatCount(value.length);
  return siteNames[text(value)] ?? text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function number(value: unknown): string {
  return formatCount(Number(value ?? 0));
}

function count(value: unknown, thing: string): string {
  return `${number(value)} ${thing}${Number(value) === 1 ? '' : 's'}`;
}

function units(value: unknown): string {
  return count(value, 'unit');
}

function days(value: unknown): string {
  return count(value, 'day');
}

function sites(ids: unknown, site: (id: unknown) => string): string {
  return Array.isArray(ids) ? ids.map(site).join(' and ') : 'several sites';
}
