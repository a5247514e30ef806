import type { Customer, LanguageCode, ShippingService } from './retailer.ts';

/** What happens to the retailer from outside, in the order of `at`. */
export type SimulatedEvent =
  | OrderPlaced
  | PaymentAttempt
  | OrderCancelled
  | StockReceived
  | CustomerMail
  | SiteStatusChanged;

export interface OrderPlaced {
  readonly type: 'order_placed';
  readonly at: Date;
  /** Unique over the retailer's life, growing with time. */
  readonly externalId: string;
  /** What people call the order by. */
  readonly number: string;
  readonly channelCode: string;
  readonly customer: Customer;
  /** The market's; every amount of the order is in it. */
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly shippingService: ShippingService['code'];
  /** Working days shown at checkout, and the evening they end on. */
  readonly promiseDays: number;
  readonly promisedAt: Date;
  readonly totals: OrderTotals;
}

export interface OrderLine {
  /** Unique within the order. */
  readonly externalId: string;
  readonly sku: string;
  readonly title: string;
  readonly units: number;
  readonly unitPriceMinor: number;
}

/** total = subtotal + shipping; the tax is contained in it. */
export interface OrderTotals {
  readonly subtotalMinor: number;
  readonly shippingMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** An attempt to take the money. The last attempt of an order says whether it is paid. */
export interface PaymentAttempt {
  readonly type: 'payment_attempt';
  readonly at: Date;
  /** Unique per attempt. */
  readonly reference: string;
  readonly orderExternalId: string;
  readonly gatewayCode: string;
  readonly method: 'card' | 'wallet' | 'bank_transfer';
  readonly amountMinor: number;
  readonly currency: string;
  /** `error` = the gateway gave no answer; `declined` = it said no. */
  readonly outcome: 'authorized' | 'declined' | 'error';
}

export interface OrderCancelled {
  readonly type: 'order_cancelled';
  readonly at: Date;
  readonly orderExternalId: string;
  readonly reason: 'customer_changed_mind' | 'payment_failed';
}

/** Goods in from a supplier. The lot may be new: it is carried whole. */
export interface StockReceived {
  readonly type: 'stock_received';
  readonly at: Date;
  /** Unique per delivery line. */
  readonly reference: string;
  readonly siteCode: string;
  readonly sku: string;
  readonly lotCode: string;
  readonly supplierCode: string;
  readonly madeOn: string;
  readonly expiresOn: string | null;
  readonly units: number;
}

export type MailIntent = 'where_is_my_order' | 'cancel' | 'address_change' | 'damaged' | 'thanks';

export interface CustomerMail {
  readonly type: 'customer_mail';
  readonly at: Date;
  /** Without angle brackets; unique. */
  readonly messageId: string;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly language: LanguageCode;
  readonly orderNumber: string;
  /** What the writer wants: the truth to measure a classifier by, not something to feed in. */
  readonly intent: MailIntent;
  readonly subject: string;
  readonly text: string;
}

export interface SiteStatusChanged {
  readonly type: 'site_status';
  readonly at: Date;
  readonly siteCode: string;
  readonly status: 'open' | 'closed';
  /** False while what lies there cannot be used. */
  readonly stockUsable: boolean;
  readonly reason: string;
}
