import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { ComponentBody, NewIncidentBody, NewUpdateBody, PostedShape, PromisedUpdateShape, RetractBody, StatusShape } from '../schema.ts';
import { findPromisedUpdates, readStatus, type Incident } from './find-incidents.ts';
import { openIncident, postUpdate } from './post-update.ts';
import { retractUpdate } from './retract-update.ts';
import { setComponent } from './set-component.ts';
import { COMPONENTS, incidentCan } from './states.ts';

const tag = 'comms';
const InClient = z.object({ clientId: z.uuid() });

const withVerbs = (incident: Incident) => ({ ...incident, can: incidentCan(incident.state, incident.retractedAt !== null) });

const readStatusRoute = route({
  method: 'GET', path: '/clients/:clientId/status', operation: 'readStatus', tag, permission: 'comms.read',
  summary: 'What the public status page says, for those who write it',
  params: InClient, response: StatusShape,
  async handle(ctx) {
    const { client, now, components, current, earlier } = await readStatus(ctx);
    return { path: `/status/${client.slug}`, asOf: now, components, current: current.map(withVerbs), earlier: earlier.map(withVerbs) };
  },
});

const findPromisedUpdatesRoute = route({
  method: 'GET', path: '/clients/:clientId/status/promised-updates', operation: 'findPromisedUpdates', tag, permission: 'comms.read',
  summary: 'Updates that were promised, the most urgent first',
  params: InClient, response: z.array(PromisedUpdateShape),
  handle: (ctx) => findPromisedUpdates(ctx),
});

const openIncidentRoute = route({
  method: 'POST', path: '/clients/:clientId/status/incidents', operation: 'openIncident', tag, permission: 'comms.run', status: 201,
  summary: 'Open an incident on the public page',
  params: InClient, body: NewIncidentBody, response: PostedShape,
  handle: (ctx, { body }) => openIncident(ctx, body),
});

const postUpdateRoute = route({
  method: 'POST', path: '/clients/:clientId/status/incidents/:incidentId/updates', operation: 'postUpdate', tag, permission: 'comms.run', status: 201,
  summary: 'Say something new about an incident, or end it with the state "resolved"',
  params: InClient.extend({ incidentId: z.uuid() }), body: NewUpdateBody, response: PostedShape,
  handle: (ctx, { params, body }) => postUpdate(ctx, params.incidentId, body),
});

const retractUpdateRoute = route({
  method: 'POST', path: '/clients/:clientId/status/updates/:updateId/retract', operation: 'retractUpdate', tag, permission: 'comms.run',
  summary: 'Take an update back, visibly',
  params: InClient.extend({ updateId: z.uuid() }), body: RetractBody, response: z.object({ changed: z.boolean() }),
  handle: (ctx, { params, body }) => retractUpdate(ctx, params.updateId, body.note),
});

const setComponentRoute = route({
  method: 'PUT', path: '/clients/:clientId/status/components/:component', operation: 'setComponent', tag, permission: 'comms.run',
  summary: 'Show a part of the shop in another state',
  params: InClient.extend({ component: z.enum(COMPONENTS) }), body: ComponentBody,
  handle: (ctx, { params, body }) => setComponent(ctx, params.component, body.state),
});

export const statusRoutes = [readStatusRoute, findPromisedUpdatesRoute, openIncidentRoute, postUpdateRoute, retractUpdateRoute, setComponentRoute];
