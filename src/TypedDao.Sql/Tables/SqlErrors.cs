namespace TypedDao.Sql.Tables;

/// <summary>Adds to errors what the caller did, on which object, and what to do about it.</summary>
internal static class SqlErrors
{
    /// <summary>Completes an error on its way out; what is already said stays.</summary>
    /// <param name="error">The error.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="target">What it acted on.</param>
    /// <param name="address">Where the database is.</param>
    public static void Complete(TypedDaoException error, string operation, ObjectTarget target, string address)
    {
        error.Operation ??= operation;
        error.Object ??= target.ToString();
        error.Store ??= target.Definition.Store;
        error.Address ??= address;
        error.Cure ??= CureOf(error.Kind);
    }

    private static string CureOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => "Correct the names in the catalog, or write the data first.",
        ErrorKind.AlreadyExists => "Correct the rows, or upsert them.",
        ErrorKind.Conflict => "Try again.",
        ErrorKind.AccessDenied => "Grant the user of the store the right to do this.",
        ErrorKind.Unauthenticated => "Correct the user or the password of the store.",
        ErrorKind.Throttled or ErrorKind.Unavailable => "Try again later.",
        ErrorKind.Timeout => "Try again later, or raise 'connect_timeout' or 'command_timeout' of the store.",
        ErrorKind.StorageFull => "Make room on the server and try again.",
        ErrorKind.InvalidData => "Correct the data, or the columns in the catalog.",
        ErrorKind.InvalidValue => "Correct the value, or the column.",
        ErrorKind.SchemaMismatch => "Correct the columns in the catalog, or the table.",
        ErrorKind.Configuration => "Correct the store's keys in the catalog or in its environment.",
        ErrorKind.NotSupported => "Use an interface or a filter that can.",
        ErrorKind.OutcomeUnknown => "Look at what is there before trying again.",
        _ => "Look at the inner error for the cause.",
    };
}
