import { queryAsync } from 'chdb';
import { rowsOf } from './arrow.mjs';

// Texts are bytes to it.
const settings = "input_format_parquet_preserve_order = 1, output_format_arrow_string_as_string = 0, output_format_arrow_low_cardinality_as_dictionary = 0, output_format_arrow_compression_method = 'none'";

/** The rows of a file. */
export function read(file) {
    return query(`select * from file('${file}', Parquet)`);
}

/** The rows of a query, which may have settings at its end. */
export async function query(sql) {
    const answer = (await queryAsync(`${sql}${sql.includes(' settings ') ? ',' : ' settings'} ${settings}`, { format: 'ArrowStream' })).bytes();
    return answer.length === 0 ? [] : rowsOf(answer);
}

/** Runs statements, of which the last writes a file, and then a query. */
export async function write(sql, into) {
    for (const statement of into) {
        await queryAsync(statement);
    }

    return query(sql);
}
