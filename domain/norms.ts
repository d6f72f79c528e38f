/** The four values and 22 norms of proper conduct (Behoorlijkheidswijzer of the Nationale ombudsman), by their own names. */
const values = {
  'open en duidelijk': ['transparant', 'goede informatieverstrekking', 'luisteren naar de burger', 'goede motivering'],
  respectvol: [
    'respecteren van grondrechten',
    'bevorderen van actieve deelname door de burger',
    'fatsoenlijke bejegening',
    'fair play',
    'evenredigheid',
    'bijzondere zorg',
  ],
  'betrokken en oplossingsgericht': [
    'maatwerk',
    'samenwerking',
    'coulante opstelling',
    'voortvarendheid',
    'de-escalatie',
  ],
  'eerlijk en betrouwbaar': [
    'integriteit',
    'betrouwbaarheid',
    'onpartijdigheid',
    'redelijkheid',
    'goede voorbereiding',
    'goede organisatie',
    'professionaliteit',
  ],
} as const;

/** One norm of proper conduct. */
export type Norm = (typeof values)[keyof typeof values][number];

/** All 22 norms, in the order of their values. */
export const norms: readonly Norm[] = Object.values(values).flat();
