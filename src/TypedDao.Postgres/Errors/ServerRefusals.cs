using Npgsql;

namespace TypedDao.Postgres.Errors;

/// <summary>What the codes of the server mean (PostgreSQL, appendix "PostgreSQL Error Codes").</summary>
internal static class ServerRefusals
{
    /// <summary>The error of a refusal.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="settings">What was used to connect.</param>
    /// <param name="isWrite">Whether rows were being written, whose values may be at fault.</param>
    public static TypedDaoException Of(PostgresException error, NpgsqlConnectionStringBuilder settings, bool isWrite)
    {
        string server = $"{settings.Host}:{settings.Port}";
        string said = error.MessageText.TrimEnd('.');
        string table = error.TableName is { } name ? $"table {error.SchemaName}.{name}" : "the table";
        return error.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => Make(
                ErrorKind.Unauthenticated, $"The server at {server} refuses user '{settings.Username}' or the password."),
            PostgresErrorCodes.InvalidCatalogName => Make(
                ErrorKind.NotFound, $"The server at {server} has no database '{settings.Database}'.", "Correct 'database' of the store."),
            PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => Make(ErrorKind.NotFound, $"The server says: {said}."),
            PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.WrongObjectType
                or PostgresErrorCodes.ProtocolViolation or PostgresErrorCodes.InvalidBinaryRepresentation => Make(
                ErrorKind.SchemaMismatch, $"The table has changed while it was used: {said}.", "Try again; then the columns are compared."),
            PostgresErrorCodes.InsufficientPrivilege => Make(ErrorKind.AccessDenied, $"The server says to user '{settings.Username}': {said}."),
            PostgresErrorCodes.UniqueViolation => Make(ErrorKind.AlreadyExists, $"A row with the same key is in {table} already (constraint '{error.ConstraintName}')."),
            PostgresErrorCodes.NotNullViolation => Make(ErrorKind.InvalidValue, $"Column '{error.ColumnName}' of {table} cannot be null."),
            PostgresErrorCodes.CheckViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation => Make(
                ErrorKind.InvalidValue, $"A row breaks constraint '{error.ConstraintName}' of {table}."),
            PostgresErrorCodes.InvalidColumnReference when isWrite => Make(
                ErrorKind.NotSupported, "The table has no unique constraint on the primary keys, which an upsert needs.", "Add a primary key or a unique constraint on these columns to the table."),
            PostgresErrorCodes.QueryCanceled => new TypedDaoException(ErrorKind.Timeout, $"The server ended the statement: {said}.", error) { IsTransient = false },
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => new TypedDaoException(
                ErrorKind.Conflict, $"Another transaction was in the way: {said}.", error)
            { IsTransient = true },
            PostgresErrorCodes.TooManyConnections => Make(ErrorKind.Throttled, $"The server at {server} takes no more connections."),
            PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => Make(
                ErrorKind.Unavailable, $"The server at {server} is starting or ending: {said}."),
            PostgresErrorCodes.DiskFull => Make(ErrorKind.StorageFull, $"The server says: {said}."),
            PostgresErrorCodes.ReadOnlySqlTransaction => Make(ErrorKind.AccessDenied, $"The server at {server} can only be read."),
            ['2', '2', ..] => Make(isWrite ? ErrorKind.InvalidValue : ErrorKind.InvalidData, $"The server says of a value: {said}."),
            ['0', '8', ..] => Make(ErrorKind.Unavailable, $"The connection to the server at {server} was lost."),
            _ => Make(ErrorKind.Unexpected, $"The server says: {said} ({error.SqlState})."),
        };

        TypedDaoException Make(ErrorKind kind, string fact, string? cure = null) => new(kind, fact, error) { Cure = cure };
    }
}
