// Generated from openapi.json by console/src/api/generate-client.ts. Do not edit:
// change the server's schemas and run `npm run generate`.
import { operation } from './operation.ts';

export type Action = {
  name: string;
  title: string;
  /** what kind of thing it touches */
  subject: string;
  /** its plural, in words */
  subjectTitle: string;
  /** also catches what joins the scope later */
  standing: boolean;
  undoable: boolean;
  can: Can;
  /** JSON schema of the input */
  inputSchema: Record<string, unknown>;
};

export type ActionPreview = {
  counts: {
    orders: number;
    customers: number;
    units: number;
    sites: number;
  };
  money: {
    currency: string;
    valueMinor: number;
  }[];
  exclusions: {
    reason: string;
    words: string;
    count: number;
    sampleIds: string[];
  }[];
  sample: {
    subjectId: string;
    label: string;
    cells: Record<string, string | number | null>;
  }[];
  sideEffects: string[];
  previewId: string;
  /** send it back to approve and to run */
  hash: string;
  action: string;
  title: string;
  input: unknown;
  scope: Scope;
  scopeWords: string;
  crisisId: string | null;
  /** how many things will be touched */
  subjectsCount: number;
  subjectTitle: string;
  standing: boolean;
  undoable: boolean;
  needsApproval: {
    why: string;
    from: string;
  } | null;
  approval: {
    by: string;
    at: string;
  } | null;
  can: {
    run: Can;
    approve: Can;
  };
  madeBy: string;
  madeAt: string;
  expiresAt: string;
  runId: string | null;
};

export type ActionRun = {
  runId: string;
  previewId: string;
  action: string;
  title: string;
  subject: string;
  subjectTitle: string;
  state: "queued" | "running" | "applied" | "failed_partly" | "undoing" | "undone" | "cancelled";
  input: unknown;
  scope: Scope;
  scopeWords: string;
  crisisId: string | null;
  /** still catches what joins the scope */
  standing: boolean;
  startedAt: string;
  finishedAt: string | null;
  runBy: string;
  approvedBy: string | null;
  progress: RunProgress;
  /** of taking it back, once that has begun */
  undo: RunProgress | null;
  can: {
    retry: Can;
    undo: Can;
    cancel: Can;
  };
};

export type ActionRunDetail = {
  runId: string;
  previewId: string;
  action: string;
  title: string;
  subject: string;
  subjectTitle: string;
  state: "queued" | "running" | "applied" | "failed_partly" | "undoing" | "undone" | "cancelled";
  input: unknown;
  scope: Scope;
  scopeWords: string;
  crisisId: string | null;
  /** still catches what joins the scope */
  standing: boolean;
  startedAt: string;
  finishedAt: string | null;
  runBy: string;
  approvedBy: string | null;
  progress: RunProgress;
  /** of taking it back, once that has begun */
  undo: RunProgress | null;
  can: {
    retry: Can;
    undo: Can;
    cancel: Can;
  };
  /** why subjects are not done, most frequent first */
  reasons: {
    outcome: "done" | "skipped" | "failed" | "unknown";
    reason: string;
    words: string;
    count: number;
  }[];
};

export type AddressOfOrder = {
  orderId: string;
  kind: "shipping" | "billing";
  name: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  postcode: string | null;
  region: string | null;
  country: string | null;
  phone: string | null;
};

export type Alert = {
  alertId: string;
  series: string;
  part: string;
  since: string;
  openedAt: string;
  clearedAt: string | null;
  words: string;
  facts: Record<string, unknown>;
  proposalId: string | null;
};

export type BacklogFigures = {
  ordersOpen: number;
  /** open and past their promise */
  ordersLate: number;
  /** ordersLate of ordersOpen */
  latePercent: number;
  ordersHeld: number;
  /** of the scope, shipped or cancelled */
  ordersClosed: number;
  unitsOpen: number;
  /** not yet planned to a site */
  unitsUnallocated: number;
  /** planned, and nowhere in stock */
  unitsShort: number;
  /** reserved where nothing can be sent from */
  unitsAtClosedSites: number;
  customersOpen: number;
};

export type BacklogReading = {
  at: string;
  figures: BacklogFigures;
};

export type BacklogRow = {
  orderId: string;
  number: string;
  externalId: string;
  channel: string;
  customerId: string | null;
  country: string | null;
  placedAt: string;
  promisedAt: string | null;
  originalPromisedAt: string | null;
  /** whole days since it was placed */
  ageDays: number;
  stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
  isOpen: boolean;
  isHeld: boolean;
  /** open and past its promise */
  isLate: boolean;
  units: number;
  unitsOpen: number;
  valueMinor: number;
  currency: string;
  siteId: string | null;
  siteName: string | null;
  /** served by several sites */
  isSplit: boolean;
  flags: string[];
  priority: number;
  version: number;
  can: ("cancelOrder" | "setOrderPriority" | "changeAddress" | "holdOrder")[];
};

export type BacklogSummary = {
  orders: number;
  /** open and past their promise */
  late: number;
  held: number;
  /** of open orders not yet shipped, of others ordered */
  units: number;
  money: {
    currency: string;
    valueMinor: number;
    orders: number;
  }[];
  stages: {
    value: string;
    label: string;
    orders: number;
  }[];
  /** the value of orders without a site is empty */
  sites: {
    value: string;
    label: string;
    orders: number;
  }[];
  channels: {
    value: string;
    label: string;
    orders: number;
  }[];
  countries: {
    value: string;
    label: string;
    orders: number;
  }[];
  flags: {
    value: string;
    label: string;
    orders: number;
  }[];
  priorities: {
    priority: number;
    orders: number;
  }[];
  /** stacked by stage; stages without orders are left out */
  histogram: {
    age: string;
    stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
    orders: number;
    late: number;
  }[];
  /** the same by single days; the last day holds what is older */
  days: {
    ageDays: number;
    stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
    orders: number;
  }[];
  exact: boolean;
  asOf: string;
};

export type Can = {
  allowed: boolean;
  why: string | null;
};

export type Clock = {
  mode: "real" | "virtual";
  now: string;
  rate: number;
};

export type CrisisPhase = "declared" | "activated" | "contained" | "recovering" | "stood_down" | "closed" | "cancelled" | "merged";

export type CrisisRoom = {
  crisisId: string;
  number: number;
  title: string;
  type: "recall" | "supply_disruption" | "site_loss" | "carrier_disruption" | "demand_surge" | "platform_outage" | "data_breach" | "negative_publicity" | "natural_disaster" | "economic_downturn" | "staff_loss" | "supplier_insolvency" | "other";
  severity: Severity;
  severityWhy: string;
  phase: CrisisPhase;
  isDrill: boolean;
  declaredAt: string;
  firstSignalAt: string | null;
  nextUpdateAt: string | null;
  updateOverdue: boolean;
  stoodDownAt: string | null;
  closedAt: string | null;
  now: string;
  playbook: string;
  playbookVersion: number;
  playbookVersionId: string;
  playbookSha256: string;
  scope: Scope;
  scopeWords: string;
  scopeVersion: number;
  figures: ScopeFigures;
  backlogAtDeclaration: BacklogFigures;
  backlogNow: BacklogFigures;
  recovery: RecoveryCriterion[];
  recovered: boolean;
  readings: BacklogReading[];
  roles: RoleHolder[];
  tasks: CrisisTask[];
  decisions: Decision[];
  version: number;
  can: {
    activateCrisis: boolean;
    containCrisis: boolean;
    startRecovery: boolean;
    standDown: boolean;
    closeCrisis: boolean;
    cancelCrisis: boolean;
    mergeCrisis: boolean;
    changeScope: boolean;
    changeSeverity: boolean;
    assumeRole: boolean;
    workTask: boolean;
    decide: boolean;
    addNote: boolean;
    makeSituationReport: boolean;
    promiseUpdate: boolean;
  };
};

export type CrisisRow = {
  crisisId: string;
  number: number;
  title: string;
  type: "recall" | "supply_disruption" | "site_loss" | "carrier_disruption" | "demand_surge" | "platform_outage" | "data_breach" | "negative_publicity" | "natural_disaster" | "economic_downturn" | "staff_loss" | "supplier_insolvency" | "other";
  severity: Severity;
  phase: CrisisPhase;
  isDrill: boolean;
  declaredAt: string;
  firstSignalAt: string | null;
  commanderName: string | null;
  nextUpdateAt: string | null;
  updateOverdue: boolean;
  standDownAt: string | null;
  tasksOpen: number;
  tasksOverdue: number;
  ordersAtDeclaration: number;
  ordersOpen: number;
  ordersLate: number;
};

export type CrisisTask = {
  taskId: string;
  key: string;
  title: string;
  instructions: string | null;
  role: string;
  ownerId: string | null;
  ownerName: string | null;
  state: "blocked" | "ready" | "in_progress" | "done" | "skipped" | "cancelled";
  after: string[];
  dueAt: string;
  action: {
    name: string;
    input: Record<string, unknown>;
    scope: Scope | null;
  } | null;
  runId: string | null;
  result: string | null;
  finishedAt: string | null;
};

export type Customer = {
  customerId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: string | null;
  country: string | null;
  createdAt: string;
  erasedAt: string | null;
  /** of the latest orders */
  addresses: AddressOfOrder[];
};

export type CustomerMail = {
  messageId: string;
  orderId: string;
  sentAt: string;
  fromName: string;
  fromEmail: string;
  language: string;
  subject: string;
  body: string;
};

export type Decision = {
  decisionId: string;
  key: string | null;
  question: string;
  options: string[];
  choice: string | null;
  rationale: string | null;
  facts: Record<string, unknown> | null;
  state: "proposed" | "decided" | "superseded";
  decidedAt: string | null;
  decidedByName: string | null;
  supersedes: string | null;
};

export type DeclaredCrisis = {
  crisisId: string;
  number: number;
  severity: Severity;
  severityWhy: string;
  nextUpdateAt: string;
};

export type Event = {
  eventId: string;
  type: string;
  subjectId: string | null;
  payload: unknown;
  actorKind: string;
  actorId: string | null;
  businessAt: string;
  recordedAt: string;
  requestId: string | null;
};

export type Exercise = {
  seed: string;
  ordersPerDay: number;
  state: "setting_up" | "running" | "paused";
  progress: {
    historyDone: number;
    historyTotal: number | null;
  };
  simAt: string;
  readyAt: string;
  rate: number;
  busiestSiteCode: string;
  scenario: {
    name: string;
    title: string;
    startsAt: string;
  } | null;
  told: {
    at: string;
    from: string;
    channel: string;
    text: string;
  }[];
};

export type Facet = {
  name: string;
  title: string;
  kind: "ids" | "values" | "time" | "number" | "flag";
  unit: string | null;
  /** what it can be asked of */
  subjects: string[];
  /** has options, which can be searched */
  searchable: boolean;
  /** the usual ones */
  options: FacetOption[];
};

export type FacetOption = {
  value: string;
  label: string;
};

export type Import = {
  importId: string;
  fileName: string;
  format: string;
  mappingName: string | null;
  channel: string;
  state: "uploaded" | "running" | "done" | "failed" | "cancelled";
  /** it starts once it has its mapping and its files */
  needsMapping: boolean;
  /** files that the mapping names and that are not here yet */
  needsFiles: string[];
  bytesTotal: number;
  bytesRead: number;
  ordersRead: number;
  ordersNew: number;
  ordersChanged: number;
  ordersUnchanged: number;
  /** older than what was here, and ignored */
  ordersStale: number;
  ordersRefused: number;
  /** an order may be refused for several reasons */
  problemCount: number;
  ordersPerSecond: number | null;
  /** at the rate so far */
  secondsLeft: number | null;
  error: string | null;
  /** on the client’s clock */
  startedAt: string;
  finishedAt: string | null;
  requestedAt: string;
  can: ("addFile" | "cancel")[];
};

export type ImportProblem = {
  problemNo: number;
  file: string;
  /** as a spreadsheet counts: the header is row 1 */
  row: number;
  column: string | null;
  value: string | null;
  reason: string;
};

export type ItemDraftInput = {
  sku: string;
  title: string;
  category?: string;
  supplierCode?: string;
  weightGrams?: number;
  isPerishable?: boolean;
  priceMinor?: number;
};

export type LintedTemplate = {
  name: string;
  /** 0: built-in and not used by this client yet */
  version: number;
  state: "draft" | "published";
  origin: "built-in" | "own";
  content: TemplateContent;
  contentHash: string;
  publishedAt: string | null;
  findings: TemplateFinding[];
  placeholders: {
    name: string;
    type: string;
  }[];
};

export type LogEntry = {
  position: number;
  kind: "signal" | "declared" | "phase" | "scope" | "role" | "task" | "decision" | "action" | "message" | "status" | "note" | "sitrep" | "recovery";
  title: string;
  detail: Record<string, unknown>;
  linkType: string | null;
  linkId: string | null;
  actorId: string;
  actorName: string;
  at: string;
  recordedAt: string;
};

