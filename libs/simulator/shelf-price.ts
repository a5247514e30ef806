/** The nearest amount that reads like a price label: 4.19 below ten, 76.90 from ten on. */
export function shelfPrice(minor: number): number {
  return minor < 1_000 ? Math.round(minor / 10) * 10 - 1 : Math.round(minor / 100) * 100 - 10;
}
