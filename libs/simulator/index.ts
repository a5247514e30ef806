/** A believable retailer and what happens to it, deterministic by seed. No I/O, no clock of its own. */
export type {
  Carrier,
  Category,
  CountryCode,
  Customer,
  Gateway,
  Item,
  Lane,
  LanguageCode,
  Lot,
  Market,
  Retailer,
  SalesChannel,
  ShippingService,
  Site,
  StockLevel,
  Supplier,
} from './retailer.ts';
export type {
  CustomerMail,
  MailIntent,
  OrderCancelled,
  OrderLine,
  OrderPlaced,
  OrderTotals,
  PaymentAttempt,
  SimulatedEvent,
  SiteStatusChanged,
  StockReceived,
} from './events.ts';
export type { RunningScenario, Scenario, ScenarioEffect, ScenarioInject } from './scenario.ts';
export type { CarriedShipment, CarrierProgressOptions, TrackingEvent } from './carrier-progress.ts';
export type { CatchUpOptions, PastOrder } from './catch-up.ts';
export type { CustomerMailsOptions, OrderKnownToCustomer } from './customer-mails.ts';
export type { RetailerOptions } from './make-retailer.ts';
export type { SimulateOptions } from './simulate.ts';
export type { TimedInject } from './timed-injects.ts';
export type { PickedWork, ReleasedWork, SiteState, WarehouseDay, WarehouseDayOptions } from './warehouse-day.ts';
export { carrierProgress } from './carrier-progress.ts';
export { catchUp } from './catch-up.ts';
export { customerMails } from './customer-mails.ts';
export { busiestSiteCode } from './disruption.ts';
export { makeRetailer } from './make-retailer.ts';
export { findScenario, SCENARIOS } from './scenarios/index.ts';
export { simulate } from './simulate.ts';
export { timedInjects } from './timed-injects.ts';
export { warehouseDay } from './warehouse-day.ts';