export type LotDraftInput = {
  sku: string;
  code: string;
  madeOn?: string;
  expiresOn?: string;
};

export type MailSender = {
  name: string;
  address: string;
  replyTo: string | null;
};

export type MailSenderInput = {
  name: string;
  address: string;
  replyTo: string | null;
};

export type MessageTemplate = {
  name: string;
  /** 0: built-in and not used by this client yet */
  version: number;
  state: "draft" | "published";
  origin: "built-in" | "own";
  content: TemplateContent;
  contentHash: string;
  publishedAt: string | null;
};

export type MovementDraftInput = {
  sku: string;
  siteCode: string;
  lotCode?: string;
  /** positive: in; negative: out */
  units: number;
  kind: "received" | "shipped" | "adjusted" | "transferred" | "returned" | "lost";
  reason?: string;
  /** what caused it, e.g. a delivery note; the same source moves the same stock only once */
  sourceId: string;
};

export type Need = {
  kind: "approval" | "proposal" | "task" | "update" | "import";
  title: string;
  words: string;
  dueAt: string | null;
  overdue: boolean;
  /** of the preview, proposal, task, crisis or import; a task is opened in its crisis */
  subjectId: string;
  crisisId: string | null;
};

export type Notice = {
  noticeId: string;
  template: string;
  version: number;
  title: string;
  channel: string;
  crisisId: string | null;
  state: "draft" | "running" | "run" | "stopped";
  audienceCount: number;
  audienceHash: string;
  runId: string | null;
  madeByName: string;
  /** ISO 8601 instant */
  madeAt: string;
  funnel: NoticeFunnel;
};

export type NoticeDetail = {
  noticeId: string;
  template: string;
  version: number;
  title: string;
  channel: string;
  crisisId: string | null;
  state: "draft" | "running" | "run" | "stopped";
  audienceCount: number;
  audienceHash: string;
  runId: string | null;
  madeByName: string;
  /** ISO 8601 instant */
  madeAt: string;
  funnel: NoticeFunnel;
  scope: Scope;
  facts: Record<string, string | number | boolean>;
  ordersWithoutCustomer: number;
  /** orders in the scope now that were not when the audience was frozen */
  ordersJoined: number;
  ordersLeft: number;
  languages: {
    language: string;
    customers: number;
    insteadOf: string | null;
  }[];
  exclusions: {
    reason: string;
    words: string;
    count: number;
  }[];
  causes: {
    cause: string;
    state: string;
    count: number;
  }[];
};

export type NoticeFunnel = {
  audience: number;
  excluded: number;
  /** frozen, not handed over yet */
  waiting: number;
  queued: number;
  sending: number;
  sent: number;
  failedTemp: number;
  failedPerm: number;
  bounced: number;
  /** nobody can tell whether it arrived */
  unknown: number;
  stopped: number;
};

export type NoticeRecipient = {
  customerId: string;
  name: string | null;
  language: string;
  insteadOf: string | null;
  orderIds: string[];
  orderNumbers: string[];
  state: string;
  reason: string | null;
  words: string | null;
  deliveryId: string | null;
  cause: string | null;
  answer: string | null;
  sentAt: string | null;
};

export type OrderDetail = {
  orderId: string;
  number: string;
  channel: string;
  externalId: string;
  customerId: string | null;
  currency: string;
  placedAt: string;
  receivedAt: string;
  subtotalMinor: number | null;
  shippingMinor: number | null;
  taxMinor: number | null;
  discountMinor: number | null;
  totalMinor: number;
  originalPromisedAt: string | null;
  promisedAt: string | null;
  shippingService: string | null;
  priority: number;
  country: string | null;
  language: string | null;
  stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
  isOpen: boolean;
  isHeld: boolean;
  approvedAt: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  cancelledAt: string | null;
  sourceStatus: string | null;
  /** a history: how it ended was known when it came, and its stage follows the clock */
  followsSource: boolean;
  units: number;
  unitsOpen: number;
  siteId: string | null;
  siteCode: string | null;
  flags: string[];
  tags: string[];
  note: string | null;
  version: number;
  lines: OrderLine[];
  payments: {
    paymentId: string;
    method: string;
    amountMinor: number;
    state: string;
    reference: string | null;
  }[];
  holds: {
    holdId: string;
    reason: string;
    note: string | null;
    runId: string | null;
    heldAt: string;
    releasedAt: string | null;
  }[];
  can: ("cancelOrder" | "setOrderPriority" | "changeAddress" | "holdOrder")[];
};

export type OrderLine = {
  lineId: string;
  position: number;
  itemId: string | null;
  sku: string | null;
  title: string;
  sellerCode: string | null;
  lotCode: string | null;
  unitPriceMinor: number;
  requiresShipping: boolean;
  ordered: number;
  unallocated: number;
  backordered: number;
  allocated: number;
  released: number;
  picked: number;
  packed: number;
  shipped: number;
  cancelled: number;
  /** where its units are promised from */
  sites: {
    siteId: string;
    code: string;
    units: number;
    stage: string;
    reservationId: string;
  }[];
  /** the site that has to send it */
  fixedSiteCode: string | null;
};

export type OrderState = {
  orderId: string;
  stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
  version: number;
};

export type OrderToReceiveInput = {
  /** where the order comes from; unique together with externalId */
  channel: string;
  /** the id the channel knows the order by */
  externalId: string;
  /** the number people call the order by */
  number: string;
  placedAt: string;
  currency: string;
  customer?: {
    /** the id the platform knows the customer by */
    externalId?: string;
    name?: string;
    /** kept as given; one that cannot work is flagged, since the order is real all the same */
    email?: string;
    phone?: string;
    language?: string;
    country?: string;
  };
  shippingAddress?: {
    name?: string;
    line1?: string;
    line2?: string;
    city?: string;
    postcode?: string;
    region?: string;
    country?: string;
    phone?: string;
  };
  billingAddress?: {
    name?: string;
    line1?: string;
    line2?: string;
    city?: string;
    postcode?: string;
    region?: string;
    country?: string;
    phone?: string;
  };
  lines?: {
    externalId?: string;
    sku?: string;
    title: string;
    units: number;
    unitPriceMinor: number;
    /** who sells it, on a marketplace */
    sellerCode?: string;
    lotCode?: string;
    requiresShipping?: boolean;
    /** the site that has to send it, when the platform has decided */
    siteCode?: string;
  }[];
  totals?: {
    subtotalMinor?: number;
    shippingMinor?: number;
    taxMinor?: number;
    discountMinor?: number;
    totalMinor?: number;
  };
  payments?: {
    /** the platform's word: credit_card, boleto, bacs, ... */
    method: string;
    amountMinor: number;
    state: "pending" | "authorized" | "paid" | "partially_refunded" | "refunded" | "voided" | "failed" | "unknown";
    reference?: string;
  }[];
  promisedAt?: string;
  shippingService?: string;
  /** 0 is normal, 9 goes first */
  priority?: number;
  state?: {
    approvedAt?: string;
    handedToCarrierAt?: string;
    deliveredAt?: string;
    cancelledAt?: string;
    /** the platform gave the order up for want of stock */
    unavailable?: boolean;
    /** the platform's own word for the state, verbatim */
    sourceStatus?: string;
  };
  tags?: string[];
  note?: string;
  flags?: ("no_lines" | "totals_mismatch" | "unknown_currency" | "unusable_email" | "unknown_country" | "cancelled_at_assumed")[];
  /** when the source last changed it: an older version never replaces a newer one */
  sourceUpdatedAt?: string;
};

export type OutboxMail = {
  deliveryId: string;
  sourceKind: "notice" | "status_update" | "subscription";
  sourceId: string;
  /** null after erasure */
  to: string | null;
  language: string | null;
  subject: string | null;
  state: "queued" | "sending" | "sent" | "failed_temp" | "failed_perm" | "bounced" | "unknown" | "stopped";
  /** `viewer`: kept here, nothing left the house */
  transport: string | null;
  cause: string | null;
  answer: string | null;
  attempts: number;
  queuedAt: string;
  sentAt: string | null;
  nextAt: string | null;
  can: ("stop" | "retry" | "resolve" | "bounce")[];
};

export type OutboxMailBody = {
  deliveryId: string;
  sourceKind: "notice" | "status_update" | "subscription";
  sourceId: string;
  /** null after erasure */
  to: string | null;
  language: string | null;
  subject: string | null;
  state: "queued" | "sending" | "sent" | "failed_temp" | "failed_perm" | "bounced" | "unknown" | "stopped";
  /** `viewer`: kept here, nothing left the house */
  transport: string | null;
  cause: string | null;
  answer: string | null;
  attempts: number;
  queuedAt: string;
  sentAt: string | null;
  nextAt: string | null;
  can: ("stop" | "retry" | "resolve" | "bounce")[];
  text: string | null;
  /** show it in a sandboxed frame only */
  html: string | null;
};

export type Person = {
  personId: string;
  name: string;
  email: string;
  disabledAt: string | null;
  roles: {
    role: string;
    clientId: string | null;
  }[];
};

export type PlanMove = {
  moveNo: number;
  orderId: string;
  orderNumber: string;
  lineTitle: string;
  fromSite: string | null;
  toSite: string | null;
  units: number;
  shipOn: string | null;
  arrivesOn: string | null;
  promisedBefore: string | null;
  promisedAfter: string | null;
  change: "same" | "moved" | "filled" | "short" | "unfilled";
  why: string;
  whyFacts: Record<string, unknown>;
};

export type PlanSide = {
  units: number;
  filledUnits: number;
  onTimeUnits: number;
  lateUnits: number;
  shortUnits: number;
  filledLines: number;
  lateLines: number;
  shortLines: number;
  parcels: number;
  costMinor: number;
  scalar: number;
};

export type PlanTotals = {
  before: PlanSide;
  after: PlanSide;
  lines: {
    moved: number;
    newlyFilled: number;
    newlyShort: number;
    newlyLate: number;
    newlyOnTime: number;
  };
  flows: {
    fromSiteId: string | null;
    toSiteId: string | null;
    units: number;
  }[];
  ordersPlanned: number;
  ordersChanged: number;
};

export type Playbook = {
  playbook: string;
  title: string;
  crisisType: "recall" | "supply_disruption" | "site_loss" | "carrier_disruption" | "demand_surge" | "platform_outage" | "data_breach" | "negative_publicity" | "natural_disaster" | "economic_downturn" | "staff_loss" | "supplier_insolvency" | "other";
  summary: string;
  triggers: {
    series: string;
    by?: string;
    words: string;
  }[];
  roles: Record<string, string>;
  severity: {
    level: "sev1" | "sev2" | "sev3" | "sev4";
    orders: number;
    moneyMajor: number;
  }[];
  tasks: {
    key: string;
    title: string;
    role: string;
    dueMinutes: number;
    after: string[];
    instructions?: string;
    action?: {
      name: string;
      input: Record<string, string | number | boolean>;
      scope?: "{{scope}}";
      only?: Scope;
    };
  }[];
  decisions: {
    key: string;
    question: string;
    options: string[];
    role: string;
  }[];
  updates: {
    everyMinutes: number;
  };
  recovery: {
    key: string;
    words: string;
    measure: "ordersOpen" | "ordersLate" | "latePercent" | "ordersHeld" | "unitsOpen" | "unitsUnallocated" | "unitsShort" | "unitsAtClosedSites";
    atMost: number;
    forMinutes: number;
  }[];
};

export type PlaybookRow = {
  versionId: string | null;
  playbook: string;
  version: number;
  title: string;
  crisisType: string;
  state: "draft" | "published" | "retired";
  origin: "library" | "client";
  sha256: string;
  madeAt: string | null;
};

export type PromisedUpdate = {
  incidentId: string;
  crisisId: string | null;
  title: string;
  /** ISO 8601 instant */
  nextUpdateAt: string;
  /** below zero: so many minutes are left */
  overdueMinutes: number;
};

export type Proposal = {
  proposalId: string;
  title: string;
  crisisType: string;
  playbook: string;
  scope: Scope;
  words: string;
  firstSignalAt: string;
  madeAt: string;
  state: "open" | "declared" | "dismissed" | "lapsed";
  endedAt: string | null;
  endedWhy: string | null;
  alerts: Alert[];
};

export type Receipt = {
  subjectId: string;
  label: string | null;
  attempt: number;
  kind: "run" | "undo";
  outcome: "done" | "skipped" | "failed" | "unknown";
  reason: string | null;
  words: string | null;
  before: Record<string, string | number | boolean | null | string[] | number[]> | null;
  after: Record<string, string | number | boolean | null | string[] | number[]> | null;
  byId: string;
  at: string;
};

export type ReceivedOrder = {
  orderId: string;
  outcome: "new" | "unchanged" | "changed" | "stale";
  stage: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable";
  version: number;
};

