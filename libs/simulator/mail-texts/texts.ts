import type { LanguageCode } from '../retailer.ts';
import { DE } from './de.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import { IT } from './it.ts';
import { NL } from './nl.ts';
import { PL } from './pl.ts';
import { PT } from './pt.ts';
import type { MailTexts } from './mail-texts.ts';

/** How customers write, by language. `{order}` and `{name}` are filled in. */
export const MAIL_TEXTS: Readonly<Record<LanguageCode, MailTexts>> = { de: DE, en: EN, es: ES, fr: FR, it: IT, nl: NL, pl: PL, pt: PT };
