using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using TypedDao.Codecs;
using TypedDao.Postgres.Connection;
using TypedDao.Postgres.Errors;
using TypedDao.Postgres.Types;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Reading;

/// <summary>The rows of a statement, one at a time, on a connection of their own.</summary>
internal sealed class RowCursor : IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly string _source;
    private readonly bool[] _mayLackValue;
    private readonly bool[] _mayExceed;
    private NpgsqlDataReader? _reader;
    private byte[] _scratch = new byte[256];
    private bool _isAtEnd;
    private long _position;

    private RowCursor(PostgresDatabase database, NpgsqlConnection connection, SqlTable table, RowSchema schema, SqlStatement statement)
    {
        _database = database;
        _connection = connection;
        _command = PostgresCommands.Make(connection, statement);
        _source = table.Name.ToString();
        Schema = schema;
        _mayLackValue = [.. schema.Select(column => !column.Type.IsNullable && table.Find(column.Name)?.IsRequired != true)];
        _mayExceed = [.. schema.Select(column => column.Type.Kind is ColumnKind.Decimal && table.Find(column.Name)?.Type != PostgresType.Declare(column.Type))];
    }

    /// <summary>The columns of the rows, in the order of the statement.</summary>
    public RowSchema Schema { get; }

    /// <summary>Takes what cannot be read of the current row.</summary>
    public ValueFailure Failure { get; } = new();

    /// <summary>The driver's reader, on the current row.</summary>
    public NpgsqlDataReader Reader => _reader!;

    /// <summary>Asks the server.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="schema">The columns that the statement selects, in its order.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    public static async ValueTask<RowCursor> OpenAsync(
        PostgresDatabase database, SqlTable table, RowSchema schema, SqlStatement statement, CancellationToken cancellationToken)
    {
        RowCursor? cursor = null;
        try
        {
            cursor = new RowCursor(database, await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), table, schema, statement);
            cursor._reader = await cursor._command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            cursor.CheckTypes();
            return cursor;
        }
        catch (Exception error)
        {
            if (cursor is not null)
            {
                await cursor.DisposeAsync().ConfigureAwait(false);
            }

            if (PostgresErrors.IsOne(error))
            {
                throw PostgresErrors.Of(error, database.Settings);
            }

            throw;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    /// <returns>Whether there is one.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool found = await Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            _isAtEnd = !found;
            _position++;
            return found;
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            throw PostgresErrors.Of(error, _database.Settings);
        }
    }

    /// <summary>Makes the row.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="badRows">Takes a row that cannot be read.</param>
    /// <param name="row">The row.</param>
    /// <returns>False where it cannot be read.</returns>
    public bool TryRead<TRow, TShape>(IBadRowHandler badRows, [NotNullWhen(true)] out TRow? row)
        where TShape : struct, IRowShape<TRow>
    {
        var fields = new PostgresFieldReader(this);
        row = TShape.Read(ref fields);
        if (!Failure.IsSet)
        {
            return row is not null;
        }

        badRows.OnBadRow(new RejectedRow
        {
            Source = _source,
            Line = _position,
            Column = Failure.Column,
            Value = Failure.Value,
            Error = Failure.Error!,
            Raw = string.Empty,
        });
        Failure.Clear();
        return false;
    }

    /// <summary>Whether a column that is declared without null is null in the current row; it is noted then.</summary>
    /// <param name="field">The position of the column.</param>
    public bool LacksValue(int field)
    {
        if (!_mayLackValue[field] || !Reader.IsDBNull(field))
        {
            return false;
        }

        Failure.Note(Schema[field].Name, null, "null in a column that is not nullable");
        return true;
    }

    /// <summary>Whether the server allows a column numbers that do not fit its declared type.</summary>
    /// <param name="field">The position of the column.</param>
    public bool MayExceed(int field) => _mayExceed[field];

    /// <summary>The binary form of a value; valid until the next call.</summary>
    /// <param name="field">The position of the column; it is not null.</param>
    public ReadOnlySpan<byte> Bytes(int field)
    {
        int length = (int)Reader.GetBytes(field, 0, null, 0, 0);
        if (_scratch.Length < length)
        {
            _scratch = new byte[Math.Max(length, _scratch.Length * 2)];
        }

        Reader.GetBytes(field, 0, _scratch, 0, length);
        return _scratch.AsSpan(0, length);
    }

    /// <summary>Ends the statement, on the server too, and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_reader is { } reader)
            {
                if (!_isAtEnd && !reader.IsClosed && _connection.State is ConnectionState.Open)
                {
                    // The driver would read the rest to its end. It can only ask the server synchronously.
                    await Task.Run(_command.Cancel).ConfigureAwait(false);
                }

                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            // That the statement was cancelled, or an error that was thrown already.
        }
        finally
        {
            await _command.DisposeAsync().ConfigureAwait(false);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void CheckTypes()
    {
        for (int i = 0; i < Schema.Count; i++)
        {
            ColumnType type = Schema[i].Type;
            bool isArray = PostgresType.IsArray(type);
            ColumnKind kind = isArray ? type.Element!.Kind : type.Kind;
            PostgresType expected = PostgresType.Of(kind);
            uint found = Reader.GetDataTypeOID(i);
            if (found != (isArray ? expected.ArrayOid : expected.Oid) && !(kind is ColumnKind.String && found == (isArray ? 1015u : 1043u)))
            {
                throw new TypedDaoException(
                    ErrorKind.SchemaMismatch,
                    string.Create(CultureInfo.InvariantCulture, $"Table {_source} has changed: column '{Schema[i].Name}' is {Reader.GetDataTypeName(i)}, expected {PostgresType.Declare(type)}."));
            }
        }
    }
}
