/**
 * A count as readers get it: `few` is one or more but under the threshold; `withheld` is nought or at least the threshold,
 * or simply anything when nothing in the table is called `few`.
 */
export type Count = number | 'few' | 'withheld';

/** Cells that are together as much as others, and so give each other away. */
export interface Sum {
  left: readonly string[];
  right: readonly string[];
}

interface Table {
  cells: ReadonlyMap<string, number>;
  sums: readonly Sum[];
  threshold: number;
  hidden: Set<string>;
  /** Whether a small count is called `few`, which tells more than that it is hidden. */
  saysFew: boolean;
}

/**
 * Hides the counts of a table that are so small that they may point at people, and as many others as it takes that nobody
 * can compute them back: for each hidden small count another value is possible that fits all that is shown. Noughts are
 * shown as long as that holds.
 */
export function hideSmallCells(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  threshold: number,
): Map<string, Count> {
  const small = new Set([...cells.keys()].filter((cell) => cells.get(cell)! > 0 && cells.get(cell)! < threshold));
  // In some tables to say `few` is already to say how many.
  const table = [true, false]
    .map((saysFew): Table => ({ cells, sums, threshold, hidden: new Set(small), saysFew }))
    .find((one, index) => protect(one, [...small]) || index === 1)!;
  const hiddenAs = (cell: string) => (table.saysFew && small.has(cell) ? 'few' : 'withheld');
  return new Map([...cells].map(([cell, n]) => [cell, table.hidden.has(cell) ? hiddenAs(cell) : n]));
}

/** Hides more until every small count is safe. False: that cannot be reached. */
function protect(table: Table, small: readonly string[]): boolean {
  for (;;) {
    const given = small.find((cell) => !isOpen(table, cell));
    if (given === undefined) return true;
    const next = nextToHide(table, given);
    if (next === undefined) return false;
    table.hidden.add(next);
  }
}

/** Whether the cell could also be one more or one less, as far as anybody can tell. */
function isOpen(table: Table, cell: string): boolean {
  return [1, -1].some((by) => mayBe(table, cell, by) && fits(table, new Map([[cell, by]])));
}

/** Whether all sums can be made to hold again, each by one more or one less of a hidden cell that was not changed yet. */
function fits(table: Table, changed: ReadonlyMap<string, number>): boolean {
  const change = (side: readonly string[]) => side.reduce((total, cell) => total + (changed.get(cell) ?? 0), 0);
  const repairs = table.sums
    .map(({ left, right }) => ({ left, right, off: change(left) - change(right) }))
    .filter(({ off }) => off !== 0)
    .map(({ left, right, off }) => [
      ...left.map((cell) => [cell, -Math.sign(off)] as const),
      ...right.map((cell) => [cell, Math.sign(off)] as const),
    ])
    .map((ways) => ways.filter(([cell, by]) => !changed.has(cell) && table.hidden.has(cell) && mayBe(table, cell, by)));
  // The sum with the fewest ways out decides soonest whether there is any.
  const [fewest] = repairs.sort((a, b) => a.length - b.length);
  return !fewest || fewest.some(([cell, by]) => fits(table, new Map([...changed, [cell, by]])));
}

/** A reader knows of `few` that it is under the threshold, and of what is withheld beside it that it is not. */
function mayBe({ cells, threshold, saysFew }: Table, cell: string, by: number): boolean {
  const is = cells.get(cell)!;
  const changed = is + by;
  if (!saysFew) return changed >= 0;
  if (is === 0) return false;
  return is < threshold ? changed > 0 && changed < threshold : changed >= threshold;
}

/** The smallest count still shown in the sums of this cell, or else further along the sums; noughts come last. */
function nextToHide({ cells, sums, hidden }: Table, cell: string): string | undefined {
  const reached = new Set([cell]);
  const noughts: string[] = [];
  for (const from of reached) {
    const beside = sums.map(({ left, right }) => [...left, ...right]).filter((all) => all.includes(from));
    const shown = beside.flat().filter((one) => !hidden.has(one));
    const [smallest] = shown.filter((one) => cells.get(one)! > 0).sort((a, b) => cells.get(a)! - cells.get(b)!);
    if (smallest) return smallest;
    noughts.push(...shown);
    for (const one of beside.flat()) if (hidden.has(one)) reached.add(one);
  }
  return noughts[0];
}
