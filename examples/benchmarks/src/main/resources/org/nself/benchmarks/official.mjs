// Reads DBML with @dbml/core, up to the JSON that it makes of a schema. With a file as its argument it reads that and ends;
// without, it reads each file that a line of standard input names, and answers with the milliseconds that it took.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Parser } from '@dbml/core';

function read(file) {
    const text = readFileSync(file, 'utf8');
    const start = performance.now();
    const schema = Parser.parseDBMLToJSONv2(text);
    const millis = performance.now() - start;
    if (schema.tables.length === 0) {
        throw new Error('no tables in ' + file);
    }
    return millis;
}

if (process.argv.length > 2) {
    read(process.argv[2]);
} else {
    for await (const file of createInterface({ input: process.stdin })) {
        console.log(read(file));
    }
}