export type RecoveryCriterion = {
  key: string;
  words: string;
  measure: string;
  atMost: number;
  now: number;
  holds: boolean;
  sinceAt: string | null;
  holdsAt: string | null;
};

export type RenderedMessage = {
  language: string;
  /** the template lacks the wanted language */
  fellBack: boolean;
  subject: string;
  text: string;
  /** show it in a sandboxed frame only */
  html: string;
};

export type RoleHolder = {
  role: string;
  personId: string;
  personName: string;
  isDeputy: boolean;
  assumedAt: string;
  relievedAt: string | null;
};

export type RoleInput = "administrator" | "duty-manager" | "crisis-lead" | "dispatcher" | "agent" | "communications" | "analyst" | "guest" | "feeder";

export type RunProgress = {
  total: number;
  done: number;
  skipped: number;
  failed: number;
  unknown: number;
  left: number;
  share: number;
  subjectsPerSecond: number | null;
  secondsLeft: number | null;
};

export type SavedScope = {
  savedId: string;
  name: string;
  version: number;
  scope: Scope;
  hash: string;
  madeBy: string;
  madeAt: string;
};

/** What is affected: {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet": "site", "is": [...]} or {"facet": "placedAt", "from": ..., "to": ...}. {"all": []} is everything. */
export type Scope = {
  all: Scope[];
} | {
  any: Scope[];
} | {
  not: Scope;
} | {
  facet: string;
  is: (string | number | boolean)[];
} | {
  facet: string;
  from?: string | number;
  to?: string | number;
};

export type ScopeFigures = {
  orders: number;
  lines: number;
  units: number;
  customers: number;
  money: {
    currency: string;
    valueMinor: number;
    orders: number;
  }[];
  oldestAt: string | null;
  /** orders by age since placed */
  ages: {
    fromHours: number;
    toHours: number | null;
    orders: number;
  }[];
  languages: {
    language: string;
    customers: number;
  }[];
  countries: {
    country: string;
    orders: number;
  }[];
  topItems: {
    itemId: string;
    label: string;
    orders: number;
    units: number;
  }[];
  sites: {
    siteId: string | null;
    label: string;
    orders: number;
    units: number;
  }[];
};

/** What is affected: {"all": [...]}, {"any": [...]}, {"not": ...}, {"facet": "site", "is": [...]} or {"facet": "placedAt", "from": ..., "to": ...}. {"all": []} is everything. */
export type ScopeInput = {
  all: ScopeInput[];
} | {
  any: ScopeInput[];
} | {
  not: ScopeInput;
} | {
  facet: string;
  is: (string | number | boolean)[];
} | {
  facet: string;
  from?: string | number;
  to?: string | number;
};

export type ScopeMeasure = {
  orders: number;
  lines: number;
  units: number;
  customers: number;
  money: {
    currency: string;
    valueMinor: number;
    orders: number;
  }[];
  oldestAt: string | null;
  /** orders by age since placed */
  ages: {
    fromHours: number;
    toHours: number | null;
    orders: number;
  }[];
  languages: {
    language: string;
    customers: number;
  }[];
  countries: {
    country: string;
    orders: number;
  }[];
  topItems: {
    itemId: string;
    label: string;
    orders: number;
    units: number;
  }[];
  sites: {
    siteId: string | null;
    label: string;
    orders: number;
    units: number;
  }[];
  exact: boolean;
  marginOrders: number | null;
  words: string;
  hash: string;
  measuredAt: string;
};

export type Severity = "sev1" | "sev2" | "sev3" | "sev4";

export type SeverityInput = "sev1" | "sev2" | "sev3" | "sev4";

export type Shop = {
  shopId: string;
  platform: "shopify" | "woocommerce";
  channel: string;
  /** where the shop has to send its order webhooks, below the address of this server */
  path: string;
  createdAt: string;
};

export type Site = {
  siteId: string;
  code: string;
  name: string;
  kind: "warehouse" | "store" | "drop_ship";
  country: string | null;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
  timeZone: string;
  capacityUnitsPerDay: number;
  cutOff: string;
  workingDays: number[];
  handlingMinorPerUnit: number;
  closedAt: string | null;
  closedReason: string | null;
};

export type SiteDraftInput = {
  code: string;
  name: string;
  /** drop_ship: a seller who sends from stock we do not see */
  kind?: "warehouse" | "store" | "drop_ship";
  country?: string;
  city?: string;
  latitude?: number;
  longitude?: number;
  timeZone?: string;
  capacityUnitsPerDay?: number;
  cutOff?: string;
  /** ISO weekdays on which it ships, 1 = Monday */
  workingDays?: number[];
  handlingMinorPerUnit?: number;
};

export type SituationReport = {
  number: number;
  asOf: string;
  madeByName: string;
  clientName: string;
  crisis: {
    number: number;
    title: string;
    type: "recall" | "supply_disruption" | "site_loss" | "carrier_disruption" | "demand_surge" | "platform_outage" | "data_breach" | "negative_publicity" | "natural_disaster" | "economic_downturn" | "staff_loss" | "supplier_insolvency" | "other";
    severity: Severity;
    severityWhy: string;
    phase: CrisisPhase;
    isDrill: boolean;
    declaredAt: string;
    firstSignalAt: string | null;
    nextUpdateAt: string | null;
    scopeWords: string;
    figures: ScopeFigures;
    backlogAtDeclaration: BacklogFigures;
    backlogNow: BacklogFigures;
    recovery: RecoveryCriterion[];
    recovered: boolean;
    readings: BacklogReading[];
    playbook: string;
    playbookVersion: number;
  };
  roles: {
    role: string;
    personName: string;
  }[];
  tasksDone: {
    title: string;
    finishedAt: string | null;
    result: string | null;
  }[];
  tasksOpen: {
    title: string;
    role: string;
    dueAt: string;
    overdue: boolean;
  }[];
  decisions: {
    question: string;
    choice: string;
    rationale: string | null;
    decidedAt: string | null;
    decidedByName: string | null;
  }[];
  log: {
    at: string;
    title: string;
    actorName: string;
    kind: string;
  }[];
};

export type SituationReportRow = {
  number: number;
  asOf: string;
  madeByName: string;
};

export type StatusIncident = {
  incidentId: string;
  crisisId: string | null;
  titles: Record<string, string>;
  components: ("orders" | "deliveries" | "returns" | "customer-service")[];
  state: "investigating" | "identified" | "monitoring" | "resolved";
  /** ISO 8601 instant */
  openedAt: string;
  resolvedAt: string | null;
  nextUpdateAt: string | null;
  retractedAt: string | null;
  can: ("post-update" | "resolve")[];
  updates: {
    updateId: string;
    state: "investigating" | "identified" | "monitoring" | "resolved";
    texts: Record<string, string>;
    nextUpdateAt: string | null;
    /** ISO 8601 instant */
    postedAt: string;
    postedByName: string;
    runId: string | null;
    retractedAt: string | null;
    retraction: Record<string, string> | null;
  }[];
};

export type StatusPage = {
  /** of the public page, on this server */
  path: string;
  /** ISO 8601 instant */
  asOf: string;
  components: {
    component: "orders" | "deliveries" | "returns" | "customer-service";
    state: "working" | "maintenance" | "degraded" | "disrupted" | "stopped";
    changedAt: string | null;
  }[];
  current: StatusIncident[];
  earlier: StatusIncident[];
};

export type StockRow = {
  itemId: string;
  sku: string;
  title: string;
  siteId: string;
  siteCode: string;
  siteName: string;
  siteClosedAt: string | null;
  onHand: number;
  quarantined: number;
  reserved: number;
  /** what may be promised: 0 at a closed site */
  free: number;
  lots: {
    lotId: string;
    code: string;
    expiresOn: string | null;
    onHand: number;
    isQuarantined: boolean;
  }[];
};

export type StoryEvent = {
  eventId: string;
  type: string;
  payload: Record<string, unknown>;
  actorKind: string;
  actorId: string | null;
  /** on the client’s clock */
  at: string;
  recordedAt: string;
};

export type SubjectReceipt = {
  runId: string;
  action: string;
  title: string;
  kind: "run" | "undo";
  outcome: "done" | "skipped" | "failed" | "unknown";
  reason: string | null;
  words: string | null;
  runBy: string;
  at: string;
};

export type TemplateContent = {
  title: string;
  kind: "notice" | "status";
  /** a duplicate is better than a miss, and a request for no mail does not count */
  safety: boolean;
  facts: Record<string, {
    type: "text" | "count" | "date" | "time" | "money" | "link";
    /** what to fill in, for the form */
    words: string;
    /** texts can ask for it: {hasName, select, yes {...} other {}} */
    optional: boolean;
  }>;
  status?: {
    state: "investigating" | "identified" | "monitoring" | "resolved";
    components: ("orders" | "deliveries" | "returns" | "customer-service")[];
    componentState: "working" | "degraded" | "disrupted" | "stopped" | "maintenance";
    nextUpdateMinutes: number;
  };
  texts: Record<string, {
    subject: string;
    text: string;
  }>;
};

export type TemplateContentInput = {
  title: string;
  kind: "notice" | "status";
  /** a duplicate is better than a miss, and a request for no mail does not count */
  safety?: boolean;
  facts?: Record<string, {
    type: "text" | "count" | "date" | "time" | "money" | "link";
    /** what to fill in, for the form */
    words: string;
    /** texts can ask for it: {hasName, select, yes {...} other {}} */
    optional?: boolean;
  }>;
  status?: {
    state: "investigating" | "identified" | "monitoring" | "resolved";
    components: ("orders" | "deliveries" | "returns" | "customer-service")[];
    componentState: "working" | "degraded" | "disrupted" | "stopped" | "maintenance";
    nextUpdateMinutes: number;
  };
  texts: Record<string, {
    subject: string;
    text: string;
  }>;
};

export type TemplateFinding = {
  level: "error" | "warning";
  language: string | null;
  part: "subject" | "text" | null;
  message: string;
};

export type Token = {
  tokenId: string;
  name: string;
  role: string;
  clientId: string | null;
  createdAt: string;
  expiresAt: string | null;
};

export type WallTile = {
  clientId: string;
  slug: string;
  name: string;
  isDrill: boolean;
  timeZone: string;
  now: string;
  ordersOpen: number;
  ordersLate: number;
  ordersHeld: number;
  /** open and promised within a day */
  dueIn24h: number;
  ages: {
    fromDays: number;
    toDays: number | null;
    orders: number;
  }[];
  /** placed, the last 48 hours, oldest first */
  ordersByHour: number[];
  shippedByHour: number[];
  alertsOpen: number;
  proposalsOpen: number;
  crises: {
    crisisId: string;
    number: number;
    title: string;
    severity: string;
    phase: string;
    nextUpdateAt: string | null;
    declaredAt: string;
    commanderName: string | null;
  }[];
};

export type Webhook = {
  webhookId: string;
  url: string;
  eventTypes: string[];
  pausedAt: string | null;
  delivered: number;
  failed: number;
  lastError: string | null;
};

export type AddClientRequest = {
  body: {
    slug: string;
    name: string;
    currency: string;
    timeZone: string;
    languages?: string[];
    isDrill?: boolean;
  };
};

export type AddClientResponse = {
  clientId: string;
};

export type AddImportFileRequest = {
  params: {
    clientId: string;
    importId: string;
    name: string;
  };
};

export type AddImportFileResponse = Import;

export type AddNoteRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    text: string;
  };
};

export type AddNoteResponse = unknown;

export type AddPersonRequest = {
  body: {
    email: string;
    name: string;
    role: RoleInput;
    clientId?: string | null;
    password?: string;
  };
};

export type AddPersonResponse = {
  personId: string;
  signInLink: string;
};

export type AddShopRequest = {
  params: {
    clientId: string;
  };
  body: {
    platform: "shopify" | "woocommerce";
    /** its orders come in under this channel */
    channel: string;
    /** what the platform signs with; left out, one is made, to be entered there */
    secret?: string;
  };
};

export type AddShopResponse = {
  shopId: string;
  platform: "shopify" | "woocommerce";
  channel: string;
  /** where the shop has to send its order webhooks, below the address of this server */
  path: string;
  createdAt: string;
  secret: string;
};

export type AddWebhookRequest = {
  params: {
    clientId: string;
  };
  body: {
    url: string;
    eventTypes: string[];
  };
};

export type AddWebhookResponse = {
  webhookId: string;
  secret: string;
};

export type AdvanceExerciseRequest = {
  params: {
    clientId: string;
  };
  body: {
    /** 0 finishes the set-up */
    hours: number;
  };
};

export type AdvanceExerciseResponse = {
  simAt: string;
};

export type ApprovePreviewRequest = {
  params: {
    clientId: string;
    previewId: string;
  };
  body: {
    hash: string;
  };
};

