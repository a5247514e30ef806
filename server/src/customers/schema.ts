import { z } from 'zod';
import { ADDRESS_KINDS } from './put-addresses.ts';

const Part = z.string().nullable();

export const AddressOfOrder = z.object({
  orderId: z.uuid(),
  kind: z.enum(ADDRESS_KINDS),
  name: Part,
  line1: Part,
  line2: Part,
  city: Part,
  postcode: Part,
  region: Part,
  country: Part,
  phone: Part,
}).meta({ id: 'AddressOfOrder' });
export type AddressOfOrder = z.infer<typeof AddressOfOrder>;

export const Customer = z.object({
  customerId: z.uuid(),
  name: Part,
  email: Part,
  phone: Part,
  language: Part,
  country: Part,
  createdAt: z.string(),
  erasedAt: Part,
  addresses: z.array(AddressOfOrder).describe('of the latest orders'),
}).meta({ id: 'Customer' });
export type Customer = z.infer<typeof Customer>;
