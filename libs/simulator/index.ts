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
