// Asks migra. Each line of standard input names a database, which is read, or two, between which the changes are looked for;
// the answer is the seconds that it took and how much was found: objects, or statements.
import { createInterface } from 'node:readline';
import { createClient } from '@pgkit/client';
import { Migration, PostgreSQL } from '@pgkit/migra';

// It tells what it does; standard output is for answers alone.
console.log = () => {};

const KINDS = ['relations', 'indexes', 'constraints', 'sequences', 'enums'];

async function read(client) {
    const found = await PostgreSQL.create(client);
    return KINDS.reduce((sum, kind) => sum + Object.keys(found[kind]).length, 0);
}

async function compare(from, target) {
    const migration = await Migration.create(from, target, {});
    migration.set_safety(false);
    migration.add_all_changes();
    return migration.statements.length;
}

for await (const line of createInterface({ input: process.stdin })) {
    const start = performance.now();
    const clients = line.split(' ').map(url => createClient(url));
    const found = clients.length === 1 ? await read(clients[0]) : await compare(clients[0], clients[1]);
    await Promise.all(clients.map(client => client.end()));
    process.stdout.write(`${(performance.now() - start) / 1e3} ${found}\n`);
}
