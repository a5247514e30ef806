/** A product of the catalogue; every size in every finish is an item of its own. */
export interface Product {
  readonly title: string;
  /** Of a size whose factor is 1, in the base currency, tax included. */
  readonly priceMinor: number;
  readonly weightGrams: number;
  /** Label and factor on price and weight. */
  readonly sizes?: Readonly<Record<string, number>>;
  readonly finishes?: readonly string[];
  readonly shelfLifeDays?: number;
}
