import type { Judgement } from '../../../libs/anomaly/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { queryOne, sql } from '../kernel/db.ts';
import type { Series } from './series.ts';

const BASIS = { hour_of_week: 'at this hour of the week', hour_of_day: 'at this hour of the day', recent: 'in the hours before', none: '' } as const;

/** "Parcels shipped, Leeds: 0 against 34 expected at this hour of the week, for 3 h." */
export async function alertInWords(ctx: Ctx, series: Series, part: string, { last, since }: Judgement): Promise<string> {
  const where = part === '' ? '' : `, ${await siteName(ctx, part)}`;
  const hours = Math.max(1, Math.round((last.at.getTime() - (since ?? last.at).getTime()) / 3_600_000) + 1);
  return `${series.title}${where}: ${round(last.value)} against ${round(last.expected)} expected ${BASIS[last.basis]}, for ${hours} h.`;
}

export async function siteName(ctx: Ctx, siteId: string): Promise<string> {
  return (await queryOne<{ name: string }>(ctx, sql`select name from inventory.site where client_id = ${ctx.clientId} and site_id = ${siteId}`))?.name ?? siteId;
}

function round(value: number): string {
  return value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
