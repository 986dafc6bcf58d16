import { readFileSync } from 'node:fs';
import { readParquet } from 'parquet-wasm';
import { rowsOf } from './arrow.mjs';

/** The rows of a file. */
export function read(file) {
    return rowsOf(readParquet(readFileSync(file)).intoIPCStream());
}
