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

export type Can = {
  allowed: boolean;
  why: string | null;
};

export type Clock = {
  mode: "real" | "virtual";
  now: string;
  rate: number;
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

export type Token = {
  tokenId: string;
  name: string;
  role: string;
  clientId: string | null;
  createdAt: string;
  expiresAt: string | null;
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

export type CancelRunRequest = {
  params: {
    clientId: string;
    runId: string;
  };
};

export type CancelRunResponse = ActionRunDetail;

export type ChangeMailSenderRequest = {
  params: {
    clientId: string;
  };
  body: MailSenderInput;
};

export type ChangeMailSenderResponse = unknown;

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

export type DeleteSavedScopeRequest = {
  params: {
    clientId: string;
    savedId: string;
  };
};

export type DeleteSavedScopeResponse = unknown;

export type DisablePersonRequest = {
  params: {
    personId: string;
  };
};

export type DisablePersonResponse = unknown;

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

export type FindPlaybooksRequest = {
  params: {
    clientId: string;
  };
};

export type FindPlaybooksResponse = {
  playbooks: PlaybookRow[];
};

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
  }[];
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

export type PublishPlaybookRequest = {
  params: {
    clientId: string;
    versionId: string;
  };
};

export type PublishPlaybookResponse = unknown;

export type ReadClockRequest = {
  params: {
    clientId: string;
  };
};

export type ReadClockResponse = Clock;

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

export type ReleaseAddressRequest = {
  params: {
    clientId: string;
  };
  body: {
    address: string;
  };
};

export type ReleaseAddressResponse = unknown;

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

export type SetPasswordRequest = {
  body: {
    password: string;
  };
};

export type SetPasswordResponse = unknown;

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

export type StreamLiveRequest = {
  params: {
    clientId: string;
  };
};

export type StreamLiveResponse = unknown;

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

export const api = {
  /** Open a client (a retailer) */
  addClient: operation<AddClientRequest, AddClientResponse>('addClient', 'POST', '/api/v1/clients'),
  /** Add a person and answer a one-time link to hand over */
  addPerson: operation<AddPersonRequest, AddPersonResponse>('addPerson', 'POST', '/api/v1/people'),
  /** Send events to an address, signed (Standard Webhooks) */
  addWebhook: operation<AddWebhookRequest, AddWebhookResponse>('addWebhook', 'POST', '/api/v1/clients/{clientId}/webhooks'),
  /** Approve exactly what was previewed, as a second person */
  approvePreview: operation<ApprovePreviewRequest, ApprovePreviewResponse>('approvePreview', 'POST', '/api/v1/clients/{clientId}/actions/previews/{previewId}/approve'),
  /** Set what a person may do, for one client or for all */
  assignRole: operation<AssignRoleRequest, AssignRoleResponse>('assignRole', 'PUT', '/api/v1/people/{personId}/role'),
  /** Stop a run; a standing one catches nothing more */
  cancelRun: operation<CancelRunRequest, CancelRunResponse>('cancelRun', 'POST', '/api/v1/clients/{clientId}/actions/runs/{runId}/cancel'),
  /** Change the sender of the client’s mails */
  changeMailSender: operation<ChangeMailSenderRequest, ChangeMailSenderResponse>('changeMailSender', 'PUT', '/api/v1/clients/{clientId}/mail-sender'),
  /** Rename a saved scope, or make a new version of it */
  changeSavedScope: operation<ChangeSavedScopeRequest, ChangeSavedScopeResponse>('changeSavedScope', 'PATCH', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** Take a saved scope off the list */
  deleteSavedScope: operation<DeleteSavedScopeRequest, DeleteSavedScopeResponse>('deleteSavedScope', 'DELETE', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** End a person’s access, at once and everywhere */
  disablePerson: operation<DisablePersonRequest, DisablePersonResponse>('disablePerson', 'POST', '/api/v1/people/{personId}/disable'),
  /** Store a playbook’s text as a draft */
  draftPlaybook: operation<DraftPlaybookRequest, DraftPlaybookResponse>('draftPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks'),
  /** What happened, newest first: who changed this? */
  findEvents: operation<FindEventsRequest, FindEventsResponse>('findEvents', 'GET', '/api/v1/clients/{clientId}/events'),
  /** Mails that were or will be sent, newest first */
  findOutbox: operation<FindOutboxRequest, FindOutboxResponse>('findOutbox', 'GET', '/api/v1/clients/{clientId}/outbox'),
  /** Everybody who works for the provider, with roles */
  findPeople: operation<FindPeopleRequest, FindPeopleResponse>('findPeople', 'GET', '/api/v1/people'),
  /** Playbooks to declare a crisis with */
  findPlaybooks: operation<FindPlaybooksRequest, FindPlaybooksResponse>('findPlaybooks', 'GET', '/api/v1/clients/{clientId}/playbooks'),
  /** Tokens of machines */
  findTokens: operation<FindTokensRequest, FindTokensResponse>('findTokens', 'GET', '/api/v1/tokens'),
  /** Where this client’s events are sent */
  findWebhooks: operation<FindWebhooksRequest, FindWebhooksResponse>('findWebhooks', 'GET', '/api/v1/clients/{clientId}/webhooks'),
  /** Every problem of a playbook’s text, with its place */
  lintPlaybook: operation<LintPlaybookRequest, LintPlaybookResponse>('lintPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks/lint'),
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
  /** A token for a machine; its secret is shown only here */
  makeToken: operation<MakeTokenRequest, MakeTokenResponse>('makeToken', 'POST', '/api/v1/tokens'),
  /** A scope in numbers and words */
  measureScope: operation<MeasureScopeRequest, MeasureScopeResponse>('measureScope', 'POST', '/api/v1/clients/{clientId}/scopes/measure'),
  /** What an action would do to a scope; changes nothing */
  previewAction: operation<PreviewActionRequest, PreviewActionResponse>('previewAction', 'POST', '/api/v1/clients/{clientId}/actions/{action}/preview'),
  /** Put a draft into force */
  publishPlaybook: operation<PublishPlaybookRequest, PublishPlaybookResponse>('publishPlaybook', 'POST', '/api/v1/clients/{clientId}/playbooks/versions/{versionId}/publish'),
  /** The client’s business time */
  readClock: operation<ReadClockRequest, ReadClockResponse>('readClock', 'GET', '/api/v1/clients/{clientId}/clock'),
  /** One mail as it was rendered, and what became of it */
  readMail: operation<ReadMailRequest, ReadMailResponse>('readMail', 'GET', '/api/v1/clients/{clientId}/outbox/{deliveryId}'),
  /** Who stands as the sender of the client’s mails */
  readMailSender: operation<ReadMailSenderRequest, ReadMailSenderResponse>('readMailSender', 'GET', '/api/v1/clients/{clientId}/mail-sender'),
  /** Who I am, which clients I work for and what I may do there */
  readMe: operation<ReadMeRequest, ReadMeResponse>('readMe', 'GET', '/api/v1/me'),
  /** One playbook: its text and what it says */
  readPlaybook: operation<ReadPlaybookRequest, ReadPlaybookResponse>('readPlaybook', 'GET', '/api/v1/clients/{clientId}/playbooks/{playbook}'),
  /** One preview, as it was seen */
  readPreview: operation<ReadPreviewRequest, ReadPreviewResponse>('readPreview', 'GET', '/api/v1/clients/{clientId}/actions/previews/{previewId}'),
  /** One run: how far it is, and what was not done and why */
  readRun: operation<ReadRunRequest, ReadRunResponse>('readRun', 'GET', '/api/v1/clients/{clientId}/actions/runs/{runId}'),
  /** One saved scope, in its newest or a named version */
  readSavedScope: operation<ReadSavedScopeRequest, ReadSavedScopeResponse>('readSavedScope', 'GET', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** Write to a suppressed address again */
  releaseAddress: operation<ReleaseAddressRequest, ReleaseAddressResponse>('releaseAddress', 'POST', '/api/v1/clients/{clientId}/suppressed-addresses/release'),
  /** Send nothing there any more */
  removeWebhook: operation<RemoveWebhookRequest, RemoveWebhookResponse>('removeWebhook', 'DELETE', '/api/v1/clients/{clientId}/webhooks/{webhookId}'),
  /** Take in a bounce or a provider’s report, by Message-ID */
  reportDelivery: operation<ReportDeliveryRequest, ReportDeliveryResponse>('reportDelivery', 'POST', '/api/v1/clients/{clientId}/outbox/reports'),
  /** Say what became of a delivery whose outcome is unknown */
  resolveDelivery: operation<ResolveDeliveryRequest, ResolveDeliveryResponse>('resolveDelivery', 'POST', '/api/v1/clients/{clientId}/outbox/{deliveryId}/resolve'),
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
  /** Values of a facet that match a search text */
  searchFacetOptions: operation<SearchFacetOptionsRequest, SearchFacetOptionsResponse>('searchFacetOptions', 'GET', '/api/v1/clients/{clientId}/scopes/facets/{facet}/options'),
  /** Set the client’s business time (imports of past orders, drills) */
  setClock: operation<SetClockRequest, SetClockResponse>('setClock', 'PUT', '/api/v1/clients/{clientId}/clock'),
  /** Set my own password */
  setPassword: operation<SetPasswordRequest, SetPasswordResponse>('setPassword', 'PUT', '/api/v1/me/password'),
  /** Start a session with a mail address and a password */
  signIn: operation<SignInRequest, SignInResponse>('signIn', 'POST', '/api/v1/sign-in'),
  /** End this session */
  signOut: operation<SignOutRequest, SignOutResponse>('signOut', 'POST', '/api/v1/sign-out'),
  /** Follow what happens, as server-sent events */
  streamLive: operation<StreamLiveRequest, StreamLiveResponse>('streamLive', 'GET', '/api/v1/clients/{clientId}/live'),
  /** Write no more to an address */
  suppressAddress: operation<SuppressAddressRequest, SuppressAddressResponse>('suppressAddress', 'POST', '/api/v1/clients/{clientId}/suppressed-addresses'),
  /** Take back what a run did */
  undoRun: operation<UndoRunRequest, UndoRunResponse>('undoRun', 'POST', '/api/v1/clients/{clientId}/actions/runs/{runId}/undo'),
  /** Start a session with a one-time link */
  useOneTimeLink: operation<UseOneTimeLinkRequest, UseOneTimeLinkResponse>('useOneTimeLink', 'POST', '/api/v1/sign-in/link'),
  /** Walk the hash chain over all events */
  verifyEvents: operation<VerifyEventsRequest, VerifyEventsResponse>('verifyEvents', 'GET', '/api/v1/clients/{clientId}/events/verify'),
};
