// Reads a file with hyparquet, one row group after the other: node --expose-gc hyparquet.mjs check|serve FILE [COLUMN…]
// "check" prints the checksum over all fields. "serve" reads once for each line of the input, and answers with what that cost.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { Checksum } from './checksum.mjs';

const [task, path, ...columns] = process.argv.slice(2);

async function* rowGroups() {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
        const rowEnd = rowStart + Number(group.num_rows);
        yield await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd, columns: columns.length > 0 ? columns : undefined });
        rowStart = rowEnd;
    }
}

async function check() {
    const sum = new Checksum();
    for await (const rows of rowGroups()) {
        rows.forEach(row => sum.addRow(row));
    }

    return sum.toString();
}

// Looks at each row, so that none is left out.
async function look() {
    let sum = 0;
    for await (const rows of rowGroups()) {
        for (const row of rows) {
            sum += Number(row.l_orderkey) ^ (row.l_comment?.length ?? 0);
        }
    }

    return sum;
}

async function measure() {
    globalThis.gc();
    writeFileSync('/proc/self/clear_refs', '5');
    const cpu = process.cpuUsage();
    const start = performance.now();
    await look();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));

    // What is allocated is not known.
    return `${wall} ${(user + system) / 1000} - ${peak * 1024}`;
}

if (task === 'check') {
    console.log(await check());
} else {
    for await (const _ of createInterface({ input: process.stdin })) {
        console.log(await measure());
    }
}
