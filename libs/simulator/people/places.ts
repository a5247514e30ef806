import type { CountryCode } from '../retailer.ts';

/** A real city, with the pattern of its postcodes: `#` is a digit, `?` a letter. */
export interface Place {
  readonly city: string;
  readonly postcodePattern: string;
  readonly latitude: number;
  readonly longitude: number;
}

export const PLACES: Readonly<Record<CountryCode, readonly Place[]>> = {
  DE: [
    { city: 'Berlin', postcodePattern: '10###', latitude: 52.52, longitude: 13.4 },
    { city: 'Hamburg', postcodePattern: '20###', latitude: 53.55, longitude: 9.99 },
    { city: 'München', postcodePattern: '80###', latitude: 48.14, longitude: 11.58 },
    { city: 'Köln', postcodePattern: '506##', latitude: 50.94, longitude: 6.96 },
    { city: 'Leipzig', postcodePattern: '041##', latitude: 51.34, longitude: 12.37 },
    { city: 'Freiburg', postcodePattern: '791##', latitude: 48.0, longitude: 7.84 },
  ],
  GB: [
    { city: 'London', postcodePattern: 'SE# #??', latitude: 51.5, longitude: -0.09 },
    { city: 'Manchester', postcodePattern: 'M# #??', latitude: 53.48, longitude: -2.24 },
    { city: 'Leeds', postcodePattern: 'LS# #??', latitude: 53.8, longitude: -1.55 },
    { city: 'Bristol', postcodePattern: 'BS# #??', latitude: 51.45, longitude: -2.59 },
    { city: 'Edinburgh', postcodePattern: 'EH# #??', latitude: 55.95, longitude: -3.19 },
    { city: 'Cardiff', postcodePattern: 'CF# #??', latitude: 51.48, longitude: -3.18 },
  ],
  FR: [
    { city: 'Paris', postcodePattern: '7501#', latitude: 48.86, longitude: 2.35 },
    { city: 'Lyon', postcodePattern: '6900#', latitude: 45.76, longitude: 4.84 },
    { city: 'Nantes', postcodePattern: '44###', latitude: 47.22, longitude: -1.55 },
    { city: 'Lille', postcodePattern: '59###', latitude: 50.63, longitude: 3.06 },
    { city: 'Bordeaux', postcodePattern: '33###', latitude: 44.84, longitude: -0.58 },
  ],
  NL: [
    { city: 'Amsterdam', postcodePattern: '10## ??', latitude: 52.37, longitude: 4.9 },
    { city: 'Rotterdam', postcodePattern: '30## ??', latitude: 51.92, longitude: 4.48 },
    { city: 'Utrecht', postcodePattern: '35## ??', latitude: 52.09, longitude: 5.12 },
    { city: 'Groningen', postcodePattern: '97## ??', latitude: 53.22, longitude: 6.57 },
  ],
  PL: [
    { city: 'Warszawa', postcodePattern: '00-###', latitude: 52.23, longitude: 21.01 },
    { city: 'Kraków', postcodePattern: '30-###', latitude: 50.06, longitude: 19.94 },
    { city: 'Poznań', postcodePattern: '61-###', latitude: 52.41, longitude: 16.93 },
    { city: 'Gdańsk', postcodePattern: '80-###', latitude: 54.35, longitude: 18.65 },
  ],
  IT: [
    { city: 'Milano', postcodePattern: '201##', latitude: 45.46, longitude: 9.19 },
    { city: 'Torino', postcodePattern: '101##', latitude: 45.07, longitude: 7.69 },
    { city: 'Bologna', postcodePattern: '401##', latitude: 44.49, longitude: 11.34 },
    { city: 'Roma', postcodePattern: '001##', latitude: 41.9, longitude: 12.5 },
  ],
  ES: [
    { city: 'Madrid', postcodePattern: '280##', latitude: 40.42, longitude: -3.7 },
    { city: 'Barcelona', postcodePattern: '080##', latitude: 41.39, longitude: 2.17 },
    { city: 'Valencia', postcodePattern: '460##', latitude: 39.47, longitude: -0.38 },
    { city: 'Sevilla', postcodePattern: '410##', latitude: 37.39, longitude: -5.98 },
  ],
  PT: [
    { city: 'Lisboa', postcodePattern: '1###-###', latitude: 38.72, longitude: -9.14 },
    { city: 'Porto', postcodePattern: '4###-###', latitude: 41.15, longitude: -8.61 },
    { city: 'Braga', postcodePattern: '47##-###', latitude: 41.55, longitude: -8.42 },
  ],
};
