// Generated from openapi.json by console/src/api/generate-client.ts. Do not edit:
// change the server's schemas and run `npm run generate`.
import { operation } from './operation.ts';

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

export type RoleInput = "administrator" | "duty-manager" | "crisis-lead" | "dispatcher" | "agent" | "communications" | "analyst" | "guest" | "feeder";

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

export type FindPeopleRequest = Record<string, never>;

export type FindPeopleResponse = {
  people: Person[];
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

export type ListFacetsRequest = {
  params: {
    clientId: string;
  };
};

export type ListFacetsResponse = {
  facets: Facet[];
};

export type ListSavedScopesRequest = {
  params: {
    clientId: string;
  };
};

export type ListSavedScopesResponse = {
  saved: SavedScope[];
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

export type ReadClockRequest = {
  params: {
    clientId: string;
  };
};

export type ReadClockResponse = Clock;

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

export type RemoveWebhookRequest = {
  params: {
    clientId: string;
    webhookId: string;
  };
};

export type RemoveWebhookResponse = unknown;

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
  /** Set what a person may do, for one client or for all */
  assignRole: operation<AssignRoleRequest, AssignRoleResponse>('assignRole', 'PUT', '/api/v1/people/{personId}/role'),
  /** Rename a saved scope, or make a new version of it */
  changeSavedScope: operation<ChangeSavedScopeRequest, ChangeSavedScopeResponse>('changeSavedScope', 'PATCH', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** Take a saved scope off the list */
  deleteSavedScope: operation<DeleteSavedScopeRequest, DeleteSavedScopeResponse>('deleteSavedScope', 'DELETE', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** End a person’s access, at once and everywhere */
  disablePerson: operation<DisablePersonRequest, DisablePersonResponse>('disablePerson', 'POST', '/api/v1/people/{personId}/disable'),
  /** What happened, newest first: who changed this? */
  findEvents: operation<FindEventsRequest, FindEventsResponse>('findEvents', 'GET', '/api/v1/clients/{clientId}/events'),
  /** Everybody who works for the provider, with roles */
  findPeople: operation<FindPeopleRequest, FindPeopleResponse>('findPeople', 'GET', '/api/v1/people'),
  /** Tokens of machines */
  findTokens: operation<FindTokensRequest, FindTokensResponse>('findTokens', 'GET', '/api/v1/tokens'),
  /** Where this client’s events are sent */
  findWebhooks: operation<FindWebhooksRequest, FindWebhooksResponse>('findWebhooks', 'GET', '/api/v1/clients/{clientId}/webhooks'),
  /** What a scope can ask about */
  listFacets: operation<ListFacetsRequest, ListFacetsResponse>('listFacets', 'GET', '/api/v1/clients/{clientId}/scopes/facets'),
  /** Scopes kept by name */
  listSavedScopes: operation<ListSavedScopesRequest, ListSavedScopesResponse>('listSavedScopes', 'GET', '/api/v1/clients/{clientId}/scopes/saved'),
  /** A one-time link that signs this person in within a day */
  makeSignInLink: operation<MakeSignInLinkRequest, MakeSignInLinkResponse>('makeSignInLink', 'POST', '/api/v1/people/{personId}/sign-in-link'),
  /** A token for a machine; its secret is shown only here */
  makeToken: operation<MakeTokenRequest, MakeTokenResponse>('makeToken', 'POST', '/api/v1/tokens'),
  /** A scope in numbers and words */
  measureScope: operation<MeasureScopeRequest, MeasureScopeResponse>('measureScope', 'POST', '/api/v1/clients/{clientId}/scopes/measure'),
  /** The client’s business time */
  readClock: operation<ReadClockRequest, ReadClockResponse>('readClock', 'GET', '/api/v1/clients/{clientId}/clock'),
  /** Who I am, which clients I work for and what I may do there */
  readMe: operation<ReadMeRequest, ReadMeResponse>('readMe', 'GET', '/api/v1/me'),
  /** One saved scope, in its newest or a named version */
  readSavedScope: operation<ReadSavedScopeRequest, ReadSavedScopeResponse>('readSavedScope', 'GET', '/api/v1/clients/{clientId}/scopes/saved/{savedId}'),
  /** Send nothing there any more */
  removeWebhook: operation<RemoveWebhookRequest, RemoveWebhookResponse>('removeWebhook', 'DELETE', '/api/v1/clients/{clientId}/webhooks/{webhookId}'),
  /** End a token at once */
  revokeToken: operation<RevokeTokenRequest, RevokeTokenResponse>('revokeToken', 'DELETE', '/api/v1/tokens/{tokenId}'),
  /** A new signing secret; the one before stays valid beside it */
  rotateWebhookSecret: operation<RotateWebhookSecretRequest, RotateWebhookSecretResponse>('rotateWebhookSecret', 'POST', '/api/v1/clients/{clientId}/webhooks/{webhookId}/rotate'),
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
  /** Start a session with a one-time link */
  useOneTimeLink: operation<UseOneTimeLinkRequest, UseOneTimeLinkResponse>('useOneTimeLink', 'POST', '/api/v1/sign-in/link'),
  /** Walk the hash chain over all events */
  verifyEvents: operation<VerifyEventsRequest, VerifyEventsResponse>('verifyEvents', 'GET', '/api/v1/clients/{clientId}/events/verify'),
};
