// Asks pg-delta. Each line of standard input names a database, which is read, or two, between which the changes are looked
// for; the answer is the seconds that it took and how much was found: facts, or statements.
import { createInterface } from 'node:readline';
import pg from 'pg';
import { extract, plan } from '@supabase/pg-delta';

async function read(url) {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    try {
        return (await extract(pool)).factBase;
    } finally {
        await pool.end();
    }
}

for await (const line of createInterface({ input: process.stdin })) {
    const urls = line.split(' ');
    const start = performance.now();
    const first = await read(urls[0]);
    const found = urls.length === 1 ? first.facts().length : plan(first, await read(urls[1])).actions.length;
    console.log(`${(performance.now() - start) / 1e3} ${found}`);
}
