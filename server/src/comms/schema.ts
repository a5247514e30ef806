import { z } from 'zod';
import { PageQuery } from '../kernel/page.ts';
import { Scope } from '../scopes/index.ts';
import { COMPONENT_STATES, COMPONENTS, INCIDENT_STATES } from './status/states.ts';
import { Language, TemplateContent } from './templates/content.ts';

const Count = z.int().min(0);
const At = z.string().describe('ISO 8601 instant');
const FactValues = z.record(z.string().max(41), z.union([z.string().max(2000), z.number(), z.boolean()]));

export const TemplateName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and "-"');

export const FindingShape = z.object({ level: z.enum(['error', 'warning']), language: z.string().nullable(), part: z.enum(['subject', 'text']).nullable(), message: z.string() }).meta({ id: 'TemplateFinding' });

export const TemplateShape = z.object({
  name: z.string(), version: z.int().describe('0: built-in and not used by this client yet'), state: z.enum(['draft', 'published']), origin: z.enum(['built-in', 'own']),
  content: TemplateContent, contentHash: z.string(), publishedAt: At.nullable(),
}).meta({ id: 'MessageTemplate' });

export const LintedTemplate = TemplateShape.extend({ findings: z.array(FindingShape), placeholders: z.array(z.object({ name: z.string(), type: z.string() })) }).meta({ id: 'LintedTemplate' });

export const RenderedShape = z.object({ language: z.string(), fellBack: z.boolean().describe('the template lacks the wanted language'), subject: z.string(), text: z.string(), html: z.string().describe('show it in a sandboxed frame only') }).meta({ id: 'RenderedMessage' });

export const PreviewBody = z.object({ content: TemplateContent, language: Language, country: z.string().regex(/^[A-Z]{2}$/).nullable().default(null), facts: FactValues.default({}) });

const FunnelShape = z.object({
  audience: Count, excluded: Count, waiting: Count.describe('frozen, not handed over yet'), queued: Count, sending: Count, sent: Count,
  failedTemp: Count, failedPerm: Count, bounced: Count, unknown: Count.describe('nobody can tell whether it arrived'), stopped: Count,
}).meta({ id: 'NoticeFunnel' });
export type Funnel = z.infer<typeof FunnelShape>;

export const NoticeShape = z.object({
  noticeId: z.uuid(), template: z.string(), version: z.int(), title: z.string(), channel: z.string(), crisisId: z.uuid().nullable(), state: z.enum(['draft', 'running', 'run', 'stopped']),
  audienceCount: Count, audienceHash: z.string(), runId: z.uuid().nullable(), madeByName: z.string(), madeAt: At, funnel: FunnelShape,
}).meta({ id: 'Notice' });

export const NoticeDetailShape = NoticeShape.extend({
  scope: Scope, facts: FactValues, ordersWithoutCustomer: Count,
  ordersJoined: Count.describe('orders in the scope now that were not when the audience was frozen'), ordersLeft: Count,
  languages: z.array(z.object({ language: z.string(), customers: Count, insteadOf: z.string().nullable() })),
  exclusions: z.array(z.object({ reason: z.string(), words: z.string(), count: Count })),
  causes: z.array(z.object({ cause: z.string(), state: z.string(), count: Count })),
}).meta({ id: 'NoticeDetail' });

export const NewNoticeBody = z.object({
  template: TemplateName, version: z.int().min(1).optional(), scope: Scope, crisisId: z.uuid().nullable().default(null), facts: FactValues.default({}),
});

export const FindNoticesQuery = PageQuery.extend({ crisisId: z.uuid().optional() });
export const FindRecipientsQuery = PageQuery.extend({ state: z.string().max(20).optional(), cause: z.string().max(60).optional() });

export const RecipientShape = z.object({
  customerId: z.uuid(), name: z.string().nullable(), language: z.string(), insteadOf: z.string().nullable(), orderIds: z.array(z.uuid()), orderNumbers: z.array(z.string()),
  state: z.string(), reason: z.string().nullable(), words: z.string().nullable(), deliveryId: z.uuid().nullable(), cause: z.string().nullable(), answer: z.string().nullable(), sentAt: At.nullable(),
}).meta({ id: 'NoticeRecipient' });

const Title = z.string().min(1).max(200);
const Text = z.string().min(1).max(2000);
const inLanguages = <T extends z.ZodType>(shape: T) => z.record(Language, shape).refine((texts) => Object.keys(texts).length > 0, 'must have at least one language');

const ComponentStates = z.partialRecord(z.enum(COMPONENTS), z.enum(COMPONENT_STATES));

export const NewUpdateBody = z.object({
  state: z.enum(INCIDENT_STATES), texts: inLanguages(Text), nextUpdateAt: z.iso.datetime({ offset: true }).nullable().default(null),
  noFurtherUpdate: z.boolean().default(false), components: ComponentStates.default({}),
});
export const NewIncidentBody = NewUpdateBody.extend({ titles: inLanguages(Title), crisisId: z.uuid().nullable().default(null) });
export const PostedShape = z.object({ incidentId: z.uuid(), updateId: z.uuid() });
export const RetractBody = z.object({ note: inLanguages(z.string().min(1).max(500)) });
export const ComponentBody = z.object({ state: z.enum(COMPONENT_STATES) });

const Texts = z.record(z.string(), z.string());
const IncidentShape = z.object({
  incidentId: z.uuid(), crisisId: z.uuid().nullable(), titles: Texts, components: z.array(z.enum(COMPONENTS)), state: z.enum(INCIDENT_STATES),
  openedAt: At, resolvedAt: At.nullable(), nextUpdateAt: At.nullable(), retractedAt: At.nullable(), can: z.array(z.enum(['post-update', 'resolve'])),
  updates: z.array(z.object({
    updateId: z.uuid(), state: z.enum(INCIDENT_STATES), texts: Texts, nextUpdateAt: At.nullable(), postedAt: At, postedByName: z.string(), runId: z.uuid().nullable(),
    retractedAt: At.nullable(), retraction: Texts.nullable(),
  })),
}).meta({ id: 'StatusIncident' });

export const StatusShape = z.object({
  path: z.string().describe('of the public page, on this server'), asOf: At,
  components: z.array(z.object({ component: z.enum(COMPONENTS), state: z.enum(COMPONENT_STATES), changedAt: At.nullable() })),
  current: z.array(IncidentShape), earlier: z.array(IncidentShape),
}).meta({ id: 'StatusPage' });

export const PromisedUpdateShape = z.object({ incidentId: z.uuid(), crisisId: z.uuid().nullable(), title: z.string(), nextUpdateAt: At, overdueMinutes: z.int().describe('below zero: so many minutes are left') }).meta({ id: 'PromisedUpdate' });
