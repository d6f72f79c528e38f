const acts: Record<string, string> = { Awb: 'Algemene wet bestuursrecht', Atw: 'Algemene termijnenwet' };

/** An article as a reader knows it: `Awb 9:11 lid 1` is artikel 9:11 lid 1 van de Algemene wet bestuursrecht. */
export function inFull(article: string): string {
  return `artikel ${article.slice(4)} van de ${acts[article.slice(0, 3)]}`;
}
