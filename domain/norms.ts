/** The four values and 22 norms of proper conduct (Behoorlijkheidswijzer of the Nationale ombudsman), by their own names. */
export const values = {
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

export type Value = keyof typeof values;

/** One norm of proper conduct. */
export type Norm = (typeof values)[Value][number];

/** All 22 norms, in the order of their values. */
export const norms: readonly Norm[] = Object.values(values).flat();

/** Under which value a norm falls. */
export function valueBehind(norm: Norm): Value {
  return (Object.keys(values) as Value[]).find((value) => (values[value] as readonly Norm[]).includes(norm))!;
}
