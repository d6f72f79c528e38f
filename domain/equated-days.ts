import type { Day } from './day.ts';
import { day } from './day.ts';

/**
 * Days that royal decrees equate with a holiday (Algemene termijnenwet 3 lid 3). They follow no rule that can be
 * computed, so they are data: after `knownUntil` no decree is known, before `knownFrom` none was looked up.
 */
export const equatedDays = {
  knownFrom: day('2020-01-01'),
  knownUntil: day('2028-12-31'),
  days: new Set<Day>(
    [
      // Decree of 20 September 2019, for 2020–2022.
      ...['2020-05-22', '2021-05-14', '2022-05-27'],
      // Decree for 2023–2025.
      ...['2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30'],
      // Decree for 2026–2028. The next one, for 2029–2031, is to be expected in 2028.
      ...['2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26'],
    ].map(day),
  ),
};
