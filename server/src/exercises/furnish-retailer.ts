import type { Retailer, Site } from '../../../libs/simulator/index.ts';
import { putCarriers, type CarrierDraft } from '../fulfilment/index.ts';
import { putItems, putLots, putSites, receiveMovements } from '../inventory/index.ts';
import type { Ctx } from '../kernel/ctx.ts';

const MOVEMENTS_A_CALL = 1_000;

/**
 * Put up what the retailer owns: sites, items, lots, the opening stock, carriers and their
 * lanes. Everything is known by its code or source, so a repeat changes nothing.
 */
export async function furnishRetailer(ctx: Ctx, retailer: Retailer): Promise<void> {
  await putSites(ctx, retailer.sites.map((site) => ({
    code: site.code, name: site.name, kind: 'warehouse' as const, country: site.country, city: site.city, latitude: site.latitude, longitude: site.longitude,
    timeZone: site.timeZone, capacityUnitsPerDay: site.dailyCapacityUnits, cutOff: site.cutOffAt, workingDays: [...site.workingDays], handlingMinorPerUnit: HANDLING_MINOR,
  })));
  await putItems(ctx, retailer.items.map((item) => ({
    sku: item.sku, title: item.title, category: item.category, supplierCode: item.supplierCode, weightGrams: item.weightGrams, isPerishable: item.perishable, priceMinor: item.priceMinor,
  })));
  await putLots(ctx, retailer.lots.map((lot) => ({ sku: lot.sku, code: lot.code, madeOn: lot.madeOn, ...(lot.expiresOn === null ? {} : { expiresOn: lot.expiresOn }) })));
  const opening = retailer.stock.map(({ siteCode, sku, lotCode, units }) => ({ siteCode, sku, lotCode, units, kind: 'received' as const, sourceId: 'opening stock' }));
  for (let start = 0; start < opening.length; start += MOVEMENTS_A_CALL) await receiveMovements(ctx, opening.slice(start, start + MOVEMENTS_A_CALL));
  await putCarriers(ctx, retailer.carriers.map((carrier) => toCarrierDraft(retailer, carrier.code, carrier.name)));
}

/** Picking and packing one unit, in the base currency. */
const HANDLING_MINOR = 45;

/** The simulator knows lanes by site; the plan knows them by country, and no country has two sites. */
function toCarrierDraft({ lanes, sites }: Retailer, code: string, name: string): CarrierDraft {
  const countryOf = new Map(sites.map((site: Site) => [site.code, site.country]));
  return {
    code, name,
    lanes: lanes.filter((lane) => lane.carrierCode === code).map((lane) => ({ fromCountry: countryOf.get(lane.siteCode)!, toCountry: lane.country, transitDays: lane.transitDays, parcelMinor: lane.priceMinor })),
  };
}
