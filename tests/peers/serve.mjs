// Answers requests, one JSON object a line: {"peer": …, "do": "read" | "write" | "query", "file" or "sql": …}. What the peer finds is
// printed as one JSON array a row, in the form that canonical.mjs defines, and {"end": rows} or {"error": text} behind the last.
import { createInterface } from 'node:readline';

const peers = {};

for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    try {
        const peer = peers[request.peer] ??= await import(`./${request.peer}.mjs`);
        const rows = await peer[request.do](request.file ?? request.sql, request.into);
        const answer = rows.map(row => JSON.stringify(row));
        answer.push(JSON.stringify({ end: rows.length }));
        process.stdout.write(answer.join('\n') + '\n');
    } catch (error) {
        process.stdout.write(JSON.stringify({ error: String(error?.message ?? error) }) + '\n');
    }
}

// Peers keep threads.
process.exit(0);
