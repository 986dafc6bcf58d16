namespace TypedDao.Files;

/// <summary>Adds to errors what the caller did, on which object, and what to do about it.</summary>
internal static class FileErrors
{
    /// <summary>Completes an error on its way out; what is already said stays, but for the operation of a storage.</summary>
    /// <param name="error">The error.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="target">What it acted on.</param>
    /// <param name="address">The address of the data, where the error does not know a closer one.</param>
    public static void Complete(TypedDaoException error, string operation, ObjectTarget target, string? address)
    {
        if (error.Object is null)
        {
            error.Operation = operation;
            error.Object = target.ToString();
        }

        error.Operation ??= operation;
        error.Store ??= target.Definition.Store;
        error.Address ??= address;
        error.Cure ??= CureOf(error.Kind, target);
    }

    private static string CureOf(ErrorKind kind, ObjectTarget target) => kind switch
    {
        ErrorKind.NotFound => "Check the address, or write the data first.",
        ErrorKind.AlreadyExists => "Choose another key, or delete what is there.",
        ErrorKind.Conflict => "Read what is there now and try again.",
        ErrorKind.AccessDenied => "Give the user or role the right to do this at the address.",
        ErrorKind.Unauthenticated => "Check the credentials of the store.",
        ErrorKind.Throttled or ErrorKind.Unavailable or ErrorKind.Timeout => "Try again later.",
        ErrorKind.StorageFull => "Make room at the address and try again.",
        ErrorKind.InvalidData => "Repair or replace the file, or correct the format in the catalog.",
        ErrorKind.InvalidValue => "Correct the value, or widen the column in the catalog.",
        ErrorKind.SchemaMismatch => "Correct the columns in the catalog, or the file.",
        ErrorKind.Configuration => "Correct the store's keys in the catalog or in its environment.",
        ErrorKind.NotSupported => "Use an environment, an interface or a format that can.",
        ErrorKind.Incomplete => $"Run 'typeddao replicas repair {target.Definition.FullName}', which copies it to the others.",
        ErrorKind.OutcomeUnknown => "Look at what is there before trying again.",
        _ => "Look at the inner error for the cause.",
    };
}