export type ApprovePreviewResponse = ActionPreview;

export type AssignRoleRequest = {
  params: {
    personId: string;
  };
  body: {
    role: RoleInput;
    clientId?: string | null;
  };
};

export type AssignRoleResponse = unknown;

export type AssumeRoleRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    role: string;
    personId?: string;
    isDeputy?: boolean;
  };
};

export type AssumeRoleResponse = unknown;

export type CancelImportRequest = {
  params: {
    clientId: string;
    importId: string;
  };
};

export type CancelImportResponse = Import;

export type CancelOrderRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
  body: {
    reason: string;
  };
};

export type CancelOrderResponse = OrderState;

export type CancelRunRequest = {
  params: {
    clientId: string;
    runId: string;
  };
};

export type CancelRunResponse = ActionRunDetail;

export type ChangeAddressRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
  body: {
    name?: string;
    line1?: string;
    line2?: string;
    city?: string;
    postcode?: string;
    region?: string;
    country?: string;
    phone?: string;
  };
};

export type ChangeAddressResponse = OrderState;

export type ChangeMailSenderRequest = {
  params: {
    clientId: string;
  };
  body: MailSenderInput;
};

export type ChangeMailSenderResponse = unknown;

export type ChangePhaseRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    verb: "activateCrisis" | "containCrisis" | "startRecovery" | "standDown" | "closeCrisis" | "cancelCrisis";
    why?: string | null;
  };
};

export type ChangePhaseResponse = unknown;

export type ChangeSavedScopeRequest = {
  params: {
    clientId: string;
    savedId: string;
  };
  body: {
    /** the version you saw */
    version: number;
    name?: string;
    scope?: ScopeInput;
  };
};

export type ChangeSavedScopeResponse = SavedScope;

export type ChangeScopeRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    scope: ScopeInput;
    why: string;
  };
};

export type ChangeScopeResponse = {
  version: number;
  orders: number;
};

export type ChangeSeverityRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    severity: SeverityInput;
    why: string;
  };
};

export type ChangeSeverityResponse = unknown;

export type ConfirmStatusUpdatesRequest = {
  params: {
    clientSlug: string;
  };
  query: {
    lang?: string;
    s: string;
    t: string;
  };
};

export type ConfirmStatusUpdatesResponse = unknown;

export type CreateNoticeRequest = {
  params: {
    clientId: string;
  };
  body: {
    template: string;
    version?: number;
    scope: ScopeInput;
    crisisId?: string | null;
    facts?: Record<string, string | number | boolean>;
  };
};

export type CreateNoticeResponse = {
  noticeId: string;
  created: boolean;
  audienceCount: number;
  audienceHash: string;
};

export type DecideRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    decisionId?: string;
    question?: string;
    options?: string[];
    choice: string;
    rationale: string;
  };
};

export type DecideResponse = {
  decisionId: string;
};

export type DeclareCrisisRequest = {
  params: {
    clientId: string;
  };
  body: {
    title: string;
    playbook: string;
    scope: ScopeInput;
    severity?: SeverityInput;
    proposalId?: string;
    firstSignalAt?: string;
    firstSignalWords?: string;
  };
};

export type DeclareCrisisResponse = DeclaredCrisis;

export type DeleteSavedScopeRequest = {
  params: {
    clientId: string;
    savedId: string;
  };
};

export type DeleteSavedScopeResponse = unknown;

export type DeliverShipmentsRequest = {
  params: {
    clientId: string;
  };
  body: {
    shipmentIds: string[];
  };
};

export type DeliverShipmentsResponse = {
  delivered: string[];
};

export type DisablePersonRequest = {
  params: {
    personId: string;
  };
};

export type DisablePersonResponse = unknown;

export type DismissProposalRequest = {
  params: {
    clientId: string;
    proposalId: string;
  };
  body: {
    why: string;
  };
};

export type DismissProposalResponse = unknown;

export type DraftPlaybookRequest = {
  params: {
    clientId: string;
  };
  body: {
    source: string;
  };
};

export type DraftPlaybookResponse = {
  versionId: string;
};

export type EndStatusUpdatesRequest = {
  params: {
    clientSlug: string;
  };
  query: {
    lang?: string;
    s: string;
    t: string;
  };
};

export type EndStatusUpdatesResponse = unknown;

export type EraseCustomerRequest = {
  params: {
    clientId: string;
    customerId: string;
  };
};

export type EraseCustomerResponse = {
  erasedAt: string;
};

export type FindAlertsRequest = {
  params: {
    clientId: string;
  };
};

export type FindAlertsResponse = {
  proposals: Proposal[];
  alerts: Alert[];
  now: string;
};

export type FindBacklogRequest = {
  params: {
    clientId: string;
  };
  query?: {
    state?: "open" | "closed" | "all";
    stage?: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable" | ("awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable")[];
    /** sites that serve the order, alone or with others */
    site?: string[];
    channel?: string | string[];
    country?: string | string[];
    held?: "true" | "false";
    /** open and past its promise */
    late?: "true" | "false";
    flag?: string | string[];
    /** whole days since it was placed */
    age?: ("0-1" | "2-3" | "4-7" | "8-14" | "15-30" | ">30")[];
    priority?: number | number[];
    placedFrom?: string;
    /** excluded */
    placedTo?: string;
    promisedFrom?: string;
    /** excluded */
    promisedTo?: string;
    /** the beginning of a number or external id, a mail address, or a SKU */
    search?: string;
    /** a Scope as JSON in base64url */
    scope?: string;
    /** `next` of the page before */
    after?: string;
    limit?: number;
    /** priority: what goes first, then by promise */
    sort?: "promisedAt" | "placedAt" | "priority" | "value";
    direction?: "asc" | "desc";
  };
};

export type FindBacklogResponse = {
  orders: BacklogRow[];
  next: string | null;
};

export type FindCrisesRequest = {
  params: {
    clientId: string;
  };
  query?: {
    only?: "live" | "all";
  };
};

export type FindCrisesResponse = {
  crises: CrisisRow[];
  now: string;
};

export type FindCustomerMailsRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    orderId?: string;
  };
};

export type FindCustomerMailsResponse = {
  rows: CustomerMail[];
  next: string | null;
};

export type FindEventsRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    subjectId?: string;
    type?: string;
  };
};

export type FindEventsResponse = {
  rows: Event[];
  next: string | null;
};

export type FindImportRequest = {
  params: {
    clientId: string;
    importId: string;
  };
};

export type FindImportResponse = Import;

export type FindImportProblemsRequest = {
  params: {
    clientId: string;
    importId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
  };
};

export type FindImportProblemsResponse = {
  rows: ImportProblem[];
  next: string | null;
};

export type FindImportsRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    state?: "uploaded" | "running" | "done" | "failed" | "cancelled";
  };
};

export type FindImportsResponse = {
  rows: Import[];
  next: string | null;
};

export type FindLogRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
  };
};

export type FindLogResponse = {
  rows: LogEntry[];
  next: string | null;
};

export type FindNeedsRequest = {
  params: {
    clientId: string;
  };
};

export type FindNeedsResponse = {
  needs: Need[];
  now: string;
};

export type FindNoticesRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    crisisId?: string;
  };
};

export type FindNoticesResponse = {
  rows: Notice[];
  next: string | null;
};

export type FindOrderRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
};

export type FindOrderResponse = OrderDetail;

export type FindOutboxRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    /** only mails of this notice or status update */
    sourceId?: string;
    state?: "queued" | "sending" | "sent" | "failed_temp" | "failed_perm" | "bounced" | "unknown" | "stopped";
    /** only mails to this address */
    to?: string;
  };
};

export type FindOutboxResponse = {
  rows: OutboxMail[];
  next: string | null;
};

export type FindPeopleRequest = Record<string, never>;

export type FindPeopleResponse = {
  people: Person[];
};

export type FindPlanMovesRequest = {
  params: {
    clientId: string;
    planId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    change?: "same" | "moved" | "filled" | "short" | "unfilled" | "later";
  };
};

export type FindPlanMovesResponse = {
  rows: PlanMove[];
  next: string | null;
};

export type FindPlaybooksRequest = {
  params: {
    clientId: string;
  };
};

export type FindPlaybooksResponse = {
  playbooks: PlaybookRow[];
};

export type FindPromisedUpdatesRequest = {
  params: {
    clientId: string;
  };
};

export type FindPromisedUpdatesResponse = PromisedUpdate[];

export type FindRecipientsRequest = {
  params: {
    clientId: string;
    noticeId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    state?: string;
    cause?: string;
  };
};

export type FindRecipientsResponse = {
  rows: NoticeRecipient[];
  next: string | null;
};

export type FindShopsRequest = {
  params: {
    clientId: string;
  };
};

export type FindShopsResponse = {
  shops: Shop[];
};

export type FindSitesRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** sellers too */
    dropShip?: string;
  };
};

export type FindSitesResponse = {
  sites: Site[];
};

export type FindSituationReportsRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
};

export type FindSituationReportsResponse = {
  reports: SituationReportRow[];
};

export type FindStockRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    /** SKUs that begin like this */
    sku?: string;
    siteId?: string;
  };
};

export type FindStockResponse = {
  rows: StockRow[];
  next: string | null;
};

export type FindTemplatesRequest = {
  params: {
    clientId: string;
  };
};

export type FindTemplatesResponse = MessageTemplate[];

export type FindTokensRequest = Record<string, never>;

export type FindTokensResponse = {
  tokens: Token[];
};

export type FindWebhooksRequest = {
  params: {
    clientId: string;
  };
};

export type FindWebhooksResponse = {
  webhooks: Webhook[];
};

export type HoldOrderRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
  body: {
    reason: "AWAITING_PAYMENT" | "HIGH_RISK_OF_FRAUD" | "INCORRECT_ADDRESS" | "INVENTORY_OUT_OF_STOCK" | "UNKNOWN_DELIVERY_DATE" | "AWAITING_RETURN_ITEMS" | "RECALL" | "CRISIS" | "OTHER";
    note?: string;
  };
};

export type HoldOrderResponse = {
  /** orders for which this changed something */
  changedOrderIds: string[];
};

export type InjectScenarioRequest = {
  params: {
    clientId: string;
  };
  body: {
    scenario: string;
    startsAt?: string;
  };
};

export type InjectScenarioResponse = {
  scenario: string;
  startsAt: string;
};

export type LintPlaybookRequest = {
  params: {
    clientId: string;
  };
  body: {
    source: string;
  };
};

export type LintPlaybookResponse = {
  problems: {
    path: string;
    message: string;
    line: number | null;
  }[];
  /** what it says; null while it has problems */
  document: Playbook | null;
};

export type LintTemplateRequest = {
  params: {
    clientId: string;
  };
  body: TemplateContentInput;
};

export type LintTemplateResponse = {
  findings: TemplateFinding[];
};

export type ListActionsRequest = {
  params: {
    clientId: string;
  };
};

export type ListActionsResponse = {
  actions: Action[];
};

export type ListFacetsRequest = {
  params: {
    clientId: string;
  };
};

export type ListFacetsResponse = {
  facets: Facet[];
};

export type ListReceiptsRequest = {
  params: {
    clientId: string;
    runId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    outcome?: "done" | "skipped" | "failed" | "unknown";
    reason?: string;
  };
};

export type ListReceiptsResponse = {
  receipts: Receipt[];
  next: string | null;
};

export type ListRunsRequest = {
  params: {
    clientId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
    crisisId?: string;
    state?: "queued" | "running" | "applied" | "failed_partly" | "undoing" | "undone" | "cancelled";
  };
};

export type ListRunsResponse = {
  runs: ActionRun[];
  next: string | null;
};

export type ListSavedScopesRequest = {
  params: {
    clientId: string;
  };
};

export type ListSavedScopesResponse = {
  saved: SavedScope[];
};

export type ListWaitingPreviewsRequest = {
  params: {
    clientId: string;
  };
};

export type ListWaitingPreviewsResponse = {
  previews: ActionPreview[];
};

export type MakeSignInLinkRequest = {
  params: {
    personId: string;
  };
};

export type MakeSignInLinkResponse = {
  signInLink: string;
};

export type MakeSituationReportRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
};

export type MakeSituationReportResponse = {
  number: number;
};

export type MakeTokenRequest = {
  body: {
    name: string;
    role: RoleInput;
    clientId?: string | null;
  };
};

export type MakeTokenResponse = {
  tokenId: string;
  secret: string;
};

export type MeasureScopeRequest = {
  params: {
    clientId: string;
  };
  body: {
    scope: ScopeInput;
    exact?: boolean;
  };
};

export type MeasureScopeResponse = ScopeMeasure;

export type MergeCrisisRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    intoId: string;
  };
};

export type MergeCrisisResponse = unknown;

