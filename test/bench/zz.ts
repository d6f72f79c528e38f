import { startSurroundings } from '#test/bench/surroundings.ts';
import { pagesBesideTheirLimit } from '#test/bench/site.ts';
const s = await startSurroundings();
try { for (const l of await pagesBesideTheirLimit(s.databaseUrl)) console.log(l); } finally { await s.stop(); }
