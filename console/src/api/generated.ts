// Generated from openapi.json by console/src/api/generate-client.ts. Do not edit:
// change the server's schemas and run `npm run generate`.
import { operation } from './operation.ts';

/** A retailer whose work the signed-in person may see. */
export type ClientSummary = {
  clientId: string;
  name: string;
  slug: string;
  isDrill: boolean;
  currency: string;
  timeZone: string;
  permissions: string[];
};

export type CrisisSummary = {
  crisisId: string;
  name: string;
  severity: number;
  phase: "declared" | "stabilising" | "recovering" | "closed";
  nextUpdateAt: string | null;
};

export type Session = {
  person: {
    personId: string;
    name: string;
    email: string | null;
  };
  provider: {
    name: string;
  };
  clients: ClientSummary[];
  permissions: string[];
};

export type DeclareCrisisRequest = {
  params: {
    clientId: string;
  };
  body: {
    name: string;
  };
};

export type DeclareCrisisResponse = CrisisSummary;

export type FindCrisesRequest = {
  params: {
    clientId: string;
  };
  query?: {
    phase?: ("declared" | "closed")[];
  };
};

export type FindCrisesResponse = {
  rows: CrisisSummary[];
  next: string | null;
};

export type PrintReportRequest = {
  params: {
    clientId: string;
    crisisId: string;
  };
};

export type PrintReportResponse = Blob;

export type ReadMeRequest = Record<string, never>;

export type ReadMeResponse = Session;

export type SignInRequest = {
  body: {
    email: string;
    password: string;
  };
};

export type SignInResponse = Session;

export type SignOutRequest = Record<string, never>;

export type SignOutResponse = undefined;

export type UseOneTimeLinkRequest = {
  body: {
    token: string;
  };
};

export type UseOneTimeLinkResponse = Session;

export const api = {
  /** Declare a crisis. */
  declareCrisis: operation<DeclareCrisisRequest, DeclareCrisisResponse>('declareCrisis', 'POST', '/api/v1/clients/{clientId}/crises'),
  findCrises: operation<FindCrisesRequest, FindCrisesResponse>('findCrises', 'GET', '/api/v1/clients/{clientId}/crises'),
  printReport: operation<PrintReportRequest, PrintReportResponse>('printReport', 'GET', '/api/v1/clients/{clientId}/crises/{crisisId}/report'),
  /** Who is signed in, and for which clients. */
  readMe: operation<ReadMeRequest, ReadMeResponse>('readMe', 'GET', '/api/v1/me'),
  /** Sign in with a password. */
  signIn: operation<SignInRequest, SignInResponse>('signIn', 'POST', '/api/v1/sign-in'),
  /** End this session. */
  signOut: operation<SignOutRequest, SignOutResponse>('signOut', 'POST', '/api/v1/sign-out'),
  /** Sign in with a one-time link's token. */
  useOneTimeLink: operation<UseOneTimeLinkRequest, UseOneTimeLinkResponse>('useOneTimeLink', 'POST', '/api/v1/sign-in/link'),
};