export type OpenIncidentRequest = {
  params: {
    clientId: string;
  };
  body: {
    state: "investigating" | "identified" | "monitoring" | "resolved";
    texts: Record<string, string>;
    nextUpdateAt?: string | null;
    noFurtherUpdate?: boolean;
    components?: Record<string, "working" | "maintenance" | "degraded" | "disrupted" | "stopped">;
    titles: Record<string, string>;
    crisisId?: string | null;
  };
};

export type OpenIncidentResponse = {
  incidentId: string;
  updateId: string;
};

export type PlanBacklogRequest = {
  params: {
    clientId: string;
  };
  body: {
    scope?: ScopeInput;
    /** search time after the first complete plan */
    budgetMs?: number;
  };
};

export type PlanBacklogResponse = {
  planId: string;
  computeMs: number;
  totals: PlanTotals;
};

export type PostUpdateRequest = {
  params: {
    clientId: string;
    incidentId: string;
  };
  body: {
    state: "investigating" | "identified" | "monitoring" | "resolved";
    texts: Record<string, string>;
    nextUpdateAt?: string | null;
    noFurtherUpdate?: boolean;
    components?: Record<string, "working" | "maintenance" | "degraded" | "disrupted" | "stopped">;
  };
};

export type PostUpdateResponse = {
  incidentId: string;
  updateId: string;
};

export type PreviewActionRequest = {
  params: {
    clientId: string;
    action: string;
  };
  body: {
    input: unknown;
    scope: ScopeInput;
    crisisId?: string;
  };
};

export type PreviewActionResponse = ActionPreview;

export type PreviewTemplateRequest = {
  params: {
    clientId: string;
  };
  body: {
    content: TemplateContentInput;
    language: string;
    country?: string | null;
    facts?: Record<string, string | number | boolean>;
  };
};

export type PreviewTemplateResponse = RenderedMessage;

export type PrintSituationReportRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  query?: {
    number?: number;
  };
};

export type PrintSituationReportResponse = unknown;

export type PromiseUpdateRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  body: {
    nextUpdateAt: string | null;
  };
};

export type PromiseUpdateResponse = unknown;

export type ProveBalancesRequest = {
  params: {
    clientId: string;
  };
};

export type ProveBalancesResponse = {
  isProven: boolean;
  unproven: {
    what: "on_hand" | "reserved" | "lot_on_hand" | "quarantined";
    itemId: string;
    siteId: string;
    lotId: string | null;
    balanceUnits: number;
    ledgerUnits: number;
  }[];
};

export type PublishPlaybookRequest = {
  params: {
    clientId: string;
    versionId: string;
  };
};

export type PublishPlaybookResponse = unknown;

export type PublishTemplateRequest = {
  params: {
    clientId: string;
    name: string;
    version: number;
  };
};

export type PublishTemplateResponse = unknown;

export type PutCarriersRequest = {
  params: {
    clientId: string;
  };
  body: {
    carriers: {
      code: string;
      name: string;
      lanes: {
        fromCountry: string;
        toCountry: string;
        transitDays: number;
        parcelMinor: number;
      }[];
    }[];
  };
};

export type PutCarriersResponse = {
  carriers: {
    code: string;
    carrierId: string;
  }[];
};

export type PutItemsRequest = {
  params: {
    clientId: string;
  };
  body: {
    items: ItemDraftInput[];
  };
};

export type PutItemsResponse = {
  items: {
    itemId: string;
    sku: string;
  }[];
};

export type PutLotsRequest = {
  params: {
    clientId: string;
  };
  body: {
    lots: LotDraftInput[];
  };
};

export type PutLotsResponse = {
  lots: {
    lotId: string;
    itemId: string;
    code: string;
  }[];
};

export type PutSitesRequest = {
  params: {
    clientId: string;
  };
  body: {
    sites: SiteDraftInput[];
  };
};

export type PutSitesResponse = {
  sites: {
    siteId: string;
    code: string;
    kind: string;
  }[];
};

export type ReadAddressesRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
};

export type ReadAddressesResponse = {
  addresses: AddressOfOrder[];
};

export type ReadAlertChartRequest = {
  params: {
    clientId: string;
    alertId: string;
  };
  query?: {
    hours?: number;
  };
};

export type ReadAlertChartResponse = {
  title: string;
  unit: string;
  points: {
    at: string;
    value: number;
    expected: number | null;
  }[];
};

export type ReadClockRequest = {
  params: {
    clientId: string;
  };
};

export type ReadClockResponse = Clock;

export type ReadCrisisRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
};

export type ReadCrisisResponse = CrisisRoom;

export type ReadCustomerRequest = {
  params: {
    clientId: string;
    customerId: string;
  };
};

export type ReadCustomerResponse = Customer;

export type ReadExerciseRequest = {
  params: {
    clientId: string;
  };
};

export type ReadExerciseResponse = Exercise;

export type ReadImportRejectsRequest = {
  params: {
    clientId: string;
    importId: string;
  };
};

export type ReadImportRejectsResponse = unknown;

export type ReadImportReportRequest = {
  params: {
    clientId: string;
    importId: string;
  };
};

export type ReadImportReportResponse = unknown;

export type ReadMailRequest = {
  params: {
    clientId: string;
    deliveryId: string;
  };
};

export type ReadMailResponse = OutboxMailBody;

export type ReadMailSenderRequest = {
  params: {
    clientId: string;
  };
};

export type ReadMailSenderResponse = MailSender;

export type ReadMeRequest = Record<string, never>;

export type ReadMeResponse = {
  person: {
    personId: string | null;
    name: string;
    email: string | null;
  };
  provider: {
    providerId: string;
    name: string;
  };
  permissions: string[];
  clients: {
    clientId: string;
    slug: string;
    name: string;
    currency: string;
    timeZone: string;
    languages: string[];
    isDrill: boolean;
    permissions: string[];
  }[];
};

export type ReadNoticeRequest = {
  params: {
    clientId: string;
    noticeId: string;
  };
};

export type ReadNoticeResponse = NoticeDetail;

export type ReadOrderStoryRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
  query?: {
    /** `next` of the page before */
    after?: string;
    limit?: number;
  };
};

export type ReadOrderStoryResponse = {
  events: StoryEvent[];
  receipts: SubjectReceipt[];
  next: string | null;
};

export type ReadPlanRequest = {
  params: {
    clientId: string;
    planId: string;
  };
};

export type ReadPlanResponse = {
  planId: string;
  asOf: string;
  state: string;
  computeMs: number;
  totals: PlanTotals;
  siteNames: Record<string, string>;
};

export type ReadPlaybookRequest = {
  params: {
    clientId: string;
    playbook: string;
  };
  query?: {
    versionId?: string;
  };
};

export type ReadPlaybookResponse = {
  versionId: string | null;
  version: number;
  sha256: string;
  source: string;
  document: Playbook;
};

export type ReadPreviewRequest = {
  params: {
    clientId: string;
    previewId: string;
  };
};

export type ReadPreviewResponse = ActionPreview;

export type ReadRunRequest = {
  params: {
    clientId: string;
    runId: string;
  };
};

export type ReadRunResponse = ActionRunDetail;

export type ReadSavedScopeRequest = {
  params: {
    clientId: string;
    savedId: string;
  };
  query?: {
    version?: number;
  };
};

export type ReadSavedScopeResponse = SavedScope;

export type ReadSeriesRequest = {
  params: {
    clientId: string;
    series: string;
  };
  query?: {
    hours?: number;
  };
};

export type ReadSeriesResponse = {
  title: string;
  unit: string;
  parts: {
    part: string;
    points: {
      at: string;
      value: number;
    }[];
  }[];
};

export type ReadSituationReportRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
  query?: {
    number?: number;
  };
};

export type ReadSituationReportResponse = SituationReport;

export type ReadStatusRequest = {
  params: {
    clientId: string;
  };
};

export type ReadStatusResponse = StatusPage;

export type ReadStatusFeedRequest = {
  params: {
    clientSlug: string;
  };
  query?: {
    lang?: string;
  };
};

export type ReadStatusFeedResponse = unknown;

export type ReadStatusJsonRequest = {
  params: {
    clientSlug: string;
  };
};

export type ReadStatusJsonResponse = unknown;

export type ReadStatusPageRequest = {
  params: {
    clientSlug: string;
  };
  query?: {
    lang?: string;
  };
};

export type ReadStatusPageResponse = unknown;

export type ReadTemplateRequest = {
  params: {
    clientId: string;
    name: string;
  };
  query?: {
    version?: number;
  };
};

export type ReadTemplateResponse = LintedTemplate;

export type ReadTileRequest = {
  params: {
    clientId: string;
  };
};

export type ReadTileResponse = WallTile;

export type ReadWallRequest = Record<string, never>;

export type ReadWallResponse = {
  tiles: WallTile[];
};

export type ReceiveOrderRequest = {
  params: {
    clientId: string;
  };
  body: OrderToReceiveInput;
};

export type ReceiveOrderResponse = ReceivedOrder;

export type ReceiveOrdersRequest = {
  params: {
    clientId: string;
  };
  body: {
    orders: OrderToReceiveInput[];
  };
};

export type ReceiveOrdersResponse = {
  orders: ReceivedOrder[];
};

export type ReceiveShopifyDeliveryRequest = {
  params: {
    shopId: string;
  };
};

export type ReceiveShopifyDeliveryResponse = {
  outcome: "new" | "unchanged" | "changed" | "stale" | "duplicate" | "ignored" | "refused";
};

export type ReceiveWoocommerceDeliveryRequest = {
  params: {
    shopId: string;
  };
};

export type ReceiveWoocommerceDeliveryResponse = {
  outcome: "new" | "unchanged" | "changed" | "stale" | "duplicate" | "ignored" | "refused";
};

export type RecordMovementsRequest = {
  params: {
    clientId: string;
  };
  body: {
    movements: MovementDraftInput[];
  };
};

export type RecordMovementsResponse = {
  recordedCount: number;
  repeatedCount: number;
};

export type ReleaseAddressRequest = {
  params: {
    clientId: string;
  };
  body: {
    address: string;
  };
};

export type ReleaseAddressResponse = unknown;

export type ReleaseHoldRequest = {
  params: {
    clientId: string;
    orderId: string;
    holdId: string;
  };
};

export type ReleaseHoldResponse = {
  /** orders for which this changed something */
  changedOrderIds: string[];
};

export type ReleaseWorkRequest = {
  params: {
    clientId: string;
    siteId: string;
  };
  body: {
    unitsMax: number;
  };
};

export type ReleaseWorkResponse = {
  shipments: {
    shipmentId: string;
    orderId: string;
    siteId: string;
    units: number;
  }[];
};

export type RemoveShopRequest = {
  params: {
    clientId: string;
    shopId: string;
  };
};

export type RemoveShopResponse = unknown;

export type RemoveWebhookRequest = {
  params: {
    clientId: string;
    webhookId: string;
  };
};

export type RemoveWebhookResponse = unknown;

export type ReportDeliveryRequest = {
  params: {
    clientId: string;
  };
  body: {
    messageId: string;
    outcome: "delivered" | "bounced";
    reason?: string | null;
  };
};

export type ReportDeliveryResponse = {
  deliveryId: string;
  changed: boolean;
};

export type ResolveDeliveryRequest = {
  params: {
    clientId: string;
    deliveryId: string;
  };
  body: {
    /** `failed_perm`: it provably did not arrive */
    outcome: "sent" | "failed_perm";
    note: string;
  };
};

export type ResolveDeliveryResponse = unknown;

export type RetractUpdateRequest = {
  params: {
    clientId: string;
    updateId: string;
  };
  body: {
    note: Record<string, string>;
  };
};

export type RetractUpdateResponse = {
  changed: boolean;
};

export type RetryNoticeRequest = {
  params: {
    clientId: string;
    noticeId: string;
  };
  body: {
    cause: string;
  };
};

export type RetryNoticeResponse = {
  queuedCount: number;
};

export type RetryRunRequest = {
  params: {
    clientId: string;
    runId: string;
  };
  body: {
    reason?: string;
  };
};

export type RetryRunResponse = ActionRunDetail;

export type RevokeTokenRequest = {
  params: {
    tokenId: string;
  };
};

export type RevokeTokenResponse = unknown;

export type RotateWebhookSecretRequest = {
  params: {
    clientId: string;
    webhookId: string;
  };
};

export type RotateWebhookSecretResponse = {
  secret: string;
};

export type RunPreviewRequest = {
  params: {
    clientId: string;
    previewId: string;
  };
  body: {
    hash: string;
    confirmedCount?: number;
  };
};

export type RunPreviewResponse = ActionRunDetail;

export type SaveScopeRequest = {
  params: {
    clientId: string;
  };
  body: {
    name: string;
    scope: ScopeInput;
  };
};

export type SaveScopeResponse = SavedScope;

export type SaveTemplateRequest = {
  params: {
    clientId: string;
    name: string;
  };
  body: TemplateContentInput;
};

export type SaveTemplateResponse = {
  version: number;
  findings: TemplateFinding[];
};

