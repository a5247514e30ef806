export { eraseCustomer } from './erase-customer.ts';
export { customerErased } from './events.ts';
export { putAddresses, type AddressParts, type OrderAddress } from './put-addresses.ts';
export { readAddresses, readCustomer, recordRead } from './read-customer.ts';
export { AddressOfOrder, Customer } from './schema.ts';
export { upsertCustomers, type CustomerDraft } from './upsert-customers.ts';

import { customersRoutes } from './routes.ts';

export const customersModule = { name: 'customers', routes: customersRoutes };
