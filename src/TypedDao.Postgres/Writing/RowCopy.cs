using System.Buffers.Binary;
using Npgsql;
using TypedDao.Rows;
using TypedDao.Sql.Tables;

namespace TypedDao.Postgres.Writing;

/// <summary>Sends rows by binary <c>COPY</c> (PostgreSQL, "COPY", section "Binary Format").</summary>
internal static class RowCopy
{
    private const int FullBuffer = 1 << 16;

    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    /// <summary>Sends rows; all of them, or none.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="statement">The statement, which names the columns in the order of the shape.</param>
    /// <param name="table">What the columns hold.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The rows that were sent.</returns>
    /// <exception cref="InvalidValueException">A column cannot hold a value.</exception>
    public static async ValueTask<long> SendAsync<TRow, TShape>(
        NpgsqlConnection connection, string statement, SqlTable table, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        using var buffer = new CopyBuffer();
        var fields = new CopyFields(TShape.Schema, table);
        NpgsqlRawCopyStream stream = await connection.BeginRawBinaryCopyAsync(statement, cancellationToken).ConfigureAwait(false);
        bool isComplete = false;
        long count = 0;
        try
        {
            AddHeader(buffer);
            await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                count++;
                Add<TRow, TShape>(buffer, fields, row, count);
                if (buffer.Length >= FullBuffer)
                {
                    await stream.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
                    buffer.Clear();
                }
            }

            BinaryPrimitives.WriteInt16BigEndian(buffer.Add(sizeof(short)), -1);
            await stream.WriteAsync(buffer.Written, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            isComplete = true;
        }
        finally
        {
            if (!isComplete)
            {
                // Without it the driver would end the copy as if it were complete.
                await CancelAsync(stream).ConfigureAwait(false);
            }
        }

        await stream.DisposeAsync().ConfigureAwait(false);
        return count;
    }

    private static void AddHeader(CopyBuffer buffer)
    {
        Signature.CopyTo(buffer.Add(Signature.Length));
        buffer.AddInt32(0);
        buffer.AddInt32(0);
    }

    private static void Add<TRow, TShape>(CopyBuffer buffer, CopyFields fields, TRow row, long number)
        where TShape : struct, IRowShape<TRow>
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.Add(sizeof(short)), (short)TShape.Schema.Count);
        var writer = new CopyFieldWriter(buffer, fields);
        try
        {
            TShape.Write(row, ref writer);
        }
        catch (InvalidValueException error)
        {
            error.Row = number;
            throw;
        }
    }

    private static async ValueTask CancelAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (Errors.PostgresErrors.IsOne(error) || error is InvalidOperationException)
        {
            // The connection has ended, and the copy with it; why is said by what is thrown already.
        }
    }
}
