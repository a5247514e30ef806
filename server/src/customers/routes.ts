import { z } from 'zod';
import { route } from '../kernel/route.ts';
import { eraseCustomer } from './erase-customer.ts';
import { readAddresses, readCustomer } from './read-customer.ts';
import { AddressOfOrder, Customer } from './schema.ts';

const readCustomerRoute = route({
  method: 'GET',
  path: '/clients/:clientId/customers/:customerId',
  operation: 'readCustomer',
  tag: 'customers',
  summary: 'Who a customer is and how to reach them',
  description: 'Personal data: each reading is written down with who read it.',
  permission: 'customers.read',
  params: z.object({ clientId: z.uuid(), customerId: z.uuid() }),
  response: Customer,
  async handle(ctx, { params }) {
    return readCustomer(ctx, params.customerId);
  },
});

const readAddressesRoute = route({
  method: 'GET',
  path: '/clients/:clientId/orders/:orderId/addresses',
  operation: 'readAddresses',
  tag: 'customers',
  summary: 'Where an order goes',
  description: 'Personal data: each reading is written down with who read it.',
  permission: 'customers.read',
  params: z.object({ clientId: z.uuid(), orderId: z.uuid() }),
  response: z.object({ addresses: z.array(AddressOfOrder) }),
  async handle(ctx, { params }) {
    return { addresses: await readAddresses(ctx, params.orderId) };
  },
});

const eraseCustomerRoute = route({
  method: 'POST',
  path: '/clients/:clientId/customers/:customerId/erase',
  operation: 'eraseCustomer',
  tag: 'customers',
  summary: 'Delete what is known of a customer',
  description: 'Cannot be undone. Orders stay, without a name or an address.',
  permission: 'customers.erase',
  params: z.object({ clientId: z.uuid(), customerId: z.uuid() }),
  response: z.object({ erasedAt: z.string() }),
  async handle(ctx, { params }) {
    return eraseCustomer(ctx, params.customerId);
  },
});

export const customersRoutes = [readCustomerRoute, readAddressesRoute, eraseCustomerRoute];
