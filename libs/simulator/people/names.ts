import type { CountryCode } from '../retailer.ts';

export interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** `#` stands for the house number. */
  readonly streets: readonly string[];
}

/** Frequent names, combined at random: a person so named is a coincidence. */
export const NAMES: Readonly<Record<CountryCode, NameStock>> = {
  DE: {
    given: ['Anna', 'Lukas', 'Jana', 'Felix', 'Sabine', 'Jonas', 'Katrin', 'Moritz', 'Birgit', 'Tobias', 'Miriam', 'Henning', 'Ayse', 'Stefan'],
    family: ['Berger', 'Krüger', 'Lindner', 'Vogt', 'Seidel', 'Brandt', 'Hoffmann', 'Yilmaz', 'Albrecht', 'Schreiber', 'Jansen', 'Pohl', 'Reuter', 'Winkler'],
    streets: ['Lindenallee #', 'Am Mühlbach #', 'Gartenstraße #', 'Kirchweg #', 'Bahnhofstraße #', 'Rosenweg #'],
  },
  GB: {
    given: ['Emily', 'Jack', 'Priya', 'Thomas', 'Charlotte', 'Owen', 'Fiona', 'Daniel', 'Grace', 'Imran', 'Harriet', 'Callum', 'Megan', 'Samuel'],
    family: ['Barlow', 'Hughes', 'Patel', 'Whitfield', 'Ahmed', 'Sutton', 'Fraser', 'Cartwright', 'Ellis', 'Morgan', 'Bradshaw', 'Kerr', 'Holloway', 'Lamb'],
    streets: ['# Church Lane', '# Mill Road', '# Station Street', '# Victoria Terrace', '# Orchard Close', '# The Green'],
  },
  FR: {
    given: ['Camille', 'Julien', 'Léa', 'Antoine', 'Manon', 'Nicolas', 'Amina', 'Hugo', 'Sylvie', 'Mathieu', 'Chloé', 'Karim', 'Élodie', 'Pierre'],
    family: ['Lambert', 'Moreau', 'Girard', 'Benali', 'Fontaine', 'Roussel', 'Mercier', 'Dupuis', 'Chevalier', 'Gauthier', 'Perrin', 'Marchand', 'Colin', 'Renaud'],
    streets: ['# rue des Lilas', '# avenue de la Gare', '# rue du Moulin', '# place du Marché', '# chemin des Vignes', '# rue Haute'],
  },
  NL: {
    given: ['Sanne', 'Daan', 'Femke', 'Bram', 'Lotte', 'Ruben', 'Marieke', 'Joost', 'Noor', 'Thijs', 'Iris', 'Sander'],
    family: ['de Vries', 'Bakker', 'van Dijk', 'Visser', 'Mulder', 'de Groot', 'Bos', 'Hendriks', 'van Leeuwen', 'Dekker', 'Kuipers', 'El Amrani'],
    streets: ['Dorpsstraat #', 'Molenweg #', 'Kerkstraat #', 'Beukenlaan #', 'Havenkade #'],
  },
  PL: {
    given: ['Katarzyna', 'Piotr', 'Agnieszka', 'Marcin', 'Magdalena', 'Tomasz', 'Joanna', 'Jakub', 'Zofia', 'Łukasz', 'Ewa', 'Paweł'],
    family: ['Wójcik', 'Kamiński', 'Zając', 'Krawczyk', 'Mazur', 'Dudek', 'Wróbel', 'Pawlak', 'Sikora', 'Baran', 'Szulc', 'Lis'],
    streets: ['ul. Lipowa #', 'ul. Ogrodowa #', 'ul. Szkolna #', 'ul. Polna #', 'ul. Kwiatowa #'],
  },
  IT: {
    given: ['Giulia', 'Marco', 'Francesca', 'Luca', 'Chiara', 'Matteo', 'Elena', 'Davide', 'Sara', 'Paolo', 'Martina', 'Andrea'],
    family: ['Ferrari', 'Romano', 'Greco', 'Conti', 'Marino', 'Rizzo', 'Lombardi', 'Moretti', 'Barbieri', 'Fontana', 'Caruso', 'Villa'],
    streets: ['Via dei Tigli #', 'Via Garibaldi #', 'Via del Mulino #', 'Viale Europa #', 'Via della Stazione #'],
  },
  ES: {
    given: ['Lucía', 'Javier', 'Carmen', 'Álvaro', 'Marta', 'Sergio', 'Paula', 'Diego', 'Elena', 'Rubén', 'Nuria', 'Pablo'],
    family: ['Navarro', 'Romero', 'Serrano', 'Molina', 'Ortega', 'Castillo', 'Rubio', 'Iglesias', 'Vidal', 'Herrero', 'Campos', 'Prieto'],
    streets: ['Calle Mayor #', 'Calle del Olmo #', 'Avenida del Parque #', 'Calle de la Fuente #', 'Paseo del Río #'],
  },
  PT: {
    given: ['Inês', 'Tiago', 'Beatriz', 'João', 'Mariana', 'Rui', 'Sofia', 'Miguel', 'Catarina', 'Nuno'],
    family: ['Carvalho', 'Teixeira', 'Moreira', 'Correia', 'Nunes', 'Tavares', 'Figueiredo', 'Matos', 'Pinheiro', 'Lopes'],
    streets: ['Rua das Flores #', 'Rua da Escola #', 'Avenida da Liberdade #', 'Rua do Moinho #', 'Travessa da Igreja #'],
  },
};
