import { z } from 'zod';

/** What platforms write as text, as a number, as null or as an empty text: a text or nothing. */
export const PlatformText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim() || undefined);

/** Of a list that may be missing or null. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