export type SearchFacetOptionsRequest = {
  params: {
    clientId: string;
    facet: string;
  };
  query?: {
    search?: string;
  };
};

export type SearchFacetOptionsResponse = {
  options: FacetOption[];
};

export type SetClockRequest = {
  params: {
    clientId: string;
  };
  body: {
    mode: "real";
  } | {
    mode: "virtual";
    now: string;
    rate?: number;
  };
};

export type SetClockResponse = unknown;

export type SetComponentRequest = {
  params: {
    clientId: string;
    component: "orders" | "deliveries" | "returns" | "customer-service";
  };
  body: {
    state: "working" | "maintenance" | "degraded" | "disrupted" | "stopped";
  };
};

export type SetComponentResponse = unknown;

export type SetImportMappingRequest = {
  params: {
    clientId: string;
    importId: string;
  };
  body: {
    yaml: string;
  };
};

export type SetImportMappingResponse = Import;

export type SetOrderPriorityRequest = {
  params: {
    clientId: string;
    orderId: string;
  };
  body: {
    /** 0 is normal, 9 goes first */
    priority: number;
  };
};

export type SetOrderPriorityResponse = OrderState;

export type SetPasswordRequest = {
  body: {
    currentPassword?: string;
    password: string;
  };
};

export type SetPasswordResponse = unknown;

export type ShipShipmentsRequest = {
  params: {
    clientId: string;
  };
  body: {
    shipmentIds: string[];
    carrierId?: string | null;
  };
};

export type ShipShipmentsResponse = {
  shipped: string[];
};

export type ShowStatusConfirmRequest = {
  params: {
    clientSlug: string;
  };
  query: {
    lang?: string;
    s: string;
    t: string;
  };
};

export type ShowStatusConfirmResponse = unknown;

export type ShowStatusUnsubscribeRequest = {
  params: {
    clientSlug: string;
  };
  query: {
    lang?: string;
    s: string;
    t: string;
  };
};

export type ShowStatusUnsubscribeResponse = unknown;

export type SignInRequest = {
  body: {
    email: string;
    password: string;
  };
};

export type SignInResponse = {
  signedIn: true;
};

export type SignOutRequest = Record<string, never>;

export type SignOutResponse = unknown;

export type StartExerciseRequest = {
  params: {
    clientId: string;
  };
  body: {
    /** the same seed gives the same retailer and the same orders */
    seed?: string;
    ordersPerDay?: number;
    historyDays?: number;
    /** where the history ends and the client’s clock begins; a working day’s night is best */
    startsAt: string;
    /** played at once, before anybody looks */
    warmUpHours?: number;
    /** simulated seconds for one real second; 0 stands still */
    rate?: number;
  };
};

export type StartExerciseResponse = unknown;

export type StartImportRequest = {
  params: {
    clientId: string;
  };
  query: {
    /** for orders that do not name their channel */
    channel?: string;
    /** for orders that do not name theirs */
    currency?: string;
    /** of times without an offset */
    timeZone?: string;
    decimal?: "." | ",";
    encoding?: "utf-8" | "utf-16le" | "windows-1252";
    /** as people know the file */
    fileName: string;
    /** left out: recognised by how the file begins */
    format?: "shopify-csv" | "generic-csv" | "ndjson" | "mapped-csv" | "shopify-webhook" | "woocommerce-webhook";
    /** a mapping that comes with Breakwater, such as olist */
    mapping?: string;
  };
};

export type StartImportResponse = Import;

export type SteerExerciseRequest = {
  params: {
    clientId: string;
  };
  body: {
    isPaused?: boolean;
    /** simulated seconds for one real second */
    rate?: number;
  };
};

export type SteerExerciseResponse = unknown;

export type StreamLiveRequest = {
  params: {
    clientId: string;
  };
};

export type StreamLiveResponse = unknown;

export type SubscribeToStatusRequest = {
  params: {
    clientSlug: string;
  };
  query?: {
    lang?: string;
  };
};

export type SubscribeToStatusResponse = unknown;

export type SuggestSeverityRequest = {
  params: {
    clientId: string;
  };
  body: {
    playbook: string;
    orders: number;
    money: {
      currency: string;
      valueMinor: number;
      orders: number;
    }[];
  };
};

export type SuggestSeverityResponse = {
  severity: Severity;
  why: string;
};

export type SummariseBacklogRequest = {
  params: {
    clientId: string;
  };
  query?: {
    state?: "open" | "closed" | "all";
    stage?: "awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable" | ("awaiting_approval" | "waiting" | "backordered" | "allocated" | "released" | "packed" | "shipped" | "delivered" | "cancelled" | "unavailable")[];
    /** sites that serve the order, alone or with others */
    site?: string[];
    channel?: string | string[];
    country?: string | string[];
    held?: "true" | "false";
    /** open and past its promise */
    late?: "true" | "false";
    flag?: string | string[];
    /** whole days since it was placed */
    age?: ("0-1" | "2-3" | "4-7" | "8-14" | "15-30" | ">30")[];
    priority?: number | number[];
    placedFrom?: string;
    /** excluded */
    placedTo?: string;
    promisedFrom?: string;
    /** excluded */
    promisedTo?: string;
    /** the beginning of a number or external id, a mail address, or a SKU */
    search?: string;
    /** a Scope as JSON in base64url */
    scope?: string;
  };
};

export type SummariseBacklogResponse = BacklogSummary;

export type SuppressAddressRequest = {
  params: {
    clientId: string;
  };
  body: {
    address: string;
    reason: "complaint" | "asked";
  };
};

export type SuppressAddressResponse = unknown;

export type UndoRunRequest = {
  params: {
    clientId: string;
    runId: string;
  };
};

export type UndoRunResponse = ActionRunDetail;

export type UseOneTimeLinkRequest = {
  body: {
    token: string;
  };
};

export type UseOneTimeLinkResponse = {
  signedIn: true;
};

export type VerifyEventsRequest = {
  params: {
    clientId: string;
  };
};

export type VerifyEventsResponse = {
  sealed: number;
  unsealed: number;
  brokenAt: number | null;
  reason: string | null;
};

export type VerifyLogRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
};

export type VerifyLogResponse = {
  entries: number;
  brokenAt: number | null;
};

export type WorkTaskRequest = {
  params: {
    clientId: string;
    crisisId: string;
    taskId: string;
  };
  body: {
    verb: "startTask" | "finishTask" | "skipTask" | "reopenTask";
    result?: string;
    runId?: string;
  };
};

export type WorkTaskResponse = unknown;

