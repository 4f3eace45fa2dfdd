// Reads DBML with @dbml/core, up to the JSON that it makes of a schema. With a file as its argument it reads that and ends;
// without, it reads each file that a line of standard input names, and answers with the seconds that it took: first those
// on the clock, then those of the processor.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Parser } from '@dbml/core';

function read(file) {
    const text = readFileSync(file, 'utf8');
    const start = performance.now();
    const used = process.cpuUsage();
    const schema = Parser.parseDBMLToJSONv2(text);
    const seconds = (performance.now() - start) / 1e3;
    const { user, system } = process.cpuUsage(used);
    if (schema.tables.length === 0) {
        throw new Error('no tables in ' + file);
    }
    return `${seconds} ${(user + system) / 1e6}`;
}

if (process.argv.length > 2) {
    read(process.argv[2]);
} else {
    for await (const file of createInterface({ input: process.stdin })) {
        console.log(read(file));
    }
}