export const api = {
  /** Open a client (a retailer) */
  addClient: operation<AddClientRequest, AddClientResponse>('addClient', 'POST', '/api/v1/clients'),
  /** Add a file that the mapping names beside the orders file */
  addImportFile: operation<AddImportFileRequest, AddImportFileResponse>('addImportFile', 'PUT', '/api/v1/clients/{clientId}/imports/{importId}/files/{name}'),
  /** Write into the log */
  addNote: operation<AddNoteRequest, AddNoteResponse>('addNote', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/notes'),
  /** Add a person and answer a one-time link to hand over */
  addPerson: operation<AddPersonRequest, AddPersonResponse>('addPerson', 'POST', '/api/v1/people'),
  /** Let a shop send its orders; the secret is shown only here */
  addShop: operation<AddShopRequest, AddShopResponse>('addShop', 'POST', '/api/v1/clients/{clientId}/shops'),
  /** Send events to an address, signed (Standard Webhooks) */
  addWebhook: operation<AddWebhookRequest, AddWebhookResponse>('addWebhook', 'POST', '/api/v1/clients/{clientId}/webhooks'),
  /** Play the exercise on by some hours, as fast as the machine allows */
  advanceExercise: operation<AdvanceExerciseRequest, AdvanceExerciseResponse>('advanceExercise', 'POST', '/api/v1/clients/{clientId}/exercise/advance'),
  /** Approve exactly what was previewed, as a second person */
  approvePreview: operation<ApprovePreviewRequest, ApprovePreviewResponse>('approvePreview', 'POST', '/api/v1/clients/{clientId}/actions/previews/{previewId}/approve'),
  /** Set what a person may do, for one client or for all */
  assignRole: operation<AssignRoleRequest, AssignRoleResponse>('assignRole', 'PUT', '/api/v1/people/{personId}/role'),
  /** Take a role, or give it to somebody */
  assumeRole: operation<AssumeRoleRequest, AssumeRoleResponse>('assumeRole', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/roles'),
  /** Stop an import; what it has brought in stays in */
  cancelImport: operation<CancelImportRequest, CancelImportResponse>('cancelImport', 'POST', '/api/v1/clients/{clientId}/imports/{importId}/cancel'),
  /** Cancel what is not packed yet */
  cancelOrder: operation<CancelOrderRequest, CancelOrderResponse>('cancelOrder', 'POST', '/api/v1/clients/{clientId}/orders/{orderId}/cancel'),
  /** Stop a run; a standing one catches nothing more */
  cancelRun: operation<CancelRunRequest, CancelRunResponse>('cancelRun', 'POST', '/api/v1/clients/{clientId}/actions/runs/{runId}/cancel'),
  /** Send an order somewhere else */
  changeAddress: operation<ChangeAddressRequest, ChangeAddressResponse>('changeAddress', 'PUT', '/api/v1/clients/{clientId}/orders/{orderId}/address'),
  /** Change the sender of the client’s mails */
  changeMailSender: operation<ChangeMailSenderRequest, ChangeMailSenderResponse>('changeMailSender', 'PUT', '/api/v1/clients/{clientId}/mail-sender'),
  /** Activate, contain, recover, stand down, close or cancel */
  changePhase: operation<ChangePhaseRequest, ChangePhaseResponse>('changePhase', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/phase'),
  /** Rename a saved scope, or make a new version of it */
  changeSavedScope: operation<ChangeSavedScopeRequest, ChangeSavedScopeResponse>('changeSavedScope', 'PATCH', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** A new version of what is affected */
  changeScope: operation<ChangeScopeRequest, ChangeScopeResponse>('changeScope', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/scope'),
  /** Raise or lower the severity, with a reason */
  changeSeverity: operation<ChangeSeverityRequest, ChangeSeverityResponse>('changeSeverity', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/severity'),
  /** Confirm a subscription */
  confirmStatusUpdates: operation<ConfirmStatusUpdatesRequest, ConfirmStatusUpdatesResponse>('confirmStatusUpdates', 'POST', '/status/{clientSlug}/confirm'),
  /** Freeze the audience of a message: the customers of a scope’s orders */
  createNotice: operation<CreateNoticeRequest, CreateNoticeResponse>('createNotice', 'POST', '/api/v1/clients/{clientId}/notices'),
  /** Record a decision with what is known now */
  decide: operation<DecideRequest, DecideResponse>('decide', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/decisions'),
  /** Declare a crisis with a playbook and a scope */
  declareCrisis: operation<DeclareCrisisRequest, DeclareCrisisResponse>('declareCrisis', 'POST', '/api/v1/clients/{clientId}/crises'),
  /** Take a saved scope off the list */
  deleteSavedScope: operation<DeleteSavedScopeRequest, DeleteSavedScopeResponse>('deleteSavedScope', 'DELETE', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** These shipments have arrived */
  deliverShipments: operation<DeliverShipmentsRequest, DeliverShipmentsResponse>('deliverShipments', 'POST', '/api/v1/clients/{clientId}/shipments/deliver'),
  /** End a person’s access, at once and everywhere */
  disablePerson: operation<DisablePersonRequest, DisablePersonResponse>('disablePerson', 'POST', '/api/v1/people/{personId}/disable'),
  /** Say that a proposal needs no crisis */
  dismissProposal: operation<DismissProposalRequest, DismissProposalResponse>('dismissProposal', 'POST', '/api/v1/clients/{clientId}/alerts/proposals/{proposalId}/dismiss'),
  /** Store a playbook’s text as a draft */
  draftPlaybook: operation<DraftPlaybookRequest, DraftPlaybookResponse>('draftPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks'),
  /** End a subscription (also RFC 8058 one-click) */
  endStatusUpdates: operation<EndStatusUpdatesRequest, EndStatusUpdatesResponse>('endStatusUpdates', 'POST', '/status/{clientSlug}/unsubscribe'),
  /** Delete what is known of a customer */
  eraseCustomer: operation<EraseCustomerRequest, EraseCustomerResponse>('eraseCustomer', 'POST', '/api/v1/clients/{clientId}/customers/{customerId}/erase'),
  /** What is unusual, in words, and the proposals made of it */
  findAlerts: operation<FindAlertsRequest, FindAlertsResponse>('findAlerts', 'GET', '/api/v1/clients/{clientId}/alerts'),
  /** Open orders, filtered and sorted */
  findBacklog: operation<FindBacklogRequest, FindBacklogResponse>('findBacklog', 'GET', '/api/v1/clients/{clientId}/backlog'),
  /** Crises of a client, live ones first */
  findCrises: operation<FindCrisesRequest, FindCrisesResponse>('findCrises', 'GET', '/api/v1/clients/{clientId}/crises'),
  /** What the customers of an exercise have written, newest first */
  findCustomerMails: operation<FindCustomerMailsRequest, FindCustomerMailsResponse>('findCustomerMails', 'GET', '/api/v1/clients/{clientId}/exercise/mails'),
  /** What happened, newest first: who changed this? */
  findEvents: operation<FindEventsRequest, FindEventsResponse>('findEvents', 'GET', '/api/v1/clients/{clientId}/events'),
  /** How far an import is, with its rate and what is left */
  findImport: operation<FindImportRequest, FindImportResponse>('findImport', 'GET', '/api/v1/clients/{clientId}/imports/{importId}'),
  /** What was refused: row, column, value and reason */
  findImportProblems: operation<FindImportProblemsRequest, FindImportProblemsResponse>('findImportProblems', 'GET', '/api/v1/clients/{clientId}/imports/{importId}/problems'),
  /** Imports, newest first */
  findImports: operation<FindImportsRequest, FindImportsResponse>('findImports', 'GET', '/api/v1/clients/{clientId}/imports'),
  /** The log, newest first */
  findLog: operation<FindLogRequest, FindLogResponse>('findLog', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/log'),
  /** What waits for a person, by deadline */
  findNeeds: operation<FindNeedsRequest, FindNeedsResponse>('findNeeds', 'GET', '/api/v1/clients/{clientId}/needs'),
  /** Notices with their funnels, newest first */
  findNotices: operation<FindNoticesRequest, FindNoticesResponse>('findNotices', 'GET', '/api/v1/clients/{clientId}/notices'),
  /** One order with its lines, payments and holds */
  findOrder: operation<FindOrderRequest, FindOrderResponse>('findOrder', 'GET', '/api/v1/clients/{clientId}/orders/{orderId}'),
  /** Mails that were or will be sent, newest first */
  findOutbox: operation<FindOutboxRequest, FindOutboxResponse>('findOutbox', 'GET', '/api/v1/clients/{clientId}/outbox'),
  /** Everybody who works for the provider, with roles */
  findPeople: operation<FindPeopleRequest, FindPeopleResponse>('findPeople', 'GET', '/api/v1/people'),
  /** A plan’s difference, line by line, each with its reason */
  findPlanMoves: operation<FindPlanMovesRequest, FindPlanMovesResponse>('findPlanMoves', 'GET', '/api/v1/clients/{clientId}/backlog/plans/{planId}/moves'),
  /** Playbooks to declare a crisis with */
  findPlaybooks: operation<FindPlaybooksRequest, FindPlaybooksResponse>('findPlaybooks', 'GET', '/api/v1/clients/{clientId}/playbooks'),
  /** Updates that were promised, the most urgent first */
  findPromisedUpdates: operation<FindPromisedUpdatesRequest, FindPromisedUpdatesResponse>('findPromisedUpdates', 'GET', '/api/v1/clients/{clientId}/status/promised-updates'),
  /** The people behind the funnel */
  findRecipients: operation<FindRecipientsRequest, FindRecipientsResponse>('findRecipients', 'GET', '/api/v1/clients/{clientId}/notices/{noticeId}/recipients'),
  /** Shops that may send orders */
  findShops: operation<FindShopsRequest, FindShopsResponse>('findShops', 'GET', '/api/v1/clients/{clientId}/shops'),
  /** Sites, open and closed */
  findSites: operation<FindSitesRequest, FindSitesResponse>('findSites', 'GET', '/api/v1/clients/{clientId}/sites'),
  /** The situation reports of a crisis, newest first */
  findSituationReports: operation<FindSituationReportsRequest, FindSituationReportsResponse>('findSituationReports', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/reports'),
  /** Stock by item and site, with lots */
  findStock: operation<FindStockRequest, FindStockResponse>('findStock', 'GET', '/api/v1/clients/{clientId}/stock'),
  /** Message templates: the newest version of each */
  findTemplates: operation<FindTemplatesRequest, FindTemplatesResponse>('findTemplates', 'GET', '/api/v1/clients/{clientId}/templates'),
  /** Tokens of machines */
  findTokens: operation<FindTokensRequest, FindTokensResponse>('findTokens', 'GET', '/api/v1/tokens'),
  /** Where this client’s events are sent */
  findWebhooks: operation<FindWebhooksRequest, FindWebhooksResponse>('findWebhooks', 'GET', '/api/v1/clients/{clientId}/webhooks'),
  /** Keep an order from being released, packed or shipped */
  holdOrder: operation<HoldOrderRequest, HoldOrderResponse>('holdOrder', 'POST', '/api/v1/clients/{clientId}/orders/{orderId}/hold'),
  /** Let a scenario begin in the world outside, e.g. flood the busiest site */
  injectScenario: operation<InjectScenarioRequest, InjectScenarioResponse>('injectScenario', 'POST', '/api/v1/clients/{clientId}/exercise/scenario'),
  /** Every problem of a playbook’s text, with its place */
  lintPlaybook: operation<LintPlaybookRequest, LintPlaybookResponse>('lintPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks/lint'),
  /** Check a template without keeping it */
  lintTemplate: operation<LintTemplateRequest, LintTemplateResponse>('lintTemplate', 'POST', '/api/v1/clients/{clientId}/templates/lint'),
  /** What can be done to a scope, and whether you may */
  listActions: operation<ListActionsRequest, ListActionsResponse>('listActions', 'GET', '/api/v1/clients/{clientId}/actions'),
  /** What a scope can ask about */
  listFacets: operation<ListFacetsRequest, ListFacetsResponse>('listFacets', 'GET', '/api/v1/clients/{clientId}/scopes/facets'),
  /** What became of each subject of a run */
  listReceipts: operation<ListReceiptsRequest, ListReceiptsResponse>('listReceipts', 'GET', '/api/v1/clients/{clientId}/actions/runs/{runId}/receipts'),
  /** Runs, newest first */
  listRuns: operation<ListRunsRequest, ListRunsResponse>('listRuns', 'GET', '/api/v1/clients/{clientId}/actions/runs'),
  /** Scopes kept by name */
  listSavedScopes: operation<ListSavedScopesRequest, ListSavedScopesResponse>('listSavedScopes', 'GET', '/api/v1/clients/{clientId}/scopes/saved'),
  /** Previews that wait for the approval of a second person */
  listWaitingPreviews: operation<ListWaitingPreviewsRequest, ListWaitingPreviewsResponse>('listWaitingPreviews', 'GET', '/api/v1/clients/{clientId}/actions/previews/waiting'),
  /** A one-time link that signs this person in within a day */
  makeSignInLink: operation<MakeSignInLinkRequest, MakeSignInLinkResponse>('makeSignInLink', 'POST', '/api/v1/people/{personId}/sign-in-link'),
  /** Freeze the picture as the next situation report */
  makeSituationReport: operation<MakeSituationReportRequest, MakeSituationReportResponse>('makeSituationReport', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/reports'),
  /** A token for a machine; its secret is shown only here */
  makeToken: operation<MakeTokenRequest, MakeTokenResponse>('makeToken', 'POST', '/api/v1/tokens'),
  /** A scope in numbers and words */
  measureScope: operation<MeasureScopeRequest, MeasureScopeResponse>('measureScope', 'POST', '/api/v1/clients/{clientId}/scopes/measure'),
  /** Say that this crisis is part of another */
  mergeCrisis: operation<MergeCrisisRequest, MergeCrisisResponse>('mergeCrisis', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/merge'),
  /** Open an incident on the public page */
  openIncident: operation<OpenIncidentRequest, OpenIncidentResponse>('openIncident', 'POST', '/api/v1/clients/{clientId}/status/incidents'),
  /** Compute a re-plan of the backlog; nothing is moved */
  planBacklog: operation<PlanBacklogRequest, PlanBacklogResponse>('planBacklog', 'POST', '/api/v1/clients/{clientId}/backlog/plan'),
  /** Say something new about an incident, or end it with the state "resolved" */
  postUpdate: operation<PostUpdateRequest, PostUpdateResponse>('postUpdate', 'POST', '/api/v1/clients/{clientId}/status/incidents/{incidentId}/updates'),
  /** What an action would do to a scope; changes nothing */
  previewAction: operation<PreviewActionRequest, PreviewActionResponse>('previewAction', 'POST', '/api/v1/clients/{clientId}/actions/{action}/preview'),
  /** A template as a customer would read it, with made-up orders */
  previewTemplate: operation<PreviewTemplateRequest, PreviewTemplateResponse>('previewTemplate', 'POST', '/api/v1/clients/{clientId}/templates/preview'),
  /** A situation report as PDF */
  printSituationReport: operation<PrintSituationReportRequest, PrintSituationReportResponse>('printSituationReport', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/reports/latest.pdf'),
  /** Promise the time of the next update, or that none will follow */
  promiseUpdate: operation<PromiseUpdateRequest, PromiseUpdateResponse>('promiseUpdate', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/next-update'),
  /** Recompute every balance from the ledger and list those that differ */
  proveBalances: operation<ProveBalancesRequest, ProveBalancesResponse>('proveBalances', 'GET', '/api/v1/clients/{clientId}/stock/proof'),
  /** Put a draft into force */
  publishPlaybook: operation<PublishPlaybookRequest, PublishPlaybookResponse>('publishPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks/versions/{versionId}/publish'),
  /** Make a draft the version to send; it can no longer change */
  publishTemplate: operation<PublishTemplateRequest, PublishTemplateResponse>('publishTemplate', 'POST', '/api/v1/clients/{clientId}/templates/{name}/versions/{version}/publish'),
  /** Carriers and how long and dear their ways are */
  putCarriers: operation<PutCarriersRequest, PutCarriersResponse>('putCarriers', 'PUT', '/api/v1/clients/{clientId}/carriers'),
  /** Make or change items, by SKU */
  putItems: operation<PutItemsRequest, PutItemsResponse>('putItems', 'PUT', '/api/v1/clients/{clientId}/items'),
  /** Make or change lots, by SKU and code */
  putLots: operation<PutLotsRequest, PutLotsResponse>('putLots', 'PUT', '/api/v1/clients/{clientId}/lots'),
  /** Make or change sites, by code */
  putSites: operation<PutSitesRequest, PutSitesResponse>('putSites', 'PUT', '/api/v1/clients/{clientId}/sites'),
  /** Where an order goes */
  readAddresses: operation<ReadAddressesRequest, ReadAddressesResponse>('readAddresses', 'GET', '/api/v1/clients/{clientId}/orders/{orderId}/addresses'),
  /** An alert’s series hour by hour beside what was expected */
  readAlertChart: operation<ReadAlertChartRequest, ReadAlertChartResponse>('readAlertChart', 'GET', '/api/v1/clients/{clientId}/alerts/{alertId}/chart'),
  /** The client’s business time */
  readClock: operation<ReadClockRequest, ReadClockResponse>('readClock', 'GET', '/api/v1/clients/{clientId}/clock'),
  /** The crisis room: picture, tasks, decisions, recovery */
  readCrisis: operation<ReadCrisisRequest, ReadCrisisResponse>('readCrisis', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}'),
  /** Who a customer is and how to reach them */
  readCustomer: operation<ReadCustomerRequest, ReadCustomerResponse>('readCustomer', 'GET', '/api/v1/clients/{clientId}/customers/{customerId}'),
  /** How far an exercise is, and what its people were told */
  readExercise: operation<ReadExerciseRequest, ReadExerciseResponse>('readExercise', 'GET', '/api/v1/clients/{clientId}/exercise'),
  /** The refused orders in the file’s own format, to be mended and imported */
  readImportRejects: operation<ReadImportRejectsRequest, ReadImportRejectsResponse>('readImportRejects', 'GET', '/api/v1/clients/{clientId}/imports/{importId}/rejects.csv'),
  /** What was refused and why, as a table */
  readImportReport: operation<ReadImportReportRequest, ReadImportReportResponse>('readImportReport', 'GET', '/api/v1/clients/{clientId}/imports/{importId}/report.csv'),
  /** One mail as it was rendered, and what became of it */
  readMail: operation<ReadMailRequest, ReadMailResponse>('readMail', 'GET', '/api/v1/clients/{clientId}/outbox/{deliveryId}'),
  /** Who stands as the sender of the client’s mails */
  readMailSender: operation<ReadMailSenderRequest, ReadMailSenderResponse>('readMailSender', 'GET', '/api/v1/clients/{clientId}/mail-sender'),
  /** Who I am, which clients I work for and what I may do there */
  readMe: operation<ReadMeRequest, ReadMeResponse>('readMe', 'GET', '/api/v1/me'),
  /** One notice: funnel, languages, exclusions, failures by cause, drift of its scope */
  readNotice: operation<ReadNoticeRequest, ReadNoticeResponse>('readNotice', 'GET', '/api/v1/clients/{clientId}/notices/{noticeId}'),
  /** What happened to an order, newest first */
  readOrderStory: operation<ReadOrderStoryRequest, ReadOrderStoryResponse>('readOrderStory', 'GET', '/api/v1/clients/{clientId}/orders/{orderId}/story'),
  /** A plan: before and after, and what flows where */
  readPlan: operation<ReadPlanRequest, ReadPlanResponse>('readPlan', 'GET', '/api/v1/clients/{clientId}/backlog/plans/{planId}'),
  /** One playbook: its text and what it says */
  readPlaybook: operation<ReadPlaybookRequest, ReadPlaybookResponse>('readPlaybook', 'GET', '/api/v1/clients/{clientId}/playbooks/{playbook}'),
  /** One preview, as it was seen */
  readPreview: operation<ReadPreviewRequest, ReadPreviewResponse>('readPreview', 'GET', '/api/v1/clients/{clientId}/actions/previews/{previewId}'),
  /** One run: how far it is, and what was not done and why */
  readRun: operation<ReadRunRequest, ReadRunResponse>('readRun', 'GET', '/api/v1/clients/{clientId}/actions/runs/{runId}'),
  /** One saved scope, in its newest or a named version */
  readSavedScope: operation<ReadSavedScopeRequest, ReadSavedScopeResponse>('readSavedScope', 'GET', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** One series by the hour */
  readSeries: operation<ReadSeriesRequest, ReadSeriesResponse>('readSeries', 'GET', '/api/v1/clients/{clientId}/series/{series}'),
  /** A situation report as it was made */
  readSituationReport: operation<ReadSituationReportRequest, ReadSituationReportResponse>('readSituationReport', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/reports/latest'),
  /** What the public status page says, for those who write it */
  readStatus: operation<ReadStatusRequest, ReadStatusResponse>('readStatus', 'GET', '/api/v1/clients/{clientId}/status'),
  /** Updates of the status page as an Atom feed */
  readStatusFeed: operation<ReadStatusFeedRequest, ReadStatusFeedResponse>('readStatusFeed', 'GET', '/status/{clientSlug}/feed.atom'),
  /** The status page as JSON */
  readStatusJson: operation<ReadStatusJsonRequest, ReadStatusJsonResponse>('readStatusJson', 'GET', '/status/{clientSlug}/status.json'),
  /** The public status page */
  readStatusPage: operation<ReadStatusPageRequest, ReadStatusPageResponse>('readStatusPage', 'GET', '/status/{clientSlug}'),
  /** One template with what the linter says of it */
  readTemplate: operation<ReadTemplateRequest, ReadTemplateResponse>('readTemplate', 'GET', '/api/v1/clients/{clientId}/templates/{name}'),
  /** One client’s tile of the wall */
  readTile: operation<ReadTileRequest, ReadTileResponse>('readTile', 'GET', '/api/v1/clients/{clientId}/tile'),
  /** One tile for every client I work for */
  readWall: operation<ReadWallRequest, ReadWallResponse>('readWall', 'GET', '/api/v1/wall'),
  /** Hand over an order */
  receiveOrder: operation<ReceiveOrderRequest, ReceiveOrderResponse>('receiveOrder', 'POST', '/api/v1/clients/{clientId}/orders'),
  /** Hand over up to 500 orders at once */
  receiveOrders: operation<ReceiveOrdersRequest, ReceiveOrdersResponse>('receiveOrders', 'POST', '/api/v1/clients/{clientId}/orders/batch'),
  /** What a Shopify shop sends when an order is made or changes */
  receiveShopifyDelivery: operation<ReceiveShopifyDeliveryRequest, ReceiveShopifyDeliveryResponse>('receiveShopifyDelivery', 'POST', '/webhooks/shopify/{shopId}'),
  /** What a WooCommerce shop sends when an order is made or changes */
  receiveWoocommerceDelivery: operation<ReceiveWoocommerceDeliveryRequest, ReceiveWoocommerceDeliveryResponse>('receiveWoocommerceDelivery', 'POST', '/webhooks/woocommerce/{shopId}'),
  /** Record that stock came, went or was counted */
  recordMovements: operation<RecordMovementsRequest, RecordMovementsResponse>('recordMovements', 'POST', '/api/v1/clients/{clientId}/stock/movements'),
  /** Write to a suppressed address again */
  releaseAddress: operation<ReleaseAddressRequest, ReleaseAddressResponse>('releaseAddress', 'POST', '/api/v1/clients/{clientId}/suppressed-addresses/release'),
  /** End one hold of an order; others stay */
  releaseHold: operation<ReleaseHoldRequest, ReleaseHoldResponse>('releaseHold', 'POST', '/api/v1/clients/{clientId}/orders/{orderId}/holds/{holdId}/release'),
  /** Hand the most urgent allocated orders of a site to its warehouse */
  releaseWork: operation<ReleaseWorkRequest, ReleaseWorkResponse>('releaseWork', 'POST', '/api/v1/clients/{clientId}/sites/{siteId}/release'),
  /** Take nothing from a shop any more */
  removeShop: operation<RemoveShopRequest, RemoveShopResponse>('removeShop', 'DELETE', '/api/v1/clients/{clientId}/shops/{shopId}'),
  /** Send nothing there any more */
  removeWebhook: operation<RemoveWebhookRequest, RemoveWebhookResponse>('removeWebhook', 'DELETE', '/api/v1/clients/{clientId}/webhooks/{webhookId}'),
  /** Take in a bounce or a provider’s report, by Message-ID */
  reportDelivery: operation<ReportDeliveryRequest, ReportDeliveryResponse>('reportDelivery', 'POST', '/api/v1/clients/{clientId}/outbox/reports'),
  /** Say what became of a delivery whose outcome is unknown */
  resolveDelivery: operation<ResolveDeliveryRequest, ResolveDeliveryResponse>('resolveDelivery', 'POST', '/api/v1/clients/{clientId}/outbox/{deliveryId}/resolve'),
  /** Take an update back, visibly */
  retractUpdate: operation<RetractUpdateRequest, RetractUpdateResponse>('retractUpdate', 'POST', '/api/v1/clients/{clientId}/status/updates/{updateId}/retract'),
  /** Send again what failed for one cause */
  retryNotice: operation<RetryNoticeRequest, RetryNoticeResponse>('retryNotice', 'POST', '/api/v1/clients/{clientId}/notices/{noticeId}/retry'),
  /** Try again what failed, or what was left out for one reason */
  retryRun: operation<RetryRunRequest, RetryRunResponse>('retryRun', 'POST', '/api/v1/clients/{clientId}/actions/runs/{runId}/retry'),
  /** End a token at once */
  revokeToken: operation<RevokeTokenRequest, RevokeTokenResponse>('revokeToken', 'DELETE', '/api/v1/tokens/{tokenId}'),
  /** A new signing secret; the one before stays valid beside it */
  rotateWebhookSecret: operation<RotateWebhookSecretRequest, RotateWebhookSecretResponse>('rotateWebhookSecret', 'POST', '/api/v1/clients/{clientId}/webhooks/{webhookId}/rotate'),
  /** Run exactly what was previewed; refused when the scope has drifted */
  runPreview: operation<RunPreviewRequest, RunPreviewResponse>('runPreview', 'POST', '/api/v1/clients/{clientId}/actions/previews/{previewId}/run'),
  /** Keep a scope under a name */
  saveScope: operation<SaveScopeRequest, SaveScopeResponse>('saveScope', 'POST', '/api/v1/clients/{clientId}/scopes/saved'),
  /** Keep a draft of a template */
  saveTemplate: operation<SaveTemplateRequest, SaveTemplateResponse>('saveTemplate', 'PUT', '/api/v1/clients/{clientId}/templates/{name}'),
  /** Values of a facet that match a search text */
  searchFacetOptions: operation<SearchFacetOptionsRequest, SearchFacetOptionsResponse>('searchFacetOptions', 'GET', '/api/v1/clients/{clientId}/scopes/facets/{facet}/options'),
  /** Set the client’s business time (imports of past orders, drills) */
  setClock: operation<SetClockRequest, SetClockResponse>('setClock', 'PUT', '/api/v1/clients/{clientId}/clock'),
  /** Show a part of the shop in another state */
  setComponent: operation<SetComponentRequest, SetComponentResponse>('setComponent', 'PUT', '/api/v1/clients/{clientId}/status/components/{component}'),
  /** Say which column of the file becomes which field */
  setImportMapping: operation<SetImportMappingRequest, SetImportMappingResponse>('setImportMapping', 'PUT', '/api/v1/clients/{clientId}/imports/{importId}/mapping'),
  /** Let an order go first, or not */
  setOrderPriority: operation<SetOrderPriorityRequest, SetOrderPriorityResponse>('setOrderPriority', 'PUT', '/api/v1/clients/{clientId}/orders/{orderId}/priority'),
  /** Set my own password */
  setPassword: operation<SetPasswordRequest, SetPasswordResponse>('setPassword', 'PUT', '/api/v1/me/password'),
  /** These shipments have left */
  shipShipments: operation<ShipShipmentsRequest, ShipShipmentsResponse>('shipShipments', 'POST', '/api/v1/clients/{clientId}/shipments/ship'),
  /** The page behind the confirm link of a mail */
  showStatusConfirm: operation<ShowStatusConfirmRequest, ShowStatusConfirmResponse>('showStatusConfirm', 'GET', '/status/{clientSlug}/confirm'),
  /** The page behind the unsubscribe link of a mail */
  showStatusUnsubscribe: operation<ShowStatusUnsubscribeRequest, ShowStatusUnsubscribeResponse>('showStatusUnsubscribe', 'GET', '/status/{clientSlug}/unsubscribe'),
  /** Start a session with a mail address and a password */
  signIn: operation<SignInRequest, SignInResponse>('signIn', 'POST', '/api/v1/sign-in'),
  /** End this session */
  signOut: operation<SignOutRequest, SignOutResponse>('signOut', 'POST', '/api/v1/sign-out'),
  /** Let a made-up retailer live in a drill client */
  startExercise: operation<StartExerciseRequest, StartExerciseResponse>('startExercise', 'POST', '/api/v1/clients/{clientId}/exercise'),
  /** Import a file of orders */
  startImport: operation<StartImportRequest, StartImportResponse>('startImport', 'POST', '/api/v1/clients/{clientId}/imports'),
  /** Pause, resume, or change how fast its clock runs */
  steerExercise: operation<SteerExerciseRequest, SteerExerciseResponse>('steerExercise', 'PATCH', '/api/v1/clients/{clientId}/exercise'),
  /** Follow what happens, as server-sent events */
  streamLive: operation<StreamLiveRequest, StreamLiveResponse>('streamLive', 'GET', '/api/v1/clients/{clientId}/live'),
  /** Ask for updates by mail (form field `email`) */
  subscribeToStatus: operation<SubscribeToStatusRequest, SubscribeToStatusResponse>('subscribeToStatus', 'POST', '/status/{clientSlug}/subscribe'),
  /** The playbook’s severity for a scope of this size, with the reason */
  suggestSeverity: operation<SuggestSeverityRequest, SuggestSeverityResponse>('suggestSeverity', 'POST', '/api/v1/clients/{clientId}/crises/suggest-severity'),
  /** The filtered orders in figures: sums, counts of each facet, age by stage */
  summariseBacklog: operation<SummariseBacklogRequest, SummariseBacklogResponse>('summariseBacklog', 'GET', '/api/v1/clients/{clientId}/backlog/summary'),
  /** Write no more to an address */
  suppressAddress: operation<SuppressAddressRequest, SuppressAddressResponse>('suppressAddress', 'POST', '/api/v1/clients/{clientId}/suppressed-addresses'),
  /** Take back what a run did */
  undoRun: operation<UndoRunRequest, UndoRunResponse>('undoRun', 'POST', '/api/v1/clients/{clientId}/actions/runs/{runId}/undo'),
  /** Start a session with a one-time link */
  useOneTimeLink: operation<UseOneTimeLinkRequest, UseOneTimeLinkResponse>('useOneTimeLink', 'POST', '/api/v1/sign-in/link'),
  /** Walk the hash chain over all events */
  verifyEvents: operation<VerifyEventsRequest, VerifyEventsResponse>('verifyEvents', 'GET', '/api/v1/clients/{clientId}/events/verify'),
  /** Walk the hash chain of the log */
  verifyLog: operation<VerifyLogRequest, VerifyLogResponse>('verifyLog', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/log/verify'),
  /** Start, finish, skip or reopen a task */
  workTask: operation<WorkTaskRequest, WorkTaskResponse>('workTask', 'POST', '/api/v1/clients/{clientId}/crises/{crisisId}/tasks/{taskId}'),
};
